"""Rules of assessments of a family, of their sentences and of the results of actions in them."""

from mgops_desktop.domain.assessment import rule_of
from mgops_desktop.domain.assessment_draft import read_sources
from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    AssessmentConclusion,
    AssessmentKind,
    PlanActionResult,
)
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    others,
    span,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import (
    Assessment,
    AssessmentAction,
    AssessmentSentence,
    PlanAction,
    WorkPlan,
)


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
    """Outside the case; later after the one before than the rhythm of the case; a final one that goes on."""
    case, day = known(entry, Case, entry["case_id"]), entry["day"]
    if case is not None and (day < case.began or (case.ended is not None and day > case.ended)):
        yield warn(
            "day", "outside_case", f"Poza okresem sprawy ({span(case)}). Sprawdź datę i sprawę."
        )
    earlier = [one.day for one in others(entry, Assessment, "case_id") if one.day < day]
    if case is not None and earlier:
        until = term_of(entry, rule_of(case.assessment_months, max(earlier)), max(earlier))
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


@rule("assessment", on=("kind", "effects", "recommendations", "aftercare_consent"))
def final_one_says_what_was_reached(entry: Entry) -> Findings:
    """A final assessment tells the effects and asks for consent to the monitoring."""
    if entry["kind"] is not AssessmentKind.FINAL:
        return
    if not entry["effects"]:
        yield warn("effects", "no_effects", "W ocenie końcowej zapisz, co osiągnięto.")
    if entry["aftercare_consent"] is None:
        yield warn(
            "aftercare_consent",
            "no_consent",
            "Zapytaj rodzinę o zgodę na monitoring po zakończeniu pracy (art. 15 ust. 1 pkt 16).",
        )


@rule("assessment_sentence", on=("assessment_id", "position", "text"))
def sentences_have_places(entry: Entry) -> Findings:
    """Each sentence of an assessment has a place of its own."""
    for other in others(entry, AssessmentSentence, "assessment_id"):
        if other.position == entry["position"]:
            free = max(one.position for one in others(entry, AssessmentSentence, "assessment_id"))
            yield refuse("position", "taken", f"To miejsce ma już inne zdanie. Wpisz {free + 1}.")
        elif other.text == entry["text"]:
            yield warn("text", "twice", "Takie samo zdanie już jest w tej ocenie.")


@rule("assessment_sentence", on=("rule", "sources"))
def sentences_keep_their_sources(entry: Entry) -> Findings:
    """What a rule drafted leads to the records that it was drafted from."""
    try:
        found = read_sources(entry["sources"] or "")
    except ValueError:
        yield refuse(
            "sources",
            "unreadable",
            "Źródeł nie da się odczytać. Zostaw to pole puste; uzupełnia je program.",
        )
        return
    if entry["rule"] and not found:
        yield warn("sources", "no_source", "Zdanie ułożone z zapisów nie wskazuje żadnego zapisu.")


@rule("assessment_action", on=("assessment_id", "action_id"))
def result_of_an_action_stands_once(entry: Entry) -> Findings:
    """Each action of the family's plan has one result in an assessment."""
    for other in others(entry, AssessmentAction, "assessment_id", "action_id"):
        yield refuse(
            "action", "twice", f"Wynik tego działania już jest w tej ocenie ({other.number})."
        )
    assessment = known(entry, Assessment, entry["assessment_id"])
    action = known(entry, PlanAction, entry["action_id"])
    plan = known(entry, WorkPlan, action.plan_id) if action else None
    if assessment is not None and plan is not None and plan.case_id != assessment.case_id:
        yield refuse(
            "action",
            "other_case",
            f"To działanie jest w planie {plan.number} innej sprawy. Wybierz działanie tej sprawy.",
        )


@rule("assessment_action", on=("result", "why", "action_id"))
def result_says_why(entry: Entry) -> Findings:
    """What was not reached has a reason; the plan says the same."""
    if entry["result"] is not PlanActionResult.DONE and not entry["why"]:
        yield warn("why", "no_reason", "Zapisz, co przeszkodziło albo czego zabrakło.")
    action = known(entry, PlanAction, entry["action_id"])
    if action is not None and action.result not in (None, entry["result"]):
        said = ACTION_RESULT_LABELS[action.result]
        yield warn("result", "differs", f"W planie to działanie ma inny wynik: {said}.")
