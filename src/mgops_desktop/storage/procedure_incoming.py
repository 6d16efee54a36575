"""The stories of procedures before and after records come in that are not stored yet: of a form, of a whole file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import among
from mgops_desktop.storage.procedure import ProcedureStory, Teller
from mgops_desktop.storage.procedure_rows import (
    BORN,
    COLUMNS,
    PAPERS,
    ProcedureRows,
    Rows,
    read_rows,
)
from mgops_desktop.storage.tables.blue_card import Group, Participation, Party
from mgops_desktop.storage.tables.blue_card_bodies import Professional

_FIELDS = {
    "participation": "persons",
    "nk_form": "forms",
    "diagnostic_group": "groups",
    "group_member": "members",
    "group_sitting": "sittings",
    "procedure_event": "events",
    "correction_programme": "programmes",
    "protective_order": "orders",
    "child_protection": "protections",
    "procedure_move": "moves",
    "violence_report": "reports",
}
"""Where the rows of a kind stand."""
_BY_GROUP = ("group_member", "group_sitting")
_TEXTS = frozenset({"number", "outside"})
"""Empty where nothing was given."""


@dataclass(frozen=True)
class Incoming:
    """A record as it would be stored, by its attributes; `stored` is what it holds now, nothing of a new one."""

    kind: str
    id: UUID
    values: Mapping[str, Any]
    stored: Mapping[str, Any] = field(default_factory=dict)

    @property
    def ref(self) -> RecordRef:
        return RecordRef(self.kind, self.id)

    def ids(self, name: str) -> set[UUID]:
        """What a reference points to now and then."""
        return {one for one in (self.values.get(name), self.stored.get(name)) if one}


@dataclass(frozen=True)
class Told:
    """One procedure before records came in (None: there was none) and after."""

    before: ProcedureStory | None
    after: ProcedureStory


def told_with(session: Session, incoming: Sequence[Incoming]) -> list[Told]:
    """Return the procedures that the records touch, with what is only planned; each table is read once."""
    wanted = _procedures_of(session, incoming)
    if not wanted:
        return []
    rows = read_rows(session, wanted, _named(incoming, "participation", "party_id"))
    teller = Teller.of(session, rows, date.max)
    before = {one.history.id: one for one in teller.stories()}
    after = replace(teller, rows=_Overlay.of(session, rows, incoming).laid())
    return [Told(before.get(one.history.id), one) for one in after.stories()]


def _named(incoming: Iterable[Incoming], kind: str, reference: str) -> set[UUID]:
    """Whom the records of a kind that come in refer to."""
    return {
        one.values[reference]
        for one in incoming
        if one.kind == kind and one.values.get(reference) is not None
    }


def _procedures_of(session: Session, incoming: Sequence[Incoming]) -> set[UUID]:
    found: set[UUID] = set()
    by_group, by_party = set[UUID](), set[UUID]()
    groups = {one.id: one.ids("procedure_id") for one in incoming if one.kind == "diagnostic_group"}
    for one in incoming:
        if one.kind == "procedure":
            found |= {one.id} | one.ids("previous_id")
        elif one.kind in _BY_GROUP:
            by_group |= one.ids("group_id")
        elif one.kind == "party":
            by_party.add(one.id)
        elif one.kind in _FIELDS:
            found |= one.ids("procedure_id")
    found |= {id_ for group in by_group & set(groups) for id_ in groups[group]}
    for column, owner, wanted in (
        (Group.procedure_id, Group.id, by_group - set(groups)),
        (Participation.procedure_id, Participation.party_id, by_party),
    ):
        if wanted:
            query = select(column).where(among(owner, wanted))
            found |= {id_ for id_ in session.scalars(query) if id_ is not None}
    return found


@dataclass(frozen=True)
class _Overlay:
    """Rows as they were read with those of records that come in laid over them."""

    rows: ProcedureRows
    incoming: Mapping[str, Sequence[Incoming]]
    born: Mapping[UUID, Any]
    papers: Mapping[UUID, Any]

    @classmethod
    def of(cls, session: Session, rows: ProcedureRows, incoming: Iterable[Incoming]) -> "_Overlay":
        by_kind: dict[str, list[Incoming]] = defaultdict(list)
        for one in incoming:
            by_kind[one.kind].append(one)
        born = _people(session, Party, BORN, by_kind, "party", "participation", "party_id")
        papers = _people(
            session,
            Professional,
            PAPERS,
            by_kind,
            "professional",
            "group_member",
            "professional_id",
        )
        return cls(rows, by_kind, born, papers)

    def laid(self) -> ProcedureRows:
        laid: dict[str, Any] = {
            name: self._laid(kind, name) for kind, name in _FIELDS.items() if kind not in _BY_GROUP
        }
        groups = {one.id: id_ for id_, own in laid["groups"].items() for one in own}
        for kind in _BY_GROUP:
            laid[_FIELDS[kind]] = self._laid(kind, _FIELDS[kind], groups)
        laid["persons"] = _with(laid["persons"], "party_id", self.born, BORN)
        laid["members"] = _with(laid["members"], "professional_id", self.papers, PAPERS)
        procedures: dict[UUID, Any] = {one.id: one for one in self.rows.procedures}
        procedures |= {one.id: _row(one) for one in self.incoming.get("procedure", ())}
        return replace(
            self.rows,
            procedures=list(procedures.values()),
            following=self._following(),
            guests=self._who_came("guests", self.rows.guests),
            attending=self._who_came("members", self.rows.attending),
            **laid,
        )

    def _laid(self, kind: str, name: str, groups: Mapping[UUID, UUID] | None = None) -> Rows:
        rows: Rows = getattr(self.rows, name)
        incoming = self.incoming.get(kind, ())
        if not incoming:
            return rows
        own = {one.id for one in incoming}
        laid = {id_: [one for one in known if one.id not in own] for id_, known in rows.items()}
        for one in incoming:
            values = one.values
            owner = values.get("procedure_id") if groups is None else groups.get(values["group_id"])
            if owner is not None:
                laid.setdefault(owner, []).append(_row(one))
        return laid

    def _following(self) -> Rows:
        incoming = self.incoming.get("procedure", ())
        own = {one.id for one in incoming}
        laid: dict[UUID, list[Any]] = {
            id_: [one for one in known if one.id not in own]
            for id_, known in self.rows.following.items()
        }
        for one in incoming:
            if one.values.get("previous_id"):
                laid.setdefault(one.values["previous_id"], []).append(_row(one))
        return laid

    def _who_came(
        self, name: str, known: Mapping[UUID, frozenset[UUID]]
    ) -> Mapping[UUID, frozenset[UUID]]:
        sittings = self.incoming.get("group_sitting", ())
        return {**known, **{one.id: frozenset(one.values.get(name) or ()) for one in sittings}}


def _row(one: Incoming) -> SimpleNamespace:
    """A record that comes in as a row of its table."""
    values = {name: one.values.get(name) for name in COLUMNS[one.kind] if name != "id"}
    texts = {name: values[name] or "" for name in _TEXTS & values.keys()}
    marks = {"end_marks": values["end_marks"] or ()} if "end_marks" in values else {}
    return SimpleNamespace(**values | texts | marks, id=one.id)


def _people(
    session: Session,
    table: Any,
    names: str,
    incoming: Mapping[str, Sequence[Incoming]],
    kind: str,
    naming: str,
    reference: str,
) -> dict[UUID, Any]:
    """What is to be known of the people who come in, and of those whom a record that comes in names."""
    found = {one.id: _row(one) for one in incoming.get(kind, ())}
    named = _named(incoming.get(naming, ()), naming, reference) - found.keys()
    if named:
        columns = [getattr(table, name) for name in ("id", *names.split())]
        query = select(*columns).where(among(table.id, named))
        found |= {one.id: one for one in session.execute(query)}
    return found


def _with(rows: Rows, reference: str, people: Mapping[UUID, Any], names: str) -> Rows:
    """The rows with what is known of their people now; of somebody in the bin nothing is."""

    def whole(row: Any) -> Any:
        person = people.get(getattr(row, reference))
        is_new = isinstance(row, SimpleNamespace)
        if person is None and not is_new:
            return row
        known = vars(row) if is_new else row._asdict()
        # of somebody out of reach nothing is known; storing what names him is refused then
        now = {name: getattr(person, name, None) for name in names.split()}
        return SimpleNamespace(**known | now)

    return {id_: [whole(one) for one in own] for id_, own in rows.items()}
