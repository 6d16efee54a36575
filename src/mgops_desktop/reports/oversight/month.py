"""One A4 on a month of the centre: what needs the head, and how the work is shared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.figure import Amount
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import capitalised, number, period_name, short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "month"
ROWS = (
    "families_supported_state",
    "month_overdue",
    "periodic_assessments_overdue",
    "month_unseen",
    "failed_visits",
    "assistant_visits",
    "month_signatures",
    "families_waiting_for_assistant",
    "assistants_over_limit",
)
"""What stands in the first table, in its order."""
COLUMNS: Mapping[str, str] = {
    "month_families": "Rodziny",
    "month_overdue": "Zaległe",
    "month_unseen": "Bez wizyty",
    "month_failed": "Próby",
    "month_children": "Dzieci",
    "month_risk": "Ryzyko",
    "month_distance": "Km",
    "month_blue_cards": "NK",
    "month_points": "Punkty",
}
"""What is said of each assistant."""
_LABELS = {
    "families_supported_state": "Rodziny objęte wsparciem, stan na ostatni dzień",
    "month_overdue": "Terminy po czasie, sprawy nadal niezałatwione",
    "periodic_assessments_overdue": "Okresowe oceny niewykonane mimo upływu terminu",
    "failed_visits": "Próby nieudane",
    "assistant_visits": "Wizyty i spotkania z rodziną",
    "month_signatures": "Dokumenty i plany czekające na podpis",
    "families_waiting_for_assistant": "Rodziny oczekujące na asystenta",
    "assistants_over_limit": "Asystenci, u których przekroczono limit rodzin",
}
_NOT_RECORDED = "."
_POINTS_WITHOUT = "Punkty bez NK"


@dataclass(frozen=True)
class Number:
    """A value under the key by which its list opens; None where nothing was recorded."""

    key: str
    value: Amount | None

    @property
    def text(self) -> str:
        """The number as printed."""
        return _NOT_RECORDED if self.value is None else number(self.value)

    @property
    def cell(self) -> Cell:
        return Cell(self.text, self.key)


@dataclass(frozen=True)
class WorkerRow:
    """An assistant with his numbers in the order of the columns; `lower_limit` where one was set for him."""

    name: str
    lower_limit: int | None
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class MonthContent:
    """Everything that the sheet prints; `as_of` is the last day that was counted.

    `weights` are key, value, and whether the setting is confirmed.
    """

    period: Period
    previous: Period
    as_of: date
    is_over: bool
    centre: Centre
    practice: bool
    rows: tuple[tuple[Number, Number], ...]
    workers: tuple[WorkerRow, ...]
    knows_blue_cards: bool
    unseen_days: int
    limit: int
    limit_basis: str
    weights: tuple[tuple[str, str, bool], ...]


def month_report(content: MonthContent) -> Report:
    """Return the sheet."""
    name = period_name(content.period)
    what = "Miesiąc ośrodka" if content.period.is_month else "Praca ośrodka"
    until = f"okres jeszcze trwa: dane na dzień {short_date(content.as_of)}"
    title = Title(f"{what}: {name}", () if content.is_over else (until,))
    return Report(
        kind=KIND,
        title=title.text,
        period=content.period,
        centre=content.centre,
        sections=(
            Section("needs", "Co wymaga uwagi", (title, _needs(content)), level=0),
            Section("work", "Praca asystentów", tuple(_work(content)), level=2),
        ),
        practice=content.practice,
    )


def _needs(content: MonthContent) -> FigureTable:
    rows = tuple(
        Row(_label(content, now.key), (now.cell, Cell(then.text, then.key, content.previous)))
        for now, then in content.rows
    )
    columns = (Column(_header(content.period)), Column(_header(content.previous), muted=True))
    return FigureTable(columns, rows, label_header="Co wymaga uwagi")


def _label(content: MonthContent, key: str) -> str:
    if key == "month_unseen":
        return f"Rodziny bez wizyty od co najmniej {content.unseen_days} dni"
    return _LABELS[key]


def _header(period: Period) -> str:
    if period.is_month:
        return f"{period.first:%m.%Y}"
    return capitalised(period_name(period))


def _work(content: MonthContent) -> list[Block]:
    if not content.workers:
        return [Text.of("W tym dniu żaden asystent nie prowadzi rodziny.")]
    rows = tuple(
        Row(_name(content, one), tuple(number.cell for number in one.numbers))
        for one in content.workers
    )
    table = FigureTable(
        tuple(Column(header) for header in _headers(content)), rows, label_header="Asystent rodziny"
    )
    return [table, Note(_limit(content)), Note(_weights(content))]


def _headers(content: MonthContent) -> list[str]:
    """Who may not see procedures sees no column of them, and points that say that they leave them out."""
    if content.knows_blue_cards:
        return list(COLUMNS.values())
    left = {key: header for key, header in COLUMNS.items() if key != "month_blue_cards"}
    return list((left | {"month_points": _POINTS_WITHOUT}).values())


def _name(content: MonthContent, one: WorkerRow) -> str:
    families = one.numbers[0].value or 0
    limit = min(content.limit, one.lower_limit or content.limit)
    if families > content.limit:
        return f"{one.name} (ponad limit {content.limit})"
    if families > limit:
        return f"{one.name} (ponad swój limit {limit})"
    return one.name


def _limit(content: MonthContent) -> str:
    blue = (
        "NK: rodziny z trwającą procedurą „Niebieskie Karty”."
        if content.knows_blue_cards
        else "Punktów za „Niebieskie Karty” nie doliczono: to konto nie widzi procedur, a suma mówiłaby, kto ją ma."
    )
    return (
        f"Limit: {content.limit} rodzin na asystenta ({content.limit_basis}). Zaległe: terminy po czasie. Próby: próby "
        "nieudane. Ryzyko: rodziny o wysokim ryzyku. Km: po jednym dojeździe do każdej rodziny, w obie strony. "
        f"{blue}"
    )


def _weights(content: MonthContent) -> str:
    worth = {key: value for key, value, _confirmed in content.weights}
    unsure = any(not confirmed for *_rest, confirmed in content.weights)
    ending = " Wagi do potwierdzenia przez ośrodek (Ustawienia)." if unsure else ""
    blue = f", procedura „Niebieskie Karty” {worth['workload_blue_card']}"
    return (
        f"Punkty: rodzina {worth['workload_family']}, każde dziecko {worth['workload_child']}, wysokie ryzyko "
        f"{worth['workload_risk']} (obszar diagnozy oceniony najwyżej na {worth['workload_risk_score']}), każde pełne "
        f"10 km {worth['workload_distance']}{blue if content.knows_blue_cards else ''}.{ending}"
    )
