"""Which terms a procedure sets off, and when each was kept: T01–T24, H01, H02 of the law's tables, and the NK-B.

The only place that knows what starts and what closes a term: due lists, the proof print and the figures of timeliness
all ask it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from mgops_desktop.domain.clock import WARSAW
from mgops_desktop.domain.figure import RecordRef
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
from mgops_desktop.domain.procedure.circumstances import Involved
from mgops_desktop.domain.procedure.steps import Fact, Step

_SITTINGS = (Step.SITTING, Step.ACTION_DECIDED)
_NOTICES = (Step.VIOLENT_NOTIFIED, Step.VIOLENT_NOT_NOTIFIED)
PASSING = frozenset({"T12", "T24"})
"""Stretches that end by themselves: nobody is late who notes it afterwards, for no act is due on their last day."""
_TOLD_OF_END = (Step.HARMED_INFORMED, Step.VIOLENT_INFORMED)


@dataclass(frozen=True)
class Duty:
    """One term of one procedure: the rule, the event it runs from, when it was kept.

    `of` is the record that tells its start; `moot` the day from which nobody has to keep it any more; `steps` are those
    that keep it, where another record tells them.
    """

    rule: str
    of: RecordRef
    start: date
    done: date | None = None
    moot: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.done is None and self.moot is None


@dataclass(frozen=True)
class History:
    """All of a procedure that terms run from.

    `left` is the day on which it ended here or went to another municipality; `taken_over` says that it began elsewhere:
    nobody here knows the terms of its forms. `absent` are violent persons who were not there at the start.
    """

    id: UUID
    began: date
    facts: tuple[Fact, ...] = ()
    persons: tuple[Involved, ...] = ()
    forms: tuple[Form, ...] = ()
    leaflets: tuple[Leaflet, ...] = ()
    programmes: tuple[Programme, ...] = ()
    orders: tuple[Order, ...] = ()
    protections: tuple[Protection, ...] = ()
    extensions: tuple[ExtensionMotion, ...] = ()
    voivode: tuple[VoivodeMotion, ...] = ()
    absent: tuple[UUID, ...] = ()
    ended: date | None = None
    withdrawn: bool = False
    monitored: bool = False
    left: date | None = None
    protocol: date | None = None
    taken_over: bool = False

    @property
    def of(self) -> RecordRef:
        return RecordRef("procedure", self.id)

    def day_of(self, *steps: Step, since: date | None = None) -> date | None:
        """Return the first day of such a step, from a day on."""
        days = [fact.day for fact in self.facts if fact.step in steps]
        return first([day for day in days if since is None or day >= since])


def duties(history: History) -> Iterator[Duty]:
    """Return every term that what is recorded sets off, by whatever law; the caller asks whether the rule governs."""
    if not history.taken_over:
        yield from _of_start(history)
        yield from _of_next_forms(history)
    yield from _of_end(history)
    yield from _of_programmes(history)
    yield from _beside(history)


def _of_start(history: History) -> Iterator[Duty]:
    """The way of the first NK-A: to the team, a group for it, to the group, the first sitting, the notice."""
    left = history.left
    starting = [form for form in history.forms if form.starts]
    for form in starting:
        for rule in ("T01", "H01"):
            yield Duty(rule, form.of, form.filled, form.received, left)
        if form.received is not None:
            for rule in ("T03", "H02"):
                yield Duty(rule, form.of, form.received, form.passed, left)
    yield from _of_leaflets(history, first([form.filled for form in starting]))
    received = first([form.received for form in history.forms])
    passed = first([form.passed for form in starting])
    sat = history.day_of(*_SITTINGS)
    if received is not None:
        yield _of_steps("T02", history, received, Step.GROUP_APPOINTED)
        yield Duty("T04b", history.of, received, sat, left, _SITTINGS)
        if _has_weapon_to_tell(history, starting):
            yield _of_steps("T13", history, received, Step.WEAPON_NOTICE)
    if passed is not None:
        yield Duty("T04", history.of, passed, sat, left, _SITTINGS)
        for person in history.absent:
            yield Duty("T05", history.of, passed, _notified(history, person), left, _NOTICES)


def _of_leaflets(history: History, filled: date | None) -> Iterator[Duty]:
    """An NK-B for each harmed person, never for one who is violent too (§ 6 R2023).

    For a child an adult takes it: whichever of the procedure was handed over (a reading of § 6 ust. 2).
    """
    for one in history.persons:
        if filled is None or not one.is_harmed or one.is_violent:
            continue
        is_child = one.is_minor_on(filled)
        given = [leaf.day for leaf in history.leaflets if is_child or leaf.whom in (one.id, None)]
        yield Duty("nk_b", RecordRef("party", one.id), filled, first(given), history.left)


def _of_steps(rule: str, history: History, start: date, *steps: Step) -> Duty:
    return Duty(rule, history.of, start, history.day_of(*steps), history.left, steps)


def _has_weapon_to_tell(history: History, starting: Iterable[Form]) -> bool:
    """Of a weapon the team tells; where the Police filled in the form, they have told it themselves (art. 9f UPPD)."""
    armed = any(one.is_violent and one.has_weapon for one in history.persons)
    return armed and not any(form.by_police for form in starting)


def _notified(history: History, person: UUID) -> date | None:
    """When a violent person was told of the procedure, or it was noted why not; a notice to nobody named is to all."""
    return first(
        [fact.day for fact in history.facts if fact.step in _NOTICES and fact.to in (person, None)]
    )


def _of_next_forms(history: History) -> Iterator[Duty]:
    for form in history.forms:
        if form.starts:
            continue
        yield Duty("T07c", form.of, form.filled, form.received, history.left)
        if form.received is not None:
            yield Duty("T07", form.of, form.received, form.passed, history.left)
        if form.passed is not None:
            sat = history.day_of(*_SITTINGS, since=form.passed)
            yield Duty("T07b", form.of, form.passed, sat, history.left, _SITTINGS)


def _of_end(history: History) -> Iterator[Duty]:
    if history.ended is None:
        return
    drafted = history.protocol or history.ended
    passed = history.day_of(Step.PROTOCOL_PASSED)
    yield Duty("T08" if history.withdrawn else "T09", history.of, drafted, passed)
    told = [history.day_of(Step.HARMED_INFORMED), history.day_of(Step.VIOLENT_INFORMED)]
    both = None if None in told else max(day for day in told if day is not None)
    rule = "T10" if history.withdrawn else "T11"
    yield Duty(rule, history.of, history.ended, both, steps=_TOLD_OF_END)
    if history.monitored:
        yield Duty("T12", history.of, history.ended, history.day_of(Step.MONITORING_CLOSED))


def _of_programmes(history: History) -> Iterator[Duty]:
    """The group watches over a programme as long as it works: to the end of monitoring, else to the end here."""
    over = history.day_of(Step.MONITORING_CLOSED) if history.monitored else history.left
    for one in history.programmes:
        if one.delivered is not None:
            moot = first([one.offence_motion, over])
            yield Duty("T14", one.of, one.delivered, one.enrolled, moot)
            yield Duty("T16", one.of, one.delivered, one.has_left_enrolment, over)
        if one.first_summons is not None:
            moot = first([one.enrolment_shown, over])
            yield Duty("T15", one.of, one.first_summons, one.second_summons, moot)
        if one.completed is not None:
            shown = first([one.completion_shown, one.offence_motion])
            yield Duty("T17", one.of, one.completed, shown, over)


def _beside(history: History) -> Iterator[Duty]:
    for motion in history.extensions:
        yield Duty("T06", motion.of, motion.received, motion.asked, history.left)
    for asked in history.voivode:
        yield Duty("T22", asked.of, asked.received, asked.named)
    for child in history.protections:
        # without the hour the strictest reading: from the beginning of the day, told at the end of one
        start = datetime.combine(child.day, child.at or time.min, WARSAW)
        told = child.court_told and datetime.combine(
            child.court_told, child.court_told_at or time.max, WARSAW
        )
        yield Duty("T23", child.of, start, told)
    for order in history.orders:
        yield Duty("T24", order.of, order.issued, first([order.lifted, order.extended_on]))
