"""The command line of a member of one group tells of his procedures only, and counts all of them."""

import pytest
from tests.cli.running import PASSWORD, TODAY, run
from tests.fixtures.cards import LEADER, MEMBER, enter_team
from tests.fixtures.opened import CLOCK
from tests.fixtures.records import CANARY, add_one_of_each

from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder

OTHER, OWN = "NK/9077/2026", "NK/501/2026"
FIGURE = "blue_card_procedures_run"
ROLES = frozenset({Role.HEAD, Role.TEAM_MEMBER})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("karty") / "dane"
    accounts = [FirstAccount(login, login, PASSWORD, ROLES) for login in (LEADER, MEMBER)]

    def fill(database):
        database.change(add_one_of_each)
        database.change(enter_team)

    create_data_folder(path, accounts, CLOCK, fill=fill)
    return path


@pytest.mark.parametrize(
    "command",
    [
        ("due", "--with-names"),
        ("check", "--year", 2026),
        ("register", "procedure"),
    ],
)
def test_command_tells_nothing_of_a_procedure_out_of_reach(folder, command):
    part, whole = (
        run(*command, "--data", folder, "--today", TODAY, "--login", login).out
        for login in (MEMBER, LEADER)
    )
    assert "9077" in whole
    assert OTHER not in part
    assert not [kind for kind in ("party", "nk_form", "procedure") if f"{CANARY}-{kind}" in part]


def test_report_printed_by_a_member_has_his_procedures_alone(folder, tmp_path):
    words = {}
    for login in (MEMBER, LEADER):
        out = tmp_path / f"{login}.json"
        asked = ("report", "blue_card_terms", "--year", 2026, "--format", "json", "-o", out)
        done = run(*asked, "--data", folder, "--today", TODAY, "--login", login)
        assert done.code == 0, done.said
        words[login] = out.read_text(encoding="utf-8")
    assert OTHER in words[LEADER]
    assert OTHER not in words[MEMBER]
    assert OWN in words[MEMBER]


def test_list_behind_a_figure_has_the_number_and_no_name(folder):
    asked = ("indicators", "--year", 2026, "--list", FIGURE, "--with-names")
    found = [
        run(*asked, "--data", folder, "--today", TODAY, "--login", login).json("indicators-list")
        for login in (MEMBER, LEADER)
    ]
    assert [one["value"] for one in found] == [2, 2]
    assert {line["number"] for line in found[0]["records"]} == {OTHER, OWN}
    assert CANARY not in str(found[0])
