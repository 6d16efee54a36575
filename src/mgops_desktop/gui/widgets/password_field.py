"""A new password in a form: dots, and as much of it as one wants to see."""

from PySide6.QtWidgets import QLineEdit

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import TextLine


class PasswordField(TextLine):
    """A line of dots. Forms with one keep no drafts."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setEchoMode(QLineEdit.EchoMode.Password)
