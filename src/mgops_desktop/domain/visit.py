"""Words about visits and other contacts with a family."""

from enum import StrEnum


class VisitKind(StrEnum):
    """Kinds of contact; the first three are meetings with the family, the rest are counted apart."""

    HOME = "home"
    ACCOMPANYING = "accompanying"
    ELSEWHERE = "elsewhere"
    PHONE = "phone"
    INSTITUTION = "institution"
    GROUP = "group"
    CONSULTATION = "consultation"
    FAILED = "failed"


VISIT_LABELS = {
    VisitKind.HOME: "wizyta w środowisku",
    VisitKind.ACCOMPANYING: "towarzyszenie",
    VisitKind.ELSEWHERE: "spotkanie w innym miejscu",
    VisitKind.PHONE: "rozmowa telefoniczna",
    VisitKind.INSTITUTION: "kontakt z instytucją",
    VisitKind.GROUP: "zajęcia grupowe",
    VisitKind.CONSULTATION: "konsultacja z pracownikiem socjalnym",
    VisitKind.FAILED: "próba nieudana",
}
MEETINGS = (VisitKind.HOME, VisitKind.ACCOMPANYING, VisitKind.ELSEWHERE)


class FailedReason(StrEnum):
    """Why a visit did not take place."""

    NOBODY_HOME = "nobody_home"
    CALLED_OFF = "called_off"
    NOT_LET_IN = "not_let_in"


FAILED_LABELS = {
    FailedReason.NOBODY_HOME: "nie zastano",
    FailedReason.CALLED_OFF: "odwołano",
    FailedReason.NOT_LET_IN: "nie wpuszczono",
}


class CancelledBy(StrEnum):
    """Who called a visit off."""

    FAMILY = "family"
    ASSISTANT = "assistant"
    OTHER = "other"


CANCELLED_LABELS = {
    CancelledBy.FAMILY: "rodzina",
    CancelledBy.ASSISTANT: "asystent",
    CancelledBy.OTHER: "ktoś inny",
}


class VisitPurpose(StrEnum):
    """Whether a contact belongs to the work with the family or to the monitoring after it."""

    CASEWORK = "casework"
    AFTERCARE = "aftercare"


PURPOSE_LABELS = {
    VisitPurpose.CASEWORK: "praca z rodziną",
    VisitPurpose.AFTERCARE: "monitoring po zakończeniu pracy z rodziną",
}


class PlanActionResult(StrEnum):
    """What came of an action of a work plan; none while it is open."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class ActionForm(StrEnum):
    """The forms of work with a family (art. 10 ust. 3)."""

    COUNSELLING = "counselling"
    THERAPY = "therapy"
    SERVICES = "services"
    LEGAL_HELP = "legal_help"
    GROUPS = "groups"


ACTION_FORM_LABELS = {
    ActionForm.COUNSELLING: "konsultacje i poradnictwo specjalistyczne",
    ActionForm.THERAPY: "terapia i mediacja",
    ActionForm.SERVICES: "usługi dla rodzin z dziećmi, w tym opiekuńcze i specjalistyczne",
    ActionForm.LEGAL_HELP: "pomoc prawna, szczególnie w zakresie prawa rodzinnego",
    ActionForm.GROUPS: "grupy wsparcia lub grupy samopomocowe",
}


class HowFar(StrEnum):
    """How far an action of a plan has come."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    HALF = "half"
    NEARLY = "nearly"
    REACHED = "reached"


HOW_FAR_LABELS = {
    HowFar.NOT_BEGUN: "jeszcze nie rozpoczęto",
    HowFar.BEGUN: "rozpoczęto",
    HowFar.HALF: "w połowie drogi",
    HowFar.NEARLY: "blisko celu",
    HowFar.REACHED: "osiągnięto",
}

ACTION_RESULT_LABELS = {
    PlanActionResult.DONE: "zrealizowano",
    PlanActionResult.PARTLY: "zrealizowano częściowo",
    PlanActionResult.NOT_DONE: "nie zrealizowano",
}


class AssessmentKind(StrEnum):
    """Periodic (art. 15 ust. 1 pkt 15) or final, at closure."""

    PERIODIC = "periodic"
    FINAL = "final"


ASSESSMENT_LABELS = {AssessmentKind.PERIODIC: "okresowa", AssessmentKind.FINAL: "końcowa"}


class AssessmentConclusion(StrEnum):
    """What follows from an assessment."""

    CONTINUE = "continue"
    CHANGE_PLAN = "change_plan"
    CLOSE = "close"


CONCLUSION_LABELS = {
    AssessmentConclusion.CONTINUE: "kontynuacja pracy",
    AssessmentConclusion.CHANGE_PLAN: "zmiana planu",
    AssessmentConclusion.CLOSE: "zakończenie pracy",
}


class AssessmentRhythm(StrEnum):
    """Every how many months a case is assessed; the act says: not less often than twice a year."""

    QUARTER = "3"
    HALF_YEAR = "6"


RHYTHM_LABELS = {
    AssessmentRhythm.QUARTER: "co 3 miesiące",
    AssessmentRhythm.HALF_YEAR: "co pół roku",
}


class AftercareWay(StrEnum):
    """How the contact in the monitoring after the work was made."""

    HOME = "home"
    OFFICE = "office"
    PHONE = "phone"
    INSTITUTION = "institution"
    FAILED = "failed"


AFTERCARE_WAY_LABELS = {
    AftercareWay.HOME: "wizyta w środowisku",
    AftercareWay.OFFICE: "spotkanie w ośrodku",
    AftercareWay.PHONE: "rozmowa telefoniczna",
    AftercareWay.INSTITUTION: "wiadomość od instytucji",
    AftercareWay.FAILED: "nie udało się skontaktować",
}


class AftercareDecision(StrEnum):
    """What follows from a contact in the monitoring."""

    GO_ON = "go_on"
    END = "end"
    RESUME = "resume"


AFTERCARE_DECISION_LABELS = {
    AftercareDecision.GO_ON: "dalszy monitoring",
    AftercareDecision.END: "koniec monitoringu",
    AftercareDecision.RESUME: "wznowienie pracy z rodziną",
}
