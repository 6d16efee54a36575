"""D. Whether the terms of Blue Card procedures were kept (M15 of blue-card-law 6.5).

A term belongs to the period in which it ran out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.domain.procedure.clock import Duty, History, duties
from mgops_desktop.indicators.blue_card import blue_card
from mgops_desktop.indicators.catalogue import Ratio, Window, all_of, ratio
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.procedure import histories
from mgops_desktop.storage.seeds import rows_of
from mgops_desktop.storage.tables.blue_card import TeamSitting
from mgops_desktop.storage.terms import Terms

_ONE_DAY = timedelta(days=1)
KEPT = {
    "in_time": "dotrzymane",
    "late": "wykonane po terminie",
    "not_done": "niewykonane do końca okresu",
}
_BASES = {row["key"]: row["basis"] for row in rows_of("deadline_rules")}


@dataclass(frozen=True)
class Term:
    """One term that ran from a day: its last day, when the act was done, when the procedure left our municipality."""

    subject: RecordRef
    start: date
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

    duty: Term
    part: str
    delay: int

    @property
    def remark(self) -> str:
        return f"termin {self.duty.until:%d.%m.%Y}" + (f", dni: {self.delay}" if self.delay else "")


_Terms = Callable[[Counting, str], Iterable[Term]]


def _judged(counting: Counting, rule: str, duties: _Terms) -> list[_Judged]:
    ever = counting.keep(f"duties:{rule}", lambda: list(duties(counting, rule)))
    return counting.share(f"judged:{rule}", lambda: list(_judge(counting, ever)))


def _judge(counting: Counting, duties: Iterable[Term]) -> Iterable[_Judged]:
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
    last = _terms(counting).last_day(rule, start, in_force_on)
    assert last is not None  # all these rules have a length
    return last


def _of_procedures(counting: Counting, rule: str) -> Iterable[Term]:
    """The terms that procedures set off under the rule, by the one clock (`domain/procedure/clock.py`)."""
    terms = _terms(counting)
    for history, known in _clock(counting):
        own = known.get(rule)
        if not own or not terms.governs(rule, history.began):
            continue
        for duty in own:
            until = _last_day(counting, rule, duty.start, history.began)
            yield Term(duty.of, duty.start, until, duty.done, duty.moot)


def _clock(counting: Counting) -> Sequence[tuple[History, Mapping[str, Sequence[Duty]]]]:
    """Every procedure with its terms by their rule."""

    def read() -> list[tuple[History, Mapping[str, Sequence[Duty]]]]:
        told = histories(counting.session, counting.today)
        return [(one, _by_rule(one)) for one in told]

    return counting.keep("procedure_clock", read)


def _by_rule(history: History) -> Mapping[str, Sequence[Duty]]:
    found: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties(history):
        found[duty.rule].append(duty)
    return found


def team_terms(counting: Counting, rule: str) -> Iterable[Term]:
    """The terms from each day on which the team sat to the next; the rule is the one in force on that day."""
    query = (
        select(TeamSitting.day, TeamSitting.id)
        .where(TeamSitting.planned.is_(False))
        .order_by(TeamSitting.day.desc(), TeamSitting.number.desc())
    )
    days = dict(counting.session.execute(query).all())
    sat = sorted(days)
    for day, following in zip_longest(sat, sat[1:]):
        if _terms(counting).is_in_force(rule, day):
            until = _last_day(counting, rule, day, day)
            yield Term(RecordRef("team_sitting", days[day]), day, until, following)


def _enter(rule: str, name: str, counted_from: str, duties: _Terms) -> None:
    """Figures of one term: how many ran out and were kept, the share of those, the longest delay."""
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

    ratio(
        Ratio(
            key=f"{key}_share",
            label=f"{name} – udział dotrzymanych",
            unit=Unit.PERCENT,
            basis=_BASES[rule],
            rule="Terminy dotrzymane × 100 ÷ terminy, które upłynęły w okresie.",
            above=f"{key}_in_time",
            below=key,
            factor=100,
        )
    )

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


_FILLED = "od wypełnienia formularza"
_RECEIVED = "od wpływu formularza do zespołu"
_PASSED = "od przekazania formularza grupie"
_DRAFTED = "od sporządzenia protokołu"
_OF_PROCEDURES = {
    "T01": ("przekazania NK-A do zespołu (5 dni roboczych)", _FILLED),
    "H01": (
        "przekazania NK-A przewodniczącemu zespołu (procedury wszczęte przed 28.09.2023, 7 dni)",
        _FILLED,
    ),
    "T07c": ("przekazania kolejnej NK-A do zespołu (5 dni roboczych)", _FILLED),
    "T02": ("powołania grupy diagnostyczno-pomocowej (3 dni)", _RECEIVED),
    "T03": ("przekazania NK-A grupie (3 dni robocze)", _RECEIVED),
    "H02": ("przekazania NK-A zespołowi albo grupie (przed 28.09.2023, 3 dni)", _RECEIVED),
    "T04": ("pierwszego posiedzenia grupy (5 dni roboczych)", _PASSED),
    "T04b": ("pierwszego posiedzenia grupy (5 dni roboczych, data ostrożna)", _RECEIVED),
    "T05": ("zawiadomienia osoby stosującej przemoc o wszczęciu (3 dni robocze)", _PASSED),
    "T06": ("wystąpienia do pracodawcy o przedstawiciela (3 dni robocze)", "od wpływu wniosku"),
    "T07": ("przekazania kolejnej NK-A grupie (3 dni robocze)", _RECEIVED),
    "T07b": ("posiedzenia po kolejnej NK-A (5 dni roboczych)", _PASSED),
    "T08": ("przekazania protokołu odstąpienia (7 dni roboczych)", _DRAFTED),
    "T09": ("przekazania protokołu zakończenia (7 dni roboczych)", _DRAFTED),
}
OF_TEAM = ("T18", "H03")
RULES = (*_OF_PROCEDURES, *OF_TEAM)
"""The rules of which the records tell both the beginning and the end (M15: T01–T09, the team's sittings)."""
for _rule, (_act, _since) in _OF_PROCEDURES.items():
    _enter(_rule, f"Terminy {_act}", _since, _of_procedures)
_enter(
    "T18",
    "Terminy następnego posiedzenia zespołu interdyscyplinarnego (2 miesiące)",
    "od poprzedniego posiedzenia",
    team_terms,
)
_enter(
    "H03",
    "Terminy następnego posiedzenia zespołu interdyscyplinarnego (przed 22.06.2023, 3 miesiące)",
    "od poprzedniego posiedzenia",
    team_terms,
)
