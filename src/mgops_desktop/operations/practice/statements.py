"""Consents, refusals and other statements of invented families, reminders of their assistants."""

from datetime import date

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.statement import CARERS, WITHOUT_CONSENT, StatementKind
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.reminder import Reminder
from mgops_desktop.storage.tables.statement import Statement

_REMINDED_EVERY = 4
"""One family in so many has a reminder that waits."""
_EXCHANGE_EVERY = 2
_TAKEN_BACK_AFTER, _REFUSED_DAYS_AGO = 120, 178
_AT_THE_END = {
    "goals_achieved": StatementKind.AFTERCARE,
    "method_changed": StatementKind.AFTERCARE,
    "family_withdrew": StatementKind.RESIGNATION,
}


def register_statements(world: World) -> None:
    """Every carer consents before the work begins; the first one gets the clause and agrees on the principles.

    Some let offices exchange what they know, one takes that back; at the end some resign, others agree to be visited.
    """
    for family, story in world.stories():
        if story.basis not in WITHOUT_CONSENT:
            _note_consents(world, family, story)
        contact = story.first_contact
        if contact is not None:
            for kind in (StatementKind.INFORMED, StatementKind.PRINCIPLES):
                _note(world, family, story, kind, contact)
            if family.index % _EXCHANGE_EVERY == 0:
                _note_exchange(world, family, story, contact)
        if story.ended is not None and story.plan.reason in _AT_THE_END:
            day = world.workdays.plus(story.ended, -2)
            _note(world, family, story, _AT_THE_END[story.plan.reason], day)
    for family in world.families:
        if family.has("refused") or family.has("withdrawn"):
            day = world.workdays.until(add_days(world.as_of, -_REFUSED_DAYS_AGO))
            remark = phrases("casework")["statements"]["refusal"]
            _note(world, family, None, StatementKind.REFUSAL, day, remark=remark)


def _note_exchange(world: World, family: FamilyStory, story: CaseStory, day: date) -> None:
    words = phrases("casework")["statements"]
    taken_back = world.workdays.from_day(add_days(day, _TAKEN_BACK_AFTER))
    withdrawn = family.has("failing") and world.is_past(taken_back)
    _note(
        world,
        family,
        story,
        StatementKind.INFORMATION_EXCHANGE,
        day,
        remark=words["exchange"],
        withdrawn_on=taken_back if withdrawn else None,
    )


def _note(
    world: World,
    family: FamilyStory,
    story: CaseStory | None,
    kind: StatementKind,
    day: date,
    **values: object,
) -> None:
    """A statement of the first carer."""
    world.ledger.note(
        Statement,
        day,
        family_id=family.id,
        case_id=story.id if story else None,
        person_id=family.carer.id,
        kind=kind,
        day=day,
        **values,
    )


def _note_consents(world: World, family: FamilyStory, story: CaseStory) -> None:
    given = story.consent_on or story.began
    for carer in family.residents:
        stays = carer.ended is None or carer.ended > story.began
        joined = max(given, carer.began)
        during = story.ended is None or joined <= story.ended
        if carer.role in CARERS and carer.shares and stays and during and world.is_past(joined):
            world.ledger.note(
                Statement,
                joined,
                family_id=family.id,
                case_id=story.id,
                person_id=carer.id,
                kind=StatementKind.CONSENT,
                day=joined,
            )


def register_reminders(world: World) -> None:
    """What assistants want to be reminded of in the next days."""
    words = phrases("casework")["reminders"]
    today = world.as_of
    for family, story in world.stories():
        worker = story.assistant_on(today)
        if story.ended is None and worker and family.index % _REMINDED_EVERY == 1:
            chance = world.chance("reminder", family.index)
            world.ledger.note(
                Reminder,
                today,
                family_id=family.id,
                worker_id=worker,
                day=world.workdays.from_day(add_days(today, chance.between(2, 12))),
                content=chance.pick(words),
            )
            done = world.workdays.plus(today, -chance.between(2, 9))
            if done > story.began:
                world.ledger.note(
                    Reminder,
                    world.workdays.plus(done, -5),
                    family_id=family.id,
                    worker_id=worker,
                    day=done,
                    content=chance.pick(words),
                    done_on=done,
                )
