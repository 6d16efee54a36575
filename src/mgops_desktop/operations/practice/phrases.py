"""The words of the practice data: shipped files of invented names, places and sentences."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from mgops_desktop.domain.family import Sex
from mgops_desktop.files import shipped


@cache
def phrases(name: str) -> dict[str, Any]:
    """One file of resources/practice as it stands."""
    with shipped("resources", "practice", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True)
class FirstName:
    """A first name with its cases."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str

    def slots(self, slot: str) -> dict[str, str]:
        """The name for the slots of a sentence: {child}, {child_g} …"""
        return {
            slot: self.nominative,
            f"{slot}_g": self.genitive,
            f"{slot}_d": self.dative,
            f"{slot}_a": self.accusative,
            f"{slot}_i": self.instrumental,
        }

    def formal(self, sex: Sex) -> "FirstName":
        """The name with "pani" or "pan" before it."""
        titles = _PANI if sex is Sex.FEMALE else _PAN
        cases = vars(self).values()
        return FirstName(*(f"{title} {name}" for title, name in zip(titles, cases, strict=True)))


_PANI = ("pani", "pani", "pani", "panią", "panią")
_PAN = ("pan", "pana", "panu", "pana", "panem")


@cache
def first_names(kind: str) -> tuple[FirstName, ...]:
    """Names of one kind: women, older_women, men, girls, boys."""
    return tuple(FirstName(*line.split()) for line in phrases("names")[kind])


def surname(stem: str, sex: Sex) -> str:
    """An invented adjective as a surname: "Przykładowa", "Przykładowy", "Zastępcza-Wzorcowa"."""
    ending = "a" if sex is Sex.FEMALE else "y"
    return "-".join(part + ending for part in stem.split("-"))


def filled(sentence: str, slots: dict[str, str]) -> str:
    """A sentence with its slots filled, beginning with a capital."""
    text = sentence.format_map(slots)
    return text[:1].upper() + text[1:]
