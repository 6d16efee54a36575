"""The rows of the family list and the words of the card's head."""

from collections.abc import Sequence
from datetime import date

from mgops_desktop.domain.case_state import CaseState, Standing
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import joined, months_between
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.operations.family_list import ListedFamily
from mgops_desktop.storage.family import FamilyRow

_TOLD = {CaseState.SUSPENDED: "warn", CaseState.FIRST_CONTACT: "accent"}
"""States of a running case that are told in the list."""


def filtered(listed: Sequence[ListedFamily], typed: str) -> list[ListedFamily]:
    """Return the families that hold each typed word, Polish letters or not."""
    words = [search_key(word) for word in typed.split()]  # "AR/2" stays together
    return [one for one in listed if all(word in one.words for word in words)]


def family_rows(listed: Sequence[ListedFamily]) -> list[ListRow]:
    """Return the rows of the list; families on the way in and former ones stand under titles of their own."""
    present = [one for one in listed if _is_present(one.row)]
    coming = [one for one in listed if one.is_on_the_way_in and not _is_present(one.row)]
    former = [one for one in listed if not (_is_present(one.row) or one.is_on_the_way_in)]
    rows: list[ListRow] = [_family_row(one) for one in present]
    if coming:
        rows.append(SectionRow("Zgłoszenia i wnioski", len(coming), "accent"))
        rows += [_family_row(one) for one in coming]
    if former:
        rows.append(SectionRow("Bez otwartej sprawy", len(former), "muted"))
        rows += [_family_row(one) for one in former]
    return rows


def foot_words(listed: Sequence[ListedFamily]) -> str:
    """Return e.g. "14 rodzin · 1 w monitoringu"; how the work stands is not for every account."""
    if all(one.row.address_only for one in listed):
        return counted(len(listed), "rodzina")
    supported = sum(one.row.is_supported for one in listed)
    monitored = sum(one.row.in_aftercare for one in listed)
    without = sum(not _is_present(one.row) for one in listed)
    return joined(
        counted(supported, "rodzina") if supported or not without else "",
        f"{monitored} w monitoringu" if monitored else "",
        f"{without} bez otwartej sprawy" if without and not supported else "",
    )


def _is_present(row: FamilyRow) -> bool:
    return row.is_supported or row.in_aftercare or row.address_only


def _family_row(one: ListedFamily) -> TwoLineRow:
    row = one.row
    children = counted(row.children, "dziecko") if row.children else ""
    members = ", ".join(part for part in (row.carers, children) if part)
    if row.address_only:
        return TwoLineRow(row.id, row.number, joined(row.sign, row.address), is_open=False)
    return TwoLineRow(row.id, row.name, joined(members, row.address), badge=_badge(one))


def _badge(one: ListedFamily) -> Badge | None:
    if one.assessment_is_late:
        return Badge("ocena po terminie", "danger")
    if one.row.in_aftercare:
        return Badge("monitoring", "ok")
    if one.standing is not None and (one.is_on_the_way_in or one.standing.state in _TOLD):
        return Badge(one.standing.label, _TOLD.get(one.standing.state, "accent"))
    return Badge("sąd") if one.row.court else None


def head_note(file: FamilyFile, address: str, today: date) -> str:
    """Return the line under the family's name: case sign, since when, address."""
    case = file.card.open_case
    if case is not None:
        months = counted(months_between(case.began, today), "miesiąc")
        return joined(case.number, f"wsparcie od {short_date(case.began)} ({months})", address)
    ended = next((one for one in file.card.cases if one.ended is not None), None)
    if ended is None or ended.ended is None:
        return joined(file.card.number, address)
    reason = file.closure_reasons.get(ended.closure_reason, "")
    why = f" ({reason})" if reason else ""
    return joined(ended.number, f"praca zakończona {short_date(ended.ended)}{why}", address)


def head_badges(file: FamilyFile) -> list[Badge]:
    """Return what stands out about a family, beside its name."""
    states = [item.state for item in file.overview.due]
    late, today = states.count(DueState.OVERDUE), states.count(DueState.TODAY)
    badges = []
    if file.card.court:
        badges.append(Badge("zobowiązanie sądu"))
    if file.in_aftercare:
        badges.append(Badge("monitoring", "ok"))
    if late:
        badges.append(Badge(f"{late} po terminie", "danger"))
    if today:
        badges.append(Badge(f"{today} na dziś", "warn"))
    return badges


def lacks_final(standing: Standing | None) -> bool:
    """Whether a case is closed and its final assessment is what comes next."""
    return standing is not None and standing.state is CaseState.CLOSED


def standing_words(standing: Standing | None) -> str:
    """Return the line under the head of a card: how it stands, since when, what comes next and who does it."""
    if standing is None:
        return ""
    since = f"Stan: {standing.label} od {short_date(standing.since)}."
    if not standing.who:
        return since
    return f"{since} Następny krok: {standing.step[0].lower()}{standing.sentence[1:]}"
