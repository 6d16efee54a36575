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
    """Steps of a procedure that have no record of their own."""

    VIOLENT_NOTIFIED = "violent_notified"
    VIOLENT_NOT_NOTIFIED = "violent_not_notified"
    HARMED_ABSENT = "harmed_absent"
    PLAN_WITHOUT_HARMED = "plan_without_harmed"
    PLAN_CHANGED = "plan_changed"
    EVENT_FOUND = "event_found"
    VISIT = "visit"
    WEAPON_NOTICE = "weapon_notice"
    COURT_NOTICE = "court_notice"
    CRIME_NOTICE = "crime_notice"
    ALCOHOL_REFERRAL = "alcohol_referral"
    HARMED_INFORMED = "harmed_informed"
    VIOLENT_INFORMED = "violent_informed"
    INSTITUTIONS_INFORMED = "institutions_informed"
    MONITORING_VISIT = "monitoring_visit"


EVENT_LABELS = {
    ProcedureEventKind.VIOLENT_NOTIFIED: "zawiadomienie osoby stosującej przemoc o wszczęciu",
    ProcedureEventKind.VIOLENT_NOT_NOTIFIED: "notatka o niemożności zawiadomienia o wszczęciu",
    ProcedureEventKind.HARMED_ABSENT: "osoba doznająca przemocy nie przyszła na spotkanie",
    ProcedureEventKind.PLAN_WITHOUT_HARMED: "plan pomocy mimo nieobecności osoby doznającej przemocy",
    ProcedureEventKind.PLAN_CHANGED: "zmiana indywidualnego planu pomocy",
    ProcedureEventKind.EVENT_FOUND: "nowe zdarzenie stwierdzone przez grupę",
    ProcedureEventKind.VISIT: "wizyta albo czynność (notatka)",
    ProcedureEventKind.WEAPON_NOTICE: "powiadomienie o broni",
    ProcedureEventKind.COURT_NOTICE: "zawiadomienie sądu",
    ProcedureEventKind.CRIME_NOTICE: "zawiadomienie o podejrzeniu przestępstwa",
    ProcedureEventKind.ALCOHOL_REFERRAL: "skierowanie do gminnej komisji rozwiązywania problemów alkoholowych",
    ProcedureEventKind.HARMED_INFORMED: "poinformowanie osoby doznającej przemocy o zakończeniu",
    ProcedureEventKind.VIOLENT_INFORMED: "poinformowanie osoby stosującej przemoc o zakończeniu",
    ProcedureEventKind.INSTITUTIONS_INFORMED: "powiadomienie instytucji o zakończeniu (dawne prawo)",
    ProcedureEventKind.MONITORING_VISIT: "wizyta monitorująca po zakończeniu procedury",
}


class StarterRole(StrEnum):
    """Who may fill in an NK-A; from when stands in `db/seeds/blue_card_initiators.csv`."""

    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    MILITARY_POLICE = "military_police"
    SUPERIOR_OF_SOLDIER = "superior_of_soldier"
    SUPPORT_CENTRE = "support_centre"
    FAMILY_ASSISTANT = "family_assistant"
    TEACHER = "teacher"
    MEDICAL = "medical"
    ALCOHOL_COMMISSION = "alcohol_commission"
    SPECIALIST = "specialist"


STARTER_LABELS = {
    StarterRole.SOCIAL_WORKER: "pracownik socjalny jednostki pomocy społecznej",
    StarterRole.POLICE: "funkcjonariusz Policji",
    StarterRole.MILITARY_POLICE: "żołnierz Żandarmerii Wojskowej",
    StarterRole.SUPERIOR_OF_SOLDIER: "przełożony żołnierza albo osoba wskazana",
    StarterRole.SUPPORT_CENTRE: "pracownik socjalny specjalistycznego ośrodka wsparcia",
    StarterRole.FAMILY_ASSISTANT: "asystent rodziny",
    StarterRole.TEACHER: "nauczyciel",
    StarterRole.MEDICAL: "osoba wykonująca zawód medyczny",
    StarterRole.ALCOHOL_COMMISSION: "przedstawiciel gminnej komisji rozwiązywania problemów alkoholowych",
    StarterRole.SPECIALIST: "pedagog, psycholog albo terapeuta",
}
