"""Consents and other statements of invented families, reminders of their assistants."""

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.statement import CARERS, WITHOUT_CONSENT, StatementKind
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.reminder import Reminder
from mgops_desktop.storage.tables.statement import Statement

_REMINDED_EVERY = 4
"""One family in so many has a reminder that waits."""


def register_statements(world: World) -> None:
    """Every carer consents before the work begins; the first one gets the clause and agrees on the principles."""
    for family, story in world.stories():
        if story.basis not in WITHOUT_CONSENT:
            _note_consents(world, family, story)
        contact = story.first_contact
        if contact is not None:
            for kind in (StatementKind.INFORMED, StatementKind.PRINCIPLES):
                world.ledger.note(
                    Statement,
                    contact,
                    family_id=family.id,
                    case_id=story.id,
                    person_id=family.carer.id,
                    kind=kind,
                    day=contact,
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
