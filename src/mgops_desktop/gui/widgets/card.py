"""The white surface that everything stands on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mgops_desktop.gui.widgets.label import caption, section


class Card(QFrame):
    """A surface with a hairline round it; `body` takes what it holds, from edge to edge."""

    def __init__(self, heading: str = "", note: str = "") -> None:
        super().__init__()
        self.heading = section(heading)
        self.note = caption(note)
        self.header = QWidget()
        self.header_row = QHBoxLayout(self.header)
        self.body = QVBoxLayout()
        self._lay_out()
        self.set_heading(heading, note)

    def set_heading(self, heading: str, note: str = "") -> None:
        """Set title and the muted words beside it; an empty title hides the line."""
        self.heading.setText(heading)
        self.note.setText(note)
        self.header.setVisible(bool(heading))
        self.setAccessibleName(heading)

    def add_to_header(self, widget: QWidget) -> None:
        """Put a link or a button at the right end of the title line."""
        self.header_row.addWidget(widget)

    def add_text(self, label: QLabel) -> None:
        """Add a line of text with the card's own padding."""
        top = 8 if self.header.isHidden() and not self.body.count() else 0
        label.setContentsMargins(16, top, 16, 8)
        self.body.addWidget(label)

    def stand_alone(self) -> None:
        """Give the title line the same room below as above: the card holds nothing else."""
        self.header_row.setContentsMargins(16, 10, 12, 10)

    def _lay_out(self) -> None:
        self.header_row.setContentsMargins(16, 10, 12, 4)
        self.header_row.setSpacing(8)
        self.header_row.addWidget(self.heading)
        self.header_row.addWidget(self.note)
        self.header_row.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self.body)
