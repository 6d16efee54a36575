"""Rules of diagnoses, of their areas, and of the centre's library of goals."""

from mgops_desktop.domain.diagnosis import WORST, Hearing
from mgops_desktop.operations.rules.beside import known, must_have_happened, others, span
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea, LibraryEntry

_LOW = WORST + 1
_UNHEARD = (Hearing.TOO_YOUNG, Hearing.NOT_HEARD)


@rule("diagnosis", on=("case_id", "day"))
def one_diagnosis_a_day(entry: Entry) -> Findings:
    """A diagnosis is made once on a day, within its case."""
    yield from must_have_happened(entry, "day", "Diagnoza powstałaby")
    day = entry["day"]
    for other in others(entry, Diagnosis, "case_id", "day"):
        yield refuse(
            "day", "twice", f"Diagnoza z tego dnia już jest ({other.number}). Popraw tamtą."
        )
    case = known(entry, Case, entry["case_id"])
    if case is not None and (day < case.began or (case.ended is not None and day > case.ended)):
        yield warn(
            "day", "outside_case", f"Poza okresem sprawy ({span(case)}). Sprawdź datę i sprawę."
        )


@rule("diagnosis", on=("hearing", "child_opinion"))
def child_is_heard(entry: Entry) -> Findings:
    """Art. 4a: the child is heard, as its age and maturity allow."""
    hearing, opinion = entry["hearing"], entry["child_opinion"]
    if hearing in _UNHEARD and opinion:
        yield refuse(
            "child_opinion",
            "not_heard",
            "Zapisano, że dziecka nie wysłuchano, a jest jego zdanie. Popraw jedno z nich.",
        )
    elif hearing is None and not opinion:
        yield warn(
            "child_opinion",
            "no_child",
            "Nie ma zdania dziecka (art. 4a). Zapisz je albo wybierz, dlaczego dziecka nie wysłuchano.",
        )


@rule("diagnosis_area", on=("diagnosis_id", "area"))
def area_stands_once(entry: Entry) -> Findings:
    """A diagnosis has an area once."""
    for other in others(entry, DiagnosisArea, "diagnosis_id", "area"):
        yield refuse(
            "area", "twice", f"Ten obszar już jest w tej diagnozie ({other.number}). Popraw tamten."
        )


@rule("diagnosis_area", on=("score", "description", "resource", "resource_note"))
def area_says_something(entry: Entry) -> Findings:
    """An area has a score, a description or a resource; a low score says why."""
    said = [entry[name] for name in ("description", "resource", "resource_note")]
    score = entry["score"]
    if score is None and not any(said):
        yield refuse(
            "score", "empty", "Wpisz punkty, opis albo zasób. Pustego obszaru nie zapisuje się."
        )
    if score is not None and score <= _LOW and not entry["description"]:
        yield warn(
            "description",
            "no_description",
            "Przy tak niskiej ocenie zapisz fakty, z których wynika.",
        )
    if entry["resource_note"] and entry["resource"] is None:
        yield warn(
            "resource",
            "no_resource",
            "Opisano zasób. Wybierz, czy jest, jest zagrożony czy go brak.",
        )


@rule("library_entry", on=("area", "goal", "action"))
def library_has_it_once(entry: Entry) -> Findings:
    """The same action for the same goal stands once."""
    for other in others(entry, LibraryEntry, "area", "goal", "action"):
        yield refuse("action", "twice", f"Takie działanie już jest w bibliotece ({other.number}).")
    if entry["action"] == entry["goal"]:
        yield refuse(
            "action",
            "same_as_goal",
            "Działanie jest takie samo jak cel. Napisz, co konkretnie zostanie zrobione.",
        )


@rule("library_entry", on=("expected_effect", "forms"))
def library_entry_is_whole(entry: Entry) -> Findings:
    """What is filled in from the library should be whole."""
    if not entry["expected_effect"]:
        yield warn(
            "expected_effect",
            "no_effect",
            "Plan zawiera przewidywane efekty (art. 15 ust. 3). Wpisz, co ma się zmienić.",
        )
    if not entry["forms"]:
        yield warn("forms", "no_form", "Nie wskazano formy pracy (art. 10 ust. 3).")
