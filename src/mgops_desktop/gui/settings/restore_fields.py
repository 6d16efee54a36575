"""What is asked before a backup is restored."""

from collections.abc import Sequence

from mgops_desktop.gui.asked_form import (
    Asked,
    a_line,
    a_password,
    new_password,
    one_of,
)
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.storage.vault.key_file import Slot

WAY, PASSWORD, CODE = "way", "password", "code"
FOREIGN, FOREIGN_WORDS = "foreign", "inny folder"
_WAYS = (Choice(PASSWORD, "hasłem z dnia kopii"), Choice(CODE, "kodem z karty odzyskiwania"))


def restore_fields(accounts: Sequence[Slot], *, is_foreign: bool = False) -> tuple[Asked, ...]:
    """The new folder, whose account opens it, and by what; of a backup of other data a word that it is known."""
    offered = [Choice(slot.login, slot.name or slot.login) for slot in accounts]
    first = offered[0].key if offered else None
    foreign = Asked(FOREIGN, "To kopia innych danych", a_line, help=f"Wpisz: {FOREIGN_WORDS}.")
    return (
        *((foreign,) if is_foreign else ()),
        Asked("folder", "Nowy folder", a_line, help="Pusty albo taki, którego nie ma.", wide=True),
        Asked("login", "Konto", one_of(offered), value=first),
        Asked(WAY, "Jak otworzyć kopię", one_of(_WAYS), value=PASSWORD),
        Asked("old", "Hasło z dnia kopii", a_password),
        Asked("code", "Kod odzyskiwania", a_line, wide=True),
        *new_password(),
    )
