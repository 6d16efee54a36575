"""Words about workers of the centre and their contracts."""

from enum import StrEnum


class Position(StrEnum):
    """What a worker is employed as; an assistant is never a social worker of the same municipality."""

    FAMILY_ASSISTANT = "family_assistant"
    SOCIAL_WORKER = "social_worker"
    HEAD = "head"
    PSYCHOLOGIST = "psychologist"
    SPECIALIST = "specialist"
    OFFICE = "office"
    OTHER = "other"


POSITION_LABELS = {
    Position.FAMILY_ASSISTANT: "asystent rodziny",
    Position.SOCIAL_WORKER: "pracownik socjalny",
    Position.HEAD: "kierownik",
    Position.PSYCHOLOGIST: "psycholog",
    Position.SPECIALIST: "inny specjalista",
    Position.OFFICE: "sekretariat",
    Position.OTHER: "inne stanowisko",
}


class ContractForm(StrEnum):
    """Employment (art. 17 ust. 2: task-based working time) or a service contract."""

    EMPLOYMENT = "employment"
    SERVICE = "service"


CONTRACT_LABELS = {
    ContractForm.EMPLOYMENT: "umowa o pracę",
    ContractForm.SERVICE: "umowa o świadczenie usług",
}


class ContractEnd(StrEnum):
    """Why a contract ended."""

    EXPIRED = "expired"
    RESIGNED = "resigned"
    DISMISSED = "dismissed"
    AGREEMENT = "agreement"
    OTHER = "other"


CONTRACT_END_LABELS = {
    ContractEnd.EXPIRED: "upływ czasu",
    ContractEnd.RESIGNED: "rezygnacja pracownika",
    ContractEnd.DISMISSED: "wypowiedzenie przez pracodawcę",
    ContractEnd.AGREEMENT: "porozumienie stron",
    ContractEnd.OTHER: "inna przyczyna",
}


class LeaveKind(StrEnum):
    """Absences; those marked long take the worker out of the state of staff."""

    PARENTAL = "parental"
    UNPAID = "unpaid"
    HOLIDAY = "holiday"
    SICK = "sick"
    SUSPENSION = "suspension"


LEAVE_LABELS = {
    LeaveKind.PARENTAL: "urlop macierzyński, rodzicielski lub wychowawczy",
    LeaveKind.UNPAID: "urlop bezpłatny",
    LeaveKind.HOLIDAY: "urlop wypoczynkowy",
    LeaveKind.SICK: "zwolnienie lekarskie",
    LeaveKind.SUSPENSION: "zawieszenie w obowiązkach (art. 13)",
}
LONG_LEAVES = (LeaveKind.PARENTAL, LeaveKind.UNPAID)
SUBSTITUTED = (*LONG_LEAVES, LeaveKind.SUSPENSION)
"""Absences in which somebody else must lead the families; for shorter ones the head decides."""


class QualificationPath(StrEnum):
    """By which of the three ways of art. 12 ust. 1 pkt 1 somebody may be a family assistant."""

    DEGREE_IN_FIELD = "a"
    ANY_DEGREE = "b"
    SECONDARY = "c"


PATH_LABELS = {
    QualificationPath.DEGREE_IN_FIELD: "A: wyższe, kierunek wskazany w ustawie (pkt 1 lit. a)",
    QualificationPath.ANY_DEGREE: "B: wyższe, szkolenie lub studia podyplomowe, staż (pkt 1 lit. b)",
    QualificationPath.SECONDARY: "C: średnie, szkolenie, staż (pkt 1 lit. c)",
}
