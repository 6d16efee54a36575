"""Help: the keys of the program and how data are brought in, from resources/help."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from mgops_desktop.files import shipped
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_KEYS_WIDTH, _CARD_WIDTH = 230, 760


@dataclass(frozen=True)
class KeyGroup:
    """Keys that work in one place, each with what it does."""

    title: str
    keys: tuple[tuple[str, str], ...]


def key_groups() -> list[KeyGroup]:
    """Read resources/help/skroty.md: headings, and under each a table of key and meaning."""
    text = shipped("resources", "help", "skroty.md").read_text(encoding="utf-8")
    blocks = text.split("## ")[1:]
    return [KeyGroup(block.splitlines()[0].strip(), tuple(_rows(block))) for block in blocks]


def _rows(block: str) -> Iterator[tuple[str, str]]:
    lines = [line for line in block.splitlines() if line.startswith("|")]
    for line in lines[2:]:  # below the head of the table and its rule
        keys, meaning = (cell.strip() for cell in line.strip("|").split("|"))
        yield keys, meaning


def import_steps() -> tuple[str, list[str]]:
    """Read resources/help/wczytanie.md: its heading and its paragraphs."""
    text = shipped("resources", "help", "wczytanie.md").read_text(encoding="utf-8")
    heading, *paragraphs = (block.strip() for block in text.split("\n\n"))
    return heading.removeprefix("## "), paragraphs


class HelpPage(Page):
    """Shows how data are brought in, and the keys, a card for each place where they work."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.header = PageHeader()
        self.cards = ScrollColumn("Pomoc")
        self._lay_out()
        parts.look.changed.connect(self.refresh)

    def refresh(self) -> None:
        self.cards.clear()
        self.cards.add(self._import_card())
        for group in key_groups():
            self.cards.add(self._card(group))

    def _import_card(self) -> Card:
        heading, paragraphs = import_steps()
        card = Card(heading)
        card.setMaximumWidth(self.parts.look.px(_CARD_WIDTH))
        for paragraph in paragraphs:
            card.add_text(label(paragraph, wraps=True))
        return card

    def _card(self, group: KeyGroup) -> Card:
        card = Card(group.title)
        card.setMaximumWidth(self.parts.look.px(_CARD_WIDTH))
        grid = QGridLayout()
        grid.setContentsMargins(16, 0, 16, 8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, self.parts.look.px(_KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        for number, (keys, meaning) in enumerate(group.keys):
            grid.addWidget(label(keys, "strong"), number, 0)
            grid.addWidget(label(meaning), number, 1)
        card.body.addLayout(grid)
        return card

    def _lay_out(self) -> None:
        self.header.show_title(
            "Pomoc", "Skąd wziąć dane i klawisze: wszystko da się zrobić bez myszy"
        )
        self.setFocusProxy(self.cards)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addWidget(self.header)
        page.addWidget(self.cards, 1)
