"""Statements of a family's members, and whose consent is still missing (art. 8 ust. 3)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.family import MemberRole


class StatementKind(StrEnum):
    """What somebody declares."""

    CONSENT = "consent"
    REFUSAL = "refusal"
    RESIGNATION = "resignation"
    INFORMED = "informed"
    PRINCIPLES = "principles"
    INFORMATION_EXCHANGE = "information_exchange"
    AFTERCARE = "aftercare"


STATEMENT_LABELS = {
    StatementKind.CONSENT: "zgoda na pracę z asystentem rodziny",
    StatementKind.REFUSAL: "odmowa zgody na pracę z asystentem rodziny",
    StatementKind.RESIGNATION: "rezygnacja z pracy z asystentem rodziny",
    StatementKind.INFORMED: "przekazanie klauzuli informacyjnej",
    StatementKind.PRINCIPLES: "zasady współpracy",
    StatementKind.INFORMATION_EXCHANGE: "zgoda na wymianę informacji",
    StatementKind.AFTERCARE: "zgoda na monitoring po zakończeniu pracy z rodziną",
}
CARERS = frozenset({MemberRole.MOTHER, MemberRole.FATHER, MemberRole.PARTNER, MemberRole.GUARDIAN})
"""Who brings up the children, if of age and in the household; grandparents and others only as their guardians."""
WITHOUT_CONSENT = frozenset({Basis.COURT, Basis.PRO_LIFE})
"""Grounds without a consent of its own: in its place stands the court's order, or the person's own application."""


@dataclass(frozen=True)
class Declared:
    """One statement, as far as consent is concerned."""

    person: UUID
    kind: StatementKind
    day: date
    withdrawn_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it was made and not withdrawn by the day."""
        return self.day <= day and (self.withdrawn_on is None or self.withdrawn_on > day)


def consenting(declared: Iterable[Declared], day: date) -> dict[UUID, date]:
    """Return since when each person consents on the day; a later refusal or resignation ends a consent."""
    said: dict[UUID, Declared] = {}
    about = (StatementKind.CONSENT, StatementKind.REFUSAL, StatementKind.RESIGNATION)
    for one in sorted(declared, key=lambda one: one.day):
        if one.kind in about and one.holds_on(day):
            said[one.person] = one
    return {person: one.day for person, one in said.items() if one.kind is StatementKind.CONSENT}


def missing_consents(
    basis: Basis,
    consent_on: date | None,
    carers: Collection[UUID],
    declared: Collection[Declared],
    day: date,
) -> list[UUID]:
    """Return the adult carers who have not consented to the work on the day.

    The day of consent that a case holds without any statement (an older record) stands for all of them.
    """
    if basis in WITHOUT_CONSENT:
        return []
    if consent_on is not None and not any(one.kind in _ANSWERS for one in declared):
        return []
    given = consenting(declared, day)
    return [carer for carer in carers if carer not in given]


def lacks_consent(
    basis: Basis,
    consent_on: date | None,
    carers: Collection[UUID],
    declared: Collection[Declared],
    day: date,
) -> bool:
    """Whether the work goes on without a consent that it needs: of a carer, or of anybody where no carer is noted."""
    if missing_consents(basis, consent_on, carers, declared, day):
        return True
    is_given = consent_on is not None or bool(consenting(declared, day))
    return basis not in WITHOUT_CONSENT and not carers and not is_given


def consent_day(carers: Collection[UUID], declared: Collection[Declared], day: date) -> date | None:
    """Return the day on which the last of the carers consented, None while one is missing."""
    given = consenting(declared, day)
    if not carers or any(carer not in given for carer in carers):
        return None
    return max(given[carer] for carer in carers)


_ANSWERS = frozenset({StatementKind.CONSENT, StatementKind.REFUSAL, StatementKind.RESIGNATION})
