"""The shipped library of goals and the words of the scores, read from db/seeds/*.csv."""

from collections.abc import Mapping
from functools import cache

from mgops_desktop.domain.visit import ActionForm
from mgops_desktop.storage.diagnosis import LibraryRow
from mgops_desktop.storage.seeds import rows_of


@cache
def shipped_library() -> tuple[LibraryRow, ...]:
    """Return the goals and actions that the program ships. Raises ValueError for a form that there is none of."""
    return tuple(
        LibraryRow(
            id=None,
            area=row["area"],
            goal=row["goal"],
            action=row["action"],
            expected_effect=row["expected_effect"],
            plain_words=row["plain_words"],
            forms=tuple(str(ActionForm(one)) for one in row["forms"].split(";") if one),
            tasks=tuple(one for one in row["tasks"].split(";") if one),
        )
        for row in rows_of("plan_library")
    )


@cache
def _levels() -> Mapping[tuple[str, int], str]:
    return {(row["area"], int(row["score"])): row["words"] for row in rows_of("score_levels")}


def level_words(area: str, score: int) -> str:
    """Return what a score means in an area; of the centre's own areas in general words."""
    levels = _levels()
    return levels.get((area, score)) or levels["", score]
