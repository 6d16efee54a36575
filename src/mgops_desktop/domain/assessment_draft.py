"""Sentences of an assessment drafted by rules from the records of its period, each with its sources.

The constructions need no inflected names: what people wrote stands in quotation marks, fixed words carry the case.
Scores stay out of the sentences, because papers that leave the centre show none by default.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from mgops_desktop.domain.diagnosis import ScoreChange
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    HOW_FAR_LABELS,
    MEETINGS,
    HowFar,
    PlanActionResult,
    VisitKind,
)
from mgops_desktop.domain.wording import counted, duration, inline_date, listing, past

HEADINGS = {
    "contact": "Kontakty z rodziną",
    "action": "Realizacja planu",
    "area": "Zmiana w obszarach diagnozy",
    "event": "Wydarzenia",
    "quote": "Cytaty z wizyt",
    "": "Własne zdania",
}
"""Parts of the draft, in order, by the first word of the rule's name."""
_WHOLE = frozenset(
    {"contact_meetings", "contact_failed", "contact_other", "area_better", "area_worse"}
    | {"area_same", "action_waiting"}
)
"""Rules that make one sentence of many records; the others make one of each record."""
_MOST_OF_A_QUOTE = 400


@dataclass(frozen=True)
class Sentence:
    """A sentence with the rule that made it ("" for one of the assistant's own) and the records behind it.

    `drafted` is what the rule wrote, `kept` whether it belongs to the assessment.
    """

    rule: str
    text: str
    sources: tuple[RecordRef, ...] = ()
    drafted: str = ""
    kept: bool = True

    @property
    def key(self) -> tuple[str, RecordRef | None]:
        """What makes two sentences the same one, however it is worded."""
        is_whole = self.rule in _WHOLE or not self.sources
        return self.rule, None if is_whole else self.sources[0]

    @property
    def heading(self) -> str:
        return HEADINGS[self.rule.partition("_")[0]]

    @property
    def is_edited(self) -> bool:
        return self.text != self.drafted


@dataclass(frozen=True)
class VisitFact:
    """A contact of the period as it was entered."""

    id: UUID
    day: date
    kind: VisitKind
    minutes: int = 0
    course: str = ""
    agreed_family: str = ""
    agreed_worker: str = ""


@dataclass(frozen=True)
class StepFact:
    """How far an action had come on a day."""

    id: UUID
    day: date
    how_far: HowFar


@dataclass(frozen=True)
class ActionFact:
    """An action of the plan with its progress, the oldest first."""

    id: UUID
    action: str
    deadline: date | None = None
    result: PlanActionResult | None = None
    result_on: date | None = None
    result_note: str = ""
    steps: tuple[StepFact, ...] = ()


@dataclass(frozen=True)
class EventFact:
    """Something that happened, in a sentence that is already whole but for its date."""

    ref: RecordRef
    day: date
    words: str
    is_end: bool = False


@dataclass(frozen=True)
class PeriodFacts:
    """What the records of a case hold for the period; `labels` are the words of the diagnosis areas."""

    case: UUID
    period: Period
    visits: tuple[VisitFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    changes: tuple[ScoreChange, ...] = ()
    diagnoses: tuple[UUID, ...] = ()
    events: tuple[EventFact, ...] = ()


def draft(facts: PeriodFacts, labels: dict[str, str]) -> list[Sentence]:
    """Return the sentences of an assessment, quotations last and not kept until somebody ticks them."""
    made = [
        *_contacts(facts),
        *(one for action in facts.actions for one in _action(action, facts.period)),
        *_waiting(facts),
        *_areas(facts, labels),
        *(_event(one) for one in sorted(facts.events, key=lambda one: one.day)),
        *(one for visit in facts.visits for one in _quotes(visit)),
    ]
    return [replace(one, drafted=one.text) for one in made]


def _contacts(facts: PeriodFacts) -> Iterable[Sentence]:
    span = f"od {inline_date(facts.period.first)} do {inline_date(facts.period.last)}"
    met = [one for one in facts.visits if one.kind in MEETINGS]
    if met:
        held = f"{past(len(met), 'spotkanie', 'odbył')} się {counted(len(met), 'spotkanie')}"
        minutes = sum(one.minutes for one in met)
        length = f", łącznie {duration(minutes)}" if minutes else ""
        words = f"W okresie {span} {held} z rodziną{length}".removesuffix(".")  # after "godz."
        yield Sentence("contact_meetings", f"{words}.", _visits(met))
    else:
        case = RecordRef("case", facts.case)
        words = f"W okresie {span} nie odbyło się żadne spotkanie z rodziną."
        yield Sentence("contact_meetings", words, (case,))
    failed = [one for one in facts.visits if one.kind is VisitKind.FAILED]
    if failed:
        days = listing([inline_date(one.day) for one in failed])
        when = "dniu" if len(failed) == 1 else "dniach"
        words = f"Kontakt nie powiódł się w {when} {days}."
        yield Sentence("contact_failed", words, _visits(failed))
    other = [one for one in facts.visits if one.kind in (VisitKind.PHONE, VisitKind.INSTITUTION)]
    if other:
        phone = sum(one.kind is VisitKind.PHONE for one in other)
        said = [f"rozmowy telefoniczne: {phone}"] if phone else []
        said += [f"kontakty z instytucjami: {len(other) - phone}"] if len(other) > phone else []
        words = f"Inne kontakty w tym okresie: {', '.join(said)}."
        yield Sentence("contact_other", words, _visits(other))


def _visits(found: Iterable[VisitFact]) -> tuple[RecordRef, ...]:
    return tuple(RecordRef("visit", one.id) for one in found)


def _action(action: ActionFact, period: Period) -> Iterable[Sentence]:
    """The result of an action if it came in the period, else how it moved."""
    ref, name = RecordRef("plan_action", action.id), quoted(action.action)
    if action.result is not None:
        if action.result_on is not None and action.result_on in period:
            said = ACTION_RESULT_LABELS[action.result]
            words = f"Działanie {name}: {said} ({inline_date(action.result_on)})."
            yield Sentence("action_result", words, (ref,))
        return
    moved = [one for one in action.steps if one.day in period]
    if not moved:
        return
    before = [one for one in action.steps if one.day < period.first]
    first, last = (before[-1] if before else moved[0]), moved[-1]
    sources = (ref, *(RecordRef("action_progress", one.id) for one in dict.fromkeys((first, last))))
    yield Sentence("action_progress", f"Działanie {name}: {_moved(first, last)}.", sources)


def _moved(first: StepFact, last: StepFact) -> str:
    now = f"{HOW_FAR_LABELS[last.how_far]} ({inline_date(last.day)})"
    if first is last or first.how_far is last.how_far:
        return now
    return f"najpierw {HOW_FAR_LABELS[first.how_far]} ({inline_date(first.day)}), potem {now}"


def _waiting(facts: PeriodFacts) -> Iterable[Sentence]:
    last = facts.period.last
    late = [
        (one, one.deadline)
        for one in facts.actions
        if one.deadline is not None and one.deadline < last and one.result is None
    ]
    if late:
        named = "; ".join(f"{quoted(one.action)} ({inline_date(until)})" for one, until in late)
        sources = tuple(RecordRef("plan_action", one.id) for one, _until in late)
        words = f"Termin minął, a wyniku jeszcze nie ma: {named}."
        yield Sentence("action_waiting", words, sources)


def _areas(facts: PeriodFacts, labels: dict[str, str]) -> Iterable[Sentence]:
    sources = tuple(RecordRef("diagnosis", one) for one in facts.diagnoses)
    for rule, one_area, many, sign in (
        ("area_better", "Poprawiła się sytuacja w obszarze", "w obszarach", 1),
        ("area_worse", "Pogorszyła się sytuacja w obszarze", "w obszarach", -1),
        ("area_same", "Bez zmian pozostał obszar", "pozostały obszary", 0),
    ):
        found = [one for one in facts.changes if _sign(one.step) == sign]
        if found:
            names = listing([labels.get(one.area, one.area) for one in found])
            words = one_area
            if len(found) > 1:
                words = f"{one_area.rsplit(' ', len(many.split()))[0]} {many}"
            yield Sentence(rule, f"{words}: {names}.", sources)


def _sign(step: int) -> int:
    return (step > 0) - (step < 0)


def _event(event: EventFact) -> Sentence:
    words = f"{event.words} ({inline_date(event.day)})."
    step = "ended" if event.is_end else "began"
    return Sentence(f"event_{event.ref.kind}_{step}", words, (event.ref,))


def _quotes(visit: VisitFact) -> Iterable[Sentence]:
    ref, day = RecordRef("visit", visit.id), inline_date(visit.day)
    for rule, words, text in (
        ("quote_course", f"Wizyta {day}", visit.course),
        ("quote_family", f"Ustalenia rodziny z {day}", visit.agreed_family),
        ("quote_worker", f"Ustalenia asystenta z {day}", visit.agreed_worker),
    ):
        if text.strip():
            yield Sentence(rule, f"{words}: {quoted(text)}.", (ref,), kept=False)


def quoted(text: str) -> str:
    """A text somebody wrote, on one line and in quotation marks, without the full stop at its end."""
    plain = " ".join(text.split()).rstrip(".;, ")
    if len(plain) > _MOST_OF_A_QUOTE:
        plain = f"{plain[:_MOST_OF_A_QUOTE].rstrip()}…"
    return f"„{plain.replace('„', '»').replace('”', '«')}”"


def drafted_anew(shown: Sequence[Sentence], made: Sequence[Sentence]) -> list[Sentence]:
    """Return what is shown after the rules have been asked again, in the order it stands.

    What somebody edited or wrote stays as it is; what nobody touched takes the new words, or goes where no record
    stands behind it any more; new sentences follow at the end.
    """
    newer = {one.key: one for one in made}
    kept: list[Sentence] = []
    for one in shown:
        new = newer.pop(one.key, None)
        if not one.rule or one.is_edited:
            kept.append(one if new is None else replace(one, sources=new.sources))
        elif new is not None:
            kept.append(replace(new, kept=one.kept))
    return [*kept, *newer.values()]


def with_proposals(stored: Sequence[Sentence], made: Sequence[Sentence]) -> list[Sentence]:
    """Return a stored assessment's sentences with what the rules would add, not kept until somebody ticks it."""
    known = {one.key for one in stored}
    by_key = {one.key: one.text for one in made}
    told = [replace(one, drafted=by_key.get(one.key, "")) for one in stored]
    return [*told, *(replace(one, kept=False) for one in made if one.key not in known)]


def sources_text(sources: Iterable[RecordRef]) -> str:
    """Return references as they are stored, one a line."""
    return "\n".join(f"{one.kind}:{one.id}" for one in sources)


def read_sources(text: str) -> tuple[RecordRef, ...]:
    """Read stored references. Raises ValueError for anything else."""
    found = []
    for line in text.split():
        kind, _, id_ = line.partition(":")
        if not kind.isidentifier():
            raise ValueError(f"no reference: {line}")
        found.append(RecordRef(kind, UUID(id_)))
    return tuple(found)
