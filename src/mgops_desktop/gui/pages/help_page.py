"""Help: the offline manual with search, back and forward, opened at the page of the screen one came from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui import keys, targets
from mgops_desktop.gui.help.manual import manual
from mgops_desktop.gui.help.topic_view import TopicView
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

_NOTE = "Działa bez internetu. F1 otwiera stronę o ekranie, na którym jesteś, Esc wraca"
_NOTHING = "Niczego nie znaleziono"
_ADVICE = "Spróbuj innego słowa albo jego początku."


class HelpPage(Page):
    """The pages of the manual at the left, narrowed while one types; the chosen one beside them."""

    kinds = frozenset()
    shows_people = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        look = parts.look
        self._manual = manual()
        self._past: list[str] = []
        self._ahead: list[str] = []
        self._topic = self._manual.first
        self._found: dict[str, int] = {}
        self.back_button = Button(look, "Wstecz", "chevron-left")
        self.forward_button = Button(look, "Dalej", "chevron-right")
        self.papers = Button(look, "Papiery RODO", "file-text")
        self.header = PageHeader("Pomoc", (self.papers, self.back_button, self.forward_button))
        self.search = IconLine(look, "Szukaj w pomocy")
        self.list = TwoLineList(
            look, "Strony pomocy", RowStyle(chevrons=False, wraps=True), selects=True
        )
        self.topic = TopicView(look)
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> str:
        """The key of the page that is shown."""
        return self._topic

    def refresh(self) -> None:
        self._show_list()
        self._show(self._topic)

    def open_target(self, target: Target) -> None:
        """Show a page of the manual, with the whole list beside it."""
        self.search.clear()
        self._go_to(target.tab or self._manual.first)
        self.topic.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Esc: first out of a search, then to the screen one came from."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def place(self) -> Target | None:
        return Target(targets.HELP, tab=self._topic)

    def _show_list(self) -> None:
        query = self.search.text().strip()
        hits = self._manual.find(query) if query else []
        self._found = {hit.topic.key: hit.shape for hit in hits}
        rows: list[ListRow] = [
            TwoLineRow(hit.topic.key, hit.topic.title, hit.passage) for hit in hits
        ]
        if not query:
            for chapter in self._manual.chapters:
                rows.append(SectionRow(chapter.title))
                rows += [TwoLineRow(one.key, one.title, strong=False) for one in chapter.topics]
        elif not hits:
            rows.append(SectionRow(_NOTHING))
        self.list.set_rows(rows)
        self.header.show_title("Pomoc", _ADVICE if query and not hits else _NOTE)
        self.list.blockSignals(True)
        self.list.choose(self._topic)
        self.list.blockSignals(False)

    def _choose(self, key: object) -> None:
        if isinstance(key, str):
            self._go_to(key, self._found.get(key, -1))

    def _go_to(self, key: str, found: int = -1) -> None:
        if key not in self._manual.topics:
            key = self._manual.first
        if key != self._topic:
            self._past.append(self._topic)
            self._ahead.clear()
        self._show(key, found)

    def _step(self, of: list[str], onto: list[str]) -> None:
        if of:
            onto.append(self._topic)
            self._show(of.pop())

    def _go_back(self) -> None:
        self._step(self._past, self._ahead)

    def _go_forward(self) -> None:
        self._step(self._ahead, self._past)

    def _show(self, key: str, found: int = -1) -> None:
        self._topic = key
        self.topic.show_topic(self._manual.topics[key], found)
        self.list.blockSignals(True)
        self.list.choose(key)
        self.list.blockSignals(False)
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._ahead))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if self.list.current_key() is None:
            self.list.step(1)

    def _open_papers(self) -> None:
        self.asked.emit(Target(targets.PAPERS))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_list)
        self.search.down.connect(self._enter_list)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._choose)
        self.topic.opened.connect(self._go_to)
        self.back_button.clicked.connect(self._go_back)
        self.forward_button.clicked.connect(self._go_forward)
        self.papers.clicked.connect(self._open_papers)
        self.parts.look.changed.connect(self.refresh)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        keys.bind(self, keys.HELP_BACK, self._go_back, within)
        keys.bind(self, keys.HELP_FORWARD, self._go_forward, within)

    def _lay_out(self) -> None:
        self.header.show_title("Pomoc", _NOTE)
        self.papers.setVisible(self.parts.access.may(Right.SETTINGS))
        self.setFocusProxy(self.search)
        pages = Card()
        line = QVBoxLayout()
        line.setContentsMargins(12, 12, 12, 8)
        line.addWidget(self.search)
        pages.body.addLayout(line)
        pages.body.addWidget(self.list, 1)
        stand_aside(pages, self.parts.look, 318)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(pages, 2)
        row.addWidget(self.topic, 5)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(16)
        page.addLayout(row, 1)
        page.insertWidget(0, self.header)  # last for Tab: one searches first
