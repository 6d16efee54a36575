"""Words about unions, descent, and the people and places around a family."""

from enum import StrEnum


class UnionKind(StrEnum):
    """What binds two persons."""

    MARRIAGE = "marriage"
    INFORMAL = "informal"


UNION_LABELS = {
    UnionKind.MARRIAGE: "małżeństwo",
    UnionKind.INFORMAL: "związek nieformalny",
}


class UnionEnd(StrEnum):
    """How a union came to an end."""

    PARTED = "parted"
    LEGAL_SEPARATION = "legal_separation"
    DIVORCED = "divorced"
    ANNULLED = "annulled"
    DEATH = "death"


UNION_END_LABELS = {
    UnionEnd.PARTED: "rozstanie",
    UnionEnd.LEGAL_SEPARATION: "separacja",
    UnionEnd.DIVORCED: "rozwód",
    UnionEnd.ANNULLED: "unieważnienie małżeństwa",
    UnionEnd.DEATH: "śmierć jednej z osób",
}


class DescentKind(StrEnum):
    """How somebody is the child of a person."""

    BIOLOGICAL = "biological"
    ADOPTED = "adopted"
    FOSTER = "foster"
    STEP = "step"


DESCENT_LABELS = {
    DescentKind.BIOLOGICAL: "dziecko biologiczne",
    DescentKind.ADOPTED: "dziecko przysposobione",
    DescentKind.FOSTER: "dziecko w pieczy zastępczej u tej osoby",
    DescentKind.STEP: "pasierb lub pasierbica",
}


class SupportKind(StrEnum):
    """Who or what stands beside a family."""

    RELATIVE = "relative"
    FRIEND = "friend"
    SCHOOL = "school"
    HEALTH = "health"
    WORK = "work"
    SOCIAL_HELP = "social_help"
    COURT = "court"
    ORGANISATION = "organisation"
    OTHER = "other"


SUPPORT_LABELS = {
    SupportKind.RELATIVE: "krewny",
    SupportKind.FRIEND: "znajomy lub sąsiad",
    SupportKind.SCHOOL: "szkoła lub przedszkole",
    SupportKind.HEALTH: "ochrona zdrowia",
    SupportKind.WORK: "praca lub urząd pracy",
    SupportKind.SOCIAL_HELP: "pomoc społeczna",
    SupportKind.COURT: "sąd lub kurator",
    SupportKind.ORGANISATION: "organizacja lub parafia",
    SupportKind.OTHER: "inne",
}
PRIVATE_SUPPORT = frozenset({SupportKind.RELATIVE, SupportKind.FRIEND})
"""Kinds whose name is a person's: in print only the initials stand."""


class SupportStrength(StrEnum):
    """What the tie is like."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    WEAK = "weak"
    TENSE = "tense"
    BROKEN = "broken"


STRENGTH_LABELS = {
    SupportStrength.STRONG: "silna",
    SupportStrength.ORDINARY: "zwykła",
    SupportStrength.WEAK: "słaba",
    SupportStrength.TENSE: "napięta",
    SupportStrength.BROKEN: "zerwana",
}


class DrawingKind(StrEnum):
    """The pictures of a family whose parts can be moved by hand."""

    GENOGRAM = "genogram"
    ECOMAP = "ecomap"
