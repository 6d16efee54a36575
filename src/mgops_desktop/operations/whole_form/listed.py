"""Tables of a form whose rows are records of their own: members of the group, plan of help, obligations, events."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import ProcedureEventKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.form_definition import FormField
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.whole_form.places import Paper
from mgops_desktop.storage.tables.blue_card import Group, ProcedureEvent
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional
from mgops_desktop.storage.tables.blue_card_work import HelpAction, Obligation


@dataclass(frozen=True)
class Row:
    """A row of such a table: the record, and its cells."""

    record: RecordRef
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A table of the form; `kind` is what a new row is entered as."""

    label: str
    kind: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    confirmed: bool


def listings(session: Session, paper: Paper, field: FormField) -> Listing:
    """Return the rows of a field that holds records. Raises KeyError for a kind that no form lists."""
    kind, _, only = field.maps_to.partition(".")
    headers, make = _TABLES[kind]
    rows = tuple(make(session, paper, only))
    return Listing(field.label, kind, headers, rows, field.confirmed)


def _members(session: Session, paper: Paper, _only: str) -> Iterable[Row]:
    """Who was in the group on the day of the form."""
    query = (
        select(GroupMember, Professional)
        .join(Group, Group.id == GroupMember.group_id)
        .join(Professional, Professional.id == GroupMember.professional_id)
        .where(Group.procedure_id == paper.form.procedure_id)
        .order_by(Professional.surname)
    )
    for member, person in session.execute(query):
        if valid_on(paper.form.filled, member.began, member.ended):
            name = f"{person.first_name} {person.surname}".strip()
            yield Row(RecordRef("group_member", member.id), (name, person.institution))


def _plan(session: Session, paper: Paper, _only: str) -> Iterable[Row]:
    whose = {one.id for one in paper.harmed} | {None}
    query = select(HelpAction).where(HelpAction.procedure_id == paper.form.procedure_id)
    for one in session.scalars(query.order_by(HelpAction.agreed_on)):
        if one.party_id in whose:
            ended = f"do {short_date(one.ended)}: {one.why_ended}" if one.ended else ""
            cells = (one.action, one.responsible, _day(one.until), one.effect or ended)
            yield Row(RecordRef("help_action", one.id), cells)


def _obligations(session: Session, paper: Paper, _only: str) -> Iterable[Row]:
    whose = {one.id for one in paper.violent}
    query = select(Obligation).where(Obligation.procedure_id == paper.form.procedure_id)
    for one in session.scalars(query.order_by(Obligation.agreed_on)):
        if one.party_id in whose:
            cells = (one.content, _day(one.agreed_on), _day(one.review))
            yield Row(RecordRef("violent_obligation", one.id), cells)


def _events(session: Session, paper: Paper, only: str) -> Iterable[Row]:
    query = select(ProcedureEvent).where(
        ProcedureEvent.procedure_id == paper.form.procedure_id,
        ProcedureEvent.kind == ProcedureEventKind(only),
    )
    for one in session.scalars(query.order_by(ProcedureEvent.day)):
        yield Row(RecordRef("procedure_event", one.id), (one.remark, _day(one.day)))


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


_Make = Callable[[Session, Paper, str], Iterable[Row]]
_TABLES: Mapping[str, tuple[tuple[str, ...], _Make]] = {
    "group_member": (("Imię i nazwisko", "Instytucja"), _members),
    "help_action": (("Działanie", "Odpowiedzialny", "Termin", "Efekt"), _plan),
    "violent_obligation": (("Zobowiązanie", "Ustalono", "Sprawdzenie"), _obligations),
    "procedure_event": (("Co", "Kiedy"), _events),
}
