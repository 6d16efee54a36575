"""Fields that name a figure: they offer those that are known by their words, and keep the key."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.text import search_key, sort_key
from mgops_desktop.files import shipped
from mgops_desktop.indicators.catalogue import RATIOS
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import catalogue_keys
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.report import YearlyCount

Words = Mapping[str, str]


@cache
def shipped_counts() -> Words:
    """Return the figures of others that many reports have: their keys and words."""
    with shipped("resources", "texts", "yearly_counts.toml").open("rb") as file:
        return tomllib.load(file)


def with_known_words(session: Session, kind: str, fields: Sequence[FieldShape]) -> list[FieldShape]:
    """Return the fields; those that name a figure offer what is known, by its words."""
    return [_worded(session, _FIELDS.get((kind, field.name)), field) for field in fields]


def _worded(session: Session, known: "_Known | None", field: FieldShape) -> FieldShape:
    if known is None:
        return field
    words, label, help_ = known
    found = sorted(words(session).items(), key=lambda one: sort_key(one[1]))
    options = tuple(Option(key, one) for key, one in found)
    return replace(field, type=FieldType.WORD, options=options, label=label, help=help_)


def _counts(session: Session) -> Words:
    """What is shipped and what the centre has counted already, the newest words first."""
    query = select(YearlyCount.key, YearlyCount.wording).order_by(YearlyCount.year)
    used = {key: wording or key for key, wording in session.execute(query)}
    return _each_once(
        dict(shipped_counts()) | {k: w for k, w in used.items() if k not in shipped_counts()}
    )


def _figures(session: Session) -> Words:
    counting = Counting(session, Period.year(today_of(session).year))
    return _each_once({k: w for k, w in catalogue_keys(counting).items() if k not in RATIOS})


def _wholes(session: Session) -> Words:
    query = select(YearlyCount.number, YearlyCount.wording, YearlyCount.key, YearlyCount.year)
    rows = session.execute(query)
    return {number: f"{wording or key} ({year}, {number})" for number, wording, key, year in rows}


def _each_once(words: Words) -> Words:
    """Words that two keys share name the first of them; the others go by their keys."""
    seen: set[str] = set()
    found = {}
    for key, word in words.items():
        found[key] = f"{word} ({key})" if search_key(word) in seen else word
        seen.add(search_key(word))
    return found


_Known = tuple[Callable[[Session], Words], str, str]
_FIELDS: Mapping[tuple[str, str], _Known] = {
    ("yearly_count", "key"): (
        _counts,
        "Jaka liczba",
        "Wybierz z listy (strzałka w dół) albo wpisz nową nazwę.",
    ),
    ("yearly_count", "part_of"): (_wholes, "Część liczby", "Wybierz liczbę, której to jest część."),
    ("opening_figure", "indicator"): (
        _figures,
        "Wskaźnik",
        "Wybierz z listy: wpisz kilka liter albo naciśnij strzałkę w dół.",
    ),
}
