"""What art. 12 and 17 ask of a family assistant, and what of it is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.staff import QualificationPath

PRACTICE: Mapping[QualificationPath, str] = {
    QualificationPath.ANY_DEGREE: "practice_months_b",
    QualificationPath.SECONDARY: "practice_months_c",
}
"""The ways that ask for training and practice, with the parameter that says how many months."""


@dataclass(frozen=True)
class Papers:
    """What is recorded of a worker; `practice_needed` is what his way to the post asks for."""

    path: QualificationPath | None
    training: str
    practice_months: int | None
    practice_needed: int
    register_checked_on: date | None
    convictions_checked_on: date | None
    authority_statement_on: date | None
    maintenance_statement_on: date | None
    apart_statement_on: date | None


def missing_papers(papers: Papers) -> list[str]:
    """Return what is missing, in words that follow "brakuje:"; nothing when all is there."""
    found = [] if papers.path else ["drogi do zawodu asystenta"]
    if papers.path in PRACTICE:
        if not papers.training:
            found.append("szkolenia")
        if (papers.practice_months or 0) < papers.practice_needed:
            found.append("stażu")
    dated = (
        (papers.register_checked_on, "sprawdzenia w rejestrze sprawców"),
        (papers.convictions_checked_on, "informacji z KRK"),
        (papers.authority_statement_on, "oświadczenia o władzy rodzicielskiej"),
        (papers.maintenance_statement_on, "oświadczenia o alimentach"),
        (papers.apart_statement_on, "oświadczenia z art. 17 ust. 3–4"),
    )
    return found + [words for day, words in dated if day is None]
