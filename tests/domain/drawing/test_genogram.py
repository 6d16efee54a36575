"""The layout of a genogram: generations, siblings by age, unions side by side, no line across another."""

from datetime import date

import pytest
from tests.domain.drawing.kindreds import (
    Family,
    children,
    crossings,
    kin,
    overlaps,
    place_of,
    row_of,
    single_mother,
    three_generations,
    two_unions,
)

from mgops_desktop.domain.drawing.genogram import HALF, genogram
from mgops_desktop.domain.drawing.kin import Couple, Tie
from mgops_desktop.domain.drawing.places import spread
from mgops_desktop.domain.drawing.shapes import Circle, Dash, Path, Words
from mgops_desktop.domain.kinship import DescentKind, UnionEnd, UnionKind


@pytest.mark.parametrize("family", [single_mother, two_unions, three_generations])
def test_ordinary_families_have_no_line_across_another(family):
    drawing = genogram(*family())
    assert crossings(drawing) == []
    assert overlaps(drawing) == []


def test_children_stand_under_their_parents_by_age():
    drawing = genogram(*single_mother())
    assert row_of(drawing, "młodszy", "starszy") == ["starszy", "młodszy"]
    middle = (place_of(drawing, "starszy")[0] + place_of(drawing, "młodszy")[0]) / 2
    assert place_of(drawing, "matka")[0] == pytest.approx(middle, abs=1)
    assert place_of(drawing, "matka")[1] < place_of(drawing, "starszy")[1]


def test_generations_are_rows():
    drawing = genogram(*three_generations())
    grandparents = row_of(drawing, "dziadek", "babka", "ojciec matki", "matka matki")
    parents = row_of(drawing, "stryj", "ciotka", "ojciec", "matka", "dawny", "wuj", "wujenka")
    assert grandparents == ["dziadek", "babka", "ojciec matki", "matka matki"]
    # who leads into the other tree stands at the edge of his siblings
    assert parents.index("ciotka") < parents.index("ojciec") < parents.index("matka")
    assert row_of(drawing, "wnuk", "wnuczka") == ["wnuk", "wnuczka"]


def test_several_unions_stand_in_the_order_of_time():
    drawing = genogram(*two_unions())
    assert row_of(drawing, "matka", "pierwszy", "drugi") == ["pierwszy", "matka", "drugi"]
    assert row_of(drawing, *"dcba") == ["a", "b", "c", "d"]


def test_third_partner_is_tied_over_the_head_of_the_second():
    people = [kin("matka", "w", 1980), *(kin(f"ojciec {n}", "m", 1975 + n) for n in range(3))]
    people += [kin(f"dziecko {n}", "w", 2000 + 4 * n) for n in range(3)]
    couples = [
        Couple(f"ojciec {n}", "matka", UnionKind.INFORMAL, n < 2, began=date(1999 + 4 * n, 1, 1))
        for n in range(3)
    ]
    ties = [tie for n in range(3) for tie in children(f"ojciec {n}", "matka", of=[f"dziecko {n}"])]
    drawing = genogram(people, couples, ties)
    assert crossings(drawing) == []
    assert overlaps(drawing) == []


def test_parents_without_a_noted_union_are_tied_by_dots():
    people = [kin("matka", "w"), kin("ojciec", "m"), kin("dziecko", "?")]
    drawing = genogram(people, [], children("ojciec", "matka", of=["dziecko"]))
    (tie,) = [one for one in drawing.shapes if isinstance(one, Path) and one.dash is Dash.DOTTED]
    assert {x for x, _y in tie.points} == {
        place_of(drawing, "ojciec")[0] + HALF,
        place_of(drawing, "matka")[0] - HALF,
    }


@pytest.mark.parametrize(
    ("end", "strokes"),
    [(None, 0), (UnionEnd.PARTED, 1), (UnionEnd.DIVORCED, 2), (UnionEnd.DEATH, 0)],
)
def test_a_union_that_ended_is_struck_through(end, strokes):
    people = [kin("ona", "w"), kin("on", "m")]
    drawing = genogram(people, [Couple("ona", "on", UnionKind.MARRIAGE, end is not None, end)], [])
    leaning = [
        one
        for one in drawing.shapes
        if isinstance(one, Path)
        and not one.closed
        and one.points[0][0] != one.points[1][0]
        and one.points[0][1] != one.points[1][1]
    ]
    assert len(leaning) == strokes


def test_twins_hang_from_one_point():
    people = [kin("matka", "w", 1990), kin("starsza", "w", 2010)]
    people += [kin("ala", "w", 2014), kin("ola", "w", 2014)]
    people += [kin(f"rok {n}", "m", 2018, day_known=False) for n in range(2)]  # born in one year
    names = [one.key for one in people[1:]]
    drawing = genogram(people, [], children("matka", of=names))
    leaning = {
        one.points[0]
        for one in drawing.shapes
        if isinstance(one, Path) and not one.closed and one.points[0][0] != one.points[-1][0]
        if one.points[0][1] != one.points[-1][1]
    }
    assert len(leaning) == 1


def test_signs_of_a_person():
    people = [
        kin("zmarły", "m", 1940, is_dead=True, inside="", years="1940–2019"),
        kin("dziecko", "w", 2015, is_index=True, in_care=True, inside="11"),
        kin("ciąża", "p"),
    ]
    drawing = genogram(people, [], [])
    circles = [one.radius for one in drawing.shapes if isinstance(one, Circle)]
    assert circles == [HALF, 16.5]  # the second outline of a child of the family
    words = [one.text for one in drawing.shapes if isinstance(one, Words)]
    assert {"11", "PZ", "1940–2019", "Zmarły"} <= set(words)
    assert [mark.key for mark in drawing.marks if not mark.moves] == ["ciąża"]


def test_who_lives_together_stands_within_one_line():
    drawing = genogram(*single_mother())
    (line,) = [one for one in drawing.shapes if isinstance(one, Path) and one.dash is Dash.DASHED]
    assert line.closed
    for key in ("matka", "starszy", "młodszy"):
        x, y = place_of(drawing, key)
        assert line.box.holds(x, y)


def test_somebody_moved_by_hand_takes_his_lines_along():
    family = single_mother()
    before = place_of(genogram(*family), "młodszy")
    drawing = genogram(*family, {"młodszy": [40.0, -16.0], "ktoś inny": [5.0, 5.0]})
    x, y = place_of(drawing, "młodszy")
    assert (x - before[0], y - before[1]) == (40.0, -16.0)
    ends = {one.points[-1] for one in drawing.shapes if isinstance(one, Path) and not one.closed}
    assert (x, y - HALF) in ends


def test_people_without_ties_stand_on_the_row_of_their_role():
    people = [
        kin("matka", "w", level=0),
        kin("babcia", "w", level=-1),
        kin("dziecko", "m", level=1),
    ]
    drawing = genogram(people, [], [])
    heights = [place_of(drawing, key)[1] for key in ("babcia", "matka", "dziecko")]
    assert heights == sorted(set(heights))


def test_adopted_child_stands_under_its_first_parents_and_is_tied_to_both():
    people = [kin("matka", "w", 1980), kin("adoptująca", "w", 1982), kin("dziecko", "w", 2015)]
    ties = [Tie("matka", "dziecko"), Tie("adoptująca", "dziecko", DescentKind.ADOPTED)]
    drawing = genogram(people, [], ties)
    assert place_of(drawing, "dziecko")[0] == pytest.approx(place_of(drawing, "matka")[0])
    dashed = [one for one in drawing.shapes if isinstance(one, Path) and one.dash is Dash.DASHED]
    assert len(dashed) == 1


@pytest.mark.parametrize(
    "odd",
    [
        ([], [], []),
        ([kin("sam", "?")], [Couple("sam", "sam")], [Tie("sam", "sam"), Tie("sam", "nikt")]),
        ([kin("a", "m"), kin("b", "w")], [Couple("a", "b")], [Tie("a", "b"), Tie("b", "a")]),
        (
            [kin(key, "m") for key in "abc"],
            [],
            [Tie("a", "b"), Tie("b", "c"), Tie("c", "a"), Tie("a", "c")],
        ),
    ],
    ids=["nobody", "tied to himself", "each other's child", "a circle"],
)
def test_odd_ties_are_drawn_all_the_same(odd: Family):
    drawing = genogram(*odd)
    assert len([one for one in drawing.marks if not one.key.startswith("union")]) == len(odd[0])
    assert overlaps(drawing) == []


def test_neighbours_stand_as_near_to_their_wish_as_there_is_room():
    assert spread([0, 0, 0], [10, 10]) == [-10, 0, 10]
    assert spread([0, 50, 200], [10, 10]) == [0, 50, 200]
    assert spread([], []) == []
