"""Rules of what runs beside a Blue Card procedure: reports, relations, programmes, orders, children, complaints."""

from datetime import date, datetime, time

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.blue_card import FormKind, PartyRole
from mgops_desktop.domain.blue_card_records import Behaviour, MoveKind, RelationBasis, ReportSource
from mgops_desktop.domain.clock import WARSAW
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    known,
    must_have_happened,
    others,
    term_of,
)
from mgops_desktop.operations.rules.blue_card_beside import must_follow_the_start, must_take_part
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.blue_card import NkForm, Party, Procedure
from mgops_desktop.storage.tables.blue_card_course import ProtectiveOrder, Relation, ViolentActs
from mgops_desktop.storage.terms import Terms

_REPORTER = ("reporter_surname", "reporter_first_name", "reporter_address", "reporter_contact")
_OTHER_ACTS = {one for one in Behaviour if one.value.endswith(".other")}
_COURT_TERM = "T23"
"""The court is told that a child was secured (art. 12a ust. 5 UPPD)."""
_MOVED = {MoveKind.HARMED: PartyRole.HARMED, MoveKind.VIOLENT: PartyRole.VIOLENT}


@rule("violence_report", on=("day", "source", "procedure_id", "closed", *_REPORTER))
def report_is_of_a_witness(entry: Entry) -> Findings:
    """Data of a reporter belong to a witness; a report leads to a procedure or is closed."""
    yield from must_have_happened(entry, "day", "Zgłoszenie byłoby")
    if entry["source"] is ReportSource.OWN and any(entry[name] for name in _REPORTER):
        yield refuse(
            "source",
            "own",
            "Przy własnym podejrzeniu nie ma zgłaszającego. Usuń jego dane albo zmień źródło.",
        )
    if entry["closed"] is not None and entry["procedure_id"] is not None:
        yield refuse(
            "closed", "has_procedure", "Ze zgłoszenia wszczęto procedurę. Usuń jedno z dwojga."
        )


@rule("violence_report", on=("content", "closed", "reason"))
def report_says_something(entry: Entry) -> Findings:
    """What was reported, and why nothing came of it."""
    if not entry["content"]:
        yield warn("content", "no_content", "Nie wpisano treści zgłoszenia.")
    if entry["closed"] is not None and not entry["reason"]:
        yield warn("reason", "no_reason", "Wpisz, dlaczego procedury nie wszczęto.")


@rule("nk_relation", on=("procedure_id", "violent_id", "harmed_id"))
def relation_joins_two_sides(entry: Entry) -> Findings:
    """A violent and a harmed person of the procedure, each pair once."""
    yield from _two_persons(entry)
    yield from must_take_part(entry, "violent", PartyRole.VIOLENT)
    yield from must_take_part(entry, "harmed", PartyRole.HARMED)
    for other in others(entry, Relation, "procedure_id", "violent_id", "harmed_id"):
        yield refuse("harmed", "twice", f"Ta relacja jest już zapisana ({other.number}).")


@rule("nk_relation", on=("procedure_id", "harmed_id", "basis"))
def relation_has_its_basis(entry: Entry) -> Findings:
    """Why the law knows the harmed person as one (art. 2 ust. 1 pkt 2 UPPD)."""
    if entry["basis"] is None:
        yield warn("basis", "no_basis", "Nie wskazano podstawy z art. 2 ust. 1 pkt 2 ustawy.")
    if entry["basis"] is not RelationBasis.MINOR:
        return
    harmed = known(entry, Party, entry["harmed_id"])
    procedure = known(entry, Procedure, entry["procedure_id"])
    if harmed and procedure and not is_child_on(birth_of(harmed), procedure.began):
        yield warn("basis", "of_age", "W dniu wszczęcia ta osoba nie była małoletnia.")


@rule("violent_acts", on=("form_id", "violent_id", "harmed_id"))
def acts_of_a_pair(entry: Entry) -> Findings:
    """Of an NK-A, for a pair of its procedure, each pair once."""
    yield from _two_persons(entry)
    form = known(entry, NkForm, entry["form_id"])
    if form is not None and form.kind is not FormKind.A:
        yield refuse("form", "not_a", "Zachowania zaznacza się tylko w formularzu NK-A.")
    if form is not None and form.procedure_id is not None:
        yield from must_take_part(entry, "violent", PartyRole.VIOLENT, form.procedure_id)
        yield from must_take_part(entry, "harmed", PartyRole.HARMED, form.procedure_id)
    for other in others(entry, ViolentActs, "form_id", "violent_id", "harmed_id"):
        yield refuse("harmed", "twice", f"Tę parę już opisano ({other.number}).")


@rule("violent_acts", on=("acts", "words"))
def acts_are_named(entry: Entry) -> Findings:
    """At least one act; others in words."""
    acts = set(entry["acts"] or ())
    if not acts:
        yield warn("acts", "no_acts", "Nie zaznaczono żadnego zachowania.")
    if acts & _OTHER_ACTS and not entry["words"]:
        yield warn("words", "no_words", "Zaznaczono inne zachowania. Wpisz, jakie.")


def _two_persons(entry: Entry) -> Findings:
    if entry["violent_id"] is not None and entry["violent_id"] == entry["harmed_id"]:
        yield refuse("harmed", "same_person", "To ta sama osoba. Wskaż dwie różne.")


@rule("correction_programme", on=("procedure_id", "party_id", "motion_on"))
def referred_in_the_procedure(entry: Entry) -> Findings:
    """A violent person, in the procedure."""
    yield from must_take_part(entry, "party", PartyRole.VIOLENT)
    yield from must_follow_the_start(entry, "motion_on", "Złożenie wniosku")


@rule("correction_programme", on=("party_id", "enrolled", "completed", "delivered"))
def programme_goes_its_way(entry: Entry) -> Findings:
    """Somebody is referred, enrols in the term (T14) and then completes."""
    if entry["party_id"] is None:
        yield warn("party", "nobody", "Nie wskazano osoby skierowanej do programu.")
    if entry["completed"] is not None and entry["enrolled"] is None:
        yield warn("enrolled", "not_enrolled", "Nie wpisano, kiedy ta osoba zgłosiła się.")
    delivered, enrolled = entry["delivered"], entry["enrolled"]
    until = term_of(entry, "T14", delivered) if delivered else None
    if until is not None and enrolled is not None and enrolled > until:
        yield warn("enrolled", "late", f"Termin zgłoszenia minął {short_date(until)}.")


@rule("protective_order", on=("procedure_id", "party_id", "kind", "issued", "extended_to"))
def order_is_against_the_violent(entry: Entry) -> Findings:
    """Against a violent person, once; it lasts longer only if a court extended it."""
    yield from must_take_part(entry, "party", PartyRole.VIOLENT)
    if entry["extended_to"] is not None and entry["extended_on"] is None:
        yield refuse("extended_on", "no_day", "Wpisz, kiedy sąd przedłużył nakaz albo zakaz.")
    for other in others(entry, ProtectiveOrder, "procedure_id", "party_id", "kind", "issued"):
        yield refuse("issued", "twice", f"Ten nakaz albo zakaz jest już zapisany ({other.number}).")


@rule("protective_order", on=("party_id", "issued", "extended_on"))
def order_has_its_term(entry: Entry) -> Findings:
    """Without a court it loses force (T24)."""
    if entry["party_id"] is None:
        yield warn("party", "nobody", "Nie wskazano, wobec kogo go wydano.")
    until, extended = term_of(entry, "T24", entry["issued"]), entry["extended_on"]
    if until is not None and extended is not None and extended > until:
        yield warn(
            "extended_on",
            "late",
            f"Nakaz albo zakaz stracił moc po {short_date(until)}. Sprawdź datę przedłużenia.",
        )


@rule(
    "child_protection", on=("procedure_id", "party_id", "day", "at", "court_told", "court_told_at")
)
def child_is_secured(entry: Entry) -> Findings:
    """A child of the procedure; the court is told after it was secured."""
    yield from must_take_part(entry, "party")
    party = known(entry, Party, entry["party_id"])
    is_known = party is not None and (party.birth_date is not None or party.birth_year is not None)
    if is_known and not is_child_on(birth_of(party), entry["day"]):
        yield refuse("party", "of_age", "Tego dnia ta osoba nie była dzieckiem. Sprawdź, kto to.")
    told, hour = entry["court_told"], entry["court_told_at"]
    if hour is not None and told is None:
        yield refuse("court_told", "no_day", "Wpisano godzinę. Wpisz też dzień zawiadomienia sądu.")
    if told == entry["day"] and hour is not None and entry["at"] is not None and hour < entry["at"]:
        yield refuse("court_told_at", "order", "Zawiadomienie byłoby przed zapewnieniem ochrony.")


@rule("child_protection", on=("day", "at", "court_told", "court_told_at", "decided_with"))
def court_is_told_at_once(entry: Entry) -> Findings:
    """In its term (T23); the decision is joint."""
    if not entry["decided_with"]:
        yield warn("decided_with", "alone", "Wpisz, z kim wspólnie podjęto decyzję (art. 12a).")
    told, hour = entry["court_told"], entry["court_told_at"]
    until = _court_term(entry, time.min)
    if told is None and entry.today > until.date():
        yield warn("court_told", "not_told", "Minął termin zawiadomienia sądu (art. 12a ust. 5).")
    if told is None or _moment(told, hour or time.max) <= until:
        return
    if _moment(told, hour or time.min) > _court_term(entry, time.max):
        text = "Sąd zawiadomiono po terminie (art. 12a ust. 5)."
    else:
        text = "Bez obu godzin nie wiadomo, czy sąd zawiadomiono w terminie (art. 12a ust. 5)."
    yield warn("court_told", "late", text)


def _court_term(entry: Entry, unknown: time) -> datetime:
    """Until when the court is to be told; an `unknown` hour of securing the child is taken to be this."""
    secured = _moment(entry["day"], entry["at"] or unknown)
    until = Terms(entry.session).of(_COURT_TERM, secured).nominal
    assert isinstance(until, datetime), _COURT_TERM
    return until


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, WARSAW)


@rule("blue_card_complaint", on=("procedure_id", "party_id", "subject", "answered", "answer"))
def complaint_is_answered(entry: Entry) -> Findings:
    """Of a person of the procedure; an answer has a day and words."""
    yield from must_take_part(entry, "party")
    if entry["answer"] and entry["answered"] is None:
        yield refuse("answered", "no_day", "Wpisano treść odpowiedzi. Wpisz też jej dzień.")
    if entry["answered"] is not None and not entry["answer"]:
        yield warn("answer", "no_answer", "Nie wpisano treści odpowiedzi.")
    if not entry["subject"]:
        yield warn("subject", "no_subject", "Nie wpisano, czego dotyczy skarga.")


@rule("procedure_move", on=("procedure_id", "party_id", "kind", "voivode_asked"))
def procedure_moves_for_a_reason(entry: Entry) -> Findings:
    """Who moved takes part as such; the voivode names a municipality in place of one that is excluded."""
    kind = entry["kind"]
    yield from must_take_part(entry, "party", _MOVED.get(kind))
    if kind is not MoveKind.EXCLUSION and entry["voivode_asked"] is not None:
        yield refuse(
            "voivode_asked", "not_excluded", "Wojewoda wskazuje gminę tylko w razie wyłączenia."
        )
    if kind in _MOVED and entry["party_id"] is None:
        yield warn("party", "nobody", "Nie wskazano, kto zmienił miejsce zamieszkania.")


@rule("procedure_move", on=("kind", "municipality", "voivode_asked", "voivode_named"))
def municipality_is_named(entry: Entry) -> Findings:
    """Where a violent person went, of whom no guard asks it; and in the term of the voivode (T22)."""
    if not entry["municipality"] and entry["kind"] is MoveKind.VIOLENT:
        yield warn("municipality", "nowhere", "Nie wpisano gminy.")
    asked, named = entry["voivode_asked"], entry["voivode_named"]
    until = term_of(entry, "T22", asked) if asked else None
    if until is not None and named is not None and named > until:
        yield warn("voivode_named", "late", f"Termin wojewody minął {short_date(until)}.")
