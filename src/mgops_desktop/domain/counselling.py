"""Words about specialist counselling (art. 46 of the act on social assistance, art. 10 ust. 3)."""

from enum import StrEnum


class SessionKind(StrEnum):
    """What was done in a counselling session."""

    ADVICE = "advice"
    CONSULTATION = "consultation"
    DIAGNOSIS = "diagnosis"
    THERAPY = "therapy"
    MEDIATION = "mediation"


SESSION_LABELS = {
    SessionKind.ADVICE: "porada",
    SessionKind.CONSULTATION: "konsultacja",
    SessionKind.DIAGNOSIS: "diagnoza",
    SessionKind.THERAPY: "terapia",
    SessionKind.MEDIATION: "mediacja",
}


class ProLifeKind(StrEnum):
    """Services under the act "Za życiem", kept apart in counts."""

    COORDINATION = "coordination"
    ADVICE = "advice"


PRO_LIFE_LABELS = {
    ProLifeKind.COORDINATION: "koordynacja wsparcia",
    ProLifeKind.ADVICE: "poradnictwo",
}
