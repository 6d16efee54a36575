"""What the rules of Blue Card records ask of a procedure and of who takes part in it."""

from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.blue_card import PARTY_LABELS, PartyRole
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import known
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, warn
from mgops_desktop.operations.rules.rows import Finding
from mgops_desktop.storage.tables.blue_card import Participation, Procedure


def roles_in(entry: Entry, procedure: UUID | None, party: UUID | None) -> set[PartyRole]:
    """Return what somebody is in a procedure; nothing if he takes no part in it."""
    query = select(Participation.role).where(
        Participation.procedure_id == procedure, Participation.party_id == party
    )
    return set(entry.session.scalars(query))


def must_take_part(
    entry: Entry, column: str, role: PartyRole | None = None, procedure: UUID | None = None
) -> Findings:
    """Refuse somebody who takes no part in the procedure, or not in the role that the record is about."""
    procedure, party = procedure or entry["procedure_id"], entry[f"{column}_id"]
    if procedure is None or party is None:
        return
    roles = roles_in(entry, procedure, party)
    if not roles:
        yield refuse(
            column, "stranger", "Ta osoba nie bierze udziału w tej procedurze. Dopisz jej udział."
        )
    elif role is not None and role not in roles:
        yield refuse(
            column, "other_role", f"Ta osoba nie jest w tej procedurze: {PARTY_LABELS[role]}."
        )


def must_follow_the_start(entry: Entry, column: str, what: str) -> Findings:
    """Refuse what would have been before its procedure began; `what` begins the second sentence."""
    procedure, day = known(entry, Procedure, entry["procedure_id"]), entry[column]
    if procedure is not None and day is not None and day < procedure.began:
        yield refuse(
            column,
            "before_procedure",
            f"Procedurę wszczęto {short_date(procedure.began)}. {what} nie mogło być wcześniej.",
        )


def forbidden(entry: Entry, column: str, code: str, message: str) -> Finding:
    """Return what the law forbids: refused, unless the reason of the breach is given (contracts 7), then asked."""
    if entry["outside"]:
        return warn(column, code, message)
    return refuse(
        column, code, f"{message} Jeśli tak się stało poza programem, wpisz powód naruszenia."
    )
