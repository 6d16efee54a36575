"""The rows of "Metryka terminów" of one procedure: what was due when, done when, by whom, how late and why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.words import joined, short_basis
from mgops_desktop.operations.blue_card_terms import TermOnCard
from mgops_desktop.operations.list_file import ShownList
from mgops_desktop.reports.blue_card.terms import TermLine, kept_words

_HEADERS = (
    *("Termin", "Podstawa", "Kto działa", "Od", "Termin bez przesunięcia", "Termin"),
    *("Wykonano", "Dni po terminie", "Powód", "Wyjaśnienie"),
)
_ADD_REASON = "brak powodu: otwórz zapis i wpisz powód naruszenia"


def term_rows(found: Iterable[TermOnCard], today: date) -> list[TwoLineRow]:
    """Return the terms; a row opens the record in which the term was kept, or is still to be."""
    return [_row(one, today) for one in found]


def unexplained_rows(found: Iterable[TermOnCard], today: date) -> list[TwoLineRow]:
    """Return terms of the overview, in the words of the proof; a row opens the record that lacks the reason."""
    return [replace(_row(one, today), key=one.record) for one in found]


def terms_list(number: str, found: Iterable[TermOnCard], today: date) -> ShownList:
    """Return the terms as they are copied and saved."""
    rows = tuple(
        (
            *(line.title, line.basis, line.who, line.start, line.last, line.shifted),
            *(kept_words(line, today), line.late or None, line.reason, line.explanation),
        )
        for line in (one.line for one in found)
    )
    return ShownList(f"Metryka terminów {number}", _HEADERS, rows)


def _row(one: TermOnCard, today: date) -> TwoLineRow:
    line = one.line
    moved = line.shifted != line.last
    until = f"bez przesunięcia {short_date(line.last)}" if moved else ""
    reason = f"powód: {line.reason}" if line.reason else ""
    if one.lacks_reason:
        reason = _ADD_REASON
    done = f"wykonano {short_date(line.done)}" if line.done else kept_words(line, today)
    words = joined(until, done, f"kto: {line.who}", reason)
    return TwoLineRow(
        one,
        line.title,
        joined(words, line.explanation, short_basis(line.basis)),
        short_date(line.shifted),
        badge=_badge(line, today),
        strong=False,
    )


def _badge(line: TermLine, today: date) -> Badge:
    if line.late:
        return Badge(f"{counted(line.late, 'dzień')} po terminie", "danger")
    if line.done is not None:
        return Badge("w terminie", "ok")
    return Badge(kept_words(line, today), "muted" if line.moot else "accent")
