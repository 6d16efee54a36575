"""Rules of assessments of a family and of the monitoring after the work with it."""

from mgops_desktop.domain.visit import AssessmentConclusion, AssessmentKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    one_at_a_time,
    others,
    span,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment


@rule("assessment", on=("day", "handed_over"))
def handed_over_when_made(entry: Entry) -> Findings:
    """An assessment is made, then handed over (art. 15 ust. 1 pkt 15)."""
    day, handed = entry["day"], entry["handed_over"]
    yield from must_have_happened(entry, "day", "Ocena powstałaby")
    yield from must_have_happened(entry, "handed_over", "Ocenę przekazano by")
    if handed is None:
        yield warn(
            "handed_over",
            "not_handed_over",
            "Ocenę przekazuje się pracodawcy asystenta (art. 15 ust. 1 pkt 15). Bez tej daty termin jest otwarty.",
        )
    elif handed < day:
        yield refuse(
            "handed_over",
            "order",
            f"Przekazano wcześniej, niż powstała ocena ({short_date(day)}). Popraw jedną z dat.",
        )


@rule("assessment", on=("case_id", "kind", "day"))
def assessment_once(entry: Entry) -> Findings:
    """One assessment of a kind on a day, one final one of a case."""
    for other in others(entry, Assessment, "case_id", "kind"):
        if other.day == entry["day"]:
            yield refuse(
                "day", "twice", f"Ocena z tego dnia już jest ({other.number}). Popraw tamtą ocenę."
            )
        elif entry["kind"] is AssessmentKind.FINAL:
            yield refuse(
                "kind",
                "second_final",
                f"Ta sprawa ma już ocenę końcową {other.number} z {short_date(other.day)}. Popraw tamtą ocenę.",
            )


@rule("assessment", on=("case_id", "day", "kind", "conclusion"))
def assessment_within_the_case(entry: Entry) -> Findings:
    """Outside the case; later than half a year after the one before; a final one that goes on."""
    case, day = known(entry, Case, entry["case_id"]), entry["day"]
    if case is not None and (day < case.began or (case.ended is not None and day > case.ended)):
        yield warn(
            "day", "outside_case", f"Poza okresem sprawy ({span(case)}). Sprawdź datę i sprawę."
        )
    earlier = [one.day for one in others(entry, Assessment, "case_id") if one.day < day]
    if earlier:
        until = term_of(entry, "periodic_assessment", max(earlier))
        if until is not None and day > until:
            yield warn(
                "day",
                "late",
                f"Termin tej oceny minął {short_date(until)} (art. 15 ust. 1 pkt 15).",
            )
    if (
        entry["kind"] is AssessmentKind.FINAL
        and entry["conclusion"] is AssessmentConclusion.CONTINUE
    ):
        yield warn(
            "conclusion",
            "goes_on",
            "Ocena końcowa z wnioskiem o dalszą pracę. Sprawdź rodzaj oceny.",
        )


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
