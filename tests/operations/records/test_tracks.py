"""Dated records as lines of time: whose, in which order, and what is said of days without or with two stretches."""

from datetime import date

import pytest
from tests.conftest_database import HEAD
from tests.operations.records.entering import enter

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.histories import HISTORIES
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.operations.records.seals import may_be_sealed
from mgops_desktop.operations.records.tracks import Remark
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables import KINDS


@operation("zmiana dat w teście", None)
def put(session, kind, record, **fields):
    """As an import stores what a form would refuse."""
    for name, value in fields.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@pytest.fixture
def head(opened):
    return opened.seen_by(HEAD)


@pytest.fixture
def family(head):
    return enter(head, "family", {"name": "Przykładowa", "area": "town"})


def person(head, family, name, since="2026-01-01", role="child"):
    found = enter(head, "person", {"surname": "Przykładowa", "first_name": name, "sex": "female"})
    given = {"family": str(family), "person": str(found), "role": role, "began": since}
    return found, enter(head, "membership", given)


def worker(head, name):
    return enter(head, "worker", {"surname": name})


def assigned(head, case, who, began, ended=None, kind="main"):
    given = {"case": str(case), "worker": str(who), "kind": kind, "began": began, "ended": ended}
    return enter(head, "assignment", given)


def tracks(database, kind, family):
    (listed,) = database.read(lines_about, (kind,), RecordRef("family", family))
    return listed.tracks


def said(track):
    return [
        (one.title if isinstance(one, Line) else one.words, str(one.began), str(one.ended))
        for one in track.parts
    ]


def test_each_member_has_a_line_of_her_own_the_newest_stretch_first(head, family):
    ewa, _first = person(head, family, "Ewa", role="mother")
    _ala, first = person(head, family, "Ala")
    head.change(put, "membership", first, ended=date(2026, 3, 31))
    enter(
        head,
        "membership",
        {
            "family": str(family),
            "person": str(_ala),
            "role": "child",
            "began": "2026-06-01",
        },
    )
    ala, mother = tracks(head, "membership", family)
    assert (ala.title, mother.title) == ("Przykładowa Ala", "Przykładowa Ewa")
    assert said(ala) == [
        ("dziecko", "2026-06-01", "None"),
        ("Poza rodziną", "2026-04-01", "2026-05-31"),
        ("dziecko", "2026-01-01", "2026-03-31"),
    ]
    assert not any(one.is_wrong for one in ala.parts if isinstance(one, Remark))
    assert ala.current == ala.parts[0].id
    assert ewa


def test_two_stretches_at_once_are_pointed_out_with_the_days(head, family):
    child, _member = person(head, family, "Ala")
    first = enter(
        head,
        "stay",
        {"person": str(child), "kind": "hospital", "began": "2026-02-01", "ended": "2026-02-10"},
    )
    enter(head, "stay", {"person": str(child), "kind": "mow", "began": "2026-02-11"})
    head.change(put, "stay", first, ended=date(2026, 2, 14))
    (line,) = tracks(head, "stay", family)
    clash = line.parts[1]
    assert isinstance(clash, Remark)
    assert clash.is_wrong
    assert said(line)[1] == ("Dwa wpisy w tym samym czasie", "2026-02-11", "2026-02-14")


def test_case_without_an_assistant_is_pointed_out_unless_there_was_a_pause(head, family):
    case = enter(head, "case", {"family": str(family), "basis": "consent", "began": "2026-01-10"})
    one, other = worker(head, "Pomocna"), worker(head, "Druga")
    assigned(head, case, one, "2026-01-15", "2026-03-31")
    assigned(head, case, other, "2026-05-01")
    assigned(head, case, other, "2026-02-01", "2026-02-14", kind="substitute")
    main, substitutes = sorted(tracks(head, "assignment", family), key=lambda one: one.title)
    assert said(main)[1] == ("Sprawa bez asystenta", "2026-04-01", "2026-04-30")
    assert said(main)[-1] == ("Sprawa bez asystenta", "2026-01-10", "2026-01-14")
    assert all(one.advice for one in main.parts if isinstance(one, Remark))
    assert [one.title for one in substitutes.parts] == ["Druga"]
    enter(
        head,
        "case_pause",
        {
            "case": str(case),
            "kind": "no_assistant",
            "began": "2026-04-01",
            "ended": "2026-04-30",
        },
    )
    main = next(one for one in tracks(head, "assignment", family) if one.title == "Prowadzący")
    pause = main.parts[1]
    assert isinstance(pause, Remark)
    assert (pause.words, pause.is_wrong) == ("Przerwa bez asystenta", False)


def test_kinds_without_dates_make_no_line_of_time(head, family):
    enter(head, "letter", {"direction": "in", "kind": "other", "family": str(family)})
    assert tracks(head, "letter", family) is None


@pytest.mark.parametrize("kind", HISTORIES)
def test_history_names_what_the_kind_has_and_is_never_sealed_where_it_changes(kind):
    history = HISTORIES[kind]
    attributes = {column.attribute for column in BY_KEY[kind].columns}
    named = {history.began, history.ended, *history.subject, *history.anew, *history.at_end}
    assert named <= attributes
    assert not (history.changes and may_be_sealed(kind))
