"""The year of one assistant lived at the window in a process of its own; what it left is compared with the story.

The figures are counted a second time by hand (counting.py), the documents are read back, the command line makes more.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from tests.acceptance.year import counting
from tests.acceptance.year.deeds import Family
from tests.acceptance.year.families import ALL, SHORT

CHECKOUT = Path(__file__).parents[3]
PASSWORD = "zielona ławka przed domem"
ELSEWHERE = (
    *("blue_card_", "nk_", "violence_", "interdisciplinary_team_", "working_group"),
    *("groups_", "persons_discussed_", "child_protection_", "counselling_"),
)
"""How the keys of the other sections begin."""
FOSTER_CARE = ("foster_children_", "foster_families", "care_institutions")
SETTINGS = {"post_closure_monitoring_months"}
"""Figures that no record makes."""
NAMELESS = {"Nasz plan – dla dzieci", "Zawiadomienie o podejrzeniu popełnienia przestępstwa"}
"""Documents that speak to the children, or of whom the writer names alone: they have no family's name of their own."""
FEW = 3
"""How many documents the short year makes."""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)])
    return subprocess.run(
        [sys.executable, "-m", *command],
        env={**os.environ, "PYTHONPATH": paths, "MGOPS_PASSWORD": PASSWORD, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def ask(place: Path, *words: str) -> str:
    """What the command line answers on the last day of the year."""
    done = run("mgops_desktop", *words, "--data", str(place / "dane"), "--today", "2026-12-31")
    assert done.returncode == 0, done.stderr
    return done.stdout


def live(place: Path, *words: str) -> None:
    """Live the year below a folder."""
    done = run("tests.acceptance.year", str(place), *words)
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-4000:]


def compare_figures(place: Path, families: Sequence[Family]) -> None:
    """Every figure of sections A-C and E is what was counted by hand; what was not counted is 0."""
    answer = json.loads(ask(place, "indicators", "--year", "2026", "--format", "json"))
    left_out = (*ELSEWHERE, *FOSTER_CARE)
    found = {
        part["key"]: part["value"]
        for one in answer["indicators"]
        for part in (one, *(part for by in one["breakdowns"] for part in by["parts"]))
        if not part["key"].startswith(left_out) and part["key"] not in SETTINGS
    }
    by_hand = counting.figures(families)
    assert set(by_hand) <= set(found)
    expected = {key: by_hand.get(key, 0) for key in found}
    shown = {key: round(float(value or 0), 2) for key, value in found.items()}
    different = {key: (shown[key], expected[key]) for key in found if shown[key] != expected[key]}
    assert different == {}, f"the program and the story: {different}"


def compare_documents(place: Path) -> list[str]:
    """Each document that was made says in both formats what it is and of whom; returns their titles."""
    folder = place / "dokumenty"
    lines = (folder / "rodziny.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        title, family = line.split("\t")
        for words in (
            words_of_pdf(folder / f"{title}.pdf"),
            words_of_word(folder / f"{title}.docx"),
        ):
            assert title.casefold() in words.casefold(), title
            assert (family in words) != (title in NAMELESS), title
    return [line.split("\t")[0] for line in lines]


def words_of_pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


def words_of_word(path: Path) -> str:
    """The title that Word shows in its window, and every word of the page."""
    document = Document(str(path))
    text = [one.text for one in document.element.body.iter(qn("w:t")) if one.text]
    return " ".join(" ".join([document.core_properties.title, *text]).split())


@pytest.mark.gui
@pytest.mark.slow
def test_year_of_fifteen_families_is_counted_as_it_was_lived(tmp_path: Path) -> None:
    live(tmp_path)
    compare_figures(tmp_path, ALL)
    made = compare_documents(tmp_path)
    kinds = json.loads(ask(tmp_path, "document", "--list"))["documents"]
    assert sorted(made) == sorted(one["title"] for one in kinds)
    answer = json.loads(ask(tmp_path, "check", "--year", "2026", "--format", "json"))
    assert [one for one in answer["problems"] if one["severity"] == "error"] == []
    make_by_command(tmp_path, kinds)


def make_by_command(place: Path, kinds: Sequence[dict[str, str]]) -> None:
    """The same documents of the newest records, by the command; letters and assessments are of several kinds."""
    numbers = newest_numbers(place)
    for kind in kinds:
        if kind["of"] in ("letter", "assessment", "visit"):
            continue
        path = place / f"{kind['key']}.docx"
        ask(
            place,
            "document",
            kind["key"],
            "--number",
            numbers[kind["of"]],
            "--format",
            "docx",
            "-o",
            str(path),
        )
        assert kind["title"].casefold() in words_of_word(path).casefold()


def newest_numbers(place: Path) -> dict[str, str]:
    """The last number of each kind of records, as they are exported."""
    to = place / "wszystko.xlsx"
    ask(place, "export", str(to))
    described = json.loads(ask(place, "template", "--describe"))
    titles = {one["title"]: one["key"] for one in described["sheets"]}
    book = load_workbook(to, read_only=True)
    found = {}
    for sheet in book:
        rows = [str(row[0]) for row in sheet.values if row and row[0]]
        if sheet.title in titles and len(rows) > 2:
            found[titles[sheet.title]] = rows[-1]
    book.close()
    return found


@pytest.mark.gui
@pytest.mark.slow
def test_short_year_of_one_family_is_counted_as_it_was_lived(tmp_path: Path) -> None:
    live(tmp_path, "--short")
    compare_figures(tmp_path, SHORT)
    assert len(compare_documents(tmp_path)) == FEW
