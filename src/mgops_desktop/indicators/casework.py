"""B. Casework of assistants: families supported, new, carried over, closed, by basis and by length."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.case import (
    APPLICATION_LABELS,
    BASIS_LABELS,
    CLOSURE_LABELS,
    ApplicationDecision,
)
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.intervals import open_on, valid_on
from mgops_desktop.domain.support import DurationBand, SupportedFamily, duration_band
from mgops_desktop.indicators.catalogue import Ratio, Window, all_of, indicator, ratio, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import (
    active,
    cases,
    families_only_pro_life,
    supported,
    supporting_cases,
)
from mgops_desktop.storage.tables.casework import Application
from mgops_desktop.storage.tables.court import CourtObligation

FAMILY = "family"
ACT = "art. 11 i 15 ustawy o wspieraniu rodziny"
BANDS = {
    DurationBand.UP_TO_3M: "do 3 miesięcy",
    DurationBand.FROM_3_TO_12M: "powyżej 3 do 12 miesięcy",
    DurationBand.OVER_12M: "powyżej 12 miesięcy",
}
_STATE_RULE = (
    "Rodziny, których sprawa trwa na koniec ostatniego dnia okresu; "
    "sprawa zakończona w tym dniu już nie trwa."
)


def of_family(family: UUID, *parts: str, remark: str = "") -> Item:
    """A line that counts a family."""
    return Item(RecordRef(FAMILY, family), 1, parts, family, remark)


@indicator(
    "families_supported_by_assistant",
    "Rodziny objęte wsparciem asystenta rodziny",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule="Rodziny, których sprawa trwała choć jeden dzień okresu. Rodzina liczy się raz; "
    "zmiana asystenta nie kończy sprawy.",
    splits=(
        all_of(
            "continuity",
            {"carried_over": "kontynuacja z poprzedniego okresu", "new": "nowo objęte"},
            prefix="families_supported",
        ),
        some_of(
            "returning",
            {"returning": "powracające (wcześniej zakończono z nimi pracę)"},
            prefix="families_supported",
        ),
        all_of(
            "basis",
            {f"by_basis_{basis}": label for basis, label in BASIS_LABELS.items()},
            prefix="families_supported",
        ),
    ),
)
def families_supported(counting: Counting) -> Iterable[Item]:
    for family in supported(counting):
        parts = ["carried_over" if family.is_carried_over else "new"]
        if family.is_returning:
            parts.append("returning")
        yield of_family(family.family, *parts, f"by_basis_{family.last.basis}")


@indicator(
    "families_only_za_zyciem",
    "Rodziny objęte wyłącznie „Za życiem”",
    Unit.FAMILIES,
    basis="art. 8 ustawy o wsparciu kobiet w ciąży i rodzin „Za życiem”",
    counts="distinct:family",
    rule="Rodziny, których wszystkie sprawy z okresu mają podstawę „Za życiem”. Czy należą do rodzin objętych "
    "wsparciem asystenta, mówi ustawienie ośrodka.",
)
def only_pro_life(counting: Counting) -> Iterable[Item]:
    return (of_family(family) for family in families_only_pro_life(counting))


def _in_state(counting: Counting) -> Iterable[Item]:
    return (of_family(one.family) for one in supported(counting) if one.is_open_at_end)


indicator(
    "families_supported_state",
    "Rodziny objęte wsparciem – stan na ostatni dzień",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=_STATE_RULE,
    window=Window.STATE,
)(_in_state)
indicator(
    "assistant_cases_continued_next_year",
    "Rodziny, z którymi praca będzie kontynuowana",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule=_STATE_RULE,
    window=Window.STATE,
)(_in_state)


@indicator(
    "assistant_cases_closed",
    "Rodziny, z którymi zakończono pracę",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule="Rodziny objęte wsparciem w okresie, których sprawa nie trwa na koniec ostatniego dnia; "
    "jedna przyczyna: ostatniego zakończenia.",
    splits=(all_of("reason", {row.value: label for row, label in CLOSURE_LABELS.items()}),),
)
def families_closed(counting: Counting) -> Iterable[Item]:
    for family in supported(counting):
        reason = family.closed_for
        if reason is not None:
            ended = max(case.ended for case in family.active if case.ended)
            yield of_family(family.family, reason.value, remark=f"{ended:%d.%m.%Y}")


@indicator(
    "case_closings",
    "Zakończenia pracy z rodziną (zdarzenia)",
    Unit.EVENTS,
    basis=ACT,
    rule="Sprawy zakończone w okresie; rodzina z dwoma zakończeniami liczy się dwa razy.",
)
def case_closings(counting: Counting) -> Iterable[Item]:
    for case in supporting_cases(counting):
        if case.ended in counting.period:
            yield Item(RecordRef("case", case.id), 1, (), case.family, f"{case.ended:%d.%m.%Y}")


for _key, _label, _below in (
    ("goals_achieved_share_pct", "Skuteczność: cele osiągnięte w rodzinach objętych wsparciem",
     "families_supported_by_assistant"),
    ("goals_achieved_share_of_closed_pct", "Skuteczność: cele osiągnięte w rodzinach, z którymi zakończono pracę",
     "assistant_cases_closed"),
):  # fmt: skip
    ratio(
        Ratio(
            _key,
            _label,
            Unit.PERCENT,
            "miara stosowana w kontrolach NIK",
            "Rodziny zakończone z powodu osiągnięcia celów podzielone przez rodziny z drugiej listy.",
            above="assistant_cases_closed_goals_achieved",
            below=_below,
            factor=100,
        )
    )


def _by_duration(families: Iterable[SupportedFamily]) -> Iterable[Item]:
    return (of_family(family.family, family.duration) for family in families)


@indicator(
    "support_duration",
    "Czas pracy z rodziną",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule="Ostatnia sprawa rodziny: od początku do zakończenia albo do ostatniego dnia okresu, "
    "w miesiącach kalendarzowych.",
    splits=(all_of("duration", {band.value: label for band, label in BANDS.items()}),),
)
def support_duration(counting: Counting) -> Iterable[Item]:
    return _by_duration(supported(counting))


@indicator(
    "closed_support_duration",
    "Czas pracy z rodzinami, z którymi zakończono pracę",
    Unit.FAMILIES,
    basis=ACT,
    counts="distinct:family",
    rule="Jak czas pracy z rodziną, tylko rodziny, których sprawa nie trwa na koniec okresu.",
    splits=(all_of("duration", {band.value: label for band, label in BANDS.items()}),),
)
def closed_support_duration(counting: Counting) -> Iterable[Item]:
    for family in supported(counting):
        if family.closed_for is not None:
            last = max(
                (case for case in family.active if case.ended),
                key=lambda case: case.ended or date.min,
            )
            assert last.ended is not None
            yield of_family(family.family, duration_band(last.began, last.ended))


@indicator(
    "families_obliged_by_court",
    "Rodziny zobowiązane przez sąd do współpracy z asystentem",
    Unit.FAMILIES,
    basis="art. 109 § 2 pkt 1 KRO",
    counts="distinct:family",
    rule="Rodziny objęte wsparciem, które choć w jednym dniu wsparcia obowiązywało zobowiązanie sądu.",
    splits=(
        all_of(
            "since",
            {"from_start": "od początku pracy", "during_work": "orzeczenie w trakcie pracy"},
        ),
    ),
)
def families_obliged_by_court(counting: Counting) -> Iterable[Item]:
    orders = _obligations(counting)
    for family in supported(counting):
        own = [
            order for order in orders.get(family.family, ()) if family.has_on_support_day(*order)
        ]
        if own:
            at_start = any(valid_on(case.began, *order) for case in family.active for order in own)
            yield of_family(family.family, "from_start" if at_start else "during_work")


def _obligations(counting: Counting) -> dict[UUID, list[tuple[date, date | None]]]:
    table = CourtObligation
    query = select(table.family_id, table.began, table.ended).where(
        active(counting.period, table.began, table.ended)
    )
    found: dict[UUID, list[tuple[date, date | None]]] = {}
    for family, began, ended in counting.session.execute(query):
        found.setdefault(family, []).append((began, ended))
    return found


def _applications(counting: Counting) -> list[Any]:
    def read() -> list[Any]:
        query = select(
            Application.id,
            Application.family_id,
            Application.received,
            Application.decision,
            Application.decided,
        ).where(Application.received <= counting.period.last)
        return list(counting.session.execute(query))

    return counting.share("applications", read)


def _known(row: Any, day: date) -> ApplicationDecision | None:
    """The decision as it was known on the day."""
    return row.decision if row.decided is None or row.decided <= day else None


@indicator(
    "applications_for_family_assistant",
    "Wnioski o przydzielenie asystenta rodziny",
    Unit.EVENTS,
    basis="art. 11 ust. 3",
    rule="Wnioski, które wpłynęły w okresie; rozstrzygnięcie takie, jak było znane ostatniego dnia okresu.",
    splits=(
        all_of(
            "decision",
            {
                **{one.value: label for one, label in APPLICATION_LABELS.items()},
                "pending": "w toku",
            },
        ),
    ),
)
def applications(counting: Counting) -> Iterable[Item]:
    for row in _applications(counting):
        if row.received in counting.period:
            decision = _known(row, counting.period.last)
            part = decision.value if decision else "pending"
            yield Item(RecordRef("application", row.id), 1, (part,), row.family_id)


@indicator(
    "families_waiting_for_assistant",
    "Rodziny oczekujące na asystenta – stan na ostatni dzień",
    Unit.FAMILIES,
    basis="art. 11 ust. 3 i 4",
    counts="distinct:family",
    rule="Rodziny z wnioskiem uwzględnionym albo w toku, których sprawa jeszcze się nie rozpoczęła.",
    window=Window.STATE,
)
def families_waiting(counting: Counting) -> Iterable[Item]:
    last = counting.period.last
    begun: dict[UUID, list[Any]] = {}
    for case in cases(counting):
        begun.setdefault(case.family, []).append(case)
    waiting: dict[UUID, date] = {}
    for row in _applications(counting):
        turned_down = (ApplicationDecision.REFUSED, ApplicationDecision.WITHDRAWN)
        served = any(
            case.began >= row.received or open_on(last, case.began, case.ended)
            for case in begun.get(row.family_id, ())
        )
        if _known(row, last) not in turned_down and not served:
            waiting[row.family_id] = min(row.received, waiting.get(row.family_id, row.received))
    return (
        of_family(family, remark=f"wniosek z {day:%d.%m.%Y}") for family, day in waiting.items()
    )
