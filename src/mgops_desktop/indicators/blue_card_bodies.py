"""D. Sittings of the team and the groups, the persons discussed there, plans of help (M12)."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from mgops_desktop.domain.age import Birth, is_minor_since
from mgops_desktop.domain.blue_card import GROUP_LABELS
from mgops_desktop.domain.blue_card_records import SITTING_LABELS
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.figure import Item, RecordRef, Unit
from mgops_desktop.indicators.blue_card import ACT, REGULATION, blue_card
from mgops_desktop.indicators.blue_card_persons import NO_SEX, by_sex, counted_on
from mgops_desktop.indicators.catalogue import FormerWords, Split, all_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Party,
    Procedure,
    TeamSitting,
    sitting_party,
)
from mgops_desktop.storage.tables.blue_card_work import HelpAction

_BODIES = {one.value: label for one, label in GROUP_LABELS.items()}
_SITTINGS = {one.value: label for one, label in SITTING_LABELS.items()}


@dataclass(frozen=True)
class _Sitting:
    """A sitting of the period; of a group with the kind of group and of sitting."""

    id: UUID
    attended_by_unit: bool
    parts: tuple[str, ...] = ()


def _sittings(
    key: str,
    label: str,
    table: type[TeamSitting | GroupSitting],
    of_period: Callable[[Counting], list[_Sitting]],
    basis: str,
    *,
    attended: bool,
    splits: tuple[Split, ...] = (),
    former: FormerWords | None = None,
) -> None:
    rule = "Posiedzenia odbyte w okresie."
    if attended:
        rule = (
            "Posiedzenia z okresu, w których uczestniczył pracownik jednostki; odbyte to co innego."
        )

    @blue_card(key, label, Unit.EVENTS, rule, basis=basis, splits=splits, former=former)
    def sittings(counting: Counting) -> Iterable[Item]:
        kind = table.__tablename__
        return (
            Item(RecordRef(kind, row.id), 1, row.parts)
            for row in of_period(counting)
            if row.attended_by_unit or not attended
        )


def _team_sittings(counting: Counting) -> list[_Sitting]:
    table = TeamSitting
    query = select(table.id, table.attended_by_unit, table.day, table.number).where(
        event(counting.period, table.day), table.planned.is_(False)
    )
    rows = counting.ordered(query, "day", "number")
    return [_Sitting(row.id, row.attended_by_unit) for row in rows]


def _group_sittings(counting: Counting) -> list[_Sitting]:
    table = GroupSitting
    query = (
        select(
            *(table.id, table.attended_by_unit, table.day, table.number, table.kind),
            Group.kind.label("body"),
        )
        .join(Group, Group.id == table.group_id)
        .where(event(counting.period, table.day), table.planned.is_(False))
    )
    return [
        _Sitting(row.id, row.attended_by_unit, (row.body.value, row.kind.value))
        for row in counting.ordered(query, "day", "number")
    ]


_sittings(
    "interdisciplinary_team_sittings",
    "Posiedzenia zespołu interdyscyplinarnego",
    TeamSitting,
    _team_sittings,
    f"art. 9a ust. 7 {ACT}",
    attended=False,
)
_sittings(
    "interdisciplinary_team_sittings_attended",
    "Posiedzenia zespołu interdyscyplinarnego z udziałem pracownika jednostki",
    TeamSitting,
    _team_sittings,
    f"art. 9a ust. 7d {ACT}",
    attended=True,
)
_sittings(
    "working_group_sittings",
    "Posiedzenia grup diagnostyczno-pomocowych",
    GroupSitting,
    _group_sittings,
    f"art. 9b ust. 8 {ACT}, § 8 {REGULATION}",
    attended=False,
    splits=(all_of("body", _BODIES), all_of("sitting", _SITTINGS)),
    former=FormerWords(
        "Posiedzenia grup roboczych",
        "Posiedzenia grup diagnostyczno-pomocowych i grup roboczych",
    ),
)
_sittings(
    "working_group_sittings_attended",
    "Posiedzenia grup z udziałem pracownika jednostki",
    GroupSitting,
    _group_sittings,
    f"art. 9b ust. 8 {ACT}, § 8 {REGULATION}",
    attended=True,
)


@blue_card(
    "groups_appointed",
    "Powołane grupy diagnostyczno-pomocowe",
    Unit.GROUPS,
    "Grupy powołane w okresie.",
    splits=(all_of("body", _BODIES),),
    basis=f"art. 9a ust. 10a {ACT}",
    former=FormerWords(
        "Powołane grupy robocze", "Powołane grupy diagnostyczno-pomocowe i grupy robocze"
    ),
)
def groups_appointed(counting: Counting) -> Iterable[Item]:
    query = select(Group.id, Group.kind).where(event(counting.period, Group.appointed))
    for id_, kind in counting.session.execute(query):
        yield Item(RecordRef("diagnostic_group", id_), 1, (kind.value,))


@blue_card(
    "working_groups_attended_by_unit",
    "Grupy, w których pracach uczestniczyli pracownicy jednostki",
    Unit.GROUPS,
    "Różne grupy, na których posiedzeniu w okresie był pracownik jednostki; grupy, nie posiedzenia.",
    basis=f"art. 9a ust. 11–12c i art. 9b ust. 8 {ACT}",
)
def groups_attended(counting: Counting) -> Iterable[Item]:
    query = (
        select(GroupSitting.group_id)
        .join(Group, Group.id == GroupSitting.group_id)
        .where(event(counting.period, GroupSitting.day), GroupSitting.attended_by_unit)
        .where(GroupSitting.planned.is_(False))
        .distinct()
    )
    return (Item(RecordRef("diagnostic_group", one)) for one in counting.session.scalars(query))


_PERSONS = {"women": "kobiety", "men": "mężczyźni", "children": "dzieci"}
_CHILD = (
    "Dziecko: poniżej 18 lat w dniu wszczęcia procedury, a gdy grupy nie powiązano z procedurą, w dniu posiedzenia; "
    "ośrodek może ustawić 31 grudnia (do potwierdzenia)."
)


@dataclass(frozen=True)
class _Discussed:
    """A person on the agenda of a sitting of the period."""

    sitting: UUID
    party: UUID
    part: str


def _discussed(counting: Counting) -> list[_Discussed]:
    """Everybody on an agenda, sitting by sitting."""

    def read() -> list[_Discussed]:
        query = (
            select(
                *(Party.id, Party.sex, Party.birth_date, Party.birth_year, Party.age_group),
                func.coalesce(Procedure.began, GroupSitting.day).label("began"),
                *(GroupSitting.day, GroupSitting.number, GroupSitting.id.label("sitting")),
            )
            .join(sitting_party, sitting_party.c.party_id == Party.id)
            .join(GroupSitting, GroupSitting.id == sitting_party.c.sitting_id)
            .join(Group, Group.id == GroupSitting.group_id)
            .outerjoin(Procedure, Procedure.id == Group.procedure_id)
            .where(event(counting.period, GroupSitting.day), GroupSitting.planned.is_(False))
        )
        rows = counting.ordered(query, "day", "number")
        return [_Discussed(row.sitting, row.id, _woman_man_or_child(counting, row)) for row in rows]

    return counting.share("persons discussed", read)


def _woman_man_or_child(counting: Counting, row: Any) -> str:
    birth = Birth(row.birth_date, row.birth_year, row.age_group is AgeGroup.CHILD)
    if is_minor_since(birth, counted_on(counting, row.began)):
        return "children"
    return by_sex(row.sex, "women", "men")


@blue_card(
    "persons_discussed_in_working_groups",
    "Osoby, których sprawy omawiano na posiedzeniach grup",
    Unit.PERSONS,
    f"Różne osoby ze spraw na porządku odbytych posiedzeń grup z okresu. {_CHILD}",
    counts="distinct:party",
    splits=(all_of("sex_and_age", _PERSONS, prefix="persons_discussed", rest=NO_SEX),),
    basis=f"art. 9b ust. 8 {ACT}",
)
def persons_discussed(counting: Counting) -> Iterable[Item]:
    found: dict[UUID, Item] = {}
    for one in _discussed(counting):
        found.setdefault(one.party, Item(RecordRef("party", one.party), 1, (one.part,)))
    return found.values()


@blue_card(
    "persons_discussed_at_sittings",
    "Osoby, których sprawy omawiano, liczone na każdym posiedzeniu grupy",
    Unit.PERSONS,
    f"Różne osoby z porządku każdego odbytego posiedzenia grupy z okresu, na każdym liczone od nowa. {_CHILD}",
    counts="sum:persons",
    splits=(all_of("sex_and_age", _PERSONS, rest=NO_SEX),),
    basis=f"art. 9b ust. 8 {ACT}",
)
def persons_discussed_at_sittings(counting: Counting) -> Iterable[Item]:
    found = Counter((one.sitting, one.part) for one in _discussed(counting))
    for (sitting, part), persons in found.items():
        yield Item(RecordRef("group_sitting", sitting), persons, (part,))


@blue_card(
    "help_plans_made",
    "Sporządzone indywidualne plany pomocy",
    Unit.PLANS,
    "Plany, których pierwsze działanie ustalono w okresie, osobno dla każdej osoby w procedurze; zmiana planu nie jest "
    "nowym planem.",
    basis=f"§ 11 {REGULATION}",
)
def help_plans_made(counting: Counting) -> Iterable[Item]:
    table = HelpAction
    query = select(
        *(table.id, table.procedure_id, Party.id.label("party"), table.agreed_on, table.number)
    ).outerjoin(Party, Party.id == table.party_id)
    begun: set[tuple[UUID, UUID | None]] = set()
    for row in counting.ordered(query, "agreed_on", "number"):
        plan = (row.procedure_id, row.party)
        if plan not in begun and row.agreed_on in counting.period:
            yield Item(RecordRef("help_action", row.id))
        begun.add(plan)
