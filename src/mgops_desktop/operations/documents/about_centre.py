"""What every document says of the centre, of the day and of who makes it."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.reports.blocks import Centre
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.setting import centre, parameters_of
from mgops_desktop.storage.tables.staff import Worker


def centre_values(session: Session, day: date) -> Gathered:
    """Return the centre, the day, who makes the document and the act that documents cite."""
    here = centre(session)
    act = parameters_of(session).on_or_first("act_publication", day)
    name, job = _maker(session)
    return {
        "centre": here.name,
        "centre_address": next(iter(centre_address(here)), ""),
        "municipality": here.municipality,
        "head": here.head_name,
        "place": here.place,
        "today": on(day),
        "place_and_day": ", ".join(part for part in (here.place, on(day)) if part),
        "made_by": name,
        "made_by_job": job,
        "act": act.value if act.confirmed else f"{act.value}, do potwierdzenia",
    }


def centre_head(session: Session) -> Centre:
    """Return what stands at the head of every page."""
    here = centre(session)
    return Centre(here.name, centre_address(here))


def _maker(session: Session) -> tuple[str, str]:
    actor = actor_of(session)
    if actor.worker is None:
        return actor.name, ""
    query = select(Worker.first_name, Worker.surname, Worker.job_title)
    row = session.execute(query.where(Worker.id == actor.worker)).one_or_none()
    return (f"{row.first_name} {row.surname}".strip(), row.job_title) if row else (actor.name, "")
