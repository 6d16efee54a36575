"""The proof of terms of one Blue Card procedure, and of all of them for a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.clock import PASSING, Duty, duties
from mgops_desktop.domain.procedure.steps import STEP_LABELS, Fact
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.sorting import register_key
from mgops_desktop.domain.wording import number
from mgops_desktop.indicators.blue_card_timeliness import KEPT, OF_TEAM, RULES, team_terms
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.blue_card_access import card_standing
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.blue_card.terms import (
    BreachLine,
    SumLine,
    TermLine,
    TermsContent,
    terms_report,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, note_reading, today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class TermOnCard:
    """One term, and the record in which it was kept or is still to be."""

    line: TermLine
    record: RecordRef

    @property
    def lacks_reason(self) -> bool:
        """Whether a delay is not explained, though its record has a place for the reason."""
        has_place = hasattr(KINDS[self.record.kind], "outside")
        return bool(self.line.late) and not self.line.reason and has_place


_GONE = "Tej procedury nie ma już w rejestrze."


@question("metryka terminów ośrodka", Right.BLUE_CARD)
def terms_of_procedures(session: Session, period: Period) -> Report:
    """Return the proof of every term that ran out in the period, of the procedures in reach; the reading is logged.

    Its sums are of all procedures; it says how many stand in them alone.
    """
    note_reading(session, "procedure", None)
    told = stories(session, today_of(session))
    lines = [line for line in _lines(session, told) if line.shifted in period]
    breaches = [line for line in _breaches(told) if line.day in period]
    elsewhere = card_standing(session).elsewhere
    return _paper(
        session, period, lines, breaches, sums=_sums(session, period), elsewhere=elsewhere
    )


@question("metryka terminów procedury", Right.BLUE_CARD)
def terms_of_procedure(session: Session, procedure: UUID) -> Report:
    """Return the proof of every term of one procedure; the reading is logged. Raises UserError if it is not there."""
    note_reading(session, "procedure", procedure)
    today = today_of(session)
    told = stories(session, today, [procedure])
    if not told:
        raise UserError(_GONE)
    period = Period(told[0].history.began, max(today, told[0].history.began))
    return _paper(session, period, list(_lines(session, told)), _breaches(told), told[0].number)


def missed_terms(session: Session, period: Period) -> list[TermLine]:
    """Return the terms counted by the figures of timeliness that ran out in the period and were late or not kept.

    A term between two sittings of the team belongs to no procedure: it stands under the number of the earlier one.
    """
    lines = [
        *_lines(session, stories(session, today_of(session))),
        *_lines_of_team(session, period),
    ]
    missed = [line for line in lines if line.rule in RULES and line.late and line.shifted in period]
    return sorted(missed, key=lambda one: (register_key(one.procedure), one.start, one.rule))


def _lines_of_team(session: Session, period: Period) -> Iterable[TermLine]:
    counting, terms, today = Counting(session, period), Terms(session), today_of(session)
    ran = [(rule, term) for rule in OF_TEAM for term in team_terms(counting, rule)]
    named = describe(session, [term.subject for _rule, term in ran], with_names=False)
    for rule, term in ran:
        duty = Duty(rule, term.subject, term.start, term.done)
        line = _line(named[term.subject].number, "", duty, terms, term.start, today)
        if line is not None:
            yield line


@question("metryka terminów procedury o numerze", Right.BLUE_CARD)
def terms_of_numbered(session: Session, number: str) -> Report:
    """Return the proof of every term of the procedure with this number. Raises UserError if there is none."""
    found = session.scalar(select(Procedure.id).where(Procedure.number == number.strip()))
    if found is None:
        raise UserError(f"W rejestrze nie ma procedury {number.strip()}.")
    return terms_of_procedure(session, found)


@question("terminy na karcie procedury", Right.BLUE_CARD)
def terms_on_card(session: Session, procedure: UUID) -> list[TermOnCard]:
    """Return every term of one procedure, the earliest first; the reading is logged."""
    note_reading(session, "procedure", procedure)
    terms = Terms(session)
    told = stories(session, today_of(session), [procedure], terms.rules)
    found = list(_proved(told, terms, today_of(session)))
    return sorted(found, key=lambda one: (one.line.start, one.line.rule))


def unexplained(story: ProcedureStory, terms: Terms, today: date) -> list[TermOnCard]:
    """Return the terms of a procedure that were kept late without a reason; late ones not kept yet are still due."""
    return [one for one in _proved([story], terms, today) if one.lacks_reason and one.line.done]


def _paper(
    session: Session,
    period: Period,
    lines: list[TermLine],
    breaches: Iterable[BreachLine],
    procedure: str = "",
    sums: Iterable[SumLine] = (),
    elsewhere: int = 0,
) -> Report:
    here = centre(session)
    return terms_report(
        TermsContent(
            period=period,
            as_of=today_of(session),
            centre=Centre(here.name, centre_address(here)),
            practice=context_of(session).practice,
            lines=tuple(
                sorted(lines, key=lambda one: (register_key(one.procedure), one.start, one.rule))
            ),
            breaches=tuple(breaches),
            procedure=f"procedura {procedure}" if procedure else "",
            sums=tuple(sums),
            elsewhere=elsewhere,
        )
    )


def _sums(session: Session, period: Period) -> Iterable[SumLine]:
    """The figures of timeliness, of those terms that ran out in the period."""
    counting = Counting(session, period)
    for rule in RULES:
        key = f"blue_card_timeliness_{rule.lower()}"
        keys = (key, *(f"{key}_{part}" for part in (*KEPT, "longest_delay")))
        figures = [(one, figure(counting, one)) for one in keys]
        if figures[0][1].value:
            cells = tuple((number(one.value or 0), name) for name, one in figures)
            yield SumLine(figures[0][1].label, cells)


def _lines(session: Session, told: Iterable[ProcedureStory]) -> Iterable[TermLine]:
    return (one.line for one in _proved(told, Terms(session), today_of(session)))


def _proved(told: Iterable[ProcedureStory], terms: Terms, today: date) -> Iterable[TermOnCard]:
    for story in told:
        for duty in duties(story.history):
            if terms.governs(duty.rule, story.history.began):
                reason = _reason(story, duty)
                line = _line(story.number, reason, duty, terms, story.history.began, today)
                if line is not None:
                    yield TermOnCard(line, _record(story, duty))


def _line(
    number: str, reason: str, duty: Duty, terms: Terms, in_force_on: date, today: date
) -> TermLine | None:
    """One term with its two dates; None for one without a length, of which nobody can say that it was kept."""
    counted = terms.of(duty.rule, duty.start, in_force_on=in_force_on)
    if counted.nominal is None or counted.shifted is None:
        return None
    last, done = _day(counted.shifted), _day(duty.done) if duty.done else None
    lapsed = done is None and duty.moot is not None and duty.moot <= last
    passes = lapsed or duty.rule in PASSING
    late = 0 if passes else max(((done or today) - last).days, 0)
    return TermLine(
        procedure=number,
        rule=duty.rule,
        title=counted.rule.title,
        basis=counted.basis,
        start=_day(duty.start),
        last=_day(counted.nominal),
        shifted=last,
        done=done,
        moot=duty.moot if lapsed else None,
        late=late,
        who=counted.rule.who,
        reason=reason,
        explanation=counted.explanation,
    )


def _day(moment: date) -> date:
    return local_day(moment) if isinstance(moment, datetime) else moment


def _reason(story: ProcedureStory, duty: Duty) -> str:
    """What was given as the reason in the record that starts or that keeps the term."""
    facts = (fact for fact in story.history.facts if _keeps(fact, duty) or _starts(fact, duty))
    return "; ".join(dict.fromkeys(fact.outside for fact in facts if fact.outside))


def _keeps(fact: Fact, duty: Duty) -> bool:
    return fact.step in duty.steps and fact.day == duty.done


def _starts(fact: Fact, duty: Duty) -> bool:
    """The record of a procedure holds its end too, which no term before it has its reason in."""
    return fact.of == duty.of and (
        duty.of.kind != Procedure.__tablename__ or fact.day <= duty.start
    )


def _record(story: ProcedureStory, duty: Duty) -> RecordRef:
    """The record that says how the term was kept and why not in time; that of its start where nothing did."""
    kept = (fact.of for fact in story.history.facts if _keeps(fact, duty) and fact.of)
    return next(kept, duty.of)


def _breaches(told: Iterable[ProcedureStory]) -> list[BreachLine]:
    return [
        BreachLine(story.number, fact.day, STEP_LABELS[fact.step], objection.text, fact.outside)
        for story in told
        for fact, objection in story.course.breaches
    ]
