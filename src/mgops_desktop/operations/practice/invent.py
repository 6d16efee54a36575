"""Inventing a centre: every subject in the order in which one leans on another. Nothing is written here."""

from dataclasses import dataclass

from mgops_desktop.operations.practice.appointments import (
    register_appointments,
    register_failed_visit_steps,
)
from mgops_desktop.operations.practice.assessments import register_assessments
from mgops_desktop.operations.practice.blue_card import register_blue_cards
from mgops_desktop.operations.practice.casework import register_cases, register_waiting
from mgops_desktop.operations.practice.cast import small_cast
from mgops_desktop.operations.practice.centre import header, register_centre
from mgops_desktop.operations.practice.children_in_care import (
    register_children_in_care,
    sign_letters,
)
from mgops_desktop.operations.practice.city_cast import city_cast
from mgops_desktop.operations.practice.counselling import register_counselling
from mgops_desktop.operations.practice.court import register_court
from mgops_desktop.operations.practice.crowd import register_crowd
from mgops_desktop.operations.practice.diagnoses import register_diagnoses, register_library
from mgops_desktop.operations.practice.foster_care import register_foster_care
from mgops_desktop.operations.practice.kinship import register_kinship
from mgops_desktop.operations.practice.meetings import register_meetings
from mgops_desktop.operations.practice.people import settle
from mgops_desktop.operations.practice.people_records import register_families
from mgops_desktop.operations.practice.planned_visits import register_planned_visits
from mgops_desktop.operations.practice.plans import register_plans
from mgops_desktop.operations.practice.procedures import register_procedures
from mgops_desktop.operations.practice.progress import register_monitoring, register_progress
from mgops_desktop.operations.practice.report_texts import register_reports
from mgops_desktop.operations.practice.scale import Scale, Size
from mgops_desktop.operations.practice.staff import (
    Staff,
    city_staff,
    register_staff,
    send_on_leave,
    small_staff,
)
from mgops_desktop.operations.practice.statements import register_reminders, register_statements
from mgops_desktop.operations.practice.visits import register_visits
from mgops_desktop.operations.practice.work_time import register_work_time
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.seeds import shipped_calendar


@dataclass(frozen=True)
class Invented:
    """An invented centre, ready to be written: its world with the ledger, its workers, its header."""

    world: World
    staff: Staff
    centre: dict[str, str]


def invent(scale: Scale) -> Invented:
    """Return the centre of this size, day and seed; the same again for the same."""
    world = World(scale, shipped_calendar())
    staff = city_staff(world) if scale.is_city else small_staff(world)
    send_on_leave(world, staff)
    register_staff(world, staff)
    register_centre(world)
    plans = city_cast if scale.is_city else small_cast
    settle(world, plans(scale, world.workdays))
    _give_social_workers(world, staff)
    register_cases(world, staff)
    register_waiting(world)
    register_families(world)
    register_statements(world)
    register_reminders(world)
    register_foster_care(world)
    register_court(world)
    register_meetings(world)
    register_children_in_care(world)
    sign_letters(world)
    register_plans(world)
    register_assessments(world)
    register_visits(world, staff)
    register_counselling(world, staff)
    register_blue_cards(world)
    register_reports(world)
    if scale.size is Size.HUGE:
        register_crowd(world)
    register_kinship(world)  # from here on the records move the ids of no others
    register_library(world)
    register_diagnoses(world)
    register_progress(world)
    register_monitoring(world)
    register_planned_visits(world, staff)
    register_appointments(world)
    register_failed_visit_steps(world)
    register_work_time(world, staff)
    register_procedures(world, staff)
    return Invented(world, staff, header(world, staff))


def _give_social_workers(world: World, staff: Staff) -> None:
    """One social worker per district."""
    districts = [key for key, _, _ in world.place["districts"]]
    for family in world.families:
        position = districts.index(family.district)
        family.social_worker = staff.social_workers[position % len(staff.social_workers)].id
