"""A page whose records are entered and corrected in place of what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.editor import Values
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing import Editing, open_in, target_of
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.notice_bar import NoticeBar


class EditingPage(Page):
    """Puts `browse` and the forms on one stack; a subclass lays `browse` out and says where the cursor goes.

    `notices` must stand in `browse`: there "Cofnij" is offered.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.came_from_elsewhere = False
        self.notices = NoticeBar(parts.look)
        self.browse = QWidget()
        self.editing = Editing(parts, self.browse, self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editing)

        self.editing.left.connect(self._return)
        self.editing.saved.connect(self._take_saved)
        self.editing.binned.connect(self._take_binned)

    def notice_bar(self) -> NoticeBar | None:
        return self.notices

    def home(self) -> QWidget:
        """What has the cursor while the page is browsed."""
        raise NotImplementedError

    def back_home(self) -> None:
        """Esc while the page is browsed."""
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def browsed_place(self) -> Target | None:
        """Return what leads back to what is browsed, e.g. after a lock."""
        return None

    def show_saved(self, record: RecordRef) -> None:
        """A record was stored; the page has been told to read again already."""

    def begin(self, kind: str, owner: RecordRef | None = None, known: Values | None = None) -> None:
        """Enter a new record; `known` fields are filled in."""
        self.came_from_elsewhere = False
        self.editing.begin(kind, owner, known)
        self.setFocusProxy(self.editing)

    def correct(self, record: RecordRef, owner: RecordRef | None = None) -> None:
        """Correct a stored record."""
        self.came_from_elsewhere = False
        self.editing.correct(record, owner)
        self.setFocusProxy(self.editing)

    def change(self, record: RecordRef, owner: RecordRef | None = None) -> None:
        """Enter what follows a stretch of a dated history from a day."""
        self.came_from_elsewhere = False
        self.editing.change(record, owner)
        self.setFocusProxy(self.editing)

    def open_form(self, target: Target) -> None:
        """Show what a target of another page leads to, in its form; Esc leads back there."""
        self.came_from_elsewhere = True
        open_in(self.editing, target)
        self.setFocusProxy(self.editing)

    def leave_form(self) -> None:
        """Show the page again; what was typed is kept as a draft."""
        self.editing.leave()
        self.setFocusProxy(self.home())

    def back(self) -> None:
        """Esc: out of the form, or back within the page."""
        if self.editing.editor is not None:
            self.editing.editor.leave()
        else:
            self.back_home()

    def place(self) -> Target | None:
        if self.editing.editor is not None:
            return target_of(self.editing.editor)
        return self.browsed_place()

    def keep_unsaved(self) -> None:
        self.editing.keep_unsaved()

    def _return(self) -> None:
        self.setFocusProxy(self.home())
        if self.came_from_elsewhere:
            self.came_from_elsewhere = False
            self.left.emit()
        else:
            self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_saved(self, record: RecordRef) -> None:
        self.came_from_elsewhere = False
        self.setFocusProxy(self.home())
        self.show_saved(record)
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_binned(self, _record: RecordRef) -> None:
        self.came_from_elsewhere = False
        self.setFocusProxy(self.home())
        self.home().setFocus(Qt.FocusReason.OtherFocusReason)
