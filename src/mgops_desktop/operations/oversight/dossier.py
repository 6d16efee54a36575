"""The whole file of a family gathered from its records, documents and files.

Nothing of a Blue Card and of counselling is asked for; who reported the family and protected addresses are covered in
everything, as in its documents.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.attachment import ending_of
from mgops_desktop.domain.checklist import STATE_LABELS as CHECK_STATES
from mgops_desktop.domain.document import STATE_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.about_centre import centre_head
from mgops_desktop.operations.documents.about_visits import members_ever
from mgops_desktop.operations.documents.facts import days_of
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.oversight.checklist import CheckedFile, checked_file
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.records.line_words import LineWords
from mgops_desktop.reports.freezing import checksum_of, thawed
from mgops_desktop.reports.oversight.dossier import (
    Chapter,
    CheckEntry,
    DocumentEntry,
    DossierContent,
    RecordEntry,
)
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, context_of, note_reading, today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.family import Family

_PURPOSE = "cała teczka w PDF"
KINDS_IN_ORDER = (
    *("family", "person", "membership", "parental_authority", "stay", "family_trait"),
    *("family_problem", "supervision", "pregnancy", "family_union", "descent", "support_link"),
    *("difficulty_report", "application", "case", "assignment", "case_pause", "statement"),
    *("pro_life_support", "diagnosis", "diagnosis_area", "work_plan", "plan_version"),
    *("plan_action", "action_progress", "visit", "failed_visit_step", "appointment"),
    *("assessment", "assessment_sentence", "assessment_action", "aftercare", "aftercare_note"),
    "court_obligation",
    *("court_order", "child_removal", "letter", "placement", "foster_child_review"),
    *("contact_plan", "home_leave", "family_meeting", "meeting_agreement", "intervention"),
    *("intervention_step", "monitored_child", "monitoring_check"),
)
"""What a file holds, in the order in which it is read; records that concern other families too are left out."""
_NAMING_THE_REPORTER = frozenset({"difficulty_report", "reporter"})
"""Papers kept with a report may name who reported, and nobody can cover what stands in a picture."""
_WITHHELD_NAME = "plik przy zgłoszeniu"


@dataclass(frozen=True)
class KeptFile:
    """A file of the family with what tells its content: `sha256` is the address in the attachments file.

    One that is `withheld` is told of and not appended.
    """

    number: str
    name: str
    with_record: str
    ending: str
    sha256: str
    withheld: bool = False


@dataclass(frozen=True)
class Dossier:
    """The file of a family before its attachments are read."""

    content: DossierContent
    files: tuple[KeptFile, ...]


@question("akta rodziny w całości", Right.CASEWORK_READ)
def dossier_of(session: Session, family: UUID) -> Dossier:
    """Return everything that stands in the file of a family; the reading of all of it is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, _PURPOSE)
    found = session.get_one(Family, family)
    content = DossierContent(
        day=today_of(session),
        centre=centre_head(session),
        practice=context_of(session).practice,
        family=found.name,
        number=found.number,
        made_by=actor_of(session).name,
        checks=tuple(_checks(checked_file(session, family))),
        chapters=tuple(_chapters(session, family)),
        documents=tuple(_documents(session, family)),
        files=(),
    )
    secrets = secrets_of(session, family)
    return Dossier(covered(content, secrets), covered(tuple(_files(session, family)), secrets))


def _checks(files: Sequence[CheckedFile]) -> Iterator[CheckEntry]:
    for one in files:
        for item in one.items:
            yield CheckEntry(one.case.number, item.label, CHECK_STATES[item.state], item.words)


def _chapters(session: Session, family: UUID) -> Iterator[Chapter]:
    owner, dictionaries = RecordRef("family", family), dictionaries_of(session)
    own = members_ever(session, family)
    actor = actor_of(session)
    for kind in KINDS_IN_ORDER:
        sheet = BY_KEY[kind]
        if not actor.may(sheet.table.read_right):
            continue
        ids = _ids(session, kind, owner)
        stored = {
            one: _of_the_family(sheet, values, own)
            for one, values in stored_values(session, sheet, ids).items()
        }
        words = LineWords.of(session, sheet, owner, dictionaries, stored.values())
        lines = sorted(
            ((words.line(one, values), values) for one, values in stored.items()),
            key=lambda pair: (
                pair[0].began is None,
                pair[0].began or today_of(session),
                pair[0].number,
            ),
        )
        records = tuple(
            RecordEntry(
                " · ".join(part for part in (line.number, _day(line.began)) if part),
                tuple(words.fields(values)),
            )
            for line, values in lines
        )
        yield Chapter(sheet.title, tuple(one for one in records if one.fields))


def _ids(session: Session, kind: str, owner: RecordRef) -> list[UUID]:
    if kind == owner.kind:
        return [owner.id]
    return list(session.scalars(records_about(kind, owner)))


def _of_the_family(sheet: Any, values: Mapping[str, Any], own: frozenset[UUID]) -> dict[str, Any]:
    """The values without persons of other families, e.g. at a visit to two of them."""
    kept = dict(values)
    for column in sheet.columns:
        value = kept.get(column.attribute)
        if column.sheet == "person" and isinstance(value, tuple):
            kept[column.attribute] = tuple(one for one in value if one in own)
    return kept


def _day(day: Any) -> str:
    return short_date(day) if day is not None else ""


def _documents(session: Session, family: UUID) -> Iterator[DocumentEntry]:
    """Every registered document in the order of its making, also those that were replaced."""
    query = select(Document).where(Document.family_id == family)
    found = sorted(session.scalars(query), key=lambda one: (one.made_on, one.number))
    newer = {one.replaces_id: one.number for one in found}
    days = days_of(session, found)
    for one in found:
        note_reading(session, Document.__tablename__, one.id, _PURPOSE)
        is_whole = checksum_of(one.content) == one.checksum
        state = STATE_LABELS[days[one.id].state]
        if one.id in newer:
            state = f"{state}, zastąpiony przez {newer[one.id]}"
        sections = thawed(one.content["report"]).sections if is_whole else None
        yield DocumentEntry(one.number, one.heading, one.made_on, state, one.checksum, sections)


def _files(session: Session, family: UUID) -> Iterator[KeptFile]:
    """The files kept with records of the family that the account may read, in the order of their numbers."""
    query = select(AttachedFile).where(AttachedFile.family_id == family)
    actor = actor_of(session)
    found = [
        one
        for one in session.scalars(query)
        if one.of_kind in KINDS and actor.may(KINDS[one.of_kind].read_right)
    ]
    names = describe(
        session, [RecordRef(one.of_kind, one.of_record) for one in found], with_names=False
    )
    for one in sorted(found, key=lambda file: file.number):
        ref = RecordRef(one.of_kind, one.of_record)
        if ref not in names:
            continue  # its record lies in the bin
        note_reading(session, AttachedFile.__tablename__, one.id, _PURPOSE)
        named = names[ref]
        withheld = one.of_kind in _NAMING_THE_REPORTER
        yield KeptFile(
            one.number,
            _WITHHELD_NAME if withheld else one.name,
            f"{named.label} {named.number}",
            ending_of(one.name),
            one.sha256,
            withheld,
        )
