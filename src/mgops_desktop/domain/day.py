"""Words about a worker's day: planned visits, the family's appointments, other work, travel."""

from enum import StrEnum


class PlannedState(StrEnum):
    """What became of a planned visit."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HELD = "held"
    FAILED = "failed"


PLANNED_LABELS = {
    PlannedState.PLANNED: "zaplanowana",
    PlannedState.MOVED: "przełożona",
    PlannedState.CANCELLED: "odwołana",
    PlannedState.HELD: "odbyta",
    PlannedState.FAILED: "nieudana",
}


class AppointmentKind(StrEnum):
    """Where a family has to be."""

    HEARING = "hearing"
    DOCTOR = "doctor"
    CLINIC = "clinic"
    LABOUR_OFFICE = "labour_office"
    SCHOOL = "school"
    OTHER = "other"


APPOINTMENT_LABELS = {
    AppointmentKind.HEARING: "rozprawa w sądzie",
    AppointmentKind.DOCTOR: "lekarz",
    AppointmentKind.CLINIC: "poradnia",
    AppointmentKind.LABOUR_OFFICE: "urząd pracy",
    AppointmentKind.SCHOOL: "szkoła lub przedszkole",
    AppointmentKind.OTHER: "inny termin",
}


class FailedStep(StrEnum):
    """What the centre does when visits fail one after another."""

    SUMMONS = "summons"
    NOTE = "note"
    SOCIAL_WORKER = "social_worker"
    COURT = "court"


FAILED_STEP_LABELS = {
    FailedStep.SUMMONS: "list z wezwaniem do kontaktu",
    FailedStep.NOTE: "notatka służbowa",
    FailedStep.SOCIAL_WORKER: "informacja dla pracownika socjalnego",
    FailedStep.COURT: "informacja dla sądu",
}


class WorkKind(StrEnum):
    """Work beside contacts with families."""

    PAPERWORK = "paperwork"
    TEAM = "team"
    TRAINING = "training"
    TRAVEL = "travel"
    OFFICE = "office"


WORK_LABELS = {
    WorkKind.PAPERWORK: "dokumentacja",
    WorkKind.TEAM: "zespół lub narada",
    WorkKind.TRAINING: "szkolenie lub superwizja",
    WorkKind.TRAVEL: "dojazd",
    WorkKind.OFFICE: "praca w ośrodku",
}


class TravelWay(StrEnum):
    """How the centre pays for a worker's travel."""

    NONE = "none"
    LUMP_SUM = "lump_sum"
    PER_KM = "per_km"


TRAVEL_LABELS = {
    TravelWay.NONE: "bez zwrotu",
    TravelWay.LUMP_SUM: "ryczałt miesięczny",
    TravelWay.PER_KM: "za kilometr",
}
