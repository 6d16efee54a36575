"""The rows of the report page: sections with their marks, findings, and an opened figure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mgops_desktop.domain.check import Finding, Severity
from mgops_desktop.domain.figure import Amount, Figure, PartKind, RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import number, period_name
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.targets import REPORT_TEXT, Target, place_of
from mgops_desktop.gui.widgets.figure_panel import FigureView
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.indicators.listing import Line
from mgops_desktop.operations.check.sections import section_of
from mgops_desktop.operations.figure import OpenedFigure
from mgops_desktop.operations.report_text import TEXT_ONLY
from mgops_desktop.reports.blocks import Section
from mgops_desktop.storage.describe import Named

_MARKS = {
    Severity.ERROR: ("circle-alert", "danger", "są błędy"),
    Severity.WARNING: ("triangle-alert", "warn", "są uwagi"),
}
_FINE = ("circle-check", "ok", "bez uwag")
_MOST_PARTS = 8
_HEADS = frozenset({"title", "title_page"})
_SHORT = {
    "basis": "Podstawa i program",
    "casework": "Asystent rodziny",
    "closures": "Zakończenia i monitoring",
    "court": "Sąd",
    "meetings": "Spotkania i wyjazdy",
    "blue_card": "Niebieskie Karty",
    "counselling": "Poradnictwo",
    "foster_care": "Piecza zastępcza",
    "other_bodies": "Dane innych podmiotów",
    "needs": "Potrzeby",
}
_TEXT_CODES = frozenset({"text_carried_over", "text_of_last_year", "needs_missing"})


def section_rows(sections: Iterable[Section], findings: Iterable[Finding]) -> list[ListRow]:
    """Return the sections with what "Sprawdź" says of each; unprinted ones without text last."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        key = section_of(finding)
        if worst.get(key) is not Severity.ERROR:
            worst[key] = finding.severity
    rows: list[ListRow] = []
    printed = set()
    for section in sections:
        printed.add(section.key)
        icon, tone, words = _MARKS[worst[section.key]] if section.key in worst else _FINE
        rows.append(
            TwoLineRow(
                section.key,
                short_title(section),
                more=section.title,
                icon=icon,
                icon_tone=tone,
                icon_words=words,
                strong=False,
            )
        )
    missing = [key for key in TEXT_ONLY if key not in printed]
    if missing:
        rows.append(SectionRow("Nie drukują się: brak tekstu"))
        rows += [TwoLineRow(key, TEXT_ONLY[key], icon="minus", strong=False) for key in missing]
    return rows


def plain_rows(sections: Iterable[Section]) -> list[ListRow]:
    """Return the parts of a paper that is not checked; its head is no part."""
    return [
        TwoLineRow(section.key, section.title, strong=False)
        for section in sections
        if section.key not in _HEADS
    ]


def short_title(section: Section) -> str:
    """Return the number of a section with a short name, for the narrow list."""
    short = _SHORT.get(section.key)
    figure, dot, _rest = section.title.partition(". ")
    return f"{figure}{dot}{short}" if short and dot else section.title


def finding_rows(
    findings: Sequence[Finding], names: Mapping[RecordRef, Named], access: Access
) -> list[ListRow]:
    """Return errors, then warnings; each leads to its record where the account may go."""
    rows: list[ListRow] = []
    for severity, title, tone in (
        (Severity.ERROR, "Błędy", "danger"),
        (Severity.WARNING, "Ostrzeżenia", "warn"),
    ):
        found = [one for one in findings if one.severity is severity]
        if found:
            rows.append(SectionRow(title, len(found), tone))
            rows += [_finding_row(place, one, names, access) for place, one in enumerate(found)]
    return rows


def count_words(findings: Sequence[Finding]) -> str:
    """Return the second line of the title: how much there is to look at."""
    counts = Counter(one.severity for one in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    if not errors and not warnings:
        return "bez uwag przed wydrukiem"
    found = joined(
        f"błędy: {errors}" if errors else "", f"ostrzeżenia: {warnings}" if warnings else ""
    )
    return f"{found} · nic nie blokuje wydruku"


def _finding_row(
    place: int, one: Finding, names: Mapping[RecordRef, Named], access: Access
) -> TwoLineRow:
    icon, tone, words = _MARKS[one.severity]
    named = names.get(one.record) if one.record else None
    target = _target(one, access)
    return TwoLineRow(
        target or (place, one.code),
        one.message,
        joined(named.label, named.number) if named else "całe sprawozdanie",
        icon=icon,
        icon_tone=tone,
        icon_words=words,
        is_open=target is not None,
        strong=False,
    )


def _target(one: Finding, access: Access) -> Target | None:
    if one.code in _TEXT_CODES:
        may_write = access.may(Right.REPORTS)
        return Target(REPORT_TEXT, None, section_of(one)) if may_write else None
    if one.record is None:
        return None
    return place_of(access, one.record.kind, one.record.id, one.family)


_KNOWN_BY_NAME = frozenset({"family", "person", "case", "worker"})
"""Kinds whose name is short; what others are called stands whole under their number."""


def figure_view(opened: OpenedFigure, access: Access) -> FigureView:
    """Return a figure opened up: value, rule, basis, list, whether it adds up, a year before."""
    listed, figure = opened.listed, opened.listed.figure
    basis = f"Podstawa: {figure.basis}." if figure.basis else ""
    words, adds_up = _sum_words(figure, listed.lines)
    return FigureView(
        title=f"{figure.label}: {_shown(figure.value)}",
        definition="\n".join(part for part in (listed.rule, basis, figure.note) if part),
        rows=_lines(listed.lines, listed.divisor, access),
        sum_words=words,
        adds_up=adds_up,
        last_year=f"Rok wcześniej ({period_name(opened.before)}): {_shown(opened.value_before)}",
    )


def _lines(above: Sequence[Line], below: Sequence[Line], access: Access) -> list[ListRow]:
    if not below:
        return [_line(one, access) for one in above]
    return [
        SectionRow("Licznik", len(above)),
        *(_line(one, access) for one in above),
        SectionRow("Mianownik", len(below)),
        *(_line(one, access) for one in below),
    ]


def _line(one: Line, access: Access) -> TwoLineRow:
    target = place_of(access, one.kind, one.id, one.family) if one.may_open else None
    by_name = one.kind in _KNOWN_BY_NAME or not one.number
    title, more = (one.label, one.number) if by_name else (one.number, one.label)
    return TwoLineRow(
        target or (one.kind, one.id),
        title,
        joined(more, one.remark),
        trailing="" if one.amount == 1 else number(one.amount),
        is_open=target is not None,
    )


def _sum_words(figure: Figure, lines: Sequence[Line]) -> tuple[str, bool | None]:
    """Say how the value is made up, and whether parts or lines really add up to it."""
    if figure.value is None or figure.counts == "ratio" or not lines:
        return "", None
    for shape, parts in figure.breakdowns:
        values = [part.value for part in parts.values() if part.value]
        if shape.kind is PartKind.ALL_OF and 1 < len(values) <= _MOST_PARTS:
            words = f"{' + '.join(number(value) for value in values)} = {number(figure.value)}"
            return words, sum(values) == figure.value
    added: Amount = sum(line.amount for line in lines)
    return f"na liście razem {number(added)}", added == figure.value


def _shown(value: Amount | None) -> str:
    return "brak danych" if value is None else number(value)
