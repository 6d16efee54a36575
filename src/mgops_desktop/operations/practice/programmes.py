"""Referrals of invented violent persons to programmes, and what became of them."""

from datetime import date
from uuid import UUID

from mgops_desktop.domain.blue_card_records import ReferralDecision
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.blue_card_course import CorrectionProgramme


def note_programme(
    world: World, procedure: UUID, began: date, ended: date | None, chance: Chance
) -> None:
    """A referral to a programme for the violent person; most enrol and complete it."""
    days = world.workdays
    motion = days.plus(began, chance.between(25, 45))

    def past(day: date) -> date | None:
        return day if world.is_past(day) and (ended is None or day <= ended) else None

    if past(motion) is None:
        return
    referred = days.plus(motion, 3)
    enrolled, completed = (
        (past(days.plus(referred, after)) if chance.yes(likely) else None)
        for after, likely in ((chance.between(8, 20), 0.6), (chance.between(90, 130), 0.9))
    )
    done = completed if enrolled else None
    world.ledger.note(
        CorrectionProgramme,
        motion,
        procedure_id=procedure,
        motion_on=motion,
        decision=ReferralDecision.UNANIMOUS,
        referred=past(referred),
        delivered=past(days.plus(referred, 2)),
        enrolled=enrolled,
        enrolment_shown=past(days.plus(enrolled, 2)) if enrolled else None,
        completed=done,
        completion_shown=past(days.plus(done, 5)) if done else None,
    )
