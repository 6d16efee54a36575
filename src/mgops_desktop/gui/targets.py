"""Where a row, a figure or a finding leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.access import Access
from mgops_desktop.operations.records.drafts import (
    REGISTRATION,
    WHOLE_FORM,
    change_name,
    kind_of_draft,
)
from mgops_desktop.storage.bin import WITHOUT_FAMILY
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BlueCardBase

FAMILY, VISIT, NEW_VISIT, VISIT_DRAFT = "family", "visit", "new_visit", "visit_draft"
PROCEDURES, REPORTS, REPORT_TEXT, COUNSELLING = (
    "procedures",
    "reports",
    "report_text",
    "counselling_session",
)
IMPORT = "import"
INSPECTION = "inspection"
"""The file of a family as an inspector reads it: `id` is the family."""

BLUE_CARD_KINDS = frozenset(kind for kind, cls in KINDS.items() if issubclass(cls, BlueCardBase))
"""Kinds of records of the Blue Card file: what its page enters and opens."""
_TABS = {
    "person": "members",
    "membership": "members",
    "visit": "visits",
    "work_plan": "plan",
    "plan_version": "plan",
    "plan_action": "plan",
    "action_progress": "plan",
    "diagnosis": "diagnosis",
    "diagnosis_area": "diagnosis",
    "assessment": "assessments",
    "appointment": "appointments",
    "planned_visit": "appointments",
    "failed_visit_step": "appointments",
    "assessment_sentence": "assessments",
    "assessment_action": "assessments",
    **dict.fromkeys(("family_meeting", "meeting_agreement", "intervention"), "meetings"),
}
_REGISTERS = {
    "family_meeting": "meetings",
    "joint_trip": "trips",
    "intervention": "interventions",
    "incident": "incidents",
}
OVERVIEW = "overview"
HELP, PAPERS = "help", "papers"
"""A page of the manual (`tab` names it), and the papers for the data officer."""
BIN = "bin"
"""What lies in the bin: `tab` names the kind of file (`family`) whose records are meant."""
TERMS = "terms"
"""Counting a term of the law from a day."""
DIARY, EVENING, SLIPS = "diary", "evening", "slips"
"""A day of the diary, its table of the evening, its slips: `tab` is the day, `id` the worker."""
STAFF, STAFF_RECORD = "worker", "staff_record"
WORK_MONTH, WORK_RECORD = "work_month", "work_record"
"""The month of a worker: `id` is the worker, `tab` a day of the month; and a record of it in its form."""
SETTINGS = "settings"
"""A part of the settings: `tab` names it."""
SITTINGS, PROTOCOL, PROJECTOR = "sittings", "sitting_protocol", "projector"
"""The calendar of sittings (`tab`: a day), the protocol of one (`tab`: its kind), and a day's points on the wall."""
VISITOR = "visitor"
"""A family alone on the screen, for somebody who looks at it too."""
RECORD, BLUE_CARD_RECORD, COUNSELLING_RECORD = "record", "blue_card_record", "counselling_record"
LOOSE_RECORD = "loose_record"
REGISTER, REGISTER_RECORD = "register", "register_record"
"""A register of the office (`tab` names it) with a record marked, and a form on that page."""
REPORT_RECORD, SETTINGS_RECORD = "report_record", "settings_record"
"""A record in its form, on the page of its kind: `tab` names the kind, `owner` where it is entered from.

For what is to follow a stretch from a day `tab` is the name of that form (`change_of`).
"""
_FORMS = {
    **dict.fromkeys((*BLUE_CARD_KINDS, REGISTRATION, WHOLE_FORM), BLUE_CARD_RECORD),
    COUNSELLING: COUNSELLING_RECORD,
    **dict.fromkeys(("worker", "contract", "leave", "service_hours", "training"), STAFF_RECORD),
    **dict.fromkeys(("joint_trip", "incident"), REGISTER_RECORD),
    **dict.fromkeys(
        ("work_entry", "office_exit", "monthly_schedule", "visit_slips", "travel_terms"),
        WORK_RECORD,
    ),
    **dict.fromkeys(("need", "yearly_count", "opening_figure", "report_handover"), REPORT_RECORD),
    **dict.fromkeys(
        (
            "centre",
            "setting",
            "dictionary_entry",
            "calendar_exception",
            "programme",
            "library_entry",
        ),
        SETTINGS_RECORD,
    ),
}


@dataclass(frozen=True)
class Target:
    """Something that one of the pages can show: its kind, its id, and how it is to be shown.

    `tab` names a tab of the family's card, or a section of the report; `known` is what a new record begins with.
    """

    kind: str
    id: UUID | None = None
    tab: str = ""
    owner: RecordRef | None = None
    known: Mapping[str, Any] | None = field(default=None, hash=False)


def form_of(kind: str, record: UUID | None, owner: RecordRef | None = None) -> Target:
    """Return what leads to the form of a record (None: of a new one), on the page where its kind is entered."""
    return Target(_FORMS.get(kind, RECORD), record, kind, owner)


def change_of(kind: str, record: UUID, owner: RecordRef | None = None) -> Target:
    """Return what leads to the form of what follows a stretch of a dated history from a day."""
    return Target(_FORMS.get(kind, RECORD), record, change_name(kind), owner)


def kind_of(target: Target) -> str:
    """Return the kind of record that a form is of; of any other target its `tab`."""
    return kind_of_draft(target.tab) or target.tab


def place_of(access: Access, kind: str, record: UUID, family: UUID | None) -> Target | None:
    """Return where the account can look at a record, None if nowhere in this window."""
    if kind == STAFF:
        return Target(STAFF, record) if access.may(Right.STAFF) else None
    if kind in BLUE_CARD_KINDS:
        return Target(kind, record) if access.sees_blue_cards else None
    if kind == COUNSELLING:
        return Target(kind, record) if access.may(Right.COUNSELLING_READ) else None
    return _in_casework(kind, record, family) if access.may(Right.CASEWORK_READ) else None


def _in_casework(kind: str, record: UUID, family: UUID | None) -> Target | None:
    if family is not None:
        return Target(FAMILY, family, _TABS.get(kind, OVERVIEW))
    if kind in _REGISTERS:
        return Target(REGISTER, record, _REGISTERS[kind])
    return Target(LOOSE_RECORD, record, kind) if kind in WITHOUT_FAMILY else None
