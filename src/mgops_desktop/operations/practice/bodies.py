"""People of institutions in the practice data: the interdisciplinary team, its sittings, points of help."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from mgops_desktop.domain.blue_card_records import Attendance, TeamFunction
from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.family import Sex
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import first_names, phrases, surname
from mgops_desktop.operations.practice.staff import Employee, Staff
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.blue_card import Procedure, TeamSitting
from mgops_desktop.storage.tables.blue_card_bodies import (
    HelpPoint,
    Professional,
    TeamAttendance,
    TeamMember,
)

_NEW_TEAMS = date(2023, 9, 20)
"""Teams of the former law were replaced by 22.09.2023 (T25)."""
_TOLD_BEFORE, _TRAINED_AFTER = 9, 200
_MISSED = 3


@dataclass(frozen=True)
class Bodies:
    """Who can be put into a group, by what he represents; and who has not signed yet."""

    by_role: dict[MemberRole, list[UUID]]
    names: dict[UUID, str]
    unsworn: UUID

    def somebody(self, role: MemberRole, chance: Chance) -> UUID:
        return chance.pick(self.by_role[role])


def register_bodies(world: World, staff: Staff) -> Bodies:
    """Write the professionals, the team and what it needs."""
    chance = world.chance("bodies")
    since = min(one["began"] for one in world.ledger.values_of(Procedure))
    since = world.workdays.until(add_days(since, -30))
    by_role, names = _professionals(world, staff, since, chance)
    unsworn = _newcomer(world, chance)
    _note_members(world, by_role, since, unsworn)
    _note_sittings(world, by_role, since, chance)
    town = world.place["town"]
    for name, address, phone, hours, offer in phrases("procedures")["help_points"]:
        world.ledger.note(
            HelpPoint,
            since,
            name=name.format(town=town),
            address=f"{address}, {town}",
            phone=phone,
            hours=hours,
            offer=offer,
        )
    return Bodies(by_role, names, unsworn)


def _professionals(
    world: World, staff: Staff, since: date, chance: Chance
) -> tuple[dict[MemberRole, list[UUID]], dict[UUID, str]]:
    """The centre's own workers first, then those of the other bodies; all signed before the first procedure."""
    centre = world.place["centre"]["name"]
    by_role: dict[MemberRole, list[UUID]] = {}
    names: dict[UUID, str] = {}

    def note(role: MemberRole, name: str, institution: str, login: str = "") -> None:
        last, first = name.rsplit(" ", 1)
        one = world.ledger.note(
            Professional,
            since,
            surname=last,
            first_name=first,
            role=role,
            institution=institution,
            phone="00 000 00 00",
            login=login,
            sworn=since,
            authorised=since,
        )
        by_role.setdefault(role, []).append(one)
        names[one] = f"{first} {last}"

    note(MemberRole.SOCIAL_WORKER, staff.head.name, centre, "kierownik")
    for place, employee in enumerate(staff.social_workers):
        login = "" if place else "socjalny"
        note(MemberRole.SOCIAL_WORKER, employee.name, centre, login)
    note(MemberRole.OTHER, staff.office.name, centre, "sekretarz")
    assistant = _assistant(staff, since)
    note(MemberRole.FAMILY_ASSISTANT, assistant.name, centre, "asystent")
    for role, institution, count in phrases("procedures")["roles"]:
        for _ in range(count):
            note(MemberRole(role), _invented(chance), institution.format(town=world.place["town"]))
    return by_role, names


def _assistant(staff: Staff, _since: date) -> Employee:
    """The assistant who works there today and has an account."""
    return staff.posts[0][-1]


def _invented(chance: Chance) -> str:
    sex = Sex.FEMALE if chance.yes(0.6) else Sex.MALE
    first = chance.pick(first_names("women" if sex is Sex.FEMALE else "men")).nominative
    return f"{surname(chance.pick(phrases('names')['surnames']), sex)} {first}"


def _newcomer(world: World, chance: Chance) -> UUID:
    """A member of these days who has not signed the statement yet: he sees no procedure."""
    last, first = _invented(chance).rsplit(" ", 1)
    day = world.workdays.plus(world.as_of, -6)
    return world.ledger.note(
        Professional,
        day,
        surname=last,
        first_name=first,
        role=MemberRole.HEALTH,
        institution=phrases("procedures")["roles"][2][1].format(town=world.place["town"]),
        phone="00 000 00 00",
    )


def _note_members(
    world: World, by_role: dict[MemberRole, list[UUID]], since: date, unsworn: UUID
) -> None:
    """The team of the former law, if there was one, and the team of today."""
    spans: list[tuple[date, date | None]] = [(since, None)]
    if since < _NEW_TEAMS:
        spans = [(since, add_days(_NEW_TEAMS, -1)), (_NEW_TEAMS, None)]
    for began, ended in spans:
        for role, people in by_role.items():
            for place, one in enumerate(people):
                trained = add_days(began, _TRAINED_AFTER)
                world.ledger.note(
                    TeamMember,
                    began,
                    professional_id=one,
                    function=_function(role, place),
                    began=began,
                    ended=ended,
                    training_needed=ended is None,
                    trained=trained if ended is None and world.is_past(trained) else None,
                )
    day = world.workdays.plus(world.as_of, -6)
    world.ledger.note(
        TeamMember, day, professional_id=unsworn, function=TeamFunction.MEMBER, began=day
    )


def _function(role: MemberRole, place: int) -> TeamFunction:
    if role is MemberRole.SOCIAL_WORKER and place == 0:
        return TeamFunction.CHAIR
    if role is MemberRole.POLICE and place == 0:
        return TeamFunction.DEPUTY
    return TeamFunction.SERVICE if role is MemberRole.OTHER else TeamFunction.MEMBER


def _note_sittings(
    world: World, by_role: dict[MemberRole, list[UUID]], since: date, chance: Chance
) -> None:
    """When and where the team sat, who was told and came; one body misses three sittings without a word."""
    missed = 0
    for sitting in world.ledger.values_of(TeamSitting):
        day = sitting["day"]
        if day < since:
            continue
        told = world.workdays.until(add_days(day, -_TOLD_BEFORE))
        sitting |= {
            "at": time(10),
            "place": phrases("procedures")["room"],
            "told": told,
            "protocol": sitting["subject"],
        }
        for role, people in by_role.items():
            for one in people:
                attendance = Attendance.PRESENT
                if role is MemberRole.HEALTH and missed < _MISSED:
                    attendance, missed = Attendance.UNEXCUSED, missed + 1
                elif role is not MemberRole.SOCIAL_WORKER and chance.yes(0.08):
                    attendance = Attendance.EXCUSED
                excused = attendance is Attendance.EXCUSED
                world.ledger.note(
                    TeamAttendance,
                    day,
                    sitting_id=sitting["id"],
                    professional_id=one,
                    attendance=attendance,
                    announced=world.workdays.plus(day, -3) if excused else None,
                )


def note_team(world: World, chance: Chance) -> None:
    """The team sits at least once in two months, on a weekday in the second half of the month."""
    month = world.first_day
    subjects = phrases("casework")["blue_card"]["sittings"]
    while month < world.as_of:
        day = world.workdays.from_day(add_days(month, 14 + chance.between(0, 6)))
        if world.is_past(day):
            world.ledger.note(
                TeamSitting,
                day,
                day=day,
                attended_by_unit=chance.yes(0.95),
                subject=chance.pick(subjects),
            )
        month = add_months(month, 2)
