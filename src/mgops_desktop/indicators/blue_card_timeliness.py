"""D. Whether the terms of Blue Card procedures were kept (M15 of blue-card-law 6.5).

A term belongs to the period in which it ran out. What today's records carry: the way of an NK-A to the team, the group,
its first sitting, and how often the team sits.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from uuid import UUID

from sqlalchemy import func, select

from mgops_desktop.domain.blue_card import FormAType, FormKind
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.blue_card import Run, all_procedures, blue_card
from mgops_desktop.indicators.catalogue import Window, all_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.seeds import rows_of
from mgops_desktop.storage.tables.blue_card import Group, GroupSitting, NkForm, TeamSitting
from mgops_desktop.storage.terms import Terms

_ONE_DAY = timedelta(days=1)
KEPT = {
    "in_time": "dotrzymane",
    "late": "wykonane po terminie",
    "not_done": "niewykonane do końca okresu",
}
_BASES = {row["key"]: row["basis"] for row in rows_of("deadline_rules")}


@dataclass(frozen=True)
class _Duty:
    """One term that ran: its last day, when the act was done, when the procedure left our municipality."""

    subject: RecordRef
    until: date
    done: date | None
    closed: date | None = None

    @property
    def has_lapsed(self) -> bool:
        """The procedure ended before the term ran out, without the act."""
        return self.done is None and self.closed is not None and self.closed <= self.until


@dataclass(frozen=True)
class _Judged:
    """A duty of the period, as known at its end."""

    duty: _Duty
    part: str
    delay: int

    @property
    def remark(self) -> str:
        return f"termin {self.duty.until:%d.%m.%Y}" + (f", dni: {self.delay}" if self.delay else "")


_Duties = Callable[[Counting, str], Iterable[_Duty]]


def _judged(counting: Counting, rule: str, duties: _Duties) -> list[_Judged]:
    ever = counting.keep(f"duties:{rule}", lambda: list(duties(counting, rule)))
    return counting.share(f"judged:{rule}", lambda: list(_judge(counting, ever)))


def _judge(counting: Counting, duties: Iterable[_Duty]) -> Iterable[_Judged]:
    """What ran out in the period; in a period that goes on, nothing is missed before its last day is over."""
    last = counting.period.last
    known = min(last, counting.today - _ONE_DAY)
    for duty in duties:
        if duty.until not in counting.period or duty.has_lapsed:
            continue
        if duty.done is not None and duty.done <= last:
            delay = max((duty.done - duty.until).days, 0)
            yield _Judged(duty, "late" if delay else "in_time", delay)
        elif duty.until <= known:
            yield _Judged(duty, "not_done", (known - duty.until).days)


def _terms(counting: Counting) -> Terms:
    return counting.keep("terms", lambda: Terms(counting.session))


def _last_day(counting: Counting, rule: str, start: date, in_force_on: date) -> date:
    """The last day of the term: by the law one that ends on a free day may end on the next other day."""
    last = _terms(counting).of(rule, start, in_force_on=in_force_on).shifted
    assert last is not None  # all these rules have a length
    return last


def _governed(counting: Counting, rule: str) -> Mapping[UUID | None, Run]:
    """Procedures under the rule; of one taken over from elsewhere nobody here knows when its terms began."""
    return {
        run.id: run
        for run in all_procedures(counting)
        if run.taken_over_on is None and _terms(counting).governs(rule, run.began)
    }


def _forms_to_team(counting: Counting, rule: str) -> Iterable[_Duty]:
    """An NK-A reaches the team; the next NK-A of a procedure has a rule of its own."""
    runs = _governed(counting, rule)
    query = select(
        NkForm.id, NkForm.procedure_id, NkForm.a_type, NkForm.filled, NkForm.received
    ).where(NkForm.kind == FormKind.A)
    for id_, procedure, a_type, filled, received in counting.session.execute(query):
        run = runs.get(procedure)
        if run is not None and (a_type is FormAType.NEXT) == (rule == "T07c"):
            until = _last_day(counting, rule, filled, run.began)
            yield _Duty(RecordRef("nk_form", id_), until, received, run.here_to)


def _after_first_receipt(
    counting: Counting, rule: str, done: Mapping[UUID | None, date]
) -> Iterable[_Duty]:
    """What follows once the first NK-A of a procedure has reached the team."""
    query = (
        select(NkForm.procedure_id, func.min(NkForm.received))
        .where(NkForm.kind == FormKind.A, NkForm.received.is_not(None))
        .group_by(NkForm.procedure_id)
    )
    runs = _governed(counting, rule)
    for procedure, received in counting.session.execute(query):
        run = runs.get(procedure)
        if run is not None and received is not None:
            until = _last_day(counting, rule, received, run.began)
            yield _Duty(RecordRef("procedure", run.id), until, done.get(run.id), run.here_to)


def _groups(counting: Counting, rule: str) -> Iterable[_Duty]:
    query = select(Group.procedure_id, func.min(Group.appointed)).group_by(Group.procedure_id)
    return _after_first_receipt(counting, rule, dict(counting.session.execute(query).all()))


def _first_sittings(counting: Counting, rule: str) -> Iterable[_Duty]:
    query = (
        select(Group.procedure_id, func.min(GroupSitting.day))
        .join(GroupSitting, GroupSitting.group_id == Group.id)
        .group_by(Group.procedure_id)
    )
    return _after_first_receipt(counting, rule, dict(counting.session.execute(query).all()))


def _team(counting: Counting, rule: str) -> Iterable[_Duty]:
    """From each day on which the team sat to the next; the rule is the one in force on that day."""
    query = select(TeamSitting.day, TeamSitting.id).order_by(
        TeamSitting.day.desc(), TeamSitting.number.desc()
    )
    days = dict(counting.session.execute(query).all())
    sat = sorted(days)
    for day, following in zip_longest(sat, sat[1:]):
        if _terms(counting).is_in_force(rule, day):
            until = _last_day(counting, rule, day, day)
            yield _Duty(RecordRef("team_sitting", days[day]), until, following)


def _enter(rule: str, name: str, counted_from: str, duties: _Duties) -> None:
    """Two figures of one term: how many ran out and were kept, and the longest delay."""
    key = f"blue_card_timeliness_{rule.lower()}"

    @blue_card(
        key,
        name,
        Unit.EVENTS,
        f"Terminy, których ostatni dzień przypada w okresie, liczone {counted_from}. Wykonanie według stanu na koniec "
        "okresu; bez procedur przejętych i takich, które skończyły się przed upływem terminu.",
        basis=_BASES[rule],
        splits=(all_of("kept", KEPT),),
    )
    def ran_out(counting: Counting) -> Iterable[Item]:
        for one in _judged(counting, rule, duties):
            yield Item(one.duty.subject, 1, (one.part,), None, one.remark)

    @blue_card(
        f"{key}_longest_delay",
        f"{name} – najdłuższe opóźnienie",
        Unit.DAYS,
        "Dni od ostatniego dnia terminu do wykonania albo, gdy go nie ma, do końca okresu: termin najbardziej "
        "przekroczony.",
        basis=_BASES[rule],
        counts="sum:days",
        window=Window.ACTIVE,
    )
    def longest(counting: Counting) -> Iterable[Item]:
        late = [one for one in _judged(counting, rule, duties) if one.delay]
        if late:
            worst = max(late, key=lambda one: (one.delay, one.duty.subject.id))
            yield Item(worst.duty.subject, worst.delay, (), None, worst.remark)


RULES = ("T01", "H01", "T07c", "T02", "T04b", "T18", "H03")
"""The rules of which the records tell both the beginning and the end."""
_FILLED = "od wypełnienia formularza"
_RECEIVED = "od wpływu pierwszego formularza do zespołu"
_enter("T01", "Terminy przekazania NK-A do zespołu (5 dni roboczych)", _FILLED, _forms_to_team)
_enter(
    "H01",
    "Terminy przekazania NK-A przewodniczącemu zespołu (procedury wszczęte przed 28.09.2023, 7 dni)",
    _FILLED,
    _forms_to_team,
)
_enter(
    "T07c",
    "Terminy przekazania kolejnej NK-A do zespołu (5 dni roboczych)",
    _FILLED,
    _forms_to_team,
)
_enter("T02", "Terminy powołania grupy diagnostyczno-pomocowej (3 dni)", _RECEIVED, _groups)
_enter(
    "T04b",
    "Terminy pierwszego posiedzenia grupy (5 dni roboczych, data ostrożna)",
    _RECEIVED,
    _first_sittings,
)
_enter(
    "T18",
    "Terminy następnego posiedzenia zespołu interdyscyplinarnego (2 miesiące)",
    "od poprzedniego posiedzenia",
    _team,
)
_enter(
    "H03",
    "Terminy następnego posiedzenia zespołu interdyscyplinarnego (przed 22.06.2023, 3 miesiące)",
    "od poprzedniego posiedzenia",
    _team,
)
