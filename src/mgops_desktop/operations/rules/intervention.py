"""Rules of crisis interventions, their steps, and of the register of incidents."""

from datetime import time

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.intervention import StepKind, last_day
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    known,
    must_have_happened,
    must_live,
    others,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.court import ChildRemoval
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.intervention import Incident, Intervention, InterventionStep


@rule("intervention", on=("family_id", "day", "began"))
def intervention_once(entry: Entry) -> Findings:
    """An intervention has been, and is written down once."""
    yield from must_have_happened(entry, "day", "Interwencja zaczęłaby się")
    for other in others(entry, Intervention, "family_id", "day", "began"):
        yield refuse(
            "began",
            "twice",
            f"Interwencja w tej rodzinie z tego dnia i godziny już jest ({other.number}). Popraw tamten wpis.",
        )


@rule("intervention", on=("ended", "outcome"))
def intervention_is_over(entry: Entry) -> Findings:
    """When it ended and with what."""
    if entry["ended"] is None:
        yield warn("ended", "no_end", "Nie zapisano godziny końca. Uzupełnij ją co do minuty.")
    if entry["outcome"] is None:
        yield warn("outcome", "no_outcome", "Nie zapisano, jak interwencja się skończyła.")


@rule("intervention", on=("family_id", "day", "began", "ended", "child_went"))
def child_has_its_record(entry: Entry) -> Findings:
    """A child taken away has a record of its own, from which the court's term runs (art. 12a ust. 5)."""
    if entry["child_went"] is None:
        return
    until = last_day(entry["day"], entry["began"], entry["ended"])
    removals = others(entry, ChildRemoval, "family_id")
    if not any(entry["day"] <= local_day(one.moment) <= until for one in removals):
        yield warn(
            "child_went",
            "no_removal",
            "Nie zapisano zabezpieczenia dziecka z tego dnia. Dodaj je w zakładce „Sąd i pisma”, by program pilnował "
            "zawiadomienia sądu.",
        )


@rule("intervention_step", on=("intervention_id", "at"))
def step_within_the_intervention(entry: Entry) -> Findings:
    """A step lies between the beginning and the end, which may be after midnight."""
    whole = known(entry, Intervention, entry["intervention_id"])
    if whole is None:
        return
    if not _is_within(entry["at"], whole.began, whole.ended):
        until = f" do {whole.ended:%H:%M}" if whole.ended else ""
        yield refuse(
            "at",
            "outside",
            f"Interwencja trwała od {whole.began:%H:%M}{until}. Popraw tę godzinę albo godziny interwencji.",
        )


def _is_within(at: time, began: time, ended: time | None) -> bool:
    if ended is None:
        return True  # it may have gone on past midnight
    if ended < began:
        return at >= began or at <= ended
    return began <= at <= ended


@rule("intervention_step", on=("intervention_id", "at", "kind", "institution"))
def step_once(entry: Entry) -> Findings:
    """The same step is written down once."""
    for other in others(entry, InterventionStep, "intervention_id", "at", "kind", "institution"):
        yield refuse(
            "at", "twice", f"Ta czynność jest już zapisana ({other.number}). Popraw tamten wpis."
        )


@rule("intervention_step", on=("kind", "institution", "what"))
def step_says_who_and_what(entry: Entry) -> Findings:
    """Who was called, came, was told; and what was done."""
    if entry["institution"] is None and entry["kind"] is not StepKind.OTHER:
        yield warn("institution", "nobody", "Nie zapisano, o kogo chodzi. Wpisz instytucję.")
    if entry["what"] is None:
        yield warn("what", "nothing", "Nie zapisano, co zrobiono. Jedno zdanie wystarczy.")


@rule("incident", on=("day", "child_id"))
def incident_can_be(entry: Entry) -> Findings:
    """On a day that has been, and about a child that lives."""
    yield from must_have_happened(entry, "day", "Zdarzenie byłoby")
    child = known(entry, Person, entry["child_id"])
    yield from must_live(entry, child, "day", entry["day"])
    if (
        child is not None
        and child.birth_date
        and not is_child_on(birth_of(child), max(entry["day"], child.birth_date))
    ):
        yield refuse(
            "child",
            "no_child",
            f"Ta osoba (ur. {short_date(child.birth_date)}) nie jest w tym dniu dzieckiem. Wybierz dziecko.",
        )


@rule("incident", on=("day", "child_id", "description"))
def incident_once(entry: Entry) -> Findings:
    """The same event stands in the register once."""
    for other in others(entry, Incident, "day", "description"):
        if other.child_id == entry["child_id"]:
            yield refuse(
                "description",
                "twice",
                f"To zdarzenie jest już w rejestrze ({other.number}). Popraw tamten wpis.",
            )


@rule("incident", on=("steps", "notified", "closed_on"))
def incident_is_dealt_with(entry: Entry) -> Findings:
    """What was done and who was told, at the latest when the matter is closed."""
    if entry["steps"] is None:
        yield warn("steps", "no_steps", "Nie zapisano, co zrobiono. Dopisz podjęte kroki.")
    if entry["closed_on"] is not None and entry["notified"] is None:
        yield warn(
            "notified",
            "nobody",
            "Sprawę zamknięto, a nie zapisano, kogo zawiadomiono. Gdy nikogo, wpisz dlaczego.",
        )
