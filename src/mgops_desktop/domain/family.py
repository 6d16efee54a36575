"""Words about families and their members."""

from enum import StrEnum


class Sex(StrEnum):
    """Sex as it is counted in reports."""

    FEMALE = "female"
    MALE = "male"


SEX_LABELS = {Sex.FEMALE: "kobieta", Sex.MALE: "mężczyzna"}


class AgeGroup(StrEnum):
    """Whether somebody without birth date is a child or an adult, when no more is known."""

    ADULT = "adult"
    CHILD = "child"


AGE_GROUP_LABELS = {AgeGroup.ADULT: "dorosły", AgeGroup.CHILD: "dziecko"}


class AreaKind(StrEnum):
    """Town or village; every figure on families can be split by it."""

    TOWN = "town"
    VILLAGE = "village"


AREA_LABELS = {AreaKind.TOWN: "miasto", AreaKind.VILLAGE: "wieś"}


class MemberRole(StrEnum):
    """What a person is in the family."""

    MOTHER = "mother"
    FATHER = "father"
    PARTNER = "partner"
    CHILD = "child"
    GRANDPARENT = "grandparent"
    GUARDIAN = "guardian"
    RELATIVE = "relative"
    OTHER = "other"


MEMBER_ROLE_LABELS = {
    MemberRole.MOTHER: "matka",
    MemberRole.FATHER: "ojciec",
    MemberRole.PARTNER: "partner lub partnerka rodzica",
    MemberRole.CHILD: "dziecko",
    MemberRole.GRANDPARENT: "babcia lub dziadek",
    MemberRole.GUARDIAN: "opiekun prawny",
    MemberRole.RELATIVE: "inny krewny",
    MemberRole.OTHER: "inna osoba",
}


class AuthorityState(StrEnum):
    """Parental authority of one parent over one child."""

    FULL = "full"
    LIMITED = "limited"
    SUSPENDED = "suspended"
    DEPRIVED = "deprived"
    NONE = "none"


AUTHORITY_LABELS = {
    AuthorityState.FULL: "pełna",
    AuthorityState.LIMITED: "ograniczona",
    AuthorityState.SUSPENDED: "zawieszona",
    AuthorityState.DEPRIVED: "pozbawiony władzy rodzicielskiej",
    AuthorityState.NONE: "nie przysługuje",
}


class TraitKind(StrEnum):
    """Dated traits of a family that cannot be computed from its members; a pupil is always one of them."""

    SINGLE_PARENT = "single_parent"
    DISABILITY = "disability"
    LONG_ILLNESS = "long_illness"
    PUPIL = "pupil"


TRAIT_LABELS = {
    TraitKind.SINGLE_PARENT: "rodzina niepełna",
    TraitKind.DISABILITY: "niepełnosprawność w rodzinie",
    TraitKind.LONG_ILLNESS: "długotrwała lub ciężka choroba",
    TraitKind.PUPIL: "nauka (uczeń lub student do 25 lat)",
}


class StayKind(StrEnum):
    """Where a child of the family lives, as dated history; home where nothing is recorded."""

    HOME = "home"
    FOSTER_CARE = "foster_care"
    MOW = "mow"
    MOS = "mos"
    SOSW = "sosw"
    OTHER_PARENT = "other_parent"
    HOSPITAL = "hospital"
    INFORMAL = "informal"
    OTHER = "other"


STAY_LABELS = {
    StayKind.HOME: "w domu",
    StayKind.FOSTER_CARE: "w pieczy zastępczej",
    StayKind.MOW: "młodzieżowy ośrodek wychowawczy",
    StayKind.MOS: "młodzieżowy ośrodek socjoterapii",
    StayKind.SOSW: "specjalny ośrodek szkolno-wychowawczy",
    StayKind.OTHER_PARENT: "u drugiego rodzica",
    StayKind.HOSPITAL: "w szpitalu",
    StayKind.INFORMAL: "u innych osób bez orzeczenia",
    StayKind.OTHER: "w innym miejscu",
}
