"""Rules of contacts and leaves of children in foster care, of written positions, of checks on monitored children."""

from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    known,
    must_have_happened,
    one_at_a_time,
    others,
    running_on,
    span,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.foster_care import MonitoredChild, MonitoringCheck, Placement


@rule("contact_plan", on=("child_id", "began", "ended"))
def one_plan_of_contacts(entry: Entry) -> Findings:
    """One plan of contacts is in force at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_plans",
            f"W tym czasie obowiązuje inny plan kontaktów ({span(other)}). Zakończ go dzień wcześniej.",
        ),
        "child_id",
    )


@rule("home_leave", on=("child_id", "began", "ended"))
def one_leave_at_a_time(entry: Entry) -> Findings:
    """A child is at home on one leave at a time, which has begun."""
    yield from must_have_happened(entry, "began", "Urlopowanie zaczęłoby się")
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_leaves",
            f"Urlopowanie z tego czasu już jest zapisane ({span(other)}). Popraw tamten wpis.",
        ),
        "child_id",
    )


@rule("contact_plan", "home_leave", on=("child_id", "began", "ended"))
def while_in_care(entry: Entry) -> Findings:
    """Contacts and leaves are those of a child in foster care."""
    placed = running_on(entry, Placement, entry["began"], "child_id")
    if placed is None:
        yield warn(
            "child",
            "no_placement",
            "Nie zapisano pobytu tego dziecka w pieczy zastępczej z tego dnia. Dodaj go albo sprawdź datę.",
        )
    elif placed.ended and entry["ended"] and entry["ended"] > placed.ended:
        yield warn(
            "ended",
            "after_placement",
            f"Pobyt w pieczy skończył się {short_date(placed.ended)}. Sprawdź obie daty.",
        )


@rule("foster_child_review", on=("invited_on", "day", "attended", "position"))
def position_in_writing(entry: Entry) -> Findings:
    """The assistant comes, or sends his written position, on an invitation."""
    invited = entry["invited_on"]
    if invited is not None and invited > entry["day"]:
        yield refuse(
            "invited_on",
            "after_review",
            f"Ocena była {short_date(entry['day'])}. Zaproszenie nie może być późniejsze.",
        )
    if not entry["attended"] and entry["position"] is None:
        yield warn(
            "position",
            "no_position",
            "Asystent nie brał udziału i nie ma jego stanowiska na piśmie. Dopisz je, jeżeli je przekazano.",
        )


@rule("monitoring_check", on=("monitored_id", "day"))
def check_of_a_monitored_child(entry: Entry) -> Findings:
    """A check has been, while the child was monitored, once on a day."""
    day = entry["day"]
    yield from must_have_happened(entry, "day", "Sprawdzenie byłoby")
    monitored = known(entry, MonitoredChild, entry["monitored_id"])
    if monitored is None:
        return
    if day < monitored.began or (monitored.ended and day > monitored.ended):
        yield refuse(
            "day",
            "outside",
            f"Dziecko jest monitorowane {span(monitored)}. Popraw tę datę albo daty monitorowania.",
        )
    for other in others(entry, MonitoringCheck, "monitored_id", "day"):
        yield refuse(
            "day",
            "twice",
            f"Sprawdzenie z tego dnia już jest ({other.number}). Popraw tamten wpis.",
        )


@rule("monitoring_check", on=("monitored_id", "day", "way", "result"))
def check_says_something(entry: Entry) -> Findings:
    """How it was checked and with what result, within the centre's own term."""
    if entry["way"] is None:
        yield warn("way", "no_way", "Nie zapisano, w jaki sposób sprawdzono sytuację dziecka.")
    if entry["result"] is None:
        yield warn("result", "no_result", "Nie zapisano wyniku. Jedno zdanie wystarczy.")
    earlier = [one.day for one in others(entry, MonitoringCheck, "monitored_id")]
    earlier = [day for day in earlier if day < entry["day"]]
    until = term_of(entry, "child_monitoring_check", max(earlier)) if earlier else None
    if until is not None and entry["day"] > until:
        yield warn("day", "late", f"Termin ośrodka na to sprawdzenie minął {short_date(until)}.")
