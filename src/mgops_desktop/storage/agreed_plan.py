"""What the versions of a plan say: the actions as they stand, and as they stood when a version was agreed.

The actions of a plan are the same records through all its versions, so that they and their progress are counted once.
Before they change, the version that was agreed keeps what it said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect, select, update
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.plan import CONTENT, AgreedAction, agreed_action
from mgops_desktop.domain.veil import Private
from mgops_desktop.storage import veil
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.plan import PlanAction, PlanVersion

_WORDS = ("goal", "action", "deadline_text", "expected_effect", "responsible", "plain_words")
_MARKS = ("family_signed_on", "family_refused", "sent_to_county_on")
"""What tells that a version was agreed or has gone out."""
_MOVES = frozenset({*CONTENT, "plan_id", "binned_at"})


def keep_agreed(session: Session, now: datetime) -> None:
    """Let versions keep what they say before the flush that changes it.

    A version keeps it before actions of its plan change on a later day than the version itself (until then they are
    being written down), before it is itself changed on a later day (from then on it would count as of that day), and
    before the next version comes.
    """
    changed = {*_plans_of_changes(session), *_plans_of_marks(session)}
    followed = {one.plan_id for one in session.new if isinstance(one, PlanVersion)}
    if changed or followed:
        keep_of_plans(session, changed, followed, now)


def keep_of_plans(
    session: Session, changed: Iterable[UUID], followed: Iterable[UUID], now: datetime
) -> None:
    """Let the newest version of each plan keep what it says, if it keeps nothing yet."""
    followed = set(followed)
    for version in _newest(session, {*changed, *followed}):
        if version.agreed or inspect(version).attrs.agreed.history.has_changes():
            continue
        if version.plan_id in followed or _is_settled(version, now):
            version.agreed = [one.as_kept() for one in content_now(session, version.plan_id)]


def content_now(session: Session, plan: UUID) -> tuple[AgreedAction, ...]:
    """Return the actions of a plan as they are stored, in their order; the words are not for the eye yet."""
    table = PlanAction
    query = (
        select(table.id, *(getattr(table, name) for name in CONTENT))
        .where(table.plan_id == plan)
        .order_by(
            *(table.goal, table.position.nulls_last()),
            *(table.deadline.nulls_last(), table.number),
        )
    )
    with veil.lifted():
        return tuple(
            AgreedAction(**{**row._mapping, "forms": tuple(row.forms), "tasks": tuple(row.tasks)})
            for row in session.execute(query)
        )


def content_of(
    versions: Sequence[PlanVersion], now: Sequence[AgreedAction]
) -> list[tuple[AgreedAction, ...] | None]:
    """Return what each version of a plan says, in their order; None where nobody kept it.

    The newest one that keeps nothing says what stands in the plan now.
    """
    found = [tuple(map(agreed_action, one.agreed)) or None for one in versions]
    if found and found[-1] is None:
        found[-1] = tuple(now)
    return found


def as_shown(content: Iterable[AgreedAction]) -> tuple[AgreedAction, ...]:
    """Return the actions with their words as the screen may show them now."""
    return tuple(replace(one, **_veiled(one)) for one in content)


def _veiled(one: AgreedAction) -> dict[str, Any]:
    return {name: veil.as_shown(Private.TEXT, getattr(one, name)) for name in _WORDS}


def forget_action(session: Session, action: PlanAction) -> None:
    """Take the words of an action that is erased for good out of the versions, and out of what is told of them."""
    table, change = inspect(PlanVersion).local_table, CENTRE.change.__table__
    assert isinstance(table, Table)
    bind = {"mapper": inspect(PlanVersion)}
    versions = select(table.c.id, table.c.agreed).where(table.c.plan_id == action.plan_id)
    for version, agreed in session.execute(versions, bind_arguments=bind).all():
        own = update(table).where(table.c.id == version).values(agreed=_without(agreed, action))
        session.execute(own, bind_arguments=bind)
        told = select(change.c.sequence, change.c.before).where(change.c.record == version)
        for sequence, before in session.execute(told, bind_arguments=bind).all():
            if before and before.get("agreed"):
                left = before | {"agreed": _without(before["agreed"], action)}
                row = (change.c.record == version, change.c.sequence == sequence)
                session.execute(update(change).where(*row).values(before=left), bind_arguments=bind)


def _without(kept: Sequence[dict[str, Any]], action: PlanAction) -> list[dict[str, Any]]:
    return [one for one in kept if one["id"] != str(action.id)]


def _plans_of_changes(session: Session) -> Iterator[UUID]:
    for one in session.new:
        if isinstance(one, PlanAction):
            yield one.plan_id
    for one in session.dirty:
        if isinstance(one, PlanAction):
            attributes = inspect(one).attrs
            if any(attributes[name].history.has_changes() for name in _MOVES):
                yield one.plan_id
                yield from attributes.plan_id.history.deleted


def _plans_of_marks(session: Session) -> Iterator[UUID]:
    """Plans of stored versions that change while they are marked, and were marked before."""
    for one in session.dirty:
        if isinstance(one, PlanVersion) and session.is_modified(one):
            attributes = inspect(one).attrs
            histories = [attributes[name].history for name in _MARKS]
            if any(any(history.deleted or history.unchanged) for history in histories):
                yield one.plan_id


def _newest(session: Session, plans: Iterable[UUID]) -> Iterator[PlanVersion]:
    """The newest stored version of each plan."""
    found: dict[UUID, PlanVersion] = {}
    query = select(PlanVersion).where(among(PlanVersion.plan_id, list(plans)))
    for version in session.scalars(query.order_by(PlanVersion.version_number)):
        found[version.plan_id] = version
    yield from found.values()


def _is_settled(version: PlanVersion, now: datetime) -> bool:
    """Whether a version was agreed, or has gone out, and not only today."""
    marks = (getattr(version, name) for name in _MARKS)
    return any(marks) and local_day(version.changed_at) < local_day(now)
