"""What concerns this computer only: how the window looks, and when it locks itself."""

from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.asked_form import Asked, FieldsForm, field_kit, one_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.window_memory import LOCK_MINUTES, SCALES

_THEMES = (Choice(Theme.LIGHT.value, "jasny"), Choice(Theme.DARK.value, "ciemny"))
_LOCK_HELP = "Po tylu minutach bez klawisza i myszy dane się zamykają. Szkice zostają. Ctrl+L zamyka od razu."


class ComputerPanel(Panel):
    """Each choice takes effect at once and is kept on this computer, not among the data."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Ten komputer", "działa od razu, tylko na tym komputerze")
        look, memory = parts.look, parts.memory
        scales = [Choice(str(one), f"{one}%") for one in SCALES]
        minutes = [Choice(str(one), counted(one, "minuta")) for one in LOCK_MINUTES]
        self.form = FieldsForm(
            field_kit(parts),
            (
                Asked("theme", "Wygląd", one_of(_THEMES), False, value=look.theme.value),
                Asked("scale", "Wielkość tekstu", one_of(scales), False, value=_scale_of(parts)),
                Asked(
                    "lock",
                    "Samoczynna blokada",
                    one_of(minutes),
                    False,
                    _LOCK_HELP,
                    wide=True,
                    value=str(memory.lock_minutes),
                ),
            ),
        )
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 16)
        card.body.addWidget(self.form)
        self.cards.add(card)
        self.setFocusProxy(self.form.wrapper("theme").input)

        self.form.wrapper("theme").field.edited.connect(self._set_theme)
        self.form.wrapper("scale").field.edited.connect(self._set_scale)
        self.form.wrapper("lock").field.edited.connect(self._set_lock)

    def refresh(self) -> None:
        """Show the theme that was turned elsewhere."""
        self.form.wrapper("theme").field.set_value(self.parts.look.theme.value)

    def _chosen(self, name: str) -> str:
        return str(self.form.wrapper(name).field.value() or "")

    def _set_theme(self) -> None:
        self.parts.look.set_theme(Theme(self._chosen("theme")))

    def _set_scale(self) -> None:
        self.parts.look.set_scale(int(self._chosen("scale")) / 100)

    def _set_lock(self) -> None:
        self.parts.memory.keep_lock_minutes(int(self._chosen("lock")))


def _scale_of(parts: Parts) -> str:
    return str(min(SCALES, key=lambda one: abs(one - 100 * parts.look.scale)))
