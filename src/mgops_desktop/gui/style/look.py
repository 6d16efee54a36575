"""The look of the running program: theme and text size, and what painters need to follow them."""

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from mgops_desktop.gui.style.fonts import font, load_fonts
from mgops_desktop.gui.style.icons import draw_icon
from mgops_desktop.gui.style.stylesheet import stylesheet
from mgops_desktop.gui.style.tokens import Theme, Tokens, load_tokens

SMALLEST, LARGEST = 1.0, 2.0


class Look(QObject):
    """Gives colours, fonts and icons; `changed` tells painters that theme or text size changed."""

    changed = Signal()

    def __init__(
        self, app: QApplication, theme: Theme = Theme.LIGHT, scale: float = SMALLEST
    ) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = load_tokens(theme)
        self._chosen = _within(scale)
        self._least = SMALLEST
        self._scale = self._chosen
        self._drawn: dict[tuple[str, str, int, float, int], QPixmap] = {}
        load_fonts()
        app.setStyle("Fusion")
        app.screenAdded.connect(self.changed)  # icons are drawn for the screens there are
        self._apply()

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def theme(self) -> Theme:
        return self._tokens.theme

    @property
    def scale(self) -> float:
        """The text size that is shown: 1.0 to 2.0."""
        return self._scale

    @property
    def chosen_scale(self) -> float:
        """The text size that was chosen for this computer, whatever a screen needs meanwhile."""
        return self._chosen

    def set_theme(self, theme: Theme) -> None:
        if theme is not self.theme:
            self._tokens = load_tokens(theme)
            self._apply()

    def toggle_theme(self) -> None:
        self.set_theme(self.theme.other)

    def set_scale(self, scale: float) -> None:
        """Set the text size; a value outside 100–200 % is brought to the nearer end."""
        self._chosen = _within(scale)
        self._fit_scale()

    def need_scale(self, least: float = SMALLEST) -> None:
        """Show text no smaller than this until told otherwise, e.g. on a wall; what was chosen stays chosen."""
        self._least = _within(least)
        self._fit_scale()

    def _fit_scale(self) -> None:
        scale = max(self._chosen, self._least)
        if scale != self._scale:
            self._scale = scale
            self._apply()

    def color(self, role: str) -> QColor:
        return self._tokens.color(role)

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Return text and ground of a badge tone."""
        return self._tokens.tone(tone)

    def font(self, name: str) -> QFont:
        """Return the font of a type token (body, second, caption, …) at the present text size."""
        pixels, weight = self._tokens.type[name]
        return font(self.px(pixels), weight)

    def px(self, pixels: int) -> int:
        """Return a length that grows with the text."""
        return round(pixels * self._scale)

    def size(self, name: str) -> int:
        """Return a length of the grid, which does not grow."""
        return self._tokens.size[name]

    def pixmap(self, name: str, role: str, size: int = 18, ratio: float = 1.0) -> QPixmap:
        """Return an icon in the colour of a role; `size` is at 100 % text."""
        return self._draw(name, role, size, ratio, 0)

    def icon(self, name: str, role: str = "text", size: int = 18, gap: int = 0) -> QIcon:
        """Return an icon for buttons, with `gap` empty pixels between it and the word."""
        icon = QIcon()
        for ratio in {screen.devicePixelRatio() for screen in self._app.screens()}:
            icon.addPixmap(self._draw(name, role, size, ratio, gap))
            icon.addPixmap(self._draw(name, "edge", size, ratio, gap), QIcon.Mode.Disabled)
        return icon

    def icon_size(self, size: int = 18, gap: int = 0) -> QSize:
        return QSize(self.px(size) + gap, self.px(size))

    def _draw(self, name: str, role: str, size: int, ratio: float, gap: int) -> QPixmap:
        wanted = (name, role, size, ratio, gap)
        if wanted not in self._drawn:
            self._drawn[wanted] = draw_icon(name, self.color(role), self.px(size), ratio, gap)
        return self._drawn[wanted]

    def _apply(self) -> None:
        self._drawn.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(stylesheet(self._tokens, self._scale))
        self.changed.emit()

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "hover",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.Mid: "line",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        faint = self.color("muted")
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, faint)
        return palette


def _within(scale: float) -> float:
    return min(max(scale, SMALLEST), LARGEST)
