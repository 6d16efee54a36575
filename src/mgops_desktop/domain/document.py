"""Words and rules of printed documents: whom they are for, how far they have come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.wording import short_date


class Addressee(StrEnum):
    """Whom a document is for; what it may hold follows from that (contracts 7)."""

    OWN_FILE = "own_file"
    HEAD = "head"
    FAMILY = "family"
    COURT = "court"
    COUNTY = "county"
    PROSECUTION = "prosecution"
    INSTITUTION = "institution"


ADDRESSEE_LABELS = {
    Addressee.OWN_FILE: "akta rodziny",
    Addressee.HEAD: "kierownik ośrodka",
    Addressee.FAMILY: "rodzina",
    Addressee.COURT: "sąd",
    Addressee.COUNTY: "powiat (PCPR, organizator rodzinnej pieczy zastępczej)",
    Addressee.PROSECUTION: "Policja lub prokuratura",
    Addressee.INSTITUTION: "instytucja",
}


class DocumentState(StrEnum):
    """How far a document has come; each follows from the days that stand in it."""

    MADE = "made"
    PRINTED = "printed"
    SIGNED = "signed"
    REFUSED = "refused"
    SENT = "sent"
    DELIVERED = "delivered"
    FILED = "filed"
    REPLACED = "replaced"
    REGISTERED = "registered"
    """Not made by the program: it came from outside or was written by hand."""


STATE_LABELS = {
    DocumentState.MADE: "sporządzony",
    DocumentState.PRINTED: "wydrukowany",
    DocumentState.SIGNED: "podpisany",
    DocumentState.REFUSED: "odmowa podpisu",
    DocumentState.SENT: "wysłany",
    DocumentState.DELIVERED: "doręczony",
    DocumentState.FILED: "wpięty do akt",
    DocumentState.REPLACED: "zastąpiony nową wersją",
    DocumentState.REGISTERED: "zarejestrowany",
}


@dataclass(frozen=True)
class Days:
    """When a document was made, printed, signed (or the signature refused), filed; when it was sent, when delivered."""

    made: date
    printed: date | None = None
    signed: date | None = None
    refused: date | None = None
    filed: date | None = None
    sent: date | None = None
    delivered: date | None = None

    @property
    def state(self) -> DocumentState:
        """How far it has come."""
        if self.filed is not None:
            return DocumentState.FILED
        if self.refused is not None:
            return DocumentState.REFUSED
        if self.delivered is not None:
            return DocumentState.DELIVERED
        if self.sent is not None and (self.printed or self.signed):
            return DocumentState.SENT
        if self.signed is not None:
            return DocumentState.SIGNED
        return DocumentState.MADE if self.printed is None else DocumentState.PRINTED

    @property
    def is_closed(self) -> bool:
        """Whether somebody has it on paper: from then on it is only replaced by a new version."""
        return self.state is not DocumentState.MADE

    def check(self, step: DocumentState, day: date, today: date) -> None:
        """Raise UserError if this step cannot have been taken on the day."""
        if self.filed is not None:
            raise _refused(f"Dokument wpięto do akt {short_date(self.filed)}.")
        is_late = step in (DocumentState.FILED, DocumentState.DELIVERED)
        left = (self.sent, self.delivered) if is_late else ()
        days = (self.made, self.printed, self.signed, self.refused, *left)
        last = max(one for one in days if one)
        if day > today:
            raise _refused(f"Data {short_date(day)} jest z przyszłości.")
        if day < last:
            raise _refused(f"Ostatnia czynność przy tym dokumencie jest z {short_date(last)}.")
        if step in (DocumentState.SIGNED, DocumentState.REFUSED) and self.signed:
            raise _refused(f"Dokument podpisano {short_date(self.signed)}.")


def _refused(message: str) -> UserError:
    return UserError(f"{message} Niczego nie zmieniono.", [Problem(message, field="day")])


CODE_MARK = "MGOPS"
_CODE_FORMAT = "1"
SHOWN_LETTERS = 16


@dataclass(frozen=True)
class DocumentCode:
    """What the code (QR) on a page says: which document it is, and the beginning of its checksum."""

    document: UUID
    checksum: str

    @property
    def text(self) -> str:
        """Capital letters and digits only: so the code needs the fewest squares."""
        checksum = self.checksum[:SHOWN_LETTERS].upper()
        return f"{CODE_MARK}/{_CODE_FORMAT}/{self.document.hex.upper()}/{checksum}"

    @classmethod
    def read(cls, text: str) -> "DocumentCode | None":
        """Return what a code says, None for one that is not of this program."""
        parts = text.strip().split("/")
        if len(parts) != 4 or parts[:2] != [CODE_MARK, _CODE_FORMAT]:
            return None
        try:
            return cls(UUID(hex=parts[2]), parts[3].lower())
        except ValueError:
            return None
