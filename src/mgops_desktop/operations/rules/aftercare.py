"""Rules of the monitoring after the work with a family and of its contacts."""

from mgops_desktop.domain.visit import AftercareDecision, AftercareWay
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    one_at_a_time,
    others,
    span,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Aftercare, AftercareNote


@rule("aftercare", on=("case_id", "began", "ended"))
def monitoring_follows_the_work(entry: Entry) -> Findings:
    """Art. 15 ust. 1 pkt 16: after the work has ended, once at a time."""
    case = known(entry, Case, entry["case_id"])
    if case is not None and case.ended is None:
        yield refuse(
            "case",
            "not_ended",
            f"Praca z rodziną w sprawie {case.number} trwa. Monitoring jest po jej zakończeniu "
            "(art. 15 ust. 1 pkt 16); zakończ najpierw sprawę.",
        )
    elif case is not None and entry["began"] < case.ended:
        yield refuse(
            "began",
            "before_end",
            f"Praca z rodziną skończyła się {short_date(case.ended)}. Monitoring nie może zaczynać się wcześniej.",
        )
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "twice",
            f"Monitoring tej sprawy jest już zapisany ({span(other)}). Popraw tamten wpis.",
        ),
        "case_id",
    )


@rule("aftercare", on=("planned_end", "ended", "result"))
def monitoring_comes_to_something(entry: Entry) -> Findings:
    """Its end is planned, its result written."""
    if entry["planned_end"] is None and entry["ended"] is None:
        yield warn(
            "planned_end",
            "no_plan",
            "Nie podano planowanego końca. Program przyjmie długość z parametru ośrodka (do potwierdzenia).",
        )
    if entry["ended"] is not None and not entry["result"]:
        yield warn(
            "result", "no_result", "Monitoring zakończono bez wyniku. Zapisz, co się utrzymało."
        )


@rule("aftercare_note", on=("aftercare_id", "day"))
def contact_lies_in_the_monitoring(entry: Entry) -> Findings:
    """A contact has been, within the monitoring, once on a day."""
    yield from must_have_happened(entry, "day", "Kontakt byłby")
    aftercare, day = known(entry, Aftercare, entry["aftercare_id"]), entry["day"]
    if aftercare is not None and day < aftercare.began:
        yield refuse(
            "day",
            "before_start",
            f"Monitoring zaczął się {short_date(aftercare.began)}. Popraw datę kontaktu.",
        )
    elif aftercare is not None and aftercare.ended is not None and day > aftercare.ended:
        yield refuse(
            "day",
            "after_end",
            f"Monitoring skończył się {short_date(aftercare.ended)}. Popraw datę kontaktu.",
        )
    for other in others(entry, AftercareNote, "aftercare_id", "day"):
        yield refuse(
            "day", "twice", f"Kontakt z tego dnia już jest ({other.number}). Popraw tamten."
        )


@rule("aftercare_note", on=("way", "decision", "relapse_signs"))
def contact_comes_to_something(entry: Entry) -> Findings:
    """After a contact it is said what follows; signs of relapse do not end the monitoring."""
    decision = entry["decision"]
    if decision is None and entry["way"] is not AftercareWay.FAILED:
        yield warn(
            "decision", "no_decision", "Wybierz, co dalej: monitoring, koniec albo powrót do pracy."
        )
    if decision is AftercareDecision.END and entry["relapse_signs"]:
        yield warn(
            "decision",
            "signs_of_relapse",
            "Zapisano sygnały nawrotu, a monitoring ma się skończyć. Sprawdź decyzję.",
        )
