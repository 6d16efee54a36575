"""The first run as a user goes through it: keys to the window, from step to step."""

from pathlib import Path

from PySide6.QtCore import Qt
from tests.gui.hands import Hands, click

from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.founding_screen import FoundingScreen
from mgops_desktop.gui.shell.founding_steps import Step
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.operations.data_folder import OpenData, open_data

PASSWORD = "trzy zielone ławki"
WAIT = 30_000
RETURN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class FirstRun:
    """Somebody at an empty computer."""

    def __init__(self, qtbot, program: Program, clock) -> None:
        self._qtbot = qtbot
        self._clock = clock
        self.program = program
        self.hands = Hands(program.window)

    @property
    def shown(self):
        """The screen that is shown."""
        return self.program.window.currentWidget()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        assert isinstance(self.shown, FoundingScreen), self.shown
        return self.shown.step

    def wait_for(self, kind: type):
        """Wait until a screen is shown."""
        self._qtbot.waitUntil(lambda: isinstance(self.shown, kind), timeout=WAIT)
        return self.shown

    def begin(self) -> FoundingScreen:
        """Choose an own folder."""
        assert isinstance(self.shown, FirstScreen)
        click(self.shown.own)
        form = self.wait_for(FoundingScreen)
        assert isinstance(form, FoundingScreen)
        return form

    def write_lines(self, *texts: str) -> None:
        """Type into one field after the other, each ended with Enter."""
        for text in texts:
            self.hands.write(text)
            self.hands.press(RETURN)

    def centre(self, name: str = "Ośrodek w Przykładowie") -> None:
        self.write_lines(name, "Przykładowo", *[""] * 9)

    def person(self, papers: str = "") -> None:
        """Fill in who it is; without `papers` their date stays as it is."""
        self.write_lines("Zofia", "Wzorowa", "kierownik", "zofia")
        self.hands.press(RETURN)  # the kind of folder stays as it is
        if papers:
            self.hands.write_over(papers)
        self.hands.press(RETURN)

    def password(self, password: str = PASSWORD, repeated: str = PASSWORD) -> None:
        self.write_lines(password, repeated)

    def code(self) -> str:
        """Type the code back as it is shown."""
        shown: FoundingScreen = self.shown
        code = shown.code.view.code.text()
        self.write_lines(code.lower().replace("-", " "))
        return code

    def skip_place(self) -> None:
        click(self.shown.place.skip)

    def to_last_step(self, papers: str = "") -> FoundingScreen:
        """Go through all steps up to the last."""
        form = self.begin()
        self.centre()
        self.person(papers)
        self.password()
        self.code()
        self.skip_place()
        assert self.step is form.start
        return form

    def opened(self, path: Path) -> OpenData:
        """Close the window and open the folder that it founded."""
        self.program.window.close()
        self._qtbot.waitUntil(lambda: not self.program.window.isVisible(), timeout=WAIT)
        return open_data(path, PASSWORD, self._clock)
