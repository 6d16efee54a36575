"""The files of families as rows: how much is missing in each, and what an inspector looks for."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from mgops_desktop.domain.checklist import STATE_LABELS, CheckItem, CheckState
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.targets import FAMILY, Target, form_of
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.oversight.checklist import CheckedFile

_ICONS = {
    CheckState.THERE: ("circle-check", "ok"),
    CheckState.MISSING: ("circle-alert", "danger"),
    CheckState.LATE: ("triangle-alert", "warn"),
    CheckState.AHEAD: ("clock", "muted"),
    CheckState.NOT_NEEDED: ("minus", "muted"),
}
_RIGHTS = {"application": Right.APPLY, "assignment": Right.ASSIGN}
"""What those need who fill a gap with a record that is not everybody's casework."""


def family_rows(files: Iterable[CheckedFile]) -> list[TwoLineRow]:
    """Return each family once with the gaps of all its cases; those with most of them first."""
    by_family: dict[UUID, list[CheckedFile]] = {}
    for one in files:
        by_family.setdefault(one.case.family, []).append(one)
    rows = [_family_row(own) for own in by_family.values()]
    return [row for _count, row in sorted(rows, key=lambda pair: -pair[0])]


def _family_row(own: Sequence[CheckedFile]) -> tuple[int, TwoLineRow]:
    case = own[-1].case
    count = sum(len(one.gaps) for one in own)
    badge = Badge(f"braki: {count}", "danger") if count else Badge("bez braków", "ok")
    note = joined(case.family_number, case.number)
    return count, TwoLineRow(case.family, case.family_name, note, badge=badge)


def file_rows(files: Iterable[CheckedFile], access: Access) -> list[ListRow]:
    """Return what is looked for, case by case: each proof opens its record, each gap the form that fills it."""
    rows: list[ListRow] = []
    for one in files:
        until = f"do {short_date(one.case.ended)}" if one.case.ended else "trwa"
        title = f"Sprawa {one.case.number}, od {short_date(one.case.began)}, {until}"
        rows.append(SectionRow(title, len(one.gaps) or None, "danger" if one.gaps else "ok"))
        rows += [_item_row(one, item, access) for item in one.items]
    return rows


def _item_row(file: CheckedFile, item: CheckItem, access: Access) -> TwoLineRow:
    icon, tone = _ICONS[item.state]
    target = target_of(file.case.family, item, access)
    is_heads = item.fill is not None and target is None
    return TwoLineRow(
        (target, item.key, file.case.id),
        item.label,
        joined(item.words, item.basis, "uzupełnia kierownik" if is_heads else ""),
        icon=icon,
        icon_tone=tone,
        icon_words=STATE_LABELS[item.state],
        link="" if target is None else "Uzupełnij" if item.proof is None else "Otwórz",
        is_open=target is not None,
    )


def target_of(family: UUID, item: CheckItem, access: Access) -> Target | None:
    """Return where an item leads: to the record that proves it, or to the form that fills the gap."""
    owner = RecordRef("family", family)
    if item.proof is not None:
        return form_of(item.proof.kind, item.proof.id, owner)
    if item.fill is None:
        return None
    if item.fill.kind == "document":
        return Target(FAMILY, family, "documents")
    right = _RIGHTS.get(item.fill.kind, Right.CASEWORK_WRITE)
    return form_of(item.fill.kind, item.fill.record, owner) if access.may(right) else None
