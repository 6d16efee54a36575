"""The pictures of a family from stored records: who stands there on which day, under which name, who may see what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import TODAY
from tests.fixtures.story import Story

from mgops_desktop.domain.clock import WARSAW
from mgops_desktop.domain.drawing.shapes import Drawing, Words
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.family import MemberRole, Sex
from mgops_desktop.domain.kinship import (
    DescentKind,
    DrawingKind,
    SupportKind,
    SupportStrength,
    UnionKind,
)
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.since_last import Doing
from mgops_desktop.operations.pictures.arrangement import lay_out_anew, move_in_drawing
from mgops_desktop.operations.pictures.chronology import ALL_MONTHS, chronology_of
from mgops_desktop.operations.pictures.ecomap import ecomap_of
from mgops_desktop.operations.pictures.genogram import genogram_of
from mgops_desktop.operations.pictures.sheet import PictureKind, picture_sheet
from mgops_desktop.operations.reports import render_report
from mgops_desktop.operations.since_last import since_last
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.court import CourtOrder
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion, SupportLink
from mgops_desktop.storage.tables.visit import Visit

MADE = datetime(2026, 11, 21, 12, 0, tzinfo=WARSAW)


@dataclass(frozen=True)
class Home:
    """A family with what is around it; the database as the head sees it."""

    story: Story
    ids: Mapping[str, UUID]

    @property
    def head(self) -> Database:
        return self.story.as_(Role.HEAD)

    @property
    def family(self) -> UUID:
        return self.story.ids["family"]


@operation("adres na rysunku", None)
def hide_address_and_name_it(session: Session, family: UUID) -> None:
    own = session.get_one(Family, family)
    own.street, own.protected_address = "ul. Ukryta 3", True
    for link in session.scalars(select(SupportLink).where(SupportLink.family_id == family)):
        link.kind, link.person_id, link.name = SupportKind.SCHOOL, None, "świetlica na Ukrytej"


@operation("rodzina na rysunku", None)
def add_kin(session: Session, ids: Mapping[str, UUID]) -> dict[str, UUID]:
    """A father who left, his mother who died, a child born this year, ties outside; a procedure of the family."""

    def person(key: str, first: str, sex: Sex, born: date, **more: Any) -> UUID:
        made = Person(
            number=f"O/{key}",
            surname="Wzorcowy",
            first_name=first,
            sex=sex,
            birth_date=born,
            **more,
        )
        session.add(made)
        session.flush()
        return made.id

    father = person("1", "Adam", Sex.MALE, date(1985, 1, 2))
    grandmother = person("2", "Zofia", Sex.FEMALE, date(1950, 1, 2), died_on=date(2026, 6, 1))
    baby = person("3", "Ola", Sex.FEMALE, date(2026, 8, 1))
    family = ids["family"]
    session.add_all(
        [
            Membership(
                number="CR/x",
                family_id=family,
                person_id=baby,
                role=MemberRole.CHILD,
                began=date(2026, 8, 1),
            ),
            FamilyUnion(
                number="ZWI/x",
                one_id=ids["mother"],
                other_id=father,
                kind=UnionKind.MARRIAGE,
                began=date(2015, 1, 1),
            ),
            *(
                Descent(
                    number=f"PKR/{n}", parent_id=parent, child_id=child, kind=DescentKind.BIOLOGICAL
                )
                for n, (parent, child) in enumerate(
                    ((father, baby), (ids["mother"], baby), (grandmother, father))
                )
            ),
            SupportLink(
                number="PWI/x",
                family_id=family,
                name="Babcia Krystyna",
                kind=SupportKind.RELATIVE,
                strength=SupportStrength.STRONG,
            ),
            Procedure(
                number="NK/x",
                began=date(2026, 5, 4),
                family_link=session.get_one(Family, family).link_code,
            ),
        ]
    )
    return {"father": father, "grandmother": grandmother, "baby": baby}


@pytest.fixture
def home(story: Story) -> Home:
    return Home(story, story.opened.seen_by().change(add_kin, story.ids))


def names(drawing: Drawing) -> set[str]:
    return {mark.title for mark in drawing.marks if not mark.key.startswith("union:")}


def said(drawing: Drawing) -> str:
    words = [one.text for one in drawing.shapes if isinstance(one, Words)]
    return " ".join((*words, *(mark.spoken for mark in drawing.marks)))


def test_genogram_shows_members_and_who_is_tied_to_them(home):
    drawing = home.head.read(genogram_of, home.family, TODAY)
    assert {"Maria Wzorcowa", "Ola Wzorcowy", "Adam Wzorcowy", "Zofia Wzorcowy"} <= names(drawing)
    marks = {mark.title: mark for mark in drawing.marks}
    assert marks["Ola Wzorcowy"].words == "dziecko, 0\xa0lat, mieszka z rodziną"
    assert "zm. 01.06.2026" in marks["Zofia Wzorcowy"].words
    assert marks["Małżeństwo: Maria Wzorcowa i Adam Wzorcowy"].words == "od 01.01.2015"
    assert marks["Adam Wzorcowy"].record.id == home.ids["father"]


def test_genogram_of_an_earlier_day_knows_nothing_of_later_ones(home):
    earlier = home.head.read(genogram_of, home.family, date(2026, 5, 1))
    assert "Ola Wzorcowy" not in names(earlier)
    before = next(mark for mark in earlier.marks if mark.title == "Zofia Wzorcowy")
    assert before.words == "76\xa0lat"
    first = home.head.read(genogram_of, home.family, date(2020, 1, 1))
    assert first.marks == ()


def test_third_persons_stand_on_paper_with_initials(home):
    report = home.head.read(picture_sheet, PictureKind.GENOGRAM, home.family, TODAY, 12)
    (drawing,) = [block.drawing for block in report.blocks() if hasattr(block, "drawing")]
    assert {"A. W.", "Z. W.", "Maria Wzorcowa"} <= names(drawing)
    assert "Adam" not in said(drawing)
    strip = home.head.read(picture_sheet, PictureKind.CHRONOLOGY, home.family, TODAY, 12)
    (paper,) = [block for block in strip.blocks() if hasattr(block, "drawing")]
    assert "Kanarek-visit-topic" not in said(paper.drawing) + paper.alternative


def test_protected_address_stands_in_no_picture_on_paper(home):
    home.head.change(hide_address_and_name_it, home.family)
    report = home.head.read(picture_sheet, PictureKind.ECOMAP, home.family, TODAY, 12)
    assert "adres chroniony" in str(report)
    assert "Ukryt" not in str(report)


def test_on_the_screen_names_end_where_the_account_s_reach_ends(home):
    assistant = home.story.as_(Role.ASSISTANT)
    assert "A. W." in names(assistant.read(genogram_of, home.family, TODAY))
    (union,) = [
        mark
        for mark in assistant.read(genogram_of, home.family, TODAY).marks
        if mark.title.startswith("Małżeństwo: Maria")
    ]
    assert "Adam" not in union.title


def test_veil_leaves_initials(home):
    with veil.drawn():
        drawing = home.head.read(genogram_of, home.family, TODAY)
        around = home.head.read(ecomap_of, home.family, TODAY)
    assert "M. W." in names(drawing)
    assert "Wzorc" not in said(drawing)
    assert "Krystyna" not in said(around)


def test_ecomap_shows_ties_and_on_paper_initials_of_persons(home):
    on_screen = home.head.read(ecomap_of, home.family, TODAY)
    assert "Babcia Krystyna" in names(on_screen)
    on_paper = home.head.read(ecomap_of, home.family, TODAY, on_paper=True)
    assert "B. K." in names(on_paper)
    assert "Krystyna" not in said(on_paper)


def test_strip_shows_what_happened_and_each_thing_its_record(home):
    drawing = home.head.read(chronology_of, home.family, 12)
    kinds = {mark.record.kind for mark in drawing.marks if mark.record}
    assert {"case", "assignment", "visit", "plan_version", "assessment", "court_order"} <= kinds
    whole = home.head.read(chronology_of, home.family, ALL_MONTHS)
    assert len(whole.marks) >= len(drawing.marks)


def test_procedure_stands_on_the_strip_of_who_may_see_it_and_on_no_paper(home):
    may_see = home.story.as_(Role.HEAD, Role.TEAM_MEMBER)
    assert "NK/x" in said(may_see.read(chronology_of, home.family, 12))
    assert "NK/x" not in said(may_see.read(chronology_of, home.family, 12, on_paper=True))
    for role in (Role.HEAD, Role.ASSISTANT):
        drawing = home.story.as_(role).read(chronology_of, home.family, 12)
        assert "Niebieska" not in said(drawing)


@pytest.mark.parametrize("kind", PictureKind)
def test_every_picture_is_one_page_a_word_document_and_a_file(home, kind):
    report = home.head.read(picture_sheet, kind, home.family, TODAY, 12)
    from mgops_desktop.reports.render.raster import page_sizes  # noqa: PLC0415  heavy

    ((wide, high),) = page_sizes(render_report(report, "pdf", MADE))
    assert wide > high
    assert render_report(report, "docx", MADE).startswith(b"PK")
    assert render_report(report, "png", MADE).startswith(b"\x89PNG")
    assert b"</svg>" in render_report(report, "svg", MADE)


def test_what_was_moved_is_remembered_until_it_is_laid_out_anew(home):
    key = str(home.ids["baby"])

    def place() -> tuple[float, float]:
        drawing = home.head.read(genogram_of, home.family, TODAY)
        return next(mark.box.middle for mark in drawing.marks if mark.key == key)

    before = place()
    for by in ((16.0, 0.0), (8.0, -8.0)):
        home.head.change(move_in_drawing, home.family, DrawingKind.GENOGRAM, {key: by})
    assert place() == (before[0] + 24, before[1] - 8)
    home.head.change(lay_out_anew, home.family, DrawingKind.GENOGRAM)
    assert place() == before


def test_what_is_moved_stays_in_the_picture_and_within_the_rights(home):
    with pytest.raises(UserError, match="Tak daleko"):
        home.head.change(move_in_drawing, home.family, DrawingKind.GENOGRAM, {"a": (9000.0, 0.0)})
    stranger = home.story.as_(Role.ASSISTANT, own=False)
    with pytest.raises(NotAllowed):
        stranger.change(move_in_drawing, home.family, DrawingKind.GENOGRAM, {"a": (1.0, 0.0)})
    for question, more in ((genogram_of, TODAY), (ecomap_of, TODAY), (chronology_of, 12)):
        with pytest.raises(NotAllowed):
            stranger.read(question, home.family, more)
    with pytest.raises(NotAllowed):
        stranger.read(since_last, home.family)


@operation("zmiany po wizycie", None)
def change_after_visit(session: Session, ids: Mapping[str, UUID]) -> None:
    visit = session.get_one(Visit, ids["visit"])
    visit.agreed_family, visit.agreed_worker = "zapłaci czynsz\nzadzwoni", "umówi poradnię"
    order = session.get_one(CourtOrder, ids["court_order"])
    order.received = date(2026, 11, 18)


def test_since_the_last_contact(home):
    home.story.opened.seen_by().change(change_after_visit, home.story.ids)
    found = home.head.read(since_last, home.family)
    last = found.last or SimpleNamespace()
    assert last.day == date(2026, 11, 13)
    promised = (found.promises.family, found.promises.worker)
    assert [one.lines for one in promised if one] == [
        ("zapłaci czynsz", "zadzwoni"),
        ("umówi poradnię",),
    ]
    told = {(one.change.doing, one.noun) for one in found.changes}
    assert (Doing.NEW, "postanowienie sądu") in told
    assert all(one.change.record.kind not in ("reporter", "procedure") for one in found.changes)
    assert found.due


def test_without_a_contact_only_what_is_due_is_told(home):
    home.head.change(bin_record, "visit", home.story.ids["visit"], "pomyłka")
    found = home.head.read(since_last, home.family)
    assert (found.last, found.changes) == (None, ())
    assert found.due
