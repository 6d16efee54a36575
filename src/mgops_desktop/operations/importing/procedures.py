"""Steps of Blue Card procedures in a file, judged by the law's machine: recorded as they were, with their reason.

What the file tells has happened. So a block of the law stops nothing here: the step is recorded as a breach with the
reason "z importu", if the file gives none (contracts 7). Only a day before the start of its procedure cannot be true.
"""

from sqlalchemy.orm import Session

from mgops_desktop.domain.procedure.entering import HARD, Said
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.result import State
from mgops_desktop.operations.rules.blue_card_steps import KINDS, told_of
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.procedure_incoming import Incoming

_OUTSIDE = "outside"
_PEOPLE = "professional"
"""Who comes into a group may come in the same file."""
_CANNOT_BE = "before_start"


def check_procedures(session: Session, draft: Draft) -> None:
    """Say what the machine newly says of the rows of procedures, all of them together."""
    rows = {row.id: row for kind in KINDS for row in draft.of(kind) if row.state is not State.EQUAL}
    incoming = [
        Incoming(row.sheet.key, row.id, row.whole, row.stored or {}) for row in rows.values()
    ]
    for record, found, said in told_of(session, incoming, today_of(session)):
        row = rows[record]
        if said.is_own and said.is_block and said.objection.code == _CANNOT_BE:
            draft.complain(row, found.column, found.code, found.message)
            continue
        text = said.objection.text if found.is_error else found.message
        reason = _give_reason(row, said)
        draft.warn(row, found.column, found.code, f"{text}{reason}")


def _give_reason(row: DraftRow, said: Said) -> str:
    """Let a step against the law have a reason; returns what is said of it."""
    is_breach = said.is_own and said.is_block and said.objection.code in HARD
    if not is_breach or not row.sheet.has(_OUTSIDE):
        return ""
    row.values[_OUTSIDE] = FROM_IMPORT
    return f" Zapisze się to jako naruszenie z powodem „{FROM_IMPORT}”."
