"""Rules of the way in: interview, its result, the application's grounds (art. 11 ust. 1-4)."""

from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.case import ApplicationDecision, Basis, InterviewResult
from mgops_desktop.domain.staff import Position
from mgops_desktop.operations.rules.beside import must_have_happened
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.staff import Contract

_BY_INTERVIEW = (Basis.CONSENT, Basis.MINOR_PARENT)


@rule("difficulty_report", on=("basis", "needs_interview"))
def minor_parent_is_interviewed(entry: Entry) -> Findings:
    """Art. 11 ust. 1a: of a minor parent who leaves an institution there is always an interview."""
    if entry["basis"] is Basis.MINOR_PARENT and entry["needs_interview"] is False:
        yield refuse(
            "needs_interview",
            "obligatory",
            "Przy małoletnim rodzicu wywiad jest obowiązkowy (art. 11 ust. 1a). Zaznacz, że jest potrzebny.",
        )


@rule("difficulty_report", on=("interview_day", "interview_result"))
def result_follows_the_interview(entry: Entry) -> Findings:
    """A result is that of an interview that was held; a held one has a result."""
    if entry["interview_result"] is not None and entry["interview_day"] is None:
        yield refuse(
            "interview_day",
            "no_interview_day",
            "Podano wynik wywiadu, a nie wiadomo, kiedy go przeprowadzono. Wpisz datę wywiadu.",
        )
    minor = entry["basis"] is Basis.MINOR_PARENT
    if minor and entry["interview_result"] is InterviewResult.NO_NEED:
        yield warn(
            "interview_result",
            "obligatory",
            "Przy małoletnim rodzicu przydzielenie asystenta jest obowiązkowe (art. 11 ust. 1a).",
        )


@rule("difficulty_report", on=("interviewer_id",))
def social_worker_interviews(entry: Entry) -> Findings:
    """The interview is the social worker's (art. 11 ust. 1)."""
    yield from _is_a_social_worker(entry, "interviewer", entry["interviewer_id"])


@rule("application", on=("social_worker_id",))
def social_worker_applies(entry: Entry) -> Findings:
    """The application is the social worker's (art. 11 ust. 3)."""
    yield from _is_a_social_worker(entry, "social_worker", entry["social_worker_id"])


def _is_a_social_worker(entry: Entry, column: str, worker: UUID | None) -> Findings:
    """Odd where somebody else is named; of whom no contract is recorded nothing is said."""
    if worker is None:
        return
    query = select(Contract.position).where(Contract.worker_id == worker)
    posts = set(entry.session.scalars(query))
    if posts and Position.SOCIAL_WORKER not in posts:
        yield warn(
            column,
            "no_social_worker",
            "Ta osoba nie ma umowy pracownika socjalnego. Sprawdź, kogo wskazano.",
        )


@rule("application", on=("interview_day", "received"))
def interview_comes_first(entry: Entry) -> Findings:
    """The application follows from the interview."""
    yield from must_have_happened(entry, "interview_day", "Wywiad odbyłby się")
    if entry["interview_day"] is not None and entry["interview_day"] > entry["received"]:
        yield warn(
            "interview_day",
            "after",
            "Wywiad jest późniejszy niż wniosek, a wniosek wynika z wywiadu. Sprawdź daty.",
        )


@rule("application", on=("basis", "interview_day", "decision"))
def grounds_are_given(entry: Entry) -> Findings:
    """What the path asks for before an assistant is assigned; nothing is asked where no path was chosen."""
    basis = entry["basis"]
    if basis in _BY_INTERVIEW and entry["interview_day"] is None:
        yield warn(
            "interview_day",
            "no_interview",
            "Ta ścieżka wymaga rodzinnego wywiadu środowiskowego (art. 11 ust. 1). Wpisz jego datę i numer.",
        )
    if basis is Basis.MINOR_PARENT and entry["decision"] is ApplicationDecision.REFUSED:
        yield refuse(
            "decision",
            "obligatory",
            "Przy małoletnim rodzicu przydzielenie asystenta jest obowiązkowe (art. 11 ust. 1a). "
            "Wybierz przydzielenie albo listę oczekujących.",
        )
