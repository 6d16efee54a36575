"""Checks of opening figures ("dane sprzed wdrożenia"): one that no figure would take is said, or refused."""

from datetime import date
from difflib import get_close_matches
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date
from mgops_desktop.indicators.catalogue import RATIOS, Window
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import catalogue_keys, indicator_of
from mgops_desktop.indicators.opening import canonical, period_of_one_value
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.result import State
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.report import OpeningFigure


def check_openings(session: Session, draft: Draft) -> None:
    """Check every opening figure that is new or changed."""
    rows = [row for row in draft.of("opening_figure") if row.state is not State.EQUAL]
    if not rows:
        return
    counting = Counting(session, Period.year(today_of(session).year))
    known = catalogue_keys(counting)
    taken = _taken(session, draft)
    for row in rows:
        key = row.whole["indicator"]
        if key in RATIOS:
            message = (
                f"„{RATIOS[key].label}” to iloraz. Wpisz liczby, z których program go obliczy."
            )
            draft.complain(row, "indicator", "ratio", message)
        elif key not in known:
            _say_unknown(draft, row, known)
        else:
            _check_month(counting, draft, row)
            if taken[_place(row)] != row.id and not indicator_of(counting, key).adds_up:
                message = f"„{known[key]}”: dla tego miesiąca jest już liczba, a liczy się jedna."
                draft.complain(row, "month", "second_value", message)


def _say_unknown(draft: Draft, row: DraftRow, known: dict[str, str]) -> None:
    key = row.whole["indicator"]
    close = get_close_matches(key, known, 1)
    meant = f" Czy to „{close[0]}” ({known[close[0]]})?" if close else ""
    message = f"W katalogu nie ma wskaźnika „{key}”, więc nic go nie policzy.{meant}"
    draft.warn(row, "indicator", "unknown_indicator", message)


def _check_month(counting: Counting, draft: Draft, row: DraftRow) -> None:
    """A month that is recorded already, or for which a number of families or persons says nothing."""
    one = indicator_of(counting, row.whole["indicator"])
    month = row.whole["month"]
    setting = counting.parameters.newest("recording_since")
    if setting and setting.confirmed and setting.value:
        since = date.fromisoformat(setting.value)
        whole = Period.month(month.year, month.month)
        if (whole.last if one.window is Window.STATE else whole.first) >= since:
            message = (
                f"Ośrodek prowadzi zapisy w programie od {short_date(since)}, "
                "więc ta liczba nie wejdzie do sprawozdań."
            )
            draft.warn(row, "month", "recorded_already", message)
            return
    if one.window is not Window.STATE and not one.adds_up and period_of_one_value(month) is None:
        message = (
            f"„{one.label}” liczy się za cały okres, nie dodaje się z miesięcy. Liczbę za rok wpisz z grudniem, "
            "za I półrocze z czerwcem; ta nie wejdzie do sprawozdań."
        )
        draft.warn(row, "month", "not_added_up", message)


def _taken(session: Session, draft: Draft) -> dict[tuple[str, date], UUID]:
    """Which record gives the value of a key and month: the one stored, else the first of the workbook."""
    table = OpeningFigure
    taken: dict[tuple[str, date], UUID] = {}
    rows = list(draft.of("opening_figure"))
    changed = {row.id for row in rows}
    stored = session.execute(select(table.id, table.indicator, table.month).order_by(table.number))
    for record, key, month in stored:
        if record not in changed:
            taken.setdefault((canonical(key), month), record)
    for row in rows:
        taken.setdefault(_place(row), row.id)
    return taken


def _place(row: DraftRow) -> tuple[str, date]:
    return canonical(row.whole["indicator"]), row.whole["month"]
