"""Words about letters, court orders and removals of children."""

from enum import StrEnum


class LetterDirection(StrEnum):
    """Letters that came in (their receipt starts deadlines) and letters sent out."""

    IN = "in"
    OUT = "out"


DIRECTION_LABELS = {LetterDirection.IN: "przychodzące", LetterDirection.OUT: "wychodzące"}


class LetterKind(StrEnum):
    """Kinds of letters that are counted (`indicators.md` C) or start deadlines."""

    INSIGHT_APPLICATION = "insight_application"
    CARE_ORDER_APPLICATION = "care_order_application"
    AUTHORITY_APPLICATION = "authority_application"
    COURT_ANNOTATION = "court_annotation"
    COURT_REPORT_ON_PLAN = "court_report_on_plan"
    COURT_OPINION = "court_opinion"
    CRIME_NOTICE = "crime_notice"
    ALCOHOL_COMMISSION = "alcohol_commission"
    INFORMATION_REQUEST = "information_request"
    INFORMATION_ANSWER = "information_answer"
    FAMILY_SUMMONS = "family_summons"
    SOCIAL_WORKER_NOTE = "social_worker_note"
    COURT_NOTICE = "court_notice"
    COUNTY_OPINION = "county_opinion"
    COUNTY_OPINION_REQUEST = "county_opinion_request"
    FAMILY_OPINION = "family_opinion"
    PLAN_TO_COUNTY = "plan_to_county"
    COUNTY_NOTICE = "county_notice"
    COURT_REQUEST = "court_request"
    OTHER = "other"


LETTER_LABELS = {
    LetterKind.INSIGHT_APPLICATION: "wniosek o wgląd w sytuację dziecka",
    LetterKind.CARE_ORDER_APPLICATION: "wniosek o wydanie lub zmianę zarządzeń opiekuńczych",
    LetterKind.AUTHORITY_APPLICATION: "wniosek o ograniczenie władzy rodzicielskiej",
    LetterKind.COURT_ANNOTATION: "informacja do akt sprawy",
    LetterKind.COURT_REPORT_ON_PLAN: "sprawozdanie dla sądu z realizacji planu pracy",
    LetterKind.COURT_OPINION: "opinia o rodzinie na wniosek sądu",
    LetterKind.CRIME_NOTICE: "zawiadomienie o podejrzeniu popełnienia przestępstwa",
    LetterKind.ALCOHOL_COMMISSION: "wniosek do gminnej komisji rozwiązywania problemów alkoholowych",
    LetterKind.INFORMATION_REQUEST: "wystąpienie o informację",
    LetterKind.INFORMATION_ANSWER: "odpowiedź na wystąpienie o informację",
    LetterKind.FAMILY_SUMMONS: "wezwanie rodziny",
    LetterKind.SOCIAL_WORKER_NOTE: "informacja dla pracownika socjalnego",
    LetterKind.COURT_NOTICE: "zawiadomienie sądu opiekuńczego o zdarzeniu",
    LetterKind.COUNTY_OPINION: "opinia dla powiatu przed dochodzeniem alimentów",
    LetterKind.COUNTY_OPINION_REQUEST: "wniosek powiatu o opinię",
    LetterKind.FAMILY_OPINION: "opinia na prośbę rodziny",
    LetterKind.PLAN_TO_COUNTY: "przekazanie planu pracy do powiatu",
    LetterKind.COUNTY_NOTICE: "zawiadomienie powiatu o umieszczeniu dziecka",
    LetterKind.COURT_REQUEST: "pismo sądu z żądaniem",
    LetterKind.OTHER: "inne pismo",
}
CARE_ORDER_APPLICATIONS = (
    LetterKind.INSIGHT_APPLICATION,
    LetterKind.CARE_ORDER_APPLICATION,
    LetterKind.AUTHORITY_APPLICATION,
)
NOTICES = (LetterKind.CRIME_NOTICE, LetterKind.COURT_NOTICE)
"""Letters that go at once (art. 304 § 2 KPK, art. 572 KPC): their hour is noted."""


class LetterDelivery(StrEnum):
    """How a letter went out or came in."""

    POST = "post"
    REGISTERED = "registered"
    BY_HAND = "by_hand"
    ELECTRONIC = "electronic"
    EMAIL = "email"
    FAX = "fax"
    INTERNAL = "internal"


DELIVERY_LABELS = {
    LetterDelivery.POST: "list zwykły",
    LetterDelivery.REGISTERED: "list polecony",
    LetterDelivery.BY_HAND: "do rąk własnych",
    LetterDelivery.ELECTRONIC: "e-Doręczenia lub ePUAP",
    LetterDelivery.EMAIL: "poczta elektroniczna",
    LetterDelivery.FAX: "faks",
    LetterDelivery.INTERNAL: "obieg wewnętrzny",
}


class CourtOrderKind(StrEnum):
    """Court orders that reach the centre."""

    CHILDREN_RETURNED = "children_returned"
    SUPERVISION_LIFTED = "supervision_lifted"
    SUPERVISION_SET = "supervision_set"
    CHILD_PLACED = "child_placed"
    AUTHORITY_CHANGED = "authority_changed"
    OTHER = "other"


COURT_ORDER_LABELS = {
    CourtOrderKind.CHILDREN_RETURNED: "powrót dzieci do rodziny",
    CourtOrderKind.SUPERVISION_LIFTED: "uchylenie nadzoru kuratora",
    CourtOrderKind.SUPERVISION_SET: "ustanowienie nadzoru kuratora",
    CourtOrderKind.CHILD_PLACED: "umieszczenie dziecka w pieczy zastępczej",
    CourtOrderKind.AUTHORITY_CHANGED: "zmiana władzy rodzicielskiej",
    CourtOrderKind.OTHER: "inne postanowienie",
}
