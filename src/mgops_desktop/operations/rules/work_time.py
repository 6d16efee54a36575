"""Rules of a worker's time: other work, leaving the office, slips, schedules, travel terms."""

from sqlalchemy import select, true

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.day import TravelWay
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import clock_time, month_name, short_date
from mgops_desktop.operations.rules.beside import (
    at_same_time,
    exists,
    must_have_happened,
    one_at_a_time,
    others,
    span,
)
from mgops_desktop.operations.rules.day import is_employed, visits_at
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables.accepted_month import AcceptedMonth
from mgops_desktop.storage.tables.day import (
    MonthlySchedule,
    OfficeExit,
    ScheduledVisit,
    VisitSlips,
    WorkEntry,
)
from mgops_desktop.storage.tables.staff import Contract

_LONG_MINUTES = 12 * 60
_PAYS = ("way", "amount", "position", "form", "fraction", "hour_rate")
"""What the money and the asked hours of a month follow from, beside the days."""


@rule("work_entry", "office_exit", "visit_slips", "monthly_schedule", on=("worker_id",))
def own_time(entry: Entry) -> Findings:
    """Who does not see every family writes down his own time only."""
    actor = actor_of(entry.session)
    is_other = actor.account is not None and entry["worker_id"] != actor.worker
    if is_other and not actor.may(Right.EVERY_FAMILY):
        text = "To konto zapisuje tylko własny czas pracy. Za kogoś innego wpisuje kierownik."
        yield refuse("worker", "not_own", text)


@rule("work_entry", "office_exit", "visit_slips", on=("worker_id", "day"))
def employed_then(entry: Entry) -> Findings:
    """Who has no contract on the day does not work."""
    day = entry["day"]
    if not is_employed(entry, entry["worker_id"], day):
        text = f"Ta osoba nie ma umowy w dniu {short_date(day)}. Sprawdź datę."
        yield warn("day", "not_employed", text)


@rule("work_entry", on=("day", "began", "ended", "minutes"))
def work_took_some_time(entry: Entry) -> Findings:
    """Work is written down afterwards, with its hours or its minutes."""
    yield from must_have_happened(entry, "day", "Zajęcie byłoby")
    began, ended, minutes = entry["began"], entry["ended"], entry["minutes"]
    if not minutes and (began is None or ended is None):
        text = (
            "Wpisz godziny od–do albo liczbę minut. Bez czasu wpis nie wchodzi do karty miesiąca."
        )
        yield refuse("ended", "no_time", text)
    elif began is not None and began == ended:
        yield refuse(
            "ended", "no_length", "Godzina końca jest taka sama jak początku. Popraw jedną."
        )
    if minutes is not None and minutes > _LONG_MINUTES:
        yield warn("minutes", "long", "To ponad 12 godzin jednego dnia. Sprawdź liczbę minut.")


@rule("work_entry", on=("worker_id", "day", "began", "ended"))
def work_beside_nothing_else(entry: Entry) -> Findings:
    """The same hour counts once: other work overlaps neither a visit nor other work."""
    began, ended = entry["began"], entry["ended"]
    if began is None or ended is None:
        return
    for visit in visits_at(entry, entry["worker_id"])[:1]:
        text = f"W tym czasie jest już wizyta lub kontakt ({visit.number}). Godziny liczyłyby się dwa razy."
        yield warn("began", "visit_then", text)
    for other in others(entry, WorkEntry, "worker_id", "day"):
        if other.began and other.ended and other.began < ended and began < other.ended:
            hours = f"{clock_time(other.began)}–{clock_time(other.ended)}"
            text = f"Zapisano już inne zajęcie w tych godzinach: {hours} ({other.number}). Popraw jedno z nich."
            yield refuse("began", "two_at_once", text)


@rule("office_exit", on=("day", "returned"))
def came_back_already(entry: Entry) -> Findings:
    """Nobody is back before the day; of days that are over everybody is."""
    day, returned = entry["day"], entry["returned"]
    if returned is not None and day > entry.today:
        yield refuse("returned", "not_yet", "Tego dnia jeszcze nie było. Powrót wpisz po powrocie.")
    if returned is None and day < entry.today:
        yield warn(
            "returned", "not_returned", "Nie wpisano godziny powrotu, a ten dzień już minął."
        )


@rule("office_exit", on=("worker_id", "day", "left", "returned"))
def out_once_at_a_time(entry: Entry) -> Findings:
    """Who is out cannot go out."""
    for other in others(entry, OfficeExit, "worker_id", "day"):
        is_before = other.returned is not None and other.returned <= entry["left"]
        back = entry["returned"]
        is_after = back is not None and back <= other.left
        if not is_before and not is_after:
            text = f"O tej porze zapisano już wyjście ({clock_time(other.left)}, {other.number}). Popraw godziny."
            yield refuse("left", "two_exits", text)


@rule("visit_slips", on=("worker_id", "day"))
def slips_of_a_day_once(entry: Entry) -> Findings:
    """All slips of a day stand in one entry."""
    for other in others(entry, VisitSlips, "worker_id", "day"):
        text = f"Kartki z tego dnia są już w wykazie ({other.number}). Popraw tamten wpis."
        yield refuse("day", "twice", text)


@rule("visit_slips", on=("printed", "destroyed", "destroyed_on", "day"))
def slips_counted_back(entry: Entry) -> Findings:
    """As many come back as went out."""
    printed, destroyed, on = entry["printed"], entry["destroyed"], entry["destroyed_on"]
    if destroyed is not None and destroyed > printed:
        text = "Zniszczono więcej kartek, niż wydrukowano. Popraw jedną z liczb."
        yield refuse("destroyed", "too_many", text)
    if on is not None and destroyed is None:
        yield refuse("destroyed", "no_count", "Wpisz, ile kartek zniszczono tego dnia.")
    if destroyed is not None and destroyed < printed:
        yield warn(
            "destroyed", "missing", "Zniszczono mniej kartek, niż wydrukowano. Odszukaj brakujące."
        )
    if on is None and entry["day"] < entry.today:
        yield warn("destroyed_on", "kept", "Kartek z tego dnia jeszcze nie zniszczono.")


@rule("monthly_schedule", on=("worker_id", "month"))
def one_schedule_a_month(entry: Entry) -> Findings:
    """A worker has one schedule a month, with visits in it."""
    for other in others(entry, MonthlySchedule, "worker_id", "month"):
        text = f"Harmonogram na ten miesiąc już jest ({other.number}). Popraw tamten wpis."
        yield refuse("month", "twice", text)
    month = entry["month"]
    whole = Period.month(month.year, month.month)
    own = ScheduledVisit.worker_id == entry["worker_id"]
    if not exists(entry, ScheduledVisit, own, ScheduledVisit.day.between(whole.first, whole.last)):
        yield warn(
            "month", "empty", "Na ten miesiąc nie zaplanowano jeszcze żadnej wizyty tej osoby."
        )


@rule("monthly_schedule", on=("approved_on", "submitted"))
def schedule_approved_by_the_head(entry: Entry) -> Findings:
    """The head approves what was handed to him, before the month begins."""
    submitted, approved, month = entry["submitted"], entry["approved_on"], entry["month"]
    if entry.has_changed("approved_on") and approved is not None:
        if not actor_of(entry.session).may(Right.ACCEPT_MONTHS):
            text = "Harmonogram zatwierdza kierownik. Zostaw to pole puste."
            yield refuse("approved_on", "not_head", text)
        if submitted is None:
            text = "Wpisz najpierw, kiedy harmonogram przedłożono."
            yield refuse("submitted", "not_submitted", text)
    if submitted is not None and submitted > month:
        yield warn(
            "submitted", "late", "Harmonogram przedłożono już w trakcie miesiąca albo po nim."
        )


@rule("travel_terms", on=("way", "amount"))
def travel_has_its_amount(entry: Entry) -> Findings:
    """A lump sum and a rate have an amount; where nothing is paid there is none."""
    way, amount = entry["way"], entry["amount"]
    if way is not TravelWay.NONE and amount is None:
        yield refuse(
            "amount", "no_amount", "Wpisz kwotę: za miesiąc przy ryczałcie, inaczej za kilometr."
        )
    if way is TravelWay.NONE and amount:
        yield refuse(
            "amount", "of_nothing", "Bez zwrotu nie ma kwoty. Usuń ją albo wybierz inny sposób."
        )
    if way is not TravelWay.NONE and amount == 0:
        yield warn("amount", "zero", "Kwota wynosi 0 zł. Czy to na pewno nie „bez zwrotu”?")


@rule("travel_terms", on=("worker_id", "began", "ended"))
def travel_paid_in_one_way(entry: Entry) -> Findings:
    """One way of paying at a time, for somebody who is employed then."""
    yield from one_at_a_time(
        entry,
        lambda other: refuse(
            "began",
            "two_terms",
            f"W tym czasie obowiązują już inne zasady ({span(other)}). Zakończ tamte albo zmień daty.",
        ),
        "worker_id",
    )
    if at_same_time(entry, Contract, "worker_id") is None:
        yield warn("worker", "no_contract", "Ta osoba nie ma w tym czasie umowy. Sprawdź daty.")


@rule("travel_terms", "contract", on=("worker_id", "began", "ended", *_PAYS))
def card_of_an_accepted_month_stays(entry: Entry) -> Findings:
    """What a month is paid by changes the card that the head accepted: never in silence."""
    stands = [entry.values] if entry.stored is None else [entry.values, entry.stored]
    ends = [one["ended"] for one in stands if one.get("ended") is not None]
    last = max(ends) if len(ends) == len(stands) else None
    if entry.has_changed("worker_id", "began", *_PAYS):
        first = min(one["began"] for one in stands)
    else:
        first = add_days(min(ends), 1)
    query = select(AcceptedMonth.month).where(
        AcceptedMonth.worker_id == entry["worker_id"],
        AcceptedMonth.month >= first.replace(day=1),
        AcceptedMonth.month <= last if last is not None else true(),
    )
    month = entry.session.scalars(query.order_by(AcceptedMonth.month)).first()
    if month is not None:
        name = f"{month_name(month.month)} {month.year}"
        text = f"Miesiąc {name} już przyjęto. Jego karta czasu pracy będzie inna niż przyjęta."
        yield warn("began", "month_accepted", text)
