"""Rules of reports of families in difficulty, applications, cases and pauses."""

from mgops_desktop.domain.case import ApplicationDecision, Basis, PauseKind
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    exists,
    known,
    must_have_happened,
    one_at_a_time,
    others,
    span,
    term_of,
    within_its_case,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import (
    Application,
    Assignment,
    Case,
    DifficultyReport,
    Reporter,
)
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.visit import Visit

_SHORTEST_NAME = 3


@rule("difficulty_report", on=("received", "interview_day", "needs_interview"))
def interview_follows_the_report(entry: Entry) -> Findings:
    """Art. 11 ust. 1: the interview answers the report, in its term."""
    received, held = entry["received"], entry["interview_day"]
    yield from must_have_happened(entry, "received", "Zgłoszenie wpłynęłoby")
    if held is None:
        return
    yield from must_have_happened(entry, "interview_day", "Wywiad odbyłby się")
    if held < received:
        yield refuse(
            "interview_day",
            "order",
            f"Wywiad jest wcześniejszy niż zgłoszenie z {short_date(received)}. Popraw jedną z dat.",
        )
    if entry["needs_interview"] is False:
        yield refuse(
            "interview_day",
            "no_interview",
            "Zaznaczono, że wywiad nie jest potrzebny, a podano jego datę. Zmień jedno z nich.",
        )
    until = term_of(entry, "family_interview", received)
    if until is not None and held > until:
        yield warn(
            "interview_day",
            "late",
            f"Termin wywiadu minął {short_date(until)} (art. 11 ust. 1). Zapisz wyjaśnienie w treści.",
        )


@rule("difficulty_report", on=("family_id",))
def report_names_a_family(entry: Entry) -> Findings:
    """A report without a family is not seen on its card."""
    if entry["family_id"] is None:
        yield warn(
            "family",
            "no_family",
            "Nie wskazano rodziny. Zgłoszenie nie pojawi się na jej karcie, dopóki jej nie wskażesz.",
        )


@rule("reporter", on=("report_id", "name", "contact"))
def reporter_is_somebody(entry: Entry) -> Findings:
    """A record of a reporter says who it was, once; an anonymous report needs none."""
    if not entry["name"] and not entry["contact"]:
        yield refuse(
            "name",
            "nobody",
            "Wpisz, kto zgłosił, albo jego kontakt. Zgłoszenie anonimowe nie potrzebuje tego wpisu.",
        )
        return
    name = search_key(entry["name"] or "")
    for other in others(entry, Reporter, "report_id"):
        if name and search_key(other.name) == name:
            yield refuse(
                "name",
                "twice",
                "Ta osoba jest już zapisana przy tym zgłoszeniu. Popraw tamten wpis.",
            )
    if not entry["contact"]:
        yield warn(
            "contact", "no_contact", "Nie zapisano kontaktu. Nie będzie jak dopytać o zgłoszenie."
        )
    report = known(entry, DifficultyReport, entry["report_id"])
    if report is not None and len(name) >= _SHORTEST_NAME and name in search_key(report.content):
        yield warn(
            "name",
            "in_content",
            "Treść zgłoszenia zawiera nazwisko osoby zgłaszającej. Usuń je z treści: wchodzi ona do akt rodziny.",
        )


@rule("application", on=("received", "decided"))
def application_has_been(entry: Entry) -> Findings:
    """An application came in, and was decided, on days that have been."""
    yield from must_have_happened(entry, "received", "Wniosek wpłynąłby")
    yield from must_have_happened(entry, "decided", "Rozstrzygnięcie zapadłoby")


@rule("application", on=("decision", "decided"))
def decision_has_its_day(entry: Entry) -> Findings:
    """What was decided, and when, stand together."""
    if entry["decided"] and entry["decision"] is None:
        yield refuse(
            "decision",
            "no_decision",
            "Podano datę rozstrzygnięcia, a nie wiadomo jakiego. Wybierz rozstrzygnięcie albo usuń datę.",
        )
    if entry["decision"] is not None and entry["decided"] is None:
        yield warn(
            "decided",
            "no_day",
            "Nie podano daty rozstrzygnięcia. Bez niej wniosek nie jest liczony jako rozstrzygnięty w okresie.",
        )


@rule("application", on=("decision",))
def granted_stays_granted(entry: Entry) -> Findings:
    """An application on which a case stands was not refused."""
    if entry.id is None or entry["decision"] in (None, ApplicationDecision.GRANTED):
        return
    for case in entry.session.query(Case).filter(Case.application_id == entry.id):
        yield refuse(
            "decision",
            "has_case",
            f"Na podstawie tego wniosku prowadzona jest sprawa {case.number}. Usuń w niej wniosek albo popraw "
            "rozstrzygnięcie.",
        )


@rule("application", on=("family_id",))
def one_application_waits(entry: Entry) -> Findings:
    """A second application of a family while one is open."""
    waiting = [one for one in others(entry, Application, "family_id") if one.decision is None]
    if waiting and entry["decision"] is None:
        yield warn(
            "received",
            "second",
            f"Wniosek {waiting[0].number} dla tej rodziny nie jest jeszcze rozstrzygnięty. Czy to nie ten sam?",
        )


@rule("case", on=("family_id", "began", "ended"))
def one_case_at_a_time(entry: Entry) -> Findings:
    """One period of work with a family at a time; the day of closure may be that of the next beginning."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "second_case",
            f"Z tą rodziną prowadzona jest w tym czasie sprawa {other.number} ({span(other)}). "
            "Zakończ ją najpierw albo popraw daty.",
        ),
        "family_id",
        shares_day=True,
    )


@rule("case", on=("ended", "closure_reason"))
def closure_is_whole(entry: Entry) -> Findings:
    """A case with a reason of closure is closed, on a day that has been."""
    if entry["closure_reason"] and entry["ended"] is None:
        yield refuse(
            "ended",
            "no_end",
            "Podano przyczynę zakończenia, a sprawa trwa. Wpisz datę zakończenia albo usuń przyczynę.",
        )
    yield from must_have_happened(entry, "ended", "Sprawa skończyłaby się")


@rule("case", on=("family_id", "application_id"))
def application_of_the_family(entry: Entry) -> Findings:
    """A case stands on an application of its own family."""
    application = known(entry, Application, entry["application_id"])
    if application is None:
        return
    if application.family_id != entry["family_id"]:
        yield refuse(
            "application",
            "other_family",
            f"Wniosek {application.number} dotyczy innej rodziny. Wybierz wniosek tej rodziny.",
        )
    elif application.decision in (ApplicationDecision.REFUSED, ApplicationDecision.WITHDRAWN):
        yield warn(
            "application",
            "not_granted",
            f"Wniosek {application.number} nie został uwzględniony. Sprawdź jego rozstrzygnięcie.",
        )


@rule("case", on=("basis", "consent_on"))
def basis_is_documented(entry: Entry) -> Findings:
    """Art. 8 ust. 3: consent of the family; or the court's obligation in its place."""
    if entry["basis"] is Basis.CONSENT and entry["consent_on"] is None:
        yield warn(
            "consent_on",
            "no_consent",
            "Wsparcie prowadzi się za zgodą rodziny (art. 8 ust. 3). Wpisz datę zgody, gdy będzie podpisana.",
        )
    obliged = exists(entry, CourtObligation, CourtObligation.family_id == entry["family_id"])
    if entry["basis"] is Basis.COURT and not obliged:
        yield warn(
            "basis",
            "no_obligation",
            "Nie zapisano zobowiązania sądu. Dodaj je w zakładce „Sąd i pisma”, by program pilnował sprawozdań.",
        )


@rule("case_pause", on=("case_id", "began", "ended"))
def pause_within_the_case(entry: Entry) -> Findings:
    """A pause lies within its case, one at a time."""
    yield from within_its_case(entry, "Przerwa")
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_pauses",
            f"W tym czasie zapisano już przerwę ({span(other)}). Popraw tamten wpis albo daty.",
        ),
        "case_id",
    )


@rule("case_pause", on=("case_id", "kind", "began", "ended"))
def nothing_happens_in_a_pause(entry: Entry) -> Findings:
    """Visits in a pause; an assistant in a pause for want of one."""
    began, ended = entry["began"], entry["ended"] or entry.today
    held = Visit.cases.any(Case.id == entry["case_id"])
    if exists(entry, Visit, held, Visit.day.between(began, ended), Visit.kind != VisitKind.FAILED):
        yield warn(
            "began", "visits", "W tym czasie zapisano wizyty lub kontakty. Sprawdź daty przerwy."
        )
    if entry["kind"] is PauseKind.NO_ASSISTANT:
        other = at_same_time(entry, Assignment, "case_id")
        if other is not None:
            yield warn(
                "kind",
                "assistant",
                f"W tym czasie rodzina ma asystenta ({span(other)}). Sprawdź przydział.",
            )
