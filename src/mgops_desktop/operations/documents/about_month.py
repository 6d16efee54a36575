"""What documents say of a worker's month: the same numbers as his page „Karta miesiąca”."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.day import TRAVEL_LABELS, TravelWay
from mgops_desktop.domain.visit import VISIT_LABELS
from mgops_desktop.domain.wording import (
    capitalised,
    counted,
    duration,
    money,
    month_name,
    short_date,
    weekday,
)
from mgops_desktop.domain.work_month import TravelMoney, WorkDay
from mgops_desktop.operations.documents.about_centre import centre_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.operations.work_month import (
    NO_PROGRAMME,
    Bill,
    WorkMonth,
    month_of,
    share_words,
    work_month,
)
from mgops_desktop.storage.tables.staff import Worker


@source("worker")
def of_worker(session: Session, worker: UUID, day: date) -> Source:
    """Gather the month of a worker in which the day lies. Raises NotAllowed for somebody else's."""
    month = month_of(day)
    found = work_month(session, month, worker)
    assert found is not None
    who = session.get_one(Worker, worker)
    total = found.sums.total
    return Source(
        None,
        centre_values(session, day)
        | {
            "month": f"{month_name(month.first.month)} {month.first.year} r.",
            "month_worker": f"{who.first_name} {who.surname}".strip(),
            "month_job": who.job_title,
            "month_families": counted(found.sums.families, "rodzina"),
            "month_visits": str(total.meetings),
            "month_failed": str(total.failed),
            "month_days_away": counted(found.days_away, "dzień") if found.days_away else "",
            "month_kinds": [
                {"contact_kind": label, "contact_count": str(found.sums.by_kind[kind])}
                for kind, label in VISIT_LABELS.items()
                if kind in found.sums.by_kind
            ],
            "month_tasks": _tasks(found),
            "work_days": [_day(one) for one in found.sums.days],
            "travel_paid": [_travel(one) for one in found.travel],
            "bills": [_bill(one) for one in found.bills],
            "month_accepted": on(_accepted(found)),
        }
        | _sums(total)
        | _programme(found),
    )


def _tasks(found: WorkMonth) -> list[Gathered]:
    ordered = sorted(found.sums.by_task.items(), key=lambda one: (-one[1], one[0]))
    return [
        {"task_done": found.tasks.get(key, key), "task_times": str(times)} for key, times in ordered
    ]


def _accepted(found: WorkMonth) -> date | None:
    one = found.acceptance
    return one.day if one is not None and one.taken_back is None else None


def _day(one: WorkDay) -> Gathered:
    teams = one.team_minutes + one.training_minutes + one.office_minutes
    return {
        "work_day": f"{short_date(one.day)} {weekday(one.day)[:3]}.",
        "work_visits": _time(one.meeting_minutes),
        "work_contacts": _time(one.contact_minutes),
        "work_paper": _time(one.paperwork_minutes),
        "work_teams": _time(teams),
        "work_travel": _time(one.travel_minutes),
        "work_all": _time(one.minutes),
        "work_km": str(one.km) if one.km else "",
    }


def _sums(total: WorkDay) -> Gathered:
    spent = {
        "wizyty": total.meeting_minutes,
        "inne kontakty": total.contact_minutes,
        "dokumentacja": total.paperwork_minutes,
        "zespoły i narady": total.team_minutes,
        "szkolenia": total.training_minutes,
        "praca w ośrodku": total.office_minutes,
        "dojazdy": total.travel_minutes,
    }
    return {
        "month_hours": duration(total.minutes) if total.minutes else "",
        "month_km": str(total.km) if total.km else "",
        "work_sums": [
            {"work_what": what, "work_time": duration(minutes)}
            for what, minutes in spent.items()
            if minutes
        ],
    }


def _programme(found: WorkMonth) -> Gathered:
    """The month against the hours of the yearly programme; terms that are not confirmed say so."""
    programme = found.programme
    if programme is None:
        return {"programme_hours": capitalised(f"{NO_PROGRAMME}."), "programme_missing": ""}
    unsure = "" if programme.is_sure else "; próg do potwierdzenia"
    missing = programme.minutes - found.sums.total.minutes
    asked = f"co najmniej {duration(programme.minutes)}"
    return {
        "programme_hours": f"{asked} ({share_words(programme)}{unsure})",
        "programme_missing": duration(missing) if missing > 0 else "",
    }


def _travel(one: TravelMoney) -> Gathered:
    how = ""
    if one.way is TravelWay.PER_KM:
        how = f"{one.km} km × {money(one.amount)}"
    elif one.way is TravelWay.LUMP_SUM:
        how = f"{money(one.amount)} za miesiąc, dni bez dojazdów: {one.days_off}"
    return {
        "travel_way": TRAVEL_LABELS[one.way],
        "travel_how": how,
        "travel_money": "" if one.way is TravelWay.NONE else money(one.money),
    }


def _bill(one: Bill) -> Gathered:
    return {
        "bill_contract": one.contract,
        "bill_how": f"{duration(one.minutes)} × {money(one.hour_rate)} za godzinę",
        "bill_money": money(one.money) if one.hour_rate else "",
    }


def _time(minutes: int) -> str:
    """Hours and minutes as in a table: "1:05"."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes else ""
