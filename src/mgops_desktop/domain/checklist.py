"""What an inspector looks for in the file of a family, and how one thing of it stands."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.figure import RecordRef


class CheckState(StrEnum):
    """How one thing stands: there, missing, late but made, not yet due, not asked of this case."""

    THERE = "there"
    MISSING = "missing"
    LATE = "late"
    AHEAD = "ahead"
    NOT_NEEDED = "not_needed"


STATE_LABELS = {
    CheckState.THERE: "jest",
    CheckState.MISSING: "brakuje",
    CheckState.LATE: "po terminie",
    CheckState.AHEAD: "jeszcze w terminie",
    CheckState.NOT_NEEDED: "nie dotyczy",
}


class CheckKey(StrEnum):
    """The things, in the order in which a file is read."""

    GROUND = "ground"
    CONSENT = "consent"
    INFORMED = "informed"
    ASSIGNMENT = "assignment"
    PLAN = "plan"
    AGREED = "agreed"
    COORDINATED = "coordinated"
    ASSESSMENTS = "assessments"
    HANDED_OVER = "handed_over"
    SIGNATURES = "signatures"
    CLOSING = "closing"
    FINAL = "final"


CHECK_LABELS = {
    CheckKey.GROUND: "Podstawa objęcia wsparciem",
    CheckKey.CONSENT: "Zgoda na pracę z asystentem",
    CheckKey.INFORMED: "Klauzula informacyjna",
    CheckKey.ASSIGNMENT: "Przydział asystenta",
    CheckKey.PLAN: "Plan pracy z rodziną",
    CheckKey.AGREED: "Plan uzgodniony",
    CheckKey.COORDINATED: "Plan skoordynowany z pieczą",
    CheckKey.ASSESSMENTS: "Okresowe oceny w terminie",
    CheckKey.HANDED_OVER: "Oceny przekazane kierownikowi",
    CheckKey.SIGNATURES: "Podpisy na dokumentach",
    CheckKey.CLOSING: "Przyczyna zakończenia",
    CheckKey.FINAL: "Ocena końcowa",
}
CHECK_BASES = {
    CheckKey.GROUND: "art. 11 ust. 3; art. 109 KRO",
    CheckKey.CONSENT: "art. 8 ust. 3",
    CheckKey.INFORMED: "art. 13 RODO",
    CheckKey.ASSIGNMENT: "art. 11 ust. 4",
    CheckKey.PLAN: "art. 15 ust. 3",
    CheckKey.AGREED: "art. 15 ust. 1 pkt 1",
    CheckKey.COORDINATED: "art. 15 ust. 1 pkt 2, art. 38a ust. 1 pkt 8",
    CheckKey.ASSESSMENTS: "art. 15 ust. 1 pkt 15",
    CheckKey.HANDED_OVER: "art. 15 ust. 1 pkt 15",
    CheckKey.SIGNATURES: "art. 15 ust. 1 pkt 14",
    CheckKey.CLOSING: "art. 15 ust. 1 pkt 14",
    CheckKey.FINAL: "zwyczaj ośrodka",
}


@dataclass(frozen=True)
class Fill:
    """The form that fills a gap: a new record of a kind, or a stored one to correct."""

    kind: str
    record: UUID | None = None


@dataclass(frozen=True)
class CheckItem:
    """One thing of one case: how it stands, what proves it, which form fills the gap."""

    key: CheckKey
    state: CheckState
    words: str
    proof: RecordRef | None = None
    fill: Fill | None = None

    @property
    def label(self) -> str:
        return CHECK_LABELS[self.key]

    @property
    def basis(self) -> str:
        return CHECK_BASES[self.key]

    @property
    def is_gap(self) -> bool:
        """Whether something must still be done; what was made late cannot be made in time any more."""
        return self.state is CheckState.MISSING
