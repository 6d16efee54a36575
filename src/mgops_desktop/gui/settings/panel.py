"""What all parts of the settings have in common: a head, cards that scroll, and forms in their place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.custody import Custody
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing import Editing, open_in
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn


class Panel(QStackedWidget):
    """One part. `refresh` reads and shows; `kinds` names the records whose change concerns it (None: every change)."""

    kinds: frozenset[str] | None = None

    def __init__(
        self, parts: Parts, title: str, note: str = "", actions: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__()
        self.parts = parts
        self.header = PageHeader("", actions)
        self.notices = NoticeBar(parts.look)
        self.cards = ScrollColumn(title)
        self.browse = QWidget()
        self.header.show_title(title, note)
        self._lay_out_browse()
        self.addWidget(self.browse)

    @property
    def custody(self) -> Custody:
        """The way to the data folder as a whole."""
        assert self.parts.custody is not None
        return self.parts.custody

    def refresh(self) -> None:
        """Read again and show."""

    def back(self) -> bool:
        """Esc: leave what stands in the place of the cards; False if nothing does."""
        return False

    def keep_unsaved(self) -> None:
        """Keep what stands in an unfinished form."""

    def show_in_place(self, widget: QWidget) -> None:
        """Show something instead of the cards; what stood there before is gone."""
        self._drop()
        self.notices.clear()
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_cards(self) -> None:
        """Show the cards again."""
        self._drop()
        self.refresh()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def in_place(self) -> QWidget | None:
        """What stands in the place of the cards."""
        return self.currentWidget() if self.currentIndex() > 0 else None

    def _drop(self) -> None:
        shown = self.in_place
        if shown is not None:
            self.setCurrentIndex(0)
            self.removeWidget(shown)
            shown.hide()
            shown.deleteLater()

    def _lay_out_browse(self) -> None:
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.cards, 1)


class RecordsPanel(Panel):
    """A part that lists records and shows the form of one in their place."""

    def __init__(
        self, parts: Parts, title: str, note: str = "", actions: Sequence[QPushButton] = ()
    ) -> None:
        super().__init__(parts, title, note, actions)
        self.removeWidget(self.browse)
        self.editing = Editing(parts, self.browse, self.notices)
        self.addWidget(self.editing)
        self.setFocusProxy(self.cards)

        self.editing.left.connect(self._return)
        self.editing.saved.connect(self._return)
        self.editing.binned.connect(self._return)

    def back(self) -> bool:
        if self.editing.editor is None:
            return False
        self.editing.editor.leave()
        return True

    def keep_unsaved(self) -> None:
        self.editing.keep_unsaved()

    def begin(self, kind: str, known: Values | None = None) -> None:
        """Enter a new record."""
        self.editing.begin(kind, None, known)
        self.setFocusProxy(self.editing)

    def correct(self, record: RecordRef) -> None:
        """Correct a stored one."""
        self.editing.correct(record)
        self.setFocusProxy(self.editing)

    def change(self, record: RecordRef) -> None:
        """Enter what follows a stored one from a day."""
        self.editing.change(record)
        self.setFocusProxy(self.editing)

    def open_form(self, target: Target) -> None:
        """Show the record of a target in its form, or a new one of its kind."""
        open_in(self.editing, target)
        self.setFocusProxy(self.editing)

    def _return(self, _record: object = None) -> None:
        self.refresh()
        self.setFocusProxy(self.cards)
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
