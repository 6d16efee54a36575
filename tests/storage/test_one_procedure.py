"""While a procedure is projected, no question on the Blue Card file and none on families knows of anything else."""

from uuid import uuid4

import pytest
from sqlalchemy import select
from tests.fixtures.questions import questions
from tests.fixtures.sittings import DAY, seat

from mgops_desktop.domain.blue_card import GroupKind
from mgops_desktop.domain.blue_card_records import SittingKind
from mgops_desktop.domain.errors import Gone, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right, Role
from mgops_desktop.operations.blue_card import procedure_card
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.search import search
from mgops_desktop.operations.sitting_sheet import sitting_sheet
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.sittings import day_agenda, groups_on, team_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BlueCardBase
from mgops_desktop.storage.tables.blue_card import Group, GroupSitting, Procedure
from mgops_desktop.storage.tables.blue_card_work import HelpAction


@question("wszystko w teście rzutnika", Right.BLUE_CARD)
def every(session):
    found = {}
    for kind, cls in KINDS.items():
        if issubclass(cls, BlueCardBase):
            found[kind] = {one.id for one in session.scalars(select(cls))}
    return found


@operation("działanie w innej procedurze w teście", Right.BLUE_CARD)
def act_elsewhere(session, procedure):
    session.add(HelpAction(number="NKH/9", procedure_id=procedure, agreed_on=DAY, action="x"))


@operation("posiedzenie grupy w teście rzutnika", Right.BLUE_CARD)
def sit_elsewhere(session, group):
    session.add(GroupSitting(number="NKP/9", group_id=group, kind=SittingKind.GROUP, day=DAY))


@operation("nowa grupa z posiedzeniem w teście rzutnika", Right.BLUE_CARD)
def sit_in_a_new_group(session, procedure):
    own = {"procedure_id": procedure, "kind": GroupKind.GDP, "appointed": DAY}
    group = Group(id=uuid4(), number="NKG/9", **own)
    sitting = {"kind": SittingKind.GROUP, "day": DAY}
    session.add_all([group, GroupSitting(number="NKP/8", group_id=group.id, **sitting)])


@pytest.fixture
def confined(opened, database):
    seated = database.change(seat)
    database.confine_to_procedure(seated["procedure-a"])
    return database, seated


def test_every_kind_of_the_file_knows_of_the_running_procedure_only(confined):
    database, seated = confined
    found = database.read(every)
    theirs = {one for name, one in seated.ids.items() if name.endswith("-b")}
    theirs |= {seated["group"], seated["stranger"], seated["team"], seated["held"]}
    assert not theirs & {one for ids in found.values() for one in ids}
    assert found["procedure"] == {seated["procedure-a"]}
    assert found["party"] == {seated[f"{one}-a"] for one in ("harmed", "violent", "child")}
    assert found["professional"] == {seated["worker"], seated["officer"]}
    assert found["group_sitting"] == {seated["with-harmed"], seated["with-violent"]}
    assert [one.id for one in database.read(procedures)] == [seated["procedure-a"]]
    assert [one.procedure for one in database.read(groups_on, DAY)] == [seated["procedure-a"]]
    assert {one.procedure for one in database.read(day_agenda, DAY).lines} == {
        seated["procedure-a"]
    }
    assert database.read(team_of, DAY).seats == ()
    owner = RecordRef("procedure", seated["procedure-b"])
    assert not [
        line for one in database.read(lines_about, ("nk_form",), owner) for line in one.lines
    ]


def test_other_procedure_can_neither_be_opened_nor_written(confined):
    database, seated = confined
    database.read(procedure_card, seated["procedure-a"])
    with pytest.raises(UserError):
        database.read(procedure_card, seated["procedure-b"])
    with pytest.raises(Gone):
        database.read(sitting_sheet, seated["group"])
    with pytest.raises(NotAllowed):
        database.change(act_elsewhere, seated["procedure-b"])
    database.change(act_elsewhere, seated["procedure-a"])
    with pytest.raises(NotAllowed):
        database.change(sit_elsewhere, seated["group-b"])
    database.change(sit_elsewhere, seated["group-a"])
    with pytest.raises(NotAllowed):
        database.change(sit_in_a_new_group, seated["procedure-b"])
    database.change(sit_in_a_new_group, seated["procedure-a"])


def test_nothing_else_of_the_centre_is_left(story):
    database = story.as_(Role.HEAD, Role.TEAM_MEMBER)
    database.confine_to_procedure(story.ids["procedure"])
    assert database.actor.rights == {Right.BLUE_CARD}
    with pytest.raises(NotAllowed):
        database.read(search, "Kanarek")
    for call in questions(story.ids):
        right = call.function.mgops_spec.right
        if right not in (None, Right.BLUE_CARD):
            with pytest.raises(NotAllowed):
                database.read(call.function, *call.args)


def test_end_of_the_projection_gives_everything_back(confined):
    database, seated = confined
    database.confine_to_procedure(None)
    assert database.read(every)["procedure"] >= {seated["procedure-a"], seated["procedure-b"]}


def test_account_without_the_file_cannot_begin(story):
    with pytest.raises(NotAllowed):
        story.as_(Role.ASSISTANT).confine_to_procedure(story.ids["procedure"])


@question("procedury w teście rzutnika", Right.BLUE_CARD)
def by_get(session, record):
    return session.get(Procedure, record)


def test_record_asked_for_by_its_id_is_not_there(confined):
    database, seated = confined
    assert database.read(by_get, seated["procedure-b"]) is None
    assert database.read(by_get, seated["procedure-a"]).id == seated["procedure-a"]
