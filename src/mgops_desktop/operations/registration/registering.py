"""The secretary registers an NK-A: its procedure, persons, relations, acts and the form itself in one step."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormAType, FormKind
from mgops_desktop.domain.blue_card_records import Behaviour
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.procedure.clock import duties
from mgops_desktop.domain.procedure.entering import TO_COME
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.drafts import REGISTRATION
from mgops_desktop.operations.records.parts import Given, own_fields
from mgops_desktop.operations.records.saving import (
    REGISTERING,
    Entailed,
    NeedsConfirmation,
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.operations.registration.typed import Earlier, Typed, earlier_of, typed_persons
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.form_definitions import definition_on
from mgops_desktop.storage.procedure import stories
from mgops_desktop.storage.seeds import shipped_initiators
from mgops_desktop.storage.tables.blue_card import NkForm, Participation, Party, Procedure
from mgops_desktop.storage.tables.blue_card_course import Relation
from mgops_desktop.storage.terms import Terms

NEW = "new"
"""Answers that the form begins a procedure though one of the same pair runs."""
_OF_THE_FORM = (
    *("sign", "filled", "filled_at", "received", "received_how", "received_by"),
    *("starter", "institution", "filled_by", "violence", "children", "outside"),
)
_TERMS = ("T01", "T02", "T03", "T04", "T04b", "H01", "H02")
_NAMES_THE_SAME = frozenset({"same_name", "similar_person"})
"""Warnings about a name, which are answered once the user said that the persons are others."""


class SamePair(UserError):
    """A procedure of the same two persons runs: the form is a further one of it.

    Where they are known by their names alone, the user may say that they are others.
    """

    def __init__(self, earlier: Earlier) -> None:
        super().__init__(
            f"Procedura {earlier.number} tych samych osób trwa od {short_date(earlier.began)}. "
            "Czy to kolejna NK-A w tej procedurze?"
        )
        self.earlier = earlier


@dataclass(frozen=True)
class Registered:
    """The procedure that now holds the form; `step` says its terms and takes everything back."""

    procedure: UUID
    form: UUID
    step: Entailed


@operation(REGISTERING, Right.BLUE_CARD)
def register_form_a(
    session: Session, given: Given, accepted: Sequence[str] = (), answer: str = ""
) -> Registered:
    """Store an NK-A with everything that it says, in a new procedure or as a further form of a running one.

    Persons are parts "harmed.<n>" and "violent.<n>" of the form, acts stand as "<violent>-<harmed>:<act>". `answer` is
    NEW or the running procedure. Raises SamePair, UserError and NeedsConfirmation with problems at these fields.
    """
    form = {name: value for name, value in own_fields(given).items() if name in _OF_THE_FORM}
    filled = _filled(form)
    persons, odd = typed_persons(session, given, filled, today_of(session))
    earlier = earlier_of(session, persons, today_of(session))
    running = next((one for one in earlier if one.runs), None)
    are_others = answer == NEW and not (running is not None and running.certain)
    if running is not None and not are_others and answer != str(running.id):
        raise SamePair(running)
    if are_others:
        earlier, running = [], None
    persons = [one.within(earlier) for one in persons]
    is_next = running is not None
    writer = _Writer(session, accepted, odd, are_others=are_others)
    own = session.get(Procedure, running.id) if running is not None else None
    procedure = own or writer.procedure(form, earlier)
    kept = writer.form(procedure, form, given.get("acts"), is_next=is_next)
    parties = {(one.group, one.place): writer.person(procedure, one) for one in persons}
    writer.relations(procedure, persons, parties)
    writer.acts(kept, parties, given.get("acts"))
    ask_about(writer.odd, accepted)
    session.flush()
    discard(session, REGISTRATION, None)
    words = _told(session, procedure, [] if is_next else earlier, is_next=is_next)
    step = Entailed(words, "nk_form", kept.id, kept.version)
    return Registered(procedure.id, kept.id, step)


def _filled(form: Given) -> date:
    try:
        return date.fromisoformat(str(form.get("filled") or ""))
    except ValueError:
        message = "Wpisz datę wypełnienia formularza: od niej biegnie procedura."
        raise UserError(message, [Problem(message, field="filled")]) from None


class _Writer:
    """Stores the records of one registration and gathers what is odd about them, at the fields of the form."""

    def __init__(
        self, session: Session, accepted: Sequence[str], odd: list[Problem], *, are_others: bool
    ) -> None:
        self._session = session
        self._answered = _NAMES_THE_SAME if are_others else frozenset()
        self._accepted = accepted
        self.odd = odd

    def procedure(self, form: Given, earlier: Iterable[Earlier]) -> Procedure:
        """Begin a procedure on the day of the form, joined with an ended one of the same pair."""
        before = next((one for one in earlier if not one.runs), None)
        values: dict[str, FormValue] = {
            "began": form.get("filled"),
            "began_at": form.get("filled_at"),
        }
        if before is not None:
            values["previous"] = str(before.id)
            values["environment"] = self._session.get_one(Procedure, before.id).environment
        made, odd = store_new(self._session, writable_sheet(self._session, "procedure"), values)
        assert isinstance(made, Procedure)
        self.odd += [replace(one, field="filled") for one in odd]
        return made

    def form(self, procedure: Procedure, form: Given, acts: FormValue, *, is_next: bool) -> NkForm:
        """Store the form; its groups of acts follow from the acts too."""
        ticked = {*_listed(form.get("violence"))}
        ticked |= {one.partition(":")[2].partition(".")[0] for one in _listed(acts)}
        definition = definition_on(FormKind.A, _filled(form))
        values: dict[str, FormValue] = {
            **form,
            "violence": sorted(ticked),
            "procedure": str(procedure.id),
            "kind": FormKind.A.value,
            "a_type": (FormAType.NEXT if is_next else FormAType.STARTING).value,
            "institution": form.get("institution") or _institution(form.get("starter")),
            "definition": definition.key if definition else "",
        }
        made, odd = store_new(self._session, writable_sheet(self._session, "nk_form"), values)
        assert isinstance(made, NkForm)
        # its persons follow in the same step
        self.odd += [one for one in odd if one.code not in TO_COME]
        return made

    def person(self, procedure: Procedure, typed: Typed) -> UUID:
        """Store a person, or what is new about a known one, and his part in the procedure."""
        party = typed.known
        if party is None:
            with self._refused(typed):
                made, odd = store_new(
                    self._session, writable_sheet(self._session, "party"), typed.own
                )
            self._take(typed, (one for one in odd if one.code not in self._answered))
            party = made.id
        else:
            self._complete(party, typed)
        self._part(procedure, party, typed)
        return party

    def relations(
        self,
        procedure: Procedure,
        persons: Iterable[Typed],
        parties: dict[tuple[str, str], UUID],
    ) -> None:
        """Store what each violent person is to each harmed one, where that was said and is not known."""
        query = select(Relation.violent_id, Relation.harmed_id)
        known = set(self._session.execute(query.where(Relation.procedure_id == procedure.id)).all())
        for harmed in (one for one in persons if one.group == "harmed"):
            for (group, place), violent in parties.items():
                basis = harmed.rest.get(f"basis_{place}")
                words = harmed.rest.get(f"words_{place}")
                party = parties["harmed", harmed.place]
                if group != "violent" or not (basis or words) or (violent, party) in known:
                    continue
                values: dict[str, FormValue] = {
                    "procedure": str(procedure.id),
                    "violent": str(violent),
                    "harmed": str(party),
                    "basis": basis,
                    "words": words,
                }
                self._store("nk_relation", values, harmed, f"basis_{place}")

    def acts(self, form: NkForm, parties: dict[tuple[str, str], UUID], acts: FormValue) -> None:
        """Store the boxes of section IV, a record for each pair."""
        ticked: dict[str, list[str]] = {}
        for one in _listed(acts):
            pair, _, act = one.partition(":")
            ticked.setdefault(pair, []).append(Behaviour(act).value)
        for pair, listed in ticked.items():
            violent, _, harmed = pair.partition("-")
            if ("violent", violent) in parties and ("harmed", harmed) in parties:
                values: dict[str, FormValue] = {
                    "form": str(form.id),
                    "violent": str(parties["violent", violent]),
                    "harmed": str(parties["harmed", harmed]),
                    "acts": listed,
                }
                sheet = writable_sheet(self._session, "violent_acts")
                _made, odd = store_new(self._session, sheet, values)
                self.odd += [replace(one, field="acts") for one in odd]

    def _complete(self, party: UUID, typed: Typed) -> None:
        """Write down what the form says otherwise or what was not known; nothing is emptied."""
        stored = self._session.get_one(Party, party)
        new = {
            name: value
            for name, value in typed.own.items()
            if not _is_stored(getattr(stored, name), value)
        }
        if new.get("birth_year") and stored.birth_date:
            del new["birth_year"]
        if new:
            change = (party, stored.version, new, self._accepted)
            with self._refused(typed):
                correct_record(self._session, "party", *change)

    def _part(self, procedure: Procedure, party: UUID, typed: Typed) -> None:
        own = (Participation.procedure_id == procedure.id, Participation.party_id == party)
        query = select(Participation).where(*own, Participation.role == typed.role)
        known = self._session.scalars(query).first()
        said = {
            name: value
            for name in ("weapon", "present_at_start", "minor_witness")
            if (value := typed.rest.get(name)) not in (None, "", False)
        }
        if known is None:
            ids = {"procedure": str(procedure.id), "party": str(party), "role": typed.role.value}
            self._store("participation", {**said, **ids}, typed, "surname")
        elif said:
            said.pop("present_at_start", None)  # of the start the first form tells
            change = (known.id, known.version, said, self._accepted)
            with self._refused(typed):
                correct_record(self._session, "participation", *change)

    def _store(self, kind: str, values: Given, typed: Typed, default: str) -> None:
        with self._refused(typed, default):
            _made, odd = store_new(self._session, writable_sheet(self._session, kind), values)
        self._take(typed, odd, default)

    def _take(self, typed: Typed, odd: Iterable[Problem], default: str = "surname") -> None:
        self.odd += _at_person(typed, odd, default)

    @contextmanager
    def _refused(self, typed: Typed, default: str = "surname") -> Iterator[None]:
        """Let what refuses a record of a person stand at his fields."""
        try:
            yield
        except (NeedsConfirmation, UserError) as error:
            at_fields = _at_person(typed, error.problems, default)
            raise type(error)(error.message, at_fields) from None


def _at_person(typed: Typed, odd: Iterable[Problem], default: str) -> list[Problem]:
    """Problems at the fields of a person; what the registration does not ask for stands at the default one."""
    shown = {*typed.rest, *typed.own}
    return [
        replace(one, field=typed.field(one.field if one.field in shown else default)) for one in odd
    ]


def _is_stored(stored: object, value: FormValue) -> bool:
    plain = stored.isoformat() if isinstance(stored, date) else stored
    return str(getattr(plain, "value", plain)) == str(value)


def _institution(starter: FormValue) -> str | None:
    """Whose worker somebody in this role is (db/seeds/blue_card_initiators.csv)."""
    found = next((one for one in shipped_initiators() if one.key == starter), None)
    return found.institution if found else None


def _listed(value: FormValue) -> list[str]:
    return value if isinstance(value, list) else []


def _told(
    session: Session, procedure: Procedure, before: Sequence[Earlier], *, is_next: bool
) -> str:
    """What was stored, and by when the next steps are due."""
    (story,) = stories(session, today_of(session), [procedure.id])
    terms, today = Terms(session), today_of(session)
    due = [
        terms.item(one.rule, one.start, one.of, None, today, in_force_on=procedure.began)
        for one in duties(story.history)
        if one.rule in _TERMS and one.is_open and terms.governs(one.rule, procedure.began)
    ]
    what = "kolejną NK-A w procedurze" if is_next else "NK-A jako procedurę"
    words = f"Zarejestrowano {what} {procedure.number}."
    ended = next(iter(before), None)
    if ended is not None:
        words += f" Poprzednia procedura tych osób: {ended.number}."
    due.sort(key=lambda one: one.alarm)
    dates = [f"{one.title} – do {one.until}" for one in due]
    return f"{words} {'; '.join(dates)}." if dates else words
