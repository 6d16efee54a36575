"""Words about Blue Card procedures in their simplest true form."""

from enum import StrEnum


class PartyRole(StrEnum):
    """What somebody is in a procedure; one person may be on both sides."""

    HARMED = "harmed"
    VIOLENT = "violent"
    HOUSEHOLD = "household"


PARTY_LABELS = {
    PartyRole.HARMED: "osoba doznająca przemocy domowej",
    PartyRole.VIOLENT: "osoba stosująca przemoc domową",
    PartyRole.HOUSEHOLD: "inny domownik",
}


class ProcedureEnd(StrEnum):
    """Grounds on which a procedure ended; old and new law keep their own."""

    VIOLENCE_CEASED = "violence_ceased"
    NO_GROUNDS = "no_grounds"
    WITHDRAWN = "withdrawn"
    OLD_CEASED_AND_PLAN = "old_ceased_and_plan"
    OLD_NO_GROUNDS = "old_no_grounds"


PROCEDURE_END_LABELS = {
    ProcedureEnd.VIOLENCE_CEASED: "ustanie przemocy (art. 9h ust. 1 pkt 1)",
    ProcedureEnd.NO_GROUNDS: "brak zasadności działań (art. 9h ust. 1 pkt 2)",
    ProcedureEnd.WITHDRAWN: "odstąpienie (art. 9b ust. 15)",
    ProcedureEnd.OLD_CEASED_AND_PLAN: "ustanie przemocy i realizacja planu (przepisy sprzed 22.06.2023)",
    ProcedureEnd.OLD_NO_GROUNDS: "brak zasadności (przepisy sprzed 22.06.2023)",
}


class FormKind(StrEnum):
    """Forms "Niebieska Karta"."""

    A = "nk_a"
    B = "nk_b"
    C = "nk_c"
    D = "nk_d"


FORM_LABELS = {
    FormKind.A: "Niebieska Karta – A",
    FormKind.B: "Niebieska Karta – B",
    FormKind.C: "Niebieska Karta – C",
    FormKind.D: "Niebieska Karta – D",
}


class ViolenceForm(StrEnum):
    """The groups of acts in section IV of the NK-A; forms of before 28.09.2023 name the first three and other acts."""

    PHYSICAL = "physical"
    PSYCHOLOGICAL = "psychological"
    SEXUAL = "sexual"
    ECONOMIC = "economic"
    ELECTRONIC = "electronic"
    OTHER = "other"


VIOLENCE_LABELS = {
    ViolenceForm.PHYSICAL: "przemoc fizyczna",
    ViolenceForm.PSYCHOLOGICAL: "przemoc psychiczna",
    ViolenceForm.SEXUAL: "przemoc seksualna",
    ViolenceForm.ECONOMIC: "przemoc ekonomiczna",
    ViolenceForm.ELECTRONIC: "przemoc za pomocą środków komunikacji elektronicznej",
    ViolenceForm.OTHER: "inne zachowania",
}


class FormAType(StrEnum):
    """NK-A that starts a procedure, or a next one in a running procedure."""

    STARTING = "wszczynajaca"
    NEXT = "kolejna"


FORM_A_LABELS = {
    FormAType.STARTING: "wszczynająca procedurę",
    FormAType.NEXT: "kolejna w procedurze",
}


class Institution(StrEnum):
    """Who filled in an NK-A."""

    SOCIAL_ASSISTANCE = "social_assistance"
    POLICE = "police"
    EDUCATION = "education"
    HEALTH = "health"
    ALCOHOL_COMMISSION = "alcohol_commission"
    MILITARY_POLICE = "military_police"
    OTHER = "other"


INSTITUTION_LABELS = {
    Institution.SOCIAL_ASSISTANCE: "pomoc społeczna",
    Institution.POLICE: "Policja",
    Institution.EDUCATION: "oświata",
    Institution.HEALTH: "ochrona zdrowia",
    Institution.ALCOHOL_COMMISSION: "gminna komisja rozwiązywania problemów alkoholowych",
    Institution.MILITARY_POLICE: "Żandarmeria Wojskowa",
    Institution.OTHER: "inny podmiot",
}


class FillerRole(StrEnum):
    """Role of our own worker who filled in an NK-A."""

    SOCIAL_WORKER = "social_worker"
    FAMILY_ASSISTANT = "family_assistant"
    OTHER = "other"


FILLER_LABELS = {
    FillerRole.SOCIAL_WORKER: "pracownik socjalny",
    FillerRole.FAMILY_ASSISTANT: "asystent rodziny",
    FillerRole.OTHER: "inny pracownik jednostki",
}


class GroupKind(StrEnum):
    """Diagnostic group (from 22.06.2023) or the former working group."""

    GDP = "gdp"
    GR = "gr"


GROUP_LABELS = {
    GroupKind.GDP: "grupa diagnostyczno-pomocowa",
    GroupKind.GR: "grupa robocza",
}


class ProcedureEventKind(StrEnum):
    """Steps of a procedure that are counted as events."""

    PROGRAMME_REFERRAL = "programme_referral"
    PROGRAMME_ENROLLED = "programme_enrolled"
    PROGRAMME_COMPLETED = "programme_completed"
    WEAPON_NOTICE = "weapon_notice"
    COURT_NOTICE = "court_notice"
    CHILD_PROTECTION = "child_protection"
    MONITORING_VISIT = "monitoring_visit"


EVENT_LABELS = {
    ProcedureEventKind.PROGRAMME_REFERRAL: "skierowanie do programu",
    ProcedureEventKind.PROGRAMME_ENROLLED: "przystąpienie do programu",
    ProcedureEventKind.PROGRAMME_COMPLETED: "ukończenie programu",
    ProcedureEventKind.WEAPON_NOTICE: "powiadomienie o broni",
    ProcedureEventKind.COURT_NOTICE: "zawiadomienie sądu",
    ProcedureEventKind.CHILD_PROTECTION: "zabezpieczenie dziecka (art. 12a)",
    ProcedureEventKind.MONITORING_VISIT: "wizyta monitorująca po zakończeniu procedury",
}
