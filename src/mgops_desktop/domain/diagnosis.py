"""Words about the diagnosis of a family, and how the scores of two diagnoses are compared.

The areas are a dictionary of the centre; what each score means stands in db/seeds/score_levels.csv.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WORST, BEST = 0, 5
"""The ends of the scale by which an area is scored."""


class Hearing(StrEnum):
    """How the child's opinion was heard (art. 4a)."""

    TALK = "talk"
    PLAY = "play"
    WITH_CLOSE_PERSON = "with_close_person"
    WRITTEN = "written"
    TOO_YOUNG = "too_young"
    NOT_HEARD = "not_heard"


HEARING_LABELS = {
    Hearing.TALK: "w rozmowie z dzieckiem",
    Hearing.PLAY: "w zabawie lub z rysunku",
    Hearing.WITH_CLOSE_PERSON: "w obecności osoby bliskiej",
    Hearing.WRITTEN: "na piśmie",
    Hearing.TOO_YOUNG: "dziecko jest za małe",
    Hearing.NOT_HEARD: "nie wysłuchano",
}


class Resource(StrEnum):
    """How the family's resource in an area stands."""

    PRESENT = "present"
    AT_RISK = "at_risk"
    MISSING = "missing"


RESOURCE_LABELS = {
    Resource.PRESENT: "jest",
    Resource.AT_RISK: "zagrożony",
    Resource.MISSING: "brak",
}


@dataclass(frozen=True)
class Scores:
    """The scores of one diagnosis by area; an area that was not scored is not in it."""

    day: date
    by_area: Mapping[str, int]


@dataclass(frozen=True)
class ScoreChange:
    """An area scored in both of two diagnoses."""

    area: str
    before: int
    after: int

    @property
    def step(self) -> int:
        return self.after - self.before


def score_changes(before: Scores, after: Scores) -> list[ScoreChange]:
    """Return the areas scored both times, in the order of the later diagnosis."""
    return [
        ScoreChange(area, before.by_area[area], score)
        for area, score in after.by_area.items()
        if area in before.by_area
    ]
