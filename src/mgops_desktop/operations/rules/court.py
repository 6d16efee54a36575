"""Rules of court obligations and orders, and of removals of children."""

from datetime import datetime

from sqlalchemy import func, select

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.clock import as_local, local_day
from mgops_desktop.domain.court import CourtOrderKind
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    is_to_come,
    known,
    must_have_happened,
    one_at_a_time,
    others,
    span,
    still_on,
    term_of,
    wall_clock,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.court import (
    ChildRemoval,
    CourtOrder,
)
from mgops_desktop.storage.tables.family import Membership, Person

_OF_CHILDREN = (CourtOrderKind.CHILDREN_RETURNED, CourtOrderKind.CHILD_PLACED)


@rule("court_obligation", on=("ordered_on", "began", "next_report_due"))
def obligation_in_order(entry: Entry) -> Findings:
    """Ordered, begun, reported on: in this order."""
    yield from must_have_happened(entry, "ordered_on", "Postanowienie zapadłoby")
    ordered, began, due = entry["ordered_on"], entry["began"], entry["next_report_due"]
    if ordered is not None and began < ordered:
        yield refuse(
            "began",
            "before_order",
            f"Postanowienie jest z {short_date(ordered)}. Zobowiązanie nie może zaczynać się wcześniej.",
        )
    if due is not None and due < began:
        yield refuse(
            "next_report_due",
            "before_begin",
            f"Zobowiązanie trwa od {short_date(began)}. Termin sprawozdania nie może być wcześniejszy.",
        )


@rule("court_obligation", on=("family_id", "court_signature", "began", "ended"))
def obligation_once(entry: Entry) -> Findings:
    """One order obliges a family once at a time."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "court_signature",
            "twice",
            f"Zobowiązanie z tą sygnaturą jest już zapisane ({span(other)}). Popraw tamten wpis.",
        ),
        "family_id",
        "court_signature",
    )


@rule("court_obligation", on=("court_signature", "next_report_due", "ended"))
def obligation_is_complete(entry: Entry) -> Findings:
    """The order's sign, and the day on which the court awaits a report (art. 109 § 4 KRO)."""
    if not entry["court_signature"]:
        yield warn(
            "court_signature",
            "no_signature",
            "Wpisz sygnaturę akt sądu. Jest potrzebna w każdym piśmie do sądu.",
        )
    if entry["next_report_due"] is None and entry["ended"] is None:
        yield warn(
            "next_report_due",
            "no_report",
            "Sprawozdania składa się w terminach wyznaczonych przez sąd (art. 109 § 4 KRO). Bez daty program "
            "o nich nie przypomni.",
        )


@rule("court_order", on=("received",))
def order_has_come(entry: Entry) -> Findings:
    """An order came in on a day that has been."""
    yield from must_have_happened(entry, "received", "Postanowienie wpłynęłoby")


@rule("court_order", on=("family_id", "kind", "court_signature", "received"))
def order_once(entry: Entry) -> Findings:
    """The same order is not recorded twice."""
    for other in others(entry, CourtOrder, "kind", "court_signature", "received"):
        if other.family_id == entry["family_id"]:
            yield refuse(
                "court_signature",
                "twice",
                f"To postanowienie jest już zapisane ({other.number}). Popraw tamten wpis.",
            )
            return


@rule("court_order", on=("kind", "children", "family_id", "court_signature"))
def order_counts_children(entry: Entry) -> Findings:
    """Returned or placed children are counted; there are no more than the family has."""
    count = entry["children"]
    if entry["kind"] in _OF_CHILDREN:
        if count == 0:
            yield refuse(
                "children",
                "no_children",
                "To postanowienie dotyczy dzieci. Wpisz, ilu, albo zostaw pole puste.",
            )
        elif count is None:
            yield warn(
                "children",
                "unknown",
                "Nie podano liczby dzieci. Postanowienie nie wejdzie do sumy dzieci.",
            )
    query = (
        select(func.count())
        .select_from(Membership)
        .where(
            Membership.family_id == entry["family_id"],
            Membership.role == MemberRole.CHILD,
            still_on(Membership, entry["received"]),
        )
    )
    has = entry.session.scalar(query) if entry["family_id"] else None
    if count and has is not None and count > has:
        yield warn(
            "children",
            "too_many",
            f"W składzie rodziny dzieci jest mniej ({has}). Sprawdź liczbę i skład.",
        )
    if entry["family_id"] is None:
        yield warn(
            "family", "no_family", "Nie wskazano rodziny. Postanowienia nie będzie na jej karcie."
        )


@rule("child_removal", on=("moment", "child_id", "court_notified"))
def removal_can_be(entry: Entry) -> Findings:
    """A child, taken to safety once at a moment that has been."""
    moment = entry["moment"]
    day = local_day(moment)
    if day > entry.today:
        yield refuse(
            "moment_day",
            "not_yet",
            f"Zabezpieczenie byłoby {short_date(day)}. Wpisz dzień, który już był.",
        )
    child = known(entry, Person, entry["child_id"])
    if child is None:
        yield warn(
            "child", "no_child", "Nie wskazano dziecka. Zdarzenia nie będzie w jego historii."
        )
        return
    if child.birth_date and not is_child_on(birth_of(child), day):
        yield refuse(
            "child",
            "no_child",
            f"Ta osoba (ur. {short_date(child.birth_date)}) nie jest w tym dniu dzieckiem. Wybierz dziecko.",
        )
    for other in others(entry, ChildRemoval, "child_id"):
        if local_day(other.moment) == day:
            yield refuse(
                "moment_day",
                "twice",
                f"Zabezpieczenie tego dziecka z tego dnia jest już zapisane ({other.number}). Popraw tamten wpis.",
            )


@rule("child_removal", on=("moment", "court_notified"))
def court_hears_of_removal(entry: Entry) -> Findings:
    """Art. 12a ust. 5: the court is told at once, within the term."""
    told, until = entry["court_notified"], term_of(entry, "T23", entry["moment"])
    if told is not None and is_to_come(entry, wall_clock(told)):
        text = "Zawiadomienie byłoby w przyszłości. Wpisz chwilę, która już była."
        yield refuse("court_notified_day", "not_yet", text)
    if told is None:
        yield warn(
            "court_notified_day",
            "not_told",
            "Nie zapisano zawiadomienia sądu. Ma nastąpić niezwłocznie, nie później niż w ciągu 24 godzin "
            "(art. 12a ust. 5).",
        )
    elif isinstance(until, datetime) and told > until:
        last = as_local(until)
        yield warn(
            "court_notified_day",
            "late",
            f"Termin zawiadomienia sądu minął {short_date(last.date())} o {last:%H:%M} (art. 12a ust. 5).",
        )
