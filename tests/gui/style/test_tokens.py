"""The tokens can be read, agree with the design, and no page has colours of its own."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from mgops_desktop.files import shipped
from mgops_desktop.gui.style.tokens import Theme, contrast, load_tokens

GUI = Path("src/mgops_desktop/gui")
LITERAL = re.compile(r'"#[0-9A-Fa-f]{3,8}"|QColor\(\s*["\d]|GlobalColor\.(?!transparent)|rgba?\(')
RULE = re.compile(r"\{([^}]*)\}")


@pytest.mark.parametrize("theme", list(Theme))
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    tokens = load_tokens(theme)
    weak = {
        (ink, ground): round(contrast(tokens.color(ink), tokens.color(ground)), 2)
        for ink, ground in tokens.pairs
        if contrast(tokens.color(ink), tokens.color(ground)) < 4.5
    }
    assert weak == {}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor(0, 0, 0), QColor(255, 255, 255)) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor(255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_every_pair_of_the_stylesheet_is_among_those_checked() -> None:
    pairs = set(load_tokens(Theme.LIGHT).pairs)
    template = shipped("ui", "style", "app.qss").read_text(encoding="utf-8")
    used = set()
    for rule in RULE.findall(template):
        ink = re.search(r"(?:^|[\s;])color: \$(\w+)", rule)
        ground = re.search(r"(?:^|[\s;])background: \$(\w+)", rule)
        if ink and ground:
            used.add((ink[1], ground[1]))
    assert used
    assert used <= pairs


def test_both_themes_name_the_same_roles() -> None:
    assert load_tokens(Theme.LIGHT).colours.keys() == load_tokens(Theme.DARK).colours.keys()


def test_no_page_has_a_colour_of_its_own() -> None:
    found = [
        f"{path}: {line.strip()}"
        for path in GUI.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if LITERAL.search(line)
    ]
    assert found == []


def test_the_stylesheet_has_no_colour_of_its_own() -> None:
    template = shipped("ui", "style", "app.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", template) == []
