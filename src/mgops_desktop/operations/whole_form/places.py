"""Where the answers of a whole form stand: each field of its definition in the record that holds it already."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormKind, PartyRole
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.form_definition import Answer, FormDefinition, FormField, FormSection
from mgops_desktop.operations.card_papers.about_persons import name_of
from mgops_desktop.storage.form_definitions import definition_of_form
from mgops_desktop.storage.tables.blue_card import NkAnswer, NkForm, Participation, Party
from mgops_desktop.storage.tables.blue_card_course import Relation, ViolentActs

_GONE = "Tego formularza nie ma już w rejestrze."
_NO_FIELDS = "Całość wpisuje się do formularzy NK-A, NK-C i NK-D z procedurą. Temu brak procedury albo wzoru."
ANSWER = "nk_answer"
Pair = tuple[Party, Party]


@dataclass(frozen=True)
class Place:
    """One answer: the name of its field in the form, whom it is about, and the record and column that hold it.

    `record` is None where there is none yet; `made_of` is what a new one must say beside the answer.
    """

    name: str
    field: FormField
    whose: str
    kind: str
    column: str
    record: UUID | None
    made_of: Mapping[str, str]


@dataclass(frozen=True)
class Paper:
    """A form with its definition and everybody it is about."""

    form: NkForm
    definition: FormDefinition
    harmed: tuple[Party, ...]
    violent: tuple[Party, ...]
    parts: Mapping[tuple[UUID, PartyRole], UUID]
    relations: Mapping[tuple[UUID, UUID], UUID]
    acts: Mapping[tuple[UUID, UUID], ViolentActs]
    answers: Mapping[tuple[str, int], UUID]

    @property
    def pairs(self) -> Sequence[Pair]:
        """Every violent person with every harmed one, in the order of the boxes of section IV."""
        return [(violent, harmed) for violent in self.violent for harmed in self.harmed]

    def pair_key(self, violent: Party, harmed: Party) -> str:
        """Return by what a box of section IV names a pair."""
        return f"{self.violent.index(violent) + 1}-{self.harmed.index(harmed) + 1}"

    def places(self, section: FormSection) -> Iterable[Place]:
        """Return the answers of a section, those about one person together."""
        groups: dict[str, list[Place]] = {}
        for field in section.fields:
            if field.answer not in (Answer.RECORDS, Answer.ACTS):
                for place in self._places_of(field):
                    groups.setdefault(place.whose, []).append(place)
        return [place for places in groups.values() for place in places]

    def _places_of(self, field: FormField) -> Iterable[Place]:
        kind, _, column = field.maps_to.partition(".")
        if not kind:
            rows = range(1, field.rows + 1) if field.rows else (0,)
            return [self._answer(field, row) for row in rows]
        if kind == "nk_form":
            return [Place(field.key, field, "", kind, column, self.form.id, {})]
        return list(_MAKERS[kind](self, field, kind, column))

    def _answer(self, field: FormField, row: int) -> Place:
        made_of = {"form": str(self.form.id), "field": field.key, "row": str(row)}
        name = f"{field.key}.{row}" if row else field.key
        record = self.answers.get((field.key, row))
        return Place(name, field, f"Osoba {row}" if row else "", ANSWER, "words", record, made_of)


def _of_persons(paper: Paper, field: FormField, kind: str, column: str) -> Iterable[Place]:
    role = PartyRole(field.each)
    for person in paper.harmed if role is PartyRole.HARMED else paper.violent:
        record = person.id if kind == "party" else paper.parts.get((person.id, role))
        if record is not None:
            name = f"{field.key}.{person.id}"
            yield Place(name, field, _who(person), kind, column, record, {})


def _of_pairs(paper: Paper, field: FormField, kind: str, column: str) -> Iterable[Place]:
    for violent, harmed in paper.pairs:
        key = (violent.id, harmed.id)
        if kind == "nk_relation":
            record, of = paper.relations.get(key), {"procedure": str(paper.form.procedure_id)}
        else:
            acts = paper.acts.get(key)
            record, of = acts.id if acts else None, {"form": str(paper.form.id)}
        name = f"{field.key}.{paper.pair_key(violent, harmed)}"
        whose = f"{_who(violent)} wobec: {_who(harmed)}"
        made_of = {**of, "violent": str(violent.id), "harmed": str(harmed.id)}
        yield Place(name, field, whose, kind, column, record, made_of)


_MAKERS: Mapping[str, Callable[[Paper, FormField, str, str], Iterable[Place]]] = {
    "party": _of_persons,
    "participation": _of_persons,
    "nk_relation": _of_pairs,
    "violent_acts": _of_pairs,
}


def _who(person: Party) -> str:
    """By a name; of a child or a stranger without one by the number."""
    return name_of(person) or person.number


def paper_of(session: Session, form: UUID) -> Paper:
    """Return a stored form with all that it is about. Raises UserError for one that is not entered whole."""
    found = session.get(NkForm, form)
    if found is None or found.binned_at is not None:
        raise UserError(_GONE)
    definition = definition_of_form(found)
    if definition is None or found.procedure_id is None:
        raise UserError(_NO_FIELDS)
    parts, people = _people(session, found)
    own = Relation.procedure_id == found.procedure_id
    relations = session.execute(
        select(Relation.violent_id, Relation.harmed_id, Relation.id).where(own)
    )
    acts = session.scalars(select(ViolentActs).where(ViolentActs.form_id == form))
    answers = session.execute(
        select(NkAnswer.field, NkAnswer.row, NkAnswer.id).where(NkAnswer.form_id == form)
    )
    return Paper(
        form=found,
        definition=definition,
        harmed=people[PartyRole.HARMED],
        violent=people[PartyRole.VIOLENT],
        parts=parts,
        relations={(violent, harmed): id_ for violent, harmed, id_ in relations},
        acts={(one.violent_id, one.harmed_id): one for one in acts},
        answers={(field, row): id_ for field, row, id_ in answers},
    )


def _people(
    session: Session, form: NkForm
) -> tuple[dict[tuple[UUID, PartyRole], UUID], dict[PartyRole, tuple[Party, ...]]]:
    """The two sides; an NK-D that says whom it is about is about him alone, and so is an NK-C."""
    query = (
        select(Party, Participation.role, Participation.id)
        .join(Participation, Participation.party_id == Party.id)
        .where(Participation.procedure_id == form.procedure_id)
        .order_by(Participation.created_at, Participation.number)
    )
    parts: dict[tuple[UUID, PartyRole], UUID] = {}
    people: dict[PartyRole, list[Party]] = {role: [] for role in PartyRole}
    own_side = {FormKind.C: PartyRole.HARMED, FormKind.D: PartyRole.VIOLENT}.get(form.kind)
    for party, role, part in session.execute(query):
        is_other = role is own_side and form.about_id not in (None, party.id)
        if not is_other:
            parts[party.id, role] = part
            people[role].append(party)
    return parts, {role: tuple(listed) for role, listed in people.items()}
