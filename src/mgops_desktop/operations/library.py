"""Goals and actions to choose from: what the program ships and what the centre has added."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.dictionaries import AREA, dictionaries_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.diagnosis import LibraryRow, own_library
from mgops_desktop.storage.plan_seeds import shipped_library


@dataclass(frozen=True)
class Offered:
    """An entry with the word of its area; `id` is None for what the program ships."""

    id: UUID | None
    area: str
    goal: str
    action: str
    expected_effect: str
    filled: tuple[tuple[str, FormValue], ...]

    @property
    def values(self) -> dict[str, FormValue]:
        """What it fills into the form of an action."""
        return dict(self.filled)


@question("biblioteka celów", Right.CASEWORK_READ)
def library(session: Session) -> tuple[Offered, ...]:
    """Return all goals with their actions: the centre's own first, then the shipped ones by area."""
    areas = dictionaries_of(session)[AREA]
    rows = [*own_library(session), *shipped_library()]
    return tuple(_offered(row, areas.label(row.area)) for row in rows)


def _offered(row: LibraryRow, area: str) -> Offered:
    values: dict[str, FormValue] = {
        "goal": row.goal,
        "action": row.action,
        "expected_effect": row.expected_effect,
        "plain_words": row.plain_words,
        "forms": list(row.forms),
        "tasks": list(row.tasks),
    }
    return Offered(row.id, area, row.goal, row.action, row.expected_effect, tuple(values.items()))
