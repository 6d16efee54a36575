"""Words and rules of the work with one family, from assignment to closure."""

from datetime import date
from enum import StrEnum
from uuid import UUID


class Basis(StrEnum):
    """On what ground a family is supported (art. 8 ust. 3, art. 11, art. 109 KRO, act "Za życiem")."""

    CONSENT = "consent"
    COURT = "court"
    MINOR_PARENT = "minor_parent"
    PRO_LIFE = "za_zyciem"


BASIS_LABELS = {
    Basis.CONSENT: "zgoda rodziny",
    Basis.COURT: "zobowiązanie sądu",
    Basis.MINOR_PARENT: "małoletni rodzic (art. 11 ust. 1a)",
    Basis.PRO_LIFE: "„Za życiem”",
}


class ClosureRow(StrEnum):
    """Rows under which closures are reported; each centre's own reason maps to one of them."""

    GOALS_ACHIEVED = "goals_achieved"
    FAMILY_WITHDREW = "family_withdrew"
    NO_EFFECT = "no_effect"
    METHOD_CHANGED = "method_changed"
    MOVED_AWAY = "moved_away"
    CHILDREN_PLACED = "children_placed"
    COURT_LIFTED = "court_lifted"
    NOT_STARTED = "not_started"
    NO_MINOR_CHILDREN = "no_minor_children"
    DEATH = "death"
    NO_ASSISTANT = "no_assistant"
    OTHER = "other"


CLOSURE_LABELS = {
    ClosureRow.GOALS_ACHIEVED: "osiągnięcie celów planu pracy",
    ClosureRow.FAMILY_WITHDREW: "zaprzestanie współpracy przez rodzinę",
    ClosureRow.NO_EFFECT: "brak efektów",
    ClosureRow.METHOD_CHANGED: "zmiana metody pracy",
    ClosureRow.MOVED_AWAY: "zmiana miejsca zamieszkania",
    ClosureRow.CHILDREN_PLACED: "umieszczenie dzieci w pieczy zastępczej",
    ClosureRow.COURT_LIFTED: "uchylenie zobowiązania przez sąd",
    ClosureRow.NOT_STARTED: "niepodjęcie współpracy",
    ClosureRow.NO_MINOR_CHILDREN: "brak małoletnich dzieci w rodzinie",
    ClosureRow.DEATH: "zgon",
    ClosureRow.NO_ASSISTANT: "brak asystenta",
    ClosureRow.OTHER: "inna przyczyna",
}


class AssignmentKind(StrEnum):
    """Main assistant of a case, or a substitute for a time."""

    MAIN = "main"
    SUBSTITUTE = "substitute"


ASSIGNMENT_LABELS = {
    AssignmentKind.MAIN: "prowadzący",
    AssignmentKind.SUBSTITUTE: "zastępstwo",
}


class PauseKind(StrEnum):
    """Why the work with a family stands still although the case is open."""

    SUSPENSION = "suspension"
    NO_ASSISTANT = "no_assistant"


PAUSE_LABELS = {
    PauseKind.SUSPENSION: "zawieszenie współpracy",
    PauseKind.NO_ASSISTANT: "przerwa bez asystenta",
}


class ApplicationDecision(StrEnum):
    """What became of an application for a family assistant; who waits is on the list until one is free."""

    GRANTED = "granted"
    WAITING = "waiting"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


APPLICATION_LABELS = {
    ApplicationDecision.GRANTED: "przydzielono asystenta",
    ApplicationDecision.WAITING: "lista oczekujących",
    ApplicationDecision.REFUSED: "odmowa",
    ApplicationDecision.WITHDRAWN: "wniosek wycofany",
}


class ReportSource(StrEnum):
    """Who told the centre of a family in difficulty (the person himself is kept apart)."""

    SCHOOL = "school"
    POLICE = "police"
    COURT = "court"
    HEALTH = "health"
    NEIGHBOUR = "neighbour"
    FAMILY = "family"
    SOCIAL_WORKER = "social_worker"
    OTHER = "other"


REPORT_SOURCE_LABELS = {
    ReportSource.SCHOOL: "szkoła lub przedszkole",
    ReportSource.POLICE: "Policja",
    ReportSource.COURT: "sąd lub kurator",
    ReportSource.HEALTH: "ochrona zdrowia",
    ReportSource.NEIGHBOUR: "osoba z otoczenia",
    ReportSource.FAMILY: "rodzina",
    ReportSource.SOCIAL_WORKER: "pracownik socjalny",
    ReportSource.OTHER: "inne źródło",
}


class InterviewResult(StrEnum):
    """What the social worker concluded from the interview (art. 11 ust. 2-3)."""

    APPLICATION = "application"
    OTHER_HELP = "other_help"
    NO_NEED = "no_need"


INTERVIEW_RESULT_LABELS = {
    InterviewResult.APPLICATION: "wniosek o przydzielenie asystenta",
    InterviewResult.OTHER_HELP: "inna pomoc",
    InterviewResult.NO_NEED: "bez potrzeby pomocy",
}


def belongs_to_case(named: UUID | None, day: date, case: UUID, earlier_end: date | None) -> bool:
    """Whether a record of a family is about this period of work.

    It names the case, or names none and came after the work before it had ended: a family that comes back consents
    anew, and what was said for the earlier work does not count again.
    """
    return named == case or (named is None and (earlier_end is None or day >= earlier_end))
