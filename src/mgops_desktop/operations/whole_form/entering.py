"""Entering a form whole: every answer is read from and stored in the record that holds it, nothing twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FORM_LABELS
from mgops_desktop.domain.blue_card_records import Behaviour
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.form_definition import Answer
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.drafts import WHOLE_FORM
from mgops_desktop.operations.records.forms import plain_fields
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.parts import is_blank
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import FormValue, to_form
from mgops_desktop.operations.whole_form.listed import Listing, listings
from mgops_desktop.operations.whole_form.places import ANSWER, Paper, Place, paper_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import get_for_bin, put_in_bin
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.tables import KINDS

ACTS = "acts"
_CHANGED = (
    "Ktoś zmienił ten formularz, odkąd go otwarto. Niczego nie nadpisano; porównaj obie wersje."
)
_EMPTIED = "odpowiedź usunięto z formularza"
_PURPOSE = "cały formularz NK"
_BETWEEN = ":"
_TYPES = {
    Answer.LINE: FieldType.LINE,
    Answer.TEXT: FieldType.TEXT,
    Answer.NUMBER: FieldType.NUMBER,
    Answer.DAY: FieldType.DAY,
    Answer.CHOICE: FieldType.CHOICE,
    Answer.TICKS: FieldType.TICKS,
}
_LONGEST = 2000
"""Letters of an answer in one line; longer ones have an area."""


@dataclass(frozen=True)
class WholeSection:
    """A section of the form: its number and title, whether they were confirmed, the names of its fields by whom."""

    number: str
    title: str
    confirmed: bool
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    listings: tuple[Listing, ...]
    has_acts: bool

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class WholeForm:
    """A form with everything that stands in it; `pairs` head the columns of the boxes of section IV."""

    title: str
    note: str
    version: int
    prints: bool
    procedure: UUID
    sections: tuple[WholeSection, ...]
    shapes: tuple[FieldShape, ...]
    values: Mapping[str, FormValue]
    pairs: tuple[tuple[str, str], ...]


@question("cały formularz NK", Right.BLUE_CARD)
def whole_form(session: Session, form: UUID) -> WholeForm:
    """Return a form with the fields of its definition and what stands in them; the reading is logged.

    Raises UserError for a form that is not entered whole.
    """
    paper = paper_of(session, form)
    assert paper.form.procedure_id is not None
    note_reading(session, "procedure", paper.form.procedure_id, _PURPOSE)
    places = _places(paper)
    with veil.lifted():  # what stands in a form is corrected, and stored again
        values = _values(session, paper, places)
    shapes = [_shape(place) for place in places]
    has_acts = any(one.answer is Answer.ACTS for one in paper.definition.fields())
    if has_acts:
        shapes.append(FieldShape(ACTS, "Zachowania", FieldType.TICKS))
    return WholeForm(
        title=f"{FORM_LABELS[paper.form.kind]}: cały formularz",
        note=f"{paper.form.number} · wzór {paper.definition.key}",
        version=_version(session, paper, places),
        prints=paper.definition.prints,
        procedure=paper.form.procedure_id,
        sections=tuple(_sections(session, paper)),
        shapes=tuple(shapes),
        values=values,
        pairs=tuple(
            (paper.pair_key(violent, harmed), f"{_name(violent)} → {_name(harmed)}")
            for violent, harmed in paper.pairs
        ),
    )


@operation("wypełnienie całego formularza NK", Right.BLUE_CARD)
def fill_in_form(
    session: Session,
    form: UUID,
    version: int,
    given: Mapping[str, FormValue],
    accepted: Sequence[str] = (),
) -> None:
    """Store what was changed in a form, each answer in its record; an emptied answer goes into the bin.

    `version` is that of `whole_form`. Raises Conflict, and what `correct_record` raises with problems at these fields.
    """
    paper = paper_of(session, form)
    places = _places(paper)
    if _version(session, paper, places) != version:
        raise Conflict(_CHANGED)
    stored = _values(session, paper, places)
    changed = [one for one in places if one.name in given and given[one.name] != stored[one.name]]
    writer = _Writer(session, given, accepted)
    if given.get(ACTS) != stored.get(ACTS) and ACTS in stored:
        writer.acts(paper)
        paper = paper_of(session, form)
        changed = [_anew(paper, one) for one in changed]
    writer.answers([one for one in changed if one.kind == ANSWER])
    writer.records([one for one in changed if one.kind != ANSWER])
    if not paper.form.definition:
        key = {"definition": paper.definition.key}
        session.flush()
        correct_record(session, "nk_form", form, paper.form.version, key, accepted)
    ask_about(writer.odd, accepted)
    discard(session, WHOLE_FORM, form)


def _anew(paper: Paper, place: Place) -> Place:
    """The same place once the boxes have been stored: a pair may have its record now."""
    return next((one for one in _places(paper) if one.name == place.name), place)


class _Writer:
    """Stores answers where they belong and gathers what is odd, at the fields of the form."""

    def __init__(
        self, session: Session, given: Mapping[str, FormValue], accepted: Sequence[str]
    ) -> None:
        self._session, self._given, self._accepted = session, given, accepted
        self.odd: list[Problem] = []

    def answers(self, places: Iterable[Place]) -> None:
        """Store answers that no other record holds."""
        for place in places:
            words = as_words(self._given[place.name])
            if not words and place.record is not None:
                put_in_bin(
                    self._session,
                    get_for_bin(self._session, ANSWER, place.record, _EMPTIED),
                    _EMPTIED,
                )
            elif words:
                self._store([place], {"words": words})

    def records(self, places: Iterable[Place]) -> None:
        """Correct the other records, each once with all that was changed in it."""
        by_record: dict[object, list[Place]] = defaultdict(list)
        for place in places:
            by_record[place.kind, place.record or place.name].append(place)
        for of_one in by_record.values():
            values = {one.column: self._given[one.name] for one in of_one}
            if of_one[0].record is not None or not is_blank(values):
                self._store(of_one, values)

    def acts(self, paper: Paper) -> None:
        """Store the boxes of section IV, a record for each pair; a pair without any leaves the form."""
        ticked: dict[str, list[str]] = defaultdict(list)
        listed = self._given.get(ACTS)
        for one in listed if isinstance(listed, list) else ():
            pair, _, act = one.partition(_BETWEEN)
            ticked[pair].append(Behaviour(act).value)
        for violent, harmed in paper.pairs:
            now = ticked.get(paper.pair_key(violent, harmed), [])
            before = paper.acts.get((violent.id, harmed.id))
            if before is None and now:
                whole: dict[str, FormValue] = {
                    "form": str(paper.form.id),
                    "violent": str(violent.id),
                    "harmed": str(harmed.id),
                    "acts": now,
                }
                self._keep("violent_acts", None, whole, ACTS)
            elif before is not None and not now and not before.words:
                put_in_bin(self._session, before, _EMPTIED)
            elif before is not None and set(now) != set(before.acts):
                self._keep("violent_acts", before.id, {"acts": now}, ACTS)
        self._session.flush()

    def _store(self, places: Sequence[Place], values: Mapping[str, FormValue]) -> None:
        first = places[0]
        whole = {**first.made_of, **values} if first.record is None else values
        names = {one.column: one.name for one in places}
        self._keep(first.kind, first.record, whole, first.name, names)

    def _keep(
        self,
        kind: str,
        record: UUID | None,
        values: Mapping[str, FormValue],
        default: str,
        names: Mapping[str, str] | None = None,
    ) -> None:
        known = names or {}
        try:
            if record is None:
                _made, odd = store_new(self._session, writable_sheet(self._session, kind), values)
                self.odd += [_at(one, known, default) for one in odd]
            else:
                found = self._session.get_one(KINDS[kind], record)
                correct_record(self._session, kind, record, found.version, values, self._accepted)
        except (NeedsConfirmation, UserError) as error:
            if not error.problems:
                raise
            at_fields = [_at(one, known, default) for one in error.problems]
            raise type(error)(error.message, at_fields) from None


def _at(problem: Problem, names: Mapping[str, str], default: str) -> Problem:
    return replace(problem, field=names.get(problem.field or "", default))


def as_words(value: FormValue) -> str:
    """Return an answer as it is stored: ticked keys after each other."""
    if isinstance(value, list):
        return ";".join(value)
    return "" if value is None or value is False else str(value).strip()


def _places(paper: Paper) -> list[Place]:
    return [place for section in paper.definition.sections for place in paper.places(section)]


def _values(session: Session, paper: Paper, places: Iterable[Place]) -> dict[str, FormValue]:
    """What stands in the fields now; records of one kind are read at once."""
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    for place in places:
        if place.record is not None:
            by_kind[place.kind].add(place.record)
    stored = {
        kind: stored_values(session, BY_KEY[kind], list(ids)) for kind, ids in by_kind.items()
    }
    values: dict[str, FormValue] = {}
    for place in places:
        row = stored.get(place.kind, {}).get(place.record) if place.record else None
        column = BY_KEY[place.kind].column(place.column)
        value = to_form(column, row[column.attribute]) if row else None
        is_ticks = place.field.answer is Answer.TICKS and place.kind == ANSWER
        values[place.name] = str(value or "").split(";") if is_ticks and value else value
        if is_ticks and not value:
            values[place.name] = []
    if any(one.answer is Answer.ACTS for one in paper.definition.fields()):
        values[ACTS] = [
            f"{paper.pair_key(violent, harmed)}{_BETWEEN}{act}"
            for violent, harmed in paper.pairs
            for act in _in_order(paper.acts.get((violent.id, harmed.id)))
        ]
    return values


def _in_order(acts: object) -> list[str]:
    ticked = set(getattr(acts, "acts", ()))
    return [one.value for one in Behaviour if one.value in ticked]


def _version(session: Session, paper: Paper, places: Iterable[Place]) -> int:
    """A number that grows with every change of the form or of a record that holds one of its answers."""
    records = {(one.kind, one.record) for one in places if one.record is not None}
    records |= {("violent_acts", one.id) for one in paper.acts.values()}
    records.add(("nk_form", paper.form.id))
    found = [session.get_one(KINDS[kind], record) for kind, record in records if record]
    return sum(one.version for one in found)


def _sections(session: Session, paper: Paper) -> Iterable[WholeSection]:
    for section in paper.definition.sections:
        by_whom: dict[str, list[str]] = {}
        for place in paper.places(section):
            by_whom.setdefault(place.whose, []).append(place.name)
        yield WholeSection(
            section.number,
            section.title,
            section.confirmed or all(one.confirmed for one in section.fields),
            tuple((whose, tuple(names)) for whose, names in by_whom.items()),
            tuple(
                listings(session, paper, field)
                for field in section.fields
                if field.answer is Answer.RECORDS
            ),
            any(one.answer is Answer.ACTS for one in section.fields),
        )


def _shape(place: Place) -> FieldShape:
    """The field of an answer: as its record asks for it, or as the definition says."""
    field = place.field
    if place.kind == ANSWER:
        options = tuple(Option(key, label) for key, label in field.options)
        most = _LONGEST if field.answer is Answer.LINE else None
        return FieldShape(
            place.name,
            field.label,
            _TYPES[field.answer],
            options=options,
            most=most,
            help=field.help,
            private=True,
        )
    shape = next(one for one in plain_fields(place.kind) if one.name == place.column)
    labels = BY_KEY[place.kind].column(place.column).labels
    options = tuple(Option(str(key), label) for key, label in labels.items())
    return replace(
        shape,
        name=place.name,
        label=field.label,
        options=options,
        help=field.help,
        private=place.kind in ("party", "nk_relation"),
    )


def _name(person: object) -> str:
    return str(getattr(person, "first_name", "") or getattr(person, "surname", ""))
