"""The Blue Card procedures of the practice data told whole, after everything else was invented."""

from mgops_desktop.domain.blue_card import FormKind, GroupKind
from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.operations.practice.blue_card import register_further_blue_cards
from mgops_desktop.operations.practice.bodies import Bodies, register_bodies
from mgops_desktop.operations.practice.planned_sittings import plan_sittings
from mgops_desktop.operations.practice.procedure_end import tell_end
from mgops_desktop.operations.practice.procedure_file import ProcedureFile, procedure_files
from mgops_desktop.operations.practice.procedure_start import (
    notify_violent,
    passed_on,
    tell_start,
)
from mgops_desktop.operations.practice.procedure_stories import tell_risk, tell_single_stories
from mgops_desktop.operations.practice.procedure_work import (
    appoint,
    tell_help,
    tell_programmes,
    tell_sittings,
)
from mgops_desktop.operations.practice.staff import Staff
from mgops_desktop.operations.practice.world import World

_MONTHS_OF_HELP = 42
"""How far back plans of help are on record; in a small centre those of all procedures by the law of today."""


def register_procedures(world: World, staff: Staff) -> None:
    """Tell every procedure from its first form to its end, and the bodies that ran it."""
    register_further_blue_cards(world)
    bodies = register_bodies(world, staff)
    files = list(procedure_files(world))
    for file in files:
        _tell(file, bodies)
    between = next((one for one in files if one.regime is Regime.TRANSITIONAL), None)
    if between is not None and between.group is not None:
        between.group["kind"] = GroupKind.GR
    tell_single_stories(world, files, bodies)
    plan_sittings(world, files)


def _tell(file: ProcedureFile, bodies: Bodies) -> None:
    tell_start(file)
    group, passed = file.group, passed_on(file)
    if group is None or passed is None:
        return
    notify_violent(file, passed)
    members = appoint(file, bodies, group)
    tell_sittings(file, members)
    tell_end(file)
    if file.began >= add_months(file.world.as_of, -_MONTHS_OF_HELP):
        tell_help(file, bodies, members)
    tell_programmes(file)
    if file.form(FormKind.C) is not None:
        tell_risk(file)
