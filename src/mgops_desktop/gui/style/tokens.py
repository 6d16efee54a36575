"""The tokens of the look, from ui/style/tokens.json: stylesheet and painters ask the same ones."""

import json
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor

from mgops_desktop.files import shipped


class Theme(StrEnum):
    """The two grounds everything is drawn on."""

    LIGHT = "light"
    DARK = "dark"

    @property
    def other(self) -> "Theme":
        return Theme.DARK if self is Theme.LIGHT else Theme.LIGHT


@dataclass(frozen=True)
class Tokens:
    """Colours of one theme, and the type and sizes that both themes share (pixels at 100 %)."""

    theme: Theme
    colours: dict[str, str]
    type: dict[str, tuple[int, int]]
    size: dict[str, int]
    pairs: tuple[tuple[str, str], ...]

    def color(self, role: str) -> QColor:
        """Return the colour of a role; KeyError for a role that no token names."""
        return QColor(self.colours[role])

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """Return text and ground of a badge tone: accent, danger, warn, ok or muted."""
        ground = "hover" if tone == "muted" else f"{tone}_bg"
        return self.color(tone), self.color(ground)


def load_tokens(theme: Theme) -> Tokens:
    """Read the tokens of a theme."""
    raw = json.loads(shipped("ui", "style", "tokens.json").read_text(encoding="utf-8"))
    return Tokens(
        theme=theme,
        colours=raw[theme.value],
        type={name: (size, weight) for name, (size, weight) in raw["type"].items()},
        size=raw["size"],
        pairs=tuple((ink, ground) for ink, ground in raw["pairs"]),
    )


def contrast(ink: QColor, ground: QColor) -> float:
    """Return the contrast ratio of WCAG 2 (1 to 21); 4.5 is what small text needs."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
