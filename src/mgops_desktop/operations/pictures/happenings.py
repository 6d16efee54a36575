"""What happened with a family, as the strip of time shows it: each thing with its row, its shape and its record."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import ASSIGNMENT_LABELS, BASIS_LABELS, PAUSE_LABELS
from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.court import COURT_ORDER_LABELS, LETTER_LABELS, LetterDirection
from mgops_desktop.domain.drawing.chronology import Happening, Look
from mgops_desktop.domain.family import STAY_LABELS, StayKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    ASSESSMENT_LABELS,
    CONCLUSION_LABELS,
    MEETINGS,
    VISIT_LABELS,
    AssessmentKind,
    PlanActionResult,
    VisitKind,
)
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.storage.context import actor_of, is_open
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.staff import Worker

CASES, ASSISTANTS, VISITS, MISSED = "Praca z rodziną", "Asystent", "Wizyty", "Próby nieudane"
PLANS, RESULTS, ASSESSMENTS = "Plan pracy", "Wyniki działań", "Oceny"
CARE, COURT, ORDERED, PAUSES = "Piecza i pobyty", "Sąd i pisma", "Zobowiązania", "Przerwy"
BLUE_CARD = "Niebieska Karta"
ROWS = (
    *(CASES, ASSISTANTS, PAUSES, VISITS, MISSED, PLANS, RESULTS),
    *(ASSESSMENTS, CARE, COURT, ORDERED, BLUE_CARD),
)
"""The rows in their order; those without anything are left out."""
_RESULTS = {
    PlanActionResult.DONE: "+",
    PlanActionResult.PARTLY: "±",
    PlanActionResult.NOT_DONE: "–",
}
LEGEND = (
    "Pełne kółko – wizyta, kółko przekreślone – próba nieudana, liczba w kółku – tyle ich było. "
    "O – ocena okresowa, K – ocena końcowa; + zrealizowano, ± częściowo, – nie zrealizowano; P – postanowienie sądu, "
    "W – pismo wychodzące, R – pismo przychodzące, Z – zabezpieczenie dziecka. Pasek ze strzałką trwa nadal."
)


def happenings_of(session: Session, family: UUID, *, on_paper: bool) -> list[Happening]:
    """Return all that the strip shows of a family. Blue Card procedures only on the screen of who may see them."""
    reader = _Reader(session, family)
    found = [
        *reader.work(),
        *reader.visits(),
        *reader.plans(),
        *reader.assessments(),
        *reader.care(),
        *reader.court(),
    ]
    if not on_paper:
        found += _procedures(session, family)
    return found


def _procedures(session: Session, family: UUID) -> Iterator[Happening]:
    may = actor_of(session).may(Right.BLUE_CARD)
    if not may or not is_open(session, Compartment.BLUE_CARD):
        return
    link = session.scalar(select(Family.link_code).where(Family.id == family))
    found = select(Procedure).where(Procedure.family_link == link).order_by(Procedure.number)
    for one in session.scalars(found):
        yield _lasting(BLUE_CARD, "procedure", one, one.number, one.number)


class _Reader:
    """Asks for the records of one family, kind by kind."""

    def __init__(self, session: Session, family: UUID) -> None:
        self._session = session
        self._owner = RecordRef("family", family)

    def _of(self, kind: str) -> Sequence[Any]:
        cls: Any = KINDS[kind]
        query = select(cls).where(cls.id.in_(records_about(kind, self._owner)))
        return self._session.scalars(query.order_by(cls.number)).all()

    def work(self) -> Iterator[Happening]:
        for one in self._of("case"):
            yield _lasting(CASES, "case", one, one.number, BASIS_LABELS[one.basis])
        workers = {one.id: one for one in self._session.scalars(select(Worker))}
        for one in self._of("assignment"):
            worker = workers.get(one.worker_id)
            name = f"{worker.first_name} {worker.surname}".strip() if worker else ""
            yield _lasting(ASSISTANTS, "assignment", one, name, ASSIGNMENT_LABELS[one.kind])
        for one in self._of("case_pause"):
            yield _lasting(PAUSES, "case_pause", one, PAUSE_LABELS[one.kind], one.remark)

    def visits(self) -> Iterator[Happening]:
        for one in self._of("visit"):
            if one.kind not in (*MEETINGS, VisitKind.FAILED):
                continue
            missed = one.kind is VisitKind.FAILED
            row, look = (MISSED, Look.MISSED) if missed else (VISITS, Look.DOT)
            words = one.topic if missed else ", ".join((VISIT_LABELS[one.kind], one.topic))
            yield _once(row, look, "visit", one, one.day, VISIT_LABELS[one.kind], words.strip(", "))

    def plans(self) -> Iterator[Happening]:
        versions = sorted(self._of("plan_version"), key=lambda one: (one.valid_from, one.number))
        plans = {one.id: one for one in self._of("work_plan")}
        for number, one in enumerate(versions):
            later = [other for other in versions[number + 1 :] if other.plan_id == one.plan_id]
            ended = add_days(later[0].valid_from, -1) if later else plans[one.plan_id].ended
            label = f"wersja {one.version_number}"
            yield Happening(
                *(f"plan_version:{one.id}", PLANS, Look.BAR, one.valid_from),
                title=f"Plan pracy, {label}",
                last=ended,
                words=_span(one.valid_from, ended),
                label=label,
                record=RecordRef("plan_version", one.id),
            )
        for one in self._of("plan_action"):
            if one.result is None or one.result_on is None:
                continue
            title = f"Działanie: {ACTION_RESULT_LABELS[one.result]}"
            words = one.goal or one.action
            yield _letter(
                RESULTS, "plan_action", one, one.result_on, title, words, _RESULTS[one.result]
            )

    def assessments(self) -> Iterator[Happening]:
        for one in self._of("assessment"):
            letter = "K" if one.kind is AssessmentKind.FINAL else "O"
            title = f"Ocena {ASSESSMENT_LABELS[one.kind]}"
            words = CONCLUSION_LABELS[one.conclusion] if one.conclusion else ""
            yield _letter(ASSESSMENTS, "assessment", one, one.day, title, words, letter)

    def care(self) -> Iterator[Happening]:
        names = {one.id: one.first_name for one in self._of_persons()}
        for one in self._of("placement"):
            form, who = PLACEMENT_LABELS[one.form], names.get(one.child_id, "")
            yield _lasting(CARE, "placement", one, f"{who}: {form}".strip(": "), "piecza zastępcza")
        for one in self._of("stay"):
            # foster care stands with its placement
            if one.kind not in (StayKind.HOME, StayKind.FOSTER_CARE):
                who = names.get(one.person_id, "")
                yield _lasting(CARE, "stay", one, f"{who}: {STAY_LABELS[one.kind]}".strip(": "), "")

    def _of_persons(self) -> Sequence[Person]:
        return self._of("person")

    def court(self) -> Iterator[Happening]:
        for one in self._of("court_order"):
            title = f"Postanowienie: {COURT_ORDER_LABELS[one.kind]}"
            yield _letter(COURT, "court_order", one, one.received, title, one.court_signature, "P")
        for one in self._of("letter"):
            if one.day is not None:
                letter = "W" if one.direction is LetterDirection.OUT else "R"
                title = f"Pismo: {LETTER_LABELS[one.kind]}"
                yield _letter(COURT, "letter", one, one.day, title, one.number, letter)
        for one in self._of("child_removal"):
            day = local_day(one.moment)
            yield _letter(COURT, "child_removal", one, day, "Zabezpieczenie dziecka", "", "Z")
        for one in self._of("court_obligation"):
            words = one.court_signature
            yield _lasting(ORDERED, "court_obligation", one, "zobowiązanie sądu", words)
        for one in self._of("supervision"):
            words = one.court_signature
            yield _lasting(ORDERED, "supervision", one, "nadzór kuratora", words)


def _lasting(row: str, kind: str, one: Any, label: str, words: str) -> Happening:
    said = ", ".join(part for part in (_span(one.began, one.ended), words) if part)
    return Happening(
        *(f"{kind}:{one.id}", row, Look.BAR, one.began),
        title=f"{row}: {label}" if label else row,
        last=one.ended,
        words=said,
        label=label,
        record=RecordRef(kind, one.id),
    )


def _once(row: str, look: Look, kind: str, one: Any, day: Any, title: str, words: str) -> Happening:
    return Happening(
        *(f"{kind}:{one.id}", row, look, day),
        title=f"{short_date(day)} {title}",
        words=words,
        record=RecordRef(kind, one.id),
    )


def _letter(
    row: str, kind: str, one: Any, day: Any, title: str, words: str, letter: str
) -> Happening:
    return Happening(
        *(f"{kind}:{one.id}", row, Look.LETTER, day),
        title=f"{short_date(day)} {title}",
        words=words,
        letter=letter,
        record=RecordRef(kind, one.id),
    )


def _span(began: Any, ended: Any) -> str:
    return f"od {short_date(began)}" + (f" do {short_date(ended)}" if ended else "")
