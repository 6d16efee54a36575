"""Rules of placements in foster care, reviews of the child's situation, and monitored children."""

from mgops_desktop.domain.age import birthday, is_child_on
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS, PlacementEnd
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    known,
    must_have_happened,
    must_live,
    one_at_a_time,
    others,
    running_on,
    span,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.foster_care import FosterChildReview, Placement

_OF_AGE = 18


@rule("placement", on=("child_id", "began", "ended"))
def one_placement_at_a_time(entry: Entry) -> Findings:
    """A child is in one form of care at a time; the day of a change may belong to both."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_placements",
            f"Dziecko jest w tym czasie w pieczy: {PLACEMENT_LABELS[other.form]} ({span(other)}). "
            "Wybierz przy tym pobycie „Zmień od dnia…” albo popraw daty.",
        ),
        "child_id",
        shares_day=True,
    )


@rule("placement", on=("end_reason", "ended", "child_id"))
def placement_ends_for_a_reason(entry: Entry) -> Findings:
    """A reason belongs to an end, coming of age to a birthday."""
    reason, ended = entry["end_reason"], entry["ended"]
    if reason is not None and ended is None:
        yield refuse(
            "ended",
            "no_end",
            "Podano przyczynę ustania, a pobyt trwa. Wpisz datę końca albo usuń przyczynę.",
        )
    if ended is not None and reason is None:
        yield warn(
            "end_reason",
            "no_reason",
            "Nie podano przyczyny ustania. Pobyt nie wejdzie do podziału według przyczyn.",
        )
    child = known(entry, Person, entry["child_id"])
    if reason is PlacementEnd.CAME_OF_AGE and ended is not None and child and child.birth_date:
        of_age = birthday(child.birth_date, _OF_AGE)
        if ended < of_age:
            yield refuse(
                "end_reason",
                "not_of_age",
                f"Dziecko staje się pełnoletnie {short_date(of_age)}. Popraw datę końca albo przyczynę.",
            )


@rule("placement", "monitored_child", "contact_plan", "home_leave", on=("child_id", "began"))
def of_a_child(entry: Entry) -> Findings:
    """The child is born, lives and is a child."""
    child = known(entry, Person, entry["child_id"])
    if child is None:
        return
    born = list(must_live(entry, child, "began", entry["began"]))
    yield from born
    if not born and child.birth_date and not is_child_on(birth_of(child), entry["began"]):
        yield warn(
            "child",
            "of_age",
            f"Ta osoba (ur. {short_date(child.birth_date)}) jest w tym dniu pełnoletnia. Sprawdź, czy to o nią chodzi.",
        )


@rule("placement", on=("began", "notified_on"))
def county_tells_the_municipality(entry: Entry) -> Findings:
    """Art. 191 ust. 13a: the county tells the municipality, which pays its part, within the term."""
    told, until = entry["notified_on"], term_of(entry, "county_placement_notice", entry["began"])
    if told is None:
        yield warn(
            "notified_on",
            "not_told",
            "Nie zapisano zawiadomienia gminy przez powiat (art. 191 ust. 13a). Wpisz datę, gdy pismo wpłynie.",
        )
    elif until is not None and told > until:
        yield warn(
            "notified_on",
            "late",
            f"Powiat powinien był zawiadomić gminę do {short_date(until)} (art. 191 ust. 13a).",
        )


@rule("foster_child_review", on=("child_id", "day"))
def review_once(entry: Entry) -> Findings:
    """A review has been, once on a day, of a child that lives."""
    yield from must_have_happened(entry, "day", "Ocena byłaby")
    yield from must_live(entry, known(entry, Person, entry["child_id"]), "day", entry["day"])
    for other in others(entry, FosterChildReview, "child_id", "day"):
        yield refuse(
            "day",
            "twice",
            f"Ocena tego dziecka z tego dnia już jest ({other.number}). Popraw tamten wpis.",
        )


@rule("foster_child_review", on=("child_id", "day"))
def review_in_time(entry: Entry) -> Findings:
    """Of a child in foster care, and not too long after the one before (art. 129)."""
    day = entry["day"]
    if running_on(entry, Placement, day, "child_id") is None:
        yield warn(
            "child",
            "no_placement",
            "Nie zapisano pobytu tego dziecka w pieczy zastępczej z tego dnia. Dodaj go albo sprawdź datę.",
        )
    earlier = [one.day for one in others(entry, FosterChildReview, "child_id") if one.day < day]
    until = term_of(entry, "foster_child_review", max(earlier)) if earlier else None
    if until is not None and day > until:
        yield warn(
            "day",
            "late",
            f"Od poprzedniej oceny minęło więcej czasu: termin był {short_date(until)}.",
        )


@rule("monitored_child", on=("child_id", "began", "ended"))
def monitored_once(entry: Entry) -> Findings:
    """A child is monitored once at a time (art. 176 pkt 7), and has begun to be."""
    yield from must_have_happened(entry, "began", "Monitorowanie zaczęłoby się")
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "child",
            "twice",
            f"To dziecko jest już monitorowane ({span(other)}). Zakończ tamten wpis albo popraw daty.",
        ),
        "child_id",
    )


@rule("monitored_child", on=("child_id", "family_id", "began"))
def monitored_at_home(entry: Entry) -> Findings:
    """Art. 176 pkt 7 speaks of a child of a family in crisis that lives in the municipality."""
    placed = running_on(entry, Placement, entry["began"], "child_id")
    if placed is not None:
        yield warn(
            "child",
            "placed",
            f"To dziecko jest w pieczy zastępczej ({span(placed)}). Sprawdź, czy ma być także monitorowane.",
        )
    if entry["family_id"] is None:
        yield warn("family", "no_family", "Nie wskazano rodziny. Wpisu nie będzie na jej karcie.")
