"""The file of a family as an inspector reads it: what is there, with its record, and what is missing, with its form."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.assessment import (
    DueAfter,
    MadeAssessment,
    counted_from,
    due_and_not_made,
    late_assessments,
    rule_of,
)
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.checklist import CheckItem, CheckKey, CheckState, Fill
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.domain.wording import counted, listing, short_date
from mgops_desktop.operations.oversight.case_facts import (
    CaseFacts,
    CheckedCase,
    caseload,
    cases_of_file,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class CheckedFile:
    """A case with everything that is looked for in its file, in the order in which it is read."""

    case: CheckedCase
    items: tuple[CheckItem, ...]

    @property
    def gaps(self) -> tuple[CheckItem, ...]:
        return tuple(item for item in self.items if item.is_gap)


@question("teczka na kontrolę", Right.CASEWORK_READ)
def checked_file(session: Session, family: UUID) -> tuple[CheckedFile, ...]:
    """Return the cases of a family with what is looked for in each, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family, "teczka na kontrolę")
    return _checked(session, cases_of_file(session, family))


@question("braki w teczkach", Right.CASEWORK_READ)
def checked_caseload(session: Session) -> tuple[CheckedFile, ...]:
    """Return the running cases in reach and those closed in the last year, whether anything is missing or not."""
    return _checked(session, caseload(session))


def _checked(session: Session, cases: list[CheckedCase]) -> tuple[CheckedFile, ...]:
    looking = _Looking(session, cases)
    return tuple(CheckedFile(case, tuple(looking.items(case))) for case in cases)


class _Looking:
    """Looks for each thing in the facts of a case."""

    def __init__(self, session: Session, cases: list[CheckedCase]) -> None:
        self._facts = CaseFacts(session, cases)
        self._today = today_of(session)
        self._terms = Terms(session)
        from_plan = parameters_of(session).text("first_assessment_from", self._today) == "plan"
        self._from_plan = from_plan

    def items(self, case: CheckedCase) -> Iterator[CheckItem]:
        looks: tuple[Callable[[CheckedCase], Iterator[CheckItem]], ...] = (
            *(self._ground, self._consent, self._informed, self._assignment, self._plan),
            *(self._agreed, self._coordinated, self._assessments, self._handed_over),
            *(self._signatures, self._closing),
        )
        for look in looks:
            yield from look(case)

    def _ground(self, case: CheckedCase) -> Iterator[CheckItem]:
        """The social worker's application, or the order of the court."""
        key = CheckKey.GROUND
        if case.basis is Basis.PRO_LIFE:
            yield _not_needed(key, "„Za życiem”: bez wywiadu i wniosku pracownika socjalnego")
        elif case.basis is Basis.COURT:
            until = case.ended or date.max
            own = [
                one
                for one in self._facts.obligations[case.family]
                if one.began <= until and (one.ended is None or one.ended >= case.began)
            ]
            words = "brak zobowiązania sądu obejmującego tę sprawę"
            yield _there_or(key, own, "court_obligation", "zobowiązanie sądu od", "began", words)
        else:
            own = [
                one
                for one in self._facts.applications[case.family]
                if one.id == case.application
                or (one.received <= case.began and self._facts.is_of(case, None, one.received))
            ]
            yield _there_or(
                key, own, "application", "wniosek z", "received", "brak wniosku o asystenta"
            )

    def _consent(self, case: CheckedCase) -> Iterator[CheckItem]:
        key, fill = CheckKey.CONSENT, Fill("statement")
        missing = self._facts.unconsented(case)
        given = [
            one
            for one in self._facts.statements[case.family]
            if one.kind is StatementKind.CONSENT and self._facts.is_of(case, one.case_id, one.day)
        ]
        if missing is not None:
            words = f"zgoda opiekunów: {missing.words}"
            yield CheckItem(key, CheckState.MISSING, words, fill=fill)
        elif given:
            last = max(given, key=lambda one: one.day)
            yield _there(key, f"zgoda z {short_date(last.day)}", RecordRef("statement", last.id))
        elif case.consent_on is not None:
            yield _there(key, f"zgoda z {short_date(case.consent_on)}", RecordRef("case", case.id))
        elif not self._facts.asks_consent(case):
            yield _not_needed(key, "podstawą jest orzeczenie sądu albo wniosek osoby")

    def _informed(self, case: CheckedCase) -> Iterator[CheckItem]:
        own = [
            one for one in self._facts.statements[case.family] if one.kind is StatementKind.INFORMED
        ]
        words = "nie zapisano przekazania klauzuli"
        yield _there_or(CheckKey.INFORMED, own, "statement", "przekazano", "day", words)

    def _assignment(self, case: CheckedCase) -> Iterator[CheckItem]:
        own = self._facts.assignments[case.id]
        words = "nie zapisano przydziału asystenta"
        yield _there_or(CheckKey.ASSIGNMENT, own, "assignment", "przydział od", "began", words)

    def _plan(self, case: CheckedCase) -> Iterator[CheckItem]:
        """The three statutory parts of every action: what, until when, what effect."""
        key = CheckKey.PLAN
        plan = self._newest_plan(case)
        if case.basis is Basis.PRO_LIFE and plan is None:
            yield _not_needed(key, "„Za życiem”: katalog wsparcia zamiast planu")
            return
        if plan is None:
            yield self._without_plan(case)
            return
        actions = self._facts.actions[plan.id]
        bad = [one for one in actions if _is_incomplete(one)]
        if not actions:
            words = f"plan z {short_date(plan.began)} nie ma działań"
            yield CheckItem(key, CheckState.MISSING, words, fill=Fill("plan_action"))
        elif bad:
            words = f"bez terminu lub efektu: {counted(len(bad), 'działanie')}"
            fill = Fill("plan_action", bad[0].id)
            yield CheckItem(key, CheckState.MISSING, words, fill=fill)
        else:
            words = f"plan z {short_date(plan.began)}, {counted(len(actions), 'działanie')}"
            yield _there(key, words, RecordRef("work_plan", plan.id))

    def _without_plan(self, case: CheckedCase) -> CheckItem:
        term = self._terms.of("work_plan", case.began)
        if term.nominal is not None and term.nominal >= self._today:
            words = f"plan do {short_date(term.nominal)}"
            return CheckItem(CheckKey.PLAN, CheckState.AHEAD, words, fill=Fill("work_plan"))
        return CheckItem(CheckKey.PLAN, CheckState.MISSING, "brak planu", fill=Fill("work_plan"))

    def _agreed(self, case: CheckedCase) -> Iterator[CheckItem]:
        """With the family (signature or refusal) and with the social worker."""
        key = CheckKey.AGREED
        plan = self._newest_plan(case)
        if plan is None:
            return
        version = self._newest_version(plan)
        if version is None:
            words = "plan nie ma zapisanej wersji z podpisami"
            yield CheckItem(key, CheckState.MISSING, words, fill=Fill("plan_version"))
            return
        lacking = []
        if version.family_signed_on is None and not version.family_refused:
            lacking.append("podpisu lub odmowy rodziny")
        if not version.consulted_with and version.consulted_on is None:
            lacking.append("konsultacji z pracownikiem socjalnym")
        if lacking:
            fill = Fill("plan_version", version.id)
            yield CheckItem(key, CheckState.MISSING, f"brak {listing(lacking)}", fill=fill)
        else:
            how = "odmowa rodziny" if version.family_refused else "podpis rodziny"
            day = version.family_signed_on or version.valid_from
            yield _there(key, f"{how}, {short_date(day)}", RecordRef("plan_version", version.id))

    def _coordinated(self, case: CheckedCase) -> Iterator[CheckItem]:
        plan = self._newest_plan(case)
        version = self._newest_version(plan) if plan is not None else None
        if version is None or not version.coordinated:
            return
        key = CheckKey.COORDINATED
        if version.sent_to_county_on is None:
            fill = Fill("plan_version", version.id)
            yield CheckItem(key, CheckState.MISSING, "planu nie przekazano powiatowi", fill=fill)
        else:
            words = f"przekazano {short_date(version.sent_to_county_on)}"
            yield _there(key, words, RecordRef("plan_version", version.id))

    def _assessments(self, case: CheckedCase) -> Iterator[CheckItem]:
        key, fill = CheckKey.ASSESSMENTS, Fill("assessment")
        made = self._made(case)
        day = self._today if case.is_open_on(self._today) else case.ended or self._today
        due_after = self._due_after(case)
        owed = due_and_not_made(made, due_after, day)
        late = late_assessments(made, due_after)
        if owed is not None and owed < day and case.is_open_on(self._today):
            words = f"termin kolejnej oceny minął {short_date(owed)}"
            yield CheckItem(key, CheckState.MISSING, words, fill=fill)
        elif owed is not None and owed < day:
            words = f"nie wykonano oceny z terminem {short_date(owed)}, sprawa jest zakończona"
            yield CheckItem(key, CheckState.LATE, words)
        elif late:
            words = f"po terminie: {counted(len(late), 'ocena')}"
            proof = RecordRef("assessment", late[-1].id)
            yield CheckItem(key, CheckState.LATE, words, proof)
        elif made:
            last = max(made, key=lambda one: one.made)
            words = f"{counted(len(made), 'ocena')}, ostatnia {short_date(last.made)}"
            yield _there(key, words, RecordRef("assessment", last.id))
        else:
            open_words = "termin pierwszej oceny jeszcze nie minął"
            is_open = case.is_open_on(self._today)
            words = open_words if is_open else "sprawa skończyła się przed terminem pierwszej oceny"
            state = CheckState.AHEAD if is_open else CheckState.NOT_NEEDED
            yield CheckItem(key, state, words)

    def _handed_over(self, case: CheckedCase) -> Iterator[CheckItem]:
        key = CheckKey.HANDED_OVER
        own = self._facts.assessments[case.id]
        waiting = [one for one in own if one.handed_over is None]
        if waiting:
            oldest = min(waiting, key=lambda one: one.day)
            words = f"nie przekazano oceny z {short_date(oldest.day)}"
            fill = Fill("assessment", oldest.id)
            yield CheckItem(key, CheckState.MISSING, words, fill=fill)
        elif own:
            last = max(own, key=lambda one: one.handed_over)
            words = f"ostatnią przekazano {short_date(last.handed_over)}"
            yield _there(key, words, RecordRef("assessment", last.id))

    def _signatures(self, case: CheckedCase) -> Iterator[CheckItem]:
        """Documents belong to the family; they are told once, with its newest case."""
        waiting = self._facts.unsigned[case.family] if case.is_open_on(self._today) else []
        if waiting:
            words = f"bez podpisu: {counted(len(waiting), 'dokument')}, {waiting[0].remark}"
            fill = Fill("document", waiting[0].ref.id)
            yield CheckItem(CheckKey.SIGNATURES, CheckState.MISSING, words, fill=fill)

    def _closing(self, case: CheckedCase) -> Iterator[CheckItem]:
        if case.is_open_on(self._today):
            return
        proof = RecordRef("case", case.id)
        if case.closure_reason:
            words = f"sprawa zakończona {short_date(case.ended or self._today)}"
            yield _there(CheckKey.CLOSING, words, proof)
        else:
            fill = Fill("case", case.id)
            yield CheckItem(CheckKey.CLOSING, CheckState.MISSING, "brak przyczyny", fill=fill)
        finals = [
            one for one in self._facts.assessments[case.id] if one.kind is AssessmentKind.FINAL
        ]
        words = "brak oceny końcowej"
        yield _there_or(CheckKey.FINAL, finals, "assessment", "ocena z", "day", words)

    def _made(self, case: CheckedCase) -> list[MadeAssessment]:
        return [
            MadeAssessment(one.id, case.id, one.handed_over)
            for one in self._facts.assessments[case.id]
            if one.kind is AssessmentKind.PERIODIC and one.handed_over is not None
        ]

    def _due_after(self, case: CheckedCase) -> DueAfter:
        """When the next assessment is due, by the same rules as among the terms: in the rhythm of the case."""
        plans = [one.began for one in self._facts.plans[case.id]]
        first = counted_from(case.began, plans, from_plan=self._from_plan)

        def due_after(previous: date | None) -> date:
            start = previous or first
            if start is None:
                return date.max  # counted from a plan that is not there yet
            return self._terms.of(rule_of(case.rhythm, previous), start).nominal or date.max

        return due_after

    def _newest_plan(self, case: CheckedCase) -> Any:
        return max(self._facts.plans[case.id], key=lambda one: one.began, default=None)

    def _newest_version(self, plan: Any) -> Any:
        own = self._facts.versions[plan.id]
        return max(own, key=lambda one: (one.valid_from, one.version_number), default=None)


def _is_incomplete(action: Any) -> bool:
    has_term = action.deadline is not None or bool(action.deadline_text)
    return not (action.action and has_term and action.expected_effect)


def _there(key: CheckKey, words: str, proof: RecordRef) -> CheckItem:
    return CheckItem(key, CheckState.THERE, words, proof)


def _not_needed(key: CheckKey, words: str) -> CheckItem:
    return CheckItem(key, CheckState.NOT_NEEDED, words)


def _there_or(
    key: CheckKey, own: list[Any], kind: str, said: str, day: str, missing: str
) -> CheckItem:
    """The newest of these records as the proof; without any the gap, filled by a new one."""
    if not own:
        return CheckItem(key, CheckState.MISSING, missing, fill=Fill(kind))
    newest = max(own, key=lambda one: getattr(one, day))
    words = f"{said} {short_date(getattr(newest, day))}"
    return CheckItem(key, CheckState.THERE, words, RecordRef(kind, newest.id))
