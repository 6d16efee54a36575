"""Rules of letters: their way, what they answer, whether they are in time, their case sign."""

import re
from datetime import datetime

from sqlalchemy import select

from mgops_desktop.domain.court import (
    LETTER_LABELS,
    NOTICES,
    LetterDelivery,
    LetterDirection,
    LetterKind,
)
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    is_to_come,
    known,
    must_have_happened,
    wall_clock,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.signs import SYMBOL_LENGTH, symbol_of
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.family import Family

_BEFORE_EVENT = (
    "Pismo byłoby wcześniejsze niż chwila, gdy dowiedziano się o zdarzeniu. Popraw jedno z nich."
)
_SYMBOL = re.compile(r"[\w.\-]+")
_BY_POST = (LetterDelivery.POST, LetterDelivery.REGISTERED)
_INCOMING = (
    LetterKind.COUNTY_NOTICE,
    LetterKind.COURT_REQUEST,
    LetterKind.COUNTY_OPINION_REQUEST,
)
_OUTGOING = (
    LetterKind.INSIGHT_APPLICATION,
    LetterKind.CARE_ORDER_APPLICATION,
    LetterKind.AUTHORITY_APPLICATION,
    LetterKind.COURT_REPORT_ON_PLAN,
    LetterKind.COURT_OPINION,
    LetterKind.PLAN_TO_COUNTY,
    LetterKind.FAMILY_SUMMONS,
    LetterKind.SOCIAL_WORKER_NOTE,
    LetterKind.COURT_NOTICE,
    LetterKind.COUNTY_OPINION,
    LetterKind.FAMILY_OPINION,
)


@rule("letter", on=("direction", "kind", "day"))
def letter_goes_its_way(entry: Entry) -> Findings:
    """Some letters only come in, some only go out; what came in has been."""
    kind, direction = entry["kind"], entry["direction"]
    if kind in _INCOMING and direction is LetterDirection.OUT:
        yield refuse(
            "direction",
            "direction",
            f"„{LETTER_LABELS[kind]}” to pismo przychodzące. Popraw kierunek albo rodzaj.",
        )
    if kind in _OUTGOING and direction is LetterDirection.IN:
        yield refuse(
            "direction",
            "direction",
            f"„{LETTER_LABELS[kind]}” to pismo wychodzące. Popraw kierunek albo rodzaj.",
        )
    if direction is LetterDirection.IN:
        yield from must_have_happened(entry, "day", "Pismo wpłynęłoby")


@rule("letter", on=("answers_id", "direction", "day"))
def letter_answers_another(entry: Entry) -> Findings:
    """An answer goes the other way and comes later; letters do not answer each other in a circle."""
    other = known(entry, Letter, entry["answers_id"])
    if other is None:
        return
    if other.id == entry.id or (entry.id is not None and other.answers_id == entry.id):
        yield refuse("answers", "circle", "Pisma odpowiadałyby sobie nawzajem. Wybierz inne pismo.")
    elif other.direction is entry["direction"]:
        yield refuse(
            "answers",
            "same_direction",
            f"Pismo {other.number} ma ten sam kierunek, więc to nie jest odpowiedź. Popraw kierunek albo pismo.",
        )
    elif other.day and entry["day"] and entry["day"] < other.day:
        yield refuse(
            "day",
            "before_letter",
            f"Pismo {other.number} jest z {short_date(other.day)}. Odpowiedź nie może być wcześniejsza.",
        )


@rule("letter", on=("direction", "day", "due", "family_id", "other_side"))
def letter_is_in_time(entry: Entry) -> Findings:
    """Sent, in time, to somebody, and by a way that is safe for the family."""
    is_out = entry["direction"] is LetterDirection.OUT
    day, due = entry["day"], entry["due"]
    if day is None:
        yield warn(
            "day",
            "no_day",
            "Pismo bez daty nie jest liczone w sprawozdaniu. Uzupełnij ją po wpływie albo wysłaniu.",
        )
    elif is_out and due is not None and day > due:
        yield warn("day", "late", f"Termin wysłania minął {short_date(due)}. Zapis jest możliwy.")
    family = known(entry, Family, entry["family_id"])
    if is_out and family is not None and family.letters_allowed is False:
        yield warn(
            "direction",
            "no_letters",
            "Do tej rodziny nie wolno wysyłać listów. Pismo dla rodziny wręcz osobiście.",
        )


@rule("letter", on=("direction", "kind", "day", "at", "learned"))
def notice_has_its_hour(entry: Entry) -> Findings:
    """A notice to court, prosecutor or Police goes at once: its hour stands beside that of learning of the event."""
    day, at = entry["day"], entry["at"]
    learned = wall_clock(entry["learned"]) if entry["learned"] else None
    if learned is not None and is_to_come(entry, learned):
        yield refuse(
            "learned_day", "not_yet", "Ta chwila jeszcze nie nadeszła. Popraw dzień albo godzinę."
        )
    if at is not None and day is None:
        yield refuse("day", "hour_alone", "Wpisz też dzień, w którym pismo przekazano.")
        return
    if day is None or entry["direction"] is not LetterDirection.OUT:
        return
    if at is None:
        if entry["kind"] in NOTICES:
            text = "Wpisz godzinę przekazania: z rejestru ma wynikać, że zawiadomiono niezwłocznie."
            yield warn("at", "no_hour", text)
        if learned is not None and day < learned.date():
            yield refuse("day", "before_event", _BEFORE_EVENT)
        return
    told = datetime.combine(day, at)
    if is_to_come(entry, told):
        yield refuse("at", "not_yet", "Ta godzina jeszcze nie nadeszła. Popraw dzień albo godzinę.")
    elif learned is not None and told < learned:
        yield refuse("at", "before_event", _BEFORE_EVENT)


@rule("letter", on=("file_symbol", "sign"))
def sign_stays(entry: Entry) -> Findings:
    """A sign is given once, under a symbol of the file plan."""
    symbol, before = entry["file_symbol"], (entry.stored or {}).get("sign")
    if symbol and (len(symbol) > SYMBOL_LENGTH or not _SYMBOL.fullmatch(symbol)):
        yield refuse(
            "file_symbol",
            "shape",
            "Symbol to cyfry, litery, kropki i łączniki bez odstępów, na przykład 4110. Popraw go.",
        )
    if before and entry.has_changed("file_symbol") and symbol != symbol_of(before):
        yield refuse(
            "file_symbol",
            "sign_given",
            f"Pismo ma już znak {before}. Zostaw symbol albo popraw sam znak sprawy.",
        )
    if before and entry["sign"] is None:
        yield refuse(
            "sign", "sign_given", f"Pismo ma już znak {before}. Można go poprawić, nie usunąć."
        )
    if entry["sign"] and symbol and symbol_of(entry["sign"]) not in ("", symbol):
        yield warn(
            "sign", "other_symbol", f"Znak jest z innego symbolu niż {symbol}. Sprawdź oba pola."
        )


@rule("letter", on=("sign", "family_id"))
def sign_of_one_matter(entry: Entry) -> Findings:
    """One sign is one matter: letters of two families do not share it."""
    if entry["sign"] is None or entry["family_id"] is None:
        return
    query = select(Letter.number).where(
        Letter.sign == entry["sign"],
        Letter.family_id.is_not(None),
        Letter.family_id != entry["family_id"],
    )
    other = entry.session.scalars(query.limit(1)).first()
    if other is not None:
        yield warn("sign", "other_family", f"Ten znak ma pismo {other} w sprawie innej rodziny.")


@rule("letter", on=("delivery", "family_id", "direction"))
def way_that_is_safe(entry: Entry) -> Findings:
    """Letters by post do not go where the family gets none."""
    family = known(entry, Family, entry["family_id"])
    goes_out = entry["direction"] is LetterDirection.OUT and entry["delivery"] in _BY_POST
    if goes_out and family is not None and family.letters_allowed is False:
        yield warn(
            "delivery",
            "by_post",
            "Do tej rodziny nie wolno wysyłać listów. Jeżeli adresatem jest rodzina, wręcz pismo osobiście.",
        )


@rule("letter", on=("assignment_id", "family_id", "day"))
def letter_made_the_assignment(entry: Entry) -> Findings:
    """The letter because of which the limit of families was exceeded is of the same family, and came before."""
    assignment = known(entry, Assignment, entry["assignment_id"])
    if assignment is None:
        return
    case = known(entry, Case, assignment.case_id)
    if case is not None and entry["family_id"] not in (None, case.family_id):
        yield refuse(
            "assignment",
            "other_family",
            f"Przydział {assignment.number} dotyczy innej rodziny. Wybierz przydział rodziny z tego pisma.",
        )
    if entry["day"] is not None and entry["day"] > assignment.began:
        yield warn(
            "assignment",
            "later",
            f"Przydział {assignment.number} jest z {short_date(assignment.began)}, wcześniej niż to pismo. "
            "Sprawdź, czy to ono było przyczyną.",
        )
