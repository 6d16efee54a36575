"""Reminders of workers: what somebody wants to be told of on a day."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.tables.reminder import Reminder
from mgops_desktop.storage.terms import Families, Terms

REMINDER = "reminder"
"""The rule of own reminders: agreed with oneself, not set by law."""


def due_reminders(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The acting worker's own reminders that wait; all of them for an account that is no worker's.

    What is to be done stands in the name of the record: it may tell of persons, and lists without names leave it out.
    """
    query = select(Reminder.id, Reminder.family_id, Reminder.day).where(Reminder.done_on.is_(None))
    actor = actor_of(session)
    worker = actor.worker
    if worker is not None:
        query = query.where(Reminder.worker_id == worker)
    if families is not None:
        of_these = among(Reminder.family_id, families)
        beside_visitor = actor.only_family is not None
        query = query.where(
            of_these if beside_visitor else or_(Reminder.family_id.is_(None), of_these)
        )
    for id_, family, day in session.execute(query):
        yield terms.agreed(
            *(REMINDER, "Przypomnienie", day, day, RecordRef("reminder", id_), family, today),
            who="osoba, która je zapisała",
            basis="własne przypomnienie",
        )


def reminded_of(session: Session, reminders: Collection[UUID]) -> dict[UUID, str]:
    """Return what each of these reminders is about, in the words of who wrote it."""
    if not reminders:
        return {}
    query = select(Reminder.id, Reminder.content).where(among(Reminder.id, reminders))
    return dict(session.execute(query).all())
