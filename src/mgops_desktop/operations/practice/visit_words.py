"""The words of visits: three to six sentences with the small things of the day, fitting to who lives there."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mgops_desktop.domain.family import Sex
from mgops_desktop.domain.visit import VisitKind, VisitPurpose
from mgops_desktop.operations.practice.chance import Chance, Deck
from mgops_desktop.operations.practice.diary import Meeting
from mgops_desktop.operations.practice.people import due_birth
from mgops_desktop.operations.practice.phrases import filled, phrases
from mgops_desktop.operations.practice.rhythm import Moment
from mgops_desktop.operations.practice.world import (
    PRESCHOOL_AGE,
    PUPIL_AGE,
    TEEN_AGE,
    FamilyStory,
    Resident,
)

_WEIGHTS = {
    "school": 1.5,
    "baby": 1.4,
    "parenting": 1.1,
    "health": 0.7,
    "work": 0.7,
    "housing": 0.5,
    "offices": 0.8,
    "care": 1.6,
    "court": 0.6,
    "pregnancy": 2.0,
    "plan": 0.5,
    "leisure": 0.5,
    "couple": 0.7,
}
_OUTSIDE = ("offices", "work", "budget", "plan", "court")
"""What is spoken of outside the home."""
_SHORT: dict[VisitKind, tuple[str, ...]] = {
    VisitKind.FAILED: (),
    VisitKind.PHONE: (),
    VisitKind.INSTITUTION: ("15.18",),
    VisitKind.CONSULTATION: ("15.18",),
    VisitKind.GROUP: ("15.10",),
}
"""Contacts told in one sentence, with the tasks they serve."""
_SENTENCES = {3: 0.3, 4: 0.4, 5: 0.2, 6: 0.1}
_AGES = {
    "baby": (0, PRESCHOOL_AGE),
    "preschool": (PRESCHOOL_AGE, PUPIL_AGE),
    "pupil": (PUPIL_AGE, 18),
    "teen": (TEEN_AGE, 18),
}
_WINTER, _SUMMER = (11, 12, 1, 2, 3), (6, 7, 8)


@dataclass(frozen=True)
class Words:
    """What is written down about one contact."""

    topic: str
    course: str
    agreed_family: str
    agreed_worker: str
    tasks: tuple[str, ...]


class Wording:
    """Words about one family; a sentence does not come again before its deck is through."""

    def __init__(self, family: FamilyStory, chance: Chance) -> None:
        self._family = family
        self._chance = chance
        self._decks: dict[tuple[str, ...], Deck] = {}
        self._known: dict[str, Any] = phrases("visits")
        self._adults = _adult_slots(family)
        self._day = date.min
        self._at_home: list[Resident] = []
        self._found: dict[str, list[Resident]] = {}

    def of(self, meeting: Meeting) -> Words:
        """The words of one contact."""
        contact = meeting.contact
        if contact.purpose is VisitPurpose.AFTERCARE:
            return Words("monitoring", self._told("aftercare", meeting.day, 2), "", "", ("15.16",))
        if contact.kind in _SHORT:
            told = self._told(contact.kind.value, meeting.day, 1)
            return Words("", told, "", "", _SHORT[contact.kind])
        return self._met(meeting)

    def _met(self, meeting: Meeting) -> Words:
        day, contact = meeting.day, meeting.contact
        themes = self._themes(day, away=contact.kind is not VisitKind.HOME)
        count = self._chance.weighted(_SENTENCES)
        course = [self._opening(meeting)]
        with_closing = self._chance.yes(0.55)
        inner = count - 1 - with_closing
        for index in range(inner):
            theme = themes[0] if index < max(2, inner - 1) else themes[-1]
            course.append(self._unsaid(course, day, theme))
        if with_closing:
            course.append(self._drawn(day, "closings", "any"))
        first = self._known["themes"][themes[0]]
        tasks = {task for theme in themes for task in self._known["themes"][theme]["tasks"]}
        if contact.moment is Moment.LAST:
            tasks.add("15.1")
        return Words(
            self._chance.pick(first["topics"]),
            " ".join(course),
            self._drawn(day, "themes", themes[0], "agreed_family"),
            self._drawn(day, "themes", themes[0], "agreed_worker"),
            tuple(sorted(tasks)),
        )

    def _unsaid(self, course: list[str], day: date, theme: str) -> str:
        """A sentence on a theme that does not stand in the text yet."""
        sentence = self._drawn(day, "themes", theme, "sentences")
        while sentence in course:
            sentence = self._drawn(day, "themes", theme, "sentences")
        return sentence

    def _opening(self, meeting: Meeting) -> str:
        day, contact = meeting.day, meeting.contact
        if contact.moment is not Moment.USUAL:
            return self._drawn(day, "openings", contact.moment.value)
        if contact.kind is not VisitKind.HOME:
            return self._told(contact.kind.value, day, 1)
        season = "any"
        if self._chance.yes(0.12) and day.month in _WINTER:
            season = "winter"
        elif self._chance.yes(0.12) and day.month in _SUMMER:
            season = "summer"
        return self._drawn(day, "openings", season)

    def _told(self, kind: str, day: date, count: int) -> str:
        """Sentences about a contact of a kind, from the lists that fit the family."""
        lists = self._known["kinds"][kind]
        fitting = [name for name in lists if name == "any" or self._fits(name, day)]
        told = []
        for _ in range(count):
            name = self._chance.pick(fitting) if self._chance.yes(0.4) else "any"
            told.append(self._drawn(day, "kinds", kind, name))
        return " ".join(dict.fromkeys(told))

    def _themes(self, day: date, *, away: bool) -> list[str]:
        """One or two themes that fit who lives there on the day, and the place."""
        fitting = {
            name: _WEIGHTS.get(name, 1.0)
            for name, theme in self._known["themes"].items()
            if (name in _OUTSIDE or not away)
            and self._fits(theme["needs"], day)
            and day.month not in theme.get("months_off", ())
        }
        first = self._chance.weighted(fitting)
        second = self._chance.weighted(fitting)
        return [first] if first == second else [first, second]

    def _fits(self, needs: str, day: date) -> bool:
        family = self._family
        if needs == "none":
            return True
        if needs == "couple":
            return family.partner is not None
        if needs == "court":
            return family.has("court")
        if needs == "pregnant":
            return family.has("pregnancy") and day < due_birth(family.plan)
        if needs in ("child", "baby", "preschool", "pupil", "teen", "care"):
            return bool(self._children(needs, day))
        return needs in family.plan.problems

    def _children(self, needs: str, day: date) -> list[Resident]:
        """The children a theme may speak of; looked up once for a day."""
        if day != self._day:
            self._day, self._found = day, {}
            self._at_home = self._family.children_at_home(day)
        if needs not in self._found:
            self._found[needs] = self._look_up(needs, day)
        return self._found[needs]

    def _look_up(self, needs: str, day: date) -> list[Resident]:
        at_home = self._at_home
        if needs == "care":
            if not self._family.away:
                return []
            return [child for child in self._family.children_on(day) if child not in at_home]
        least, most = _AGES.get(needs, (PRESCHOOL_AGE, 18))
        return [child for child in at_home if least <= child.age_on(day) < most]

    def _drawn(self, day: date, *path: str) -> str:
        """The next sentence of a list, its slots filled."""
        deck = self._decks.get(path)
        if deck is None:
            found: Any = self._known
            for name in path:
                found = found[name]
            deck = self._decks[path] = Deck(self._chance, found)
        needs = "child"
        if path[0] == "themes":
            needs = self._known["themes"][path[1]]["needs"]
        return filled(deck.next(), self._slots(needs, day))

    def _slots(self, needs: str, day: date) -> dict[str, str]:
        child = self._chance.pick(self._children(needs, day) or self._family.children)
        return self._adults | child.first.slots("child") | _endings(child, "c")


def _adult_slots(family: FamilyStory) -> dict[str, str]:
    slots = family.carer.first.formal(family.carer.sex).slots("carer")
    slots |= _endings(family.carer, "")
    if family.partner is not None:
        slots |= family.partner.first.formal(Sex.MALE).slots("other")
        slots |= _endings(family.partner, "o")
    return slots


def _endings(one: Resident, prefix: str) -> dict[str, str]:
    """Endings that agree with a person: {a} of "był", "była"; {y} of "spokojny", "spokojna"."""
    female = one.sex is Sex.FEMALE
    return {f"{prefix}a": "a" if female else "", f"{prefix}y": "a" if female else "y"}
