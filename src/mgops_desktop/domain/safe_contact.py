"""How a paper may reach a family that must be reached safely (contracts 7): handing it over is the default.

A letter to the home of somebody who is afraid there is read by the wrong eyes.
"""

from dataclasses import dataclass
from enum import StrEnum


class PaperWay(StrEnum):
    """Where a paper for the family may go."""

    HOME = "home"
    ELSEWHERE = "elsewhere"
    BY_HAND = "by_hand"


BY_HAND_WORDS = "do rąk własnych"


@dataclass(frozen=True)
class SafeContact:
    """What was agreed with the family: whether letters may be sent, where to, when to call."""

    letters_allowed: bool | None
    safe_letters: str
    safe_phone: str
    protected_address: bool

    @property
    def way(self) -> PaperWay:
        """Where a paper may go; a protected address stands on no envelope, even where letters were allowed."""
        if self.letters_allowed is False:
            return PaperWay.BY_HAND
        if self.safe_letters:
            return PaperWay.ELSEWHERE
        return PaperWay.BY_HAND if self.protected_address else PaperWay.HOME

    def post_line(self, home: str) -> str:
        """Return what stands on a paper as the address to which it goes."""
        return {
            PaperWay.HOME: home,
            PaperWay.ELSEWHERE: self.safe_letters,
            PaperWay.BY_HAND: BY_HAND_WORDS,
        }[self.way]

    def advice(self) -> str:
        """Return what to know before a paper for the family leaves, nothing where it may go home."""
        if self.way is PaperWay.HOME:
            return ""
        if self.way is PaperWay.ELSEWHERE:
            return f"Listy do tej rodziny wysyła się tylko tak: {self.safe_letters}."
        why = (
            "Rodzina nie życzy sobie listów."
            if self.letters_allowed is False
            else "Adres jest chroniony."
        )
        return f"{why} Przekaż ten dokument do rąk własnych. {self._safe_words()}"

    def refusal(self, title: str) -> str:
        """Return why a paper that is a letter by its nature is not made or printed, nothing where it may be."""
        if self.way is not PaperWay.BY_HAND:
            return ""
        why = (
            "Do tej rodziny nie wolno wysyłać listów."
            if self.letters_allowed is False
            else "Adres jest chroniony i nie zapisano, dokąd wysyłać listy."
        )
        return f"{why} Program nie drukuje pisma „{title}”. {self._safe_words()}"

    def _safe_words(self) -> str:
        if self.safe_phone:
            return f"Bezpieczny kontakt: {self.safe_phone}."
        return "Nie zapisano bezpiecznego kontaktu: uzgodnij go z rodziną i wpisz w jej karcie."
