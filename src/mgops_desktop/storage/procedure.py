"""Blue Card procedures as the law's machine and clock need them; only for accounts that hold the compartment's key."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    Institution,
    PartyRole,
    ProcedureEnd,
    StarterRole,
)
from mgops_desktop.domain.blue_card_records import Known, MoveKind
from mgops_desktop.domain.deadline_rule import DeadlineRule, regime_on
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.procedure.beside import (
    ExtensionMotion,
    Form,
    Leaflet,
    Order,
    Programme,
    Protection,
    VoivodeMotion,
    first,
)
from mgops_desktop.domain.procedure.circumstances import (
    Circumstances,
    Involved,
    Member,
    Sitting,
)
from mgops_desktop.domain.procedure.clock import History
from mgops_desktop.domain.procedure.course import Course, fold
from mgops_desktop.storage.deadline import deadline_rules, monitoring_until, regimes
from mgops_desktop.storage.procedure_facts import facts_of
from mgops_desktop.storage.procedure_rows import (
    PROGRAMME_DAYS,
    ProcedureRows,
    Wanted,
    read_rows,
)
from mgops_desktop.storage.seeds import shipped_initiators, shipped_procedure_steps
from mgops_desktop.storage.setting import parameters_of

_KNOWN = {Known.YES: True, Known.NO: False}


@dataclass(frozen=True)
class ProcedureStory:
    """One procedure with its course, what its terms run from, and what the guards saw around it."""

    number: str
    history: History
    around: Circumstances

    @cached_property
    def course(self) -> Course:
        """Every fact in its turn; folded when somebody asks for it."""
        return fold(self.history.facts, self.around, shipped_procedure_steps())


def stories(
    session: Session,
    today: date,
    wanted: Wanted = None,
    rules: tuple[DeadlineRule, ...] | None = None,
) -> list[ProcedureStory]:
    """Return the procedures that are asked for, the latest first, all read at once.

    `rules` are those of the centre, where they have been read already.
    """
    told = Teller.of(session, read_rows(session, wanted), today, rules).stories()
    return sorted(told, key=lambda one: (one.history.began, one.number), reverse=True)


def histories(session: Session, today: date) -> list[History]:
    """Return what the terms of all procedures run from, without what only the guards ask."""
    return Teller.of(session, read_rows(session), today).histories()


class _Span(NamedTuple):
    """From when till when a procedure ran here."""

    id: UUID
    began: date
    left: date | None

    @classmethod
    def of(cls, id_: UUID, row: Any) -> "_Span":
        return cls(id_, row.began, first([row.ended, row.handed_over_on]))


@dataclass(frozen=True)
class Teller:
    """Tells the stories of procedures from their rows, as far as they happened until `today`."""

    rows: ProcedureRows
    rules: tuple[DeadlineRule, ...]
    parameters: Parameters
    today: date

    @classmethod
    def of(
        cls,
        session: Session,
        rows: ProcedureRows,
        today: date,
        rules: tuple[DeadlineRule, ...] | None = None,
    ) -> "Teller":
        known = deadline_rules(session) if rules is None else rules
        return cls(rows, known, parameters_of(session), today)

    def stories(self) -> list[ProcedureStory]:
        return [self._story(row) for row in self.rows.procedures]

    def histories(self) -> list[History]:
        return [self._history(row) for row in self.rows.procedures]

    def _story(self, row: Any) -> ProcedureStory:
        history = self._history(row)
        return ProcedureStory(row.number, history, self._around(row, history.persons))

    def _history(self, row: Any) -> History:
        forms = self.rows.forms.get(row.id, ())
        return History(
            id=row.id,
            began=row.began,
            facts=tuple(facts_of(self.rows, row, self.today)),
            persons=tuple(_persons(self.rows.persons.get(row.id, ()))),
            forms=tuple(_form(one) for one in forms if one.kind is FormKind.A),
            leaflets=tuple(
                Leaflet(one.filled, one.about_id or one.recipient_id)
                for one in forms
                if one.kind is FormKind.B and one.filled <= self.today
            ),
            programmes=tuple(map(_programme, self.rows.programmes.get(row.id, ()))),
            orders=tuple(map(_order, self.rows.orders.get(row.id, ()))),
            protections=tuple(map(_protection, self.rows.protections.get(row.id, ()))),
            extensions=tuple(_extensions(self.rows.members.get(row.id, ()))),
            voivode=tuple(_voivode(self.rows.moves.get(row.id, ()))),
            absent=tuple(
                one.party_id
                for one in self.rows.persons.get(row.id, ())
                if one.role is PartyRole.VIOLENT and one.present_at_start is False
            ),
            ended=row.ended,
            withdrawn=row.end_ground is ProcedureEnd.WITHDRAWN,
            monitored=self._monitoring(row) is not None,
            left=first([row.ended, row.handed_over_on]),
            protocol=row.protocol_on,
            taken_over=row.taken_over_on is not None,
        )

    def _around(self, row: Any, persons: tuple[Involved, ...]) -> Circumstances:
        apart = self._apart(row.id, persons)
        return Circumstances(
            regime=regime_on(row.began, regimes()),
            began=row.began,
            persons=persons,
            members=tuple(map(_member, self.rows.members.get(row.id, ()))),
            initiators=shipped_initiators(),
            running_pairs=self._running_pairs(row),
            sittings=(
                *map(self._sitting, self.rows.sittings.get(row.id, ())),
                *self._sittings_of(row.id, {one.id for one in persons}.union(*apart.values())),
            ),
            apart=apart,
            buffer=self.parameters.number("blue_card_buffer", row.began),
            monitoring_until=self._monitoring(row),
        )

    def _running_pairs(self, row: Any) -> frozenset[tuple[UUID, UUID]]:
        """The pairs of this procedure of which another one ran already when it began."""
        own = _pairs(self.rows.persons.get(row.id, ()))
        return frozenset(
            pair for pair in own if any(_ran(one, row) for one in self._others.get(pair, ()))
        )

    def _sitting(self, row: Any) -> Sitting:
        return Sitting(row.day, self.rows.guests.get(row.id, frozenset()), row.at, row.until)

    def _apart(self, id_: UUID, persons: Iterable[Involved]) -> dict[UUID, frozenset[UUID]]:
        """Whom its persons must not meet by another procedure."""
        found: dict[UUID, frozenset[UUID]] = {}
        for one in persons:
            by_others = self._against.get(one.id, {})
            others = [who for procedure, who in by_others.items() if procedure != id_]
            if others:
                found[one.id] = frozenset().union(*others)
        return found

    def _sittings_of(self, id_: UUID, people: set[UUID]) -> Iterator[Sitting]:
        """The meetings of other procedures to which some of the people come."""
        theirs = {procedure for one in people for procedure in self._procedures.get(one, ())}
        for rows in (self.rows.sittings, self.rows.sittings_elsewhere):
            for procedure in theirs - {id_}:
                met = map(self._sitting, rows.get(procedure, ()))
                yield from (one for one in met if one.present & people)

    @cached_property
    def _procedures(self) -> Mapping[UUID, set[UUID]]:
        """The procedures that each person takes part in."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        for own in (*self.rows.persons.values(), self.rows.elsewhere):
            for one in own:
                found[one.party_id].add(one.procedure_id)
        return found

    @cached_property
    def _against(self) -> Mapping[UUID, Mapping[UUID, set[UUID]]]:
        """For each person the other side of each of his procedures."""
        found: dict[UUID, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
        for (violent, harmed), spans in self._others.items():
            for span in spans:
                found[violent][span.id].add(harmed)
                found[harmed][span.id].add(violent)
        return found

    @cached_property
    def _others(self) -> Mapping[tuple[UUID, UUID], Sequence[_Span]]:
        """Every procedure of each pair."""
        found: dict[tuple[UUID, UUID], list[_Span]] = defaultdict(list)
        for procedure in self.rows.procedures:
            for pair in _pairs(self.rows.persons.get(procedure.id, ())):
                found[pair].append(_Span.of(procedure.id, procedure))
        elsewhere: dict[UUID, list[Any]] = defaultdict(list)
        for one in self.rows.elsewhere:
            elsewhere[one.procedure_id].append(one)
        for id_, people in elsewhere.items():
            for pair in _pairs(people):
                found[pair].append(_Span.of(id_, people[0]))
        return found

    def _monitoring(self, row: Any) -> date | None:
        """The last day of monitoring, None while the procedure runs and where there is none."""
        if row.ended is None:
            return None
        return monitoring_until(self.rules, self.parameters, row.began, row.ended, row.end_ground)


def _ran(other: _Span, row: Any) -> bool:
    """Whether another procedure ran when this one began; of two of one day it is the later one that was too many."""
    is_earlier = (other.began, other.id) < (row.began, row.id)
    return is_earlier and (other.left is None or other.left > row.began)


def _pairs(people: Collection[Any]) -> set[tuple[UUID, UUID]]:
    """(violent, harmed) of the same procedure."""
    violent, harmed = (
        [one.party_id for one in people if one.role is role]
        for role in (PartyRole.VIOLENT, PartyRole.HARMED)
    )
    return {(one, other) for one in violent for other in harmed if one != other}


def _persons(rows: Collection[Any]) -> list[Involved]:
    """The persons; one on both sides is one person."""
    by_party: dict[UUID, list[Any]] = {}
    for row in rows:
        by_party.setdefault(row.party_id, []).append(row)
    return [_person(id_, roles) for id_, roles in by_party.items()]


def _person(id_: UUID, roles: Collection[Any]) -> Involved:
    any_role = next(iter(roles))
    violent = [one for one in roles if one.role is PartyRole.VIOLENT]
    weapons = [_KNOWN[one.weapon] for one in violent if one.weapon in _KNOWN]
    return Involved(
        id=id_,
        birth=Birth(any_role.birth_date, any_role.birth_year, any_role.age_group is AgeGroup.CHILD),
        is_harmed=any(one.role is PartyRole.HARMED for one in roles),
        is_violent=bool(violent),
        is_soldier=any(one.soldier for one in violent),
        is_supervised=any(one.supervised for one in violent),
        has_weapon=any(weapons) if weapons else None,
        is_represented=any(one.representative for one in roles),
    )


def _member(row: Any) -> Member:
    return Member(row.professional_id, row.role, row.began, row.ended, row.sworn, row.authorised)


def _form(row: Any) -> Form:
    by_police = row.starter is StarterRole.POLICE or row.institution is Institution.POLICE
    return Form(
        RecordRef("nk_form", row.id),
        row.a_type is not FormAType.NEXT,
        row.filled,
        row.received,
        row.passed,
        by_police,
    )


def _programme(row: Any) -> Programme:
    days: Mapping[str, date | None] = {name: getattr(row, name) for name in PROGRAMME_DAYS}
    own = RecordRef("correction_programme", row.id)
    return Programme(own, row.party_id, row.motion_on, **days)


def _order(row: Any) -> Order:
    own = RecordRef("protective_order", row.id)
    return Order(own, row.issued, row.extended_on, row.extended_to, row.lifted)


def _protection(row: Any) -> Protection:
    own = RecordRef("child_protection", row.id)
    return Protection(own, row.day, row.at, row.court_told, row.court_told_at, row.ruled_on)


def _extensions(rows: Collection[Any]) -> list[ExtensionMotion]:
    return [
        ExtensionMotion(RecordRef("group_member", row.id), row.motion_received, row.asked_on)
        for row in rows
        if row.motion_received is not None
    ]


def _voivode(rows: Collection[Any]) -> list[VoivodeMotion]:
    return [
        VoivodeMotion(RecordRef("procedure_move", row.id), row.voivode_asked, row.voivode_named)
        for row in rows
        if row.kind is MoveKind.EXCLUSION and row.voivode_asked is not None
    ]
