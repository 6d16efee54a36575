"""Fixed words of the records of a Blue Card procedure beside its forms and sittings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.procedure.steps import Mark

_OF_BOTH_SIDES = frozenset({PartyRole.HARMED, PartyRole.VIOLENT})
_HARMED_ONLY = frozenset({PartyRole.HARMED})
CATALOGUE = {
    **dict.fromkeys(("parents", "family_situation", "housing"), _HARMED_ONLY),
    "marital": frozenset({PartyRole.VIOLENT}),
    **dict.fromkeys(("address", "stay_address", "contact", "health"), _OF_BOTH_SIDES),
    **dict.fromkeys(("addictions", "rulings"), _OF_BOTH_SIDES),
}
"""Of whom these may be known (art. 9c ust. 1 pkt 1–3 UPPD); what does not stand here may be of everybody.

The school is not of a role but of a child.
"""


def beyond_catalogue(filled: Iterable[str], roles: Iterable[PartyRole]) -> list[str]:
    """Return which of the filled fields may not be known of somebody in these roles; without a role nothing is said."""
    own = frozenset(roles)
    if not own:
        return []
    return [name for name in filled if name in CATALOGUE and not CATALOGUE[name] & own]


class RelationBasis(StrEnum):
    """Why somebody is a person harmed by somebody (art. 2 ust. 1 pkt 2 UPPD, letters a–h)."""

    SPOUSE = "a"
    ASCENDANT = "b"
    SIBLING = "c"
    ADOPTION = "d"
    COHABITATION = "e"
    HOUSEHOLD = "f"
    RELATIONSHIP = "g"
    MINOR = "h"


RELATION_LABELS = {
    RelationBasis.SPOUSE: "małżonek, także były, i jego krewni (lit. a)",
    RelationBasis.ASCENDANT: "wstępny, zstępny i ich małżonkowie (lit. b)",
    RelationBasis.SIBLING: "rodzeństwo i jego krewni (lit. c)",
    RelationBasis.ADOPTION: "stosunek przysposobienia (lit. d)",
    RelationBasis.COHABITATION: "wspólne pożycie, obecne lub dawne (lit. e)",
    RelationBasis.HOUSEHOLD: "wspólne zamieszkiwanie i gospodarowanie (lit. f)",
    RelationBasis.RELATIONSHIP: "trwała więź emocjonalna lub fizyczna (lit. g)",
    RelationBasis.MINOR: "małoletni (lit. h)",
}


class Behaviour(StrEnum):
    """Boxes of section IV of the NK-A; the part before the dot is the group of acts."""

    BEATING = "physical.beating"
    JERKING = "physical.jerking"
    KICKING = "physical.kicking"
    CHOKING = "physical.choking"
    PUSHING = "physical.pushing"
    OVERPOWERING = "physical.overpowering"
    PHYSICAL_OTHER = "physical.other"
    ISOLATING = "psychological.isolating"
    INSULTING = "psychological.insulting"
    RIDICULING = "psychological.ridiculing"
    THREATENING = "psychological.threatening"
    CRITICISING = "psychological.criticising"
    HUMILIATING = "psychological.humiliating"
    PSYCHOLOGICAL_OTHER = "psychological.other"
    FORCED_INTERCOURSE = "sexual.intercourse"
    FORCED_SEXUAL_ACTS = "sexual.acts"
    SEXUAL_OTHER = "sexual.other"
    NO_MAINTENANCE = "economic.maintenance"
    NEEDS_UNMET = "economic.needs"
    THINGS_DESTROYED = "economic.things"
    HOME_WRECKED = "economic.home"
    THINGS_SOLD = "economic.sold"
    ECONOMIC_OTHER = "economic.other"
    ONLINE_THREATS = "electronic.threats"
    PICTURES_TAKEN = "electronic.pictures"
    CONTENT_SPREAD = "electronic.spread"
    ELECTRONIC_OTHER = "electronic.other"
    NEGLECT = "other.neglect"
    BASIC_NEEDS = "other.basic_needs"
    LEFT_ALONE = "other.left_alone"
    FORCED_ALCOHOL = "other.alcohol"
    FORCED_DRUGS = "other.drugs"
    OTHER = "other.other"


BEHAVIOUR_LABELS = {
    Behaviour.BEATING: "bicie",
    Behaviour.JERKING: "szarpanie",
    Behaviour.KICKING: "kopanie",
    Behaviour.CHOKING: "duszenie",
    Behaviour.PUSHING: "popychanie",
    Behaviour.OVERPOWERING: "obezwładnianie",
    Behaviour.PHYSICAL_OTHER: "inna przemoc fizyczna",
    Behaviour.ISOLATING: "izolowanie",
    Behaviour.INSULTING: "wyzywanie",
    Behaviour.RIDICULING: "ośmieszanie",
    Behaviour.THREATENING: "grożenie",
    Behaviour.CRITICISING: "krytykowanie",
    Behaviour.HUMILIATING: "poniżanie",
    Behaviour.PSYCHOLOGICAL_OTHER: "inna przemoc psychiczna",
    Behaviour.FORCED_INTERCOURSE: "zmuszanie do obcowania płciowego",
    Behaviour.FORCED_SEXUAL_ACTS: "zmuszanie do innych czynności seksualnych",
    Behaviour.SEXUAL_OTHER: "inna przemoc seksualna",
    Behaviour.NO_MAINTENANCE: "niełożenie na utrzymanie",
    Behaviour.NEEDS_UNMET: "niezaspokajanie potrzeb materialnych",
    Behaviour.THINGS_DESTROYED: "niszczenie rzeczy osobistych",
    Behaviour.HOME_WRECKED: "demolowanie mieszkania",
    Behaviour.THINGS_SOLD: "wynoszenie i sprzedawanie sprzętów domowych",
    Behaviour.ECONOMIC_OTHER: "inna przemoc ekonomiczna",
    Behaviour.ONLINE_THREATS: "wyzywanie, straszenie, poniżanie w internecie lub przez telefon",
    Behaviour.PICTURES_TAKEN: "robienie zdjęć lub filmów bez zgody",
    Behaviour.CONTENT_SPREAD: "publikowanie lub rozsyłanie obrażających treści",
    Behaviour.ELECTRONIC_OTHER: "inna przemoc elektroniczna",
    Behaviour.NEGLECT: "zaniedbanie",
    Behaviour.BASIC_NEEDS: "niezaspokojenie podstawowych potrzeb",
    Behaviour.LEFT_ALONE: "pozostawianie bez opieki",
    Behaviour.FORCED_ALCOHOL: "zmuszanie do picia alkoholu",
    Behaviour.FORCED_DRUGS: "zmuszanie do zażywania środków odurzających lub leków",
    Behaviour.OTHER: "inne zachowania",
}


class Known(StrEnum):
    """An answer of a form that may be open."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


KNOWN_LABELS = {Known.YES: "tak", Known.NO: "nie", Known.UNKNOWN: "nie ustalono"}


class RecipientCapacity(StrEnum):
    """As whom somebody was handed the NK-B (§ 6 R2023); never as a violent person."""

    HARMED = "harmed"
    PARENT = "parent"
    GUARDIAN = "guardian"
    CLOSEST = "closest"
    NAMED = "named"


RECIPIENT_LABELS = {
    RecipientCapacity.HARMED: "osoba doznająca przemocy",
    RecipientCapacity.PARENT: "rodzic małoletniego",
    RecipientCapacity.GUARDIAN: "opiekun prawny albo faktyczny",
    RecipientCapacity.CLOSEST: "pełnoletnia osoba najbliższa",
    RecipientCapacity.NAMED: "osoba pełnoletnia wskazana",
}


@dataclass(frozen=True)
class SafePhone:
    """A telephone that an NK-B names, and from when until when (`db/seeds/safe_phones.csv`)."""

    name: str
    phone: str
    hours: str
    valid_from: date | None = None
    valid_to: date | None = None
    confirmed: bool = False
    note: str = ""


class ReceivedHow(StrEnum):
    """How an NK-A came to the team."""

    BY_HAND = "by_hand"
    BY_POST = "by_post"
    ELECTRONIC = "electronic"


RECEIVED_LABELS = {
    ReceivedHow.BY_HAND: "osobiście",
    ReceivedHow.BY_POST: "pocztą",
    ReceivedHow.ELECTRONIC: "elektronicznie",
}


class TeamFunction(StrEnum):
    """What a member of the team does in it; the service is given by the centre (art. 9a ust. 9 UPPD)."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MEMBER = "member"
    SERVICE = "service"


FUNCTION_LABELS = {
    TeamFunction.CHAIR: "przewodniczący",
    TeamFunction.DEPUTY: "zastępca przewodniczącego",
    TeamFunction.MEMBER: "członek",
    TeamFunction.SERVICE: "obsługa organizacyjno-techniczna",
}


class Attendance(StrEnum):
    """Whether a member of the team came; from the third unexcused absence his body is told (art. 9a ust. 7g UPPD)."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


ATTENDANCE_LABELS = {
    Attendance.PRESENT: "obecny",
    Attendance.EXCUSED: "nieobecny usprawiedliwiony",
    Attendance.UNEXCUSED: "nieobecny nieusprawiedliwiony",
}


class SittingKind(StrEnum):
    """A sitting of the group itself, or with one side."""

    GROUP = "group"
    WITH_HARMED = "with_harmed"
    WITH_VIOLENT = "with_violent"


SITTING_LABELS = {
    SittingKind.GROUP: "posiedzenie grupy",
    SittingKind.WITH_HARMED: "spotkanie z osobą doznającą przemocy",
    SittingKind.WITH_VIOLENT: "spotkanie z osobą stosującą przemoc",
}


class SittingDecision(StrEnum):
    """What a sitting of the group ruled on going on."""

    ACTION = "action"
    NO_GROUNDS = "no_grounds"
    NOT_CONFIRMED = "not_confirmed"
    CEASED = "ceased"


DECISION_LABELS = {
    SittingDecision.ACTION: "podjęcie działań",
    SittingDecision.NO_GROUNDS: "brak zasadności podejmowania działań",
    SittingDecision.NOT_CONFIRMED: "odstąpienie od dalszych działań",
    SittingDecision.CEASED: "zakończenie: ustanie przemocy",
}


class ReferralDecision(StrEnum):
    """How the referral to a programme was decided (§ 15 ust. 2 R2023)."""

    UNANIMOUS = "unanimous"
    MAJORITY = "majority"


REFERRAL_LABELS = {
    ReferralDecision.UNANIMOUS: "jednomyślny wniosek grupy",
    ReferralDecision.MAJORITY: "większość głosów zespołu",
}


class OrderKind(StrEnum):
    """Orders of the Police or Military Police (art. 15aa, 15aaa of the Police Act)."""

    LEAVE = "leave"
    APPROACH_HOME = "approach_home"
    APPROACH_PERSON = "approach_person"
    CONTACT = "contact"
    ENTRY = "entry"


ORDER_LABELS = {
    OrderKind.LEAVE: "nakaz opuszczenia mieszkania",
    OrderKind.APPROACH_HOME: "zakaz zbliżania się do mieszkania",
    OrderKind.APPROACH_PERSON: "zakaz zbliżania się do osoby",
    OrderKind.CONTACT: "zakaz kontaktowania się",
    OrderKind.ENTRY: "zakaz wstępu",
}


class ComplaintTo(StrEnum):
    """Who answers a complaint (art. 9a ust. 7h, art. 9b ust. 16 UPPD)."""

    MAYOR = "mayor"
    TEAM = "team"


COMPLAINT_LABELS = {
    ComplaintTo.MAYOR: "wójt, burmistrz albo prezydent (na zespół lub jego członka)",
    ComplaintTo.TEAM: "zespół interdyscyplinarny (na grupę lub jej członka)",
}


class MoveKind(StrEnum):
    """Why a procedure touches another municipality (art. 9e UPPD)."""

    HARMED = "harmed"
    VIOLENT = "violent"
    EXCLUSION = "exclusion"


MOVE_LABELS = {
    MoveKind.HARMED: "zmiana miejsca zamieszkania osoby doznającej przemocy",
    MoveKind.VIOLENT: "zmiana miejsca zamieszkania osoby stosującej przemoc",
    MoveKind.EXCLUSION: "wyłączenie: wskazanie gminy przez wojewodę",
}


class ReportSource(StrEnum):
    """How the suspicion came up."""

    OWN = "own"
    WITNESS = "witness"


SOURCE_LABELS = {
    ReportSource.OWN: "własne podejrzenie",
    ReportSource.WITNESS: "zgłoszenie świadka",
}
END_MARK_LABELS = {
    Mark.CEASED: "przemoc ustała",
    Mark.NOT_EXPECTED: "można zasadnie przypuszczać, że nie będzie kontynuowana",
    Mark.PLAN_DONE: "zrealizowano indywidualny plan pomocy (dawne prawo)",
    Mark.CHAIR_SIGNED: "protokół podpisał przewodniczący (dawne prawo)",
    Mark.ELECTRONIC: "udokumentowano także elektronicznie (odstąpienie)",
}
"""What is confirmed of an end."""
