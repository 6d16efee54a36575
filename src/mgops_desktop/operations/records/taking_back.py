"""A correction taken back together with everything that followed from it in the same step."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict
from mgops_desktop.operations.closing import check_limit, still_longer
from mgops_desktop.operations.records.amending import seal_of_record
from mgops_desktop.operations.records.saving import CORRECTING, REGISTERING, writable_sheet
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.bin import get_even_binned, going_with, put_in_bin
from mgops_desktop.storage.journal import note_undone
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Assignment
from mgops_desktop.storage.tables.furniture import FURNITURE

_WHY = "cofnięcie zapisu"
_NOT_BACK = (
    "Tego zapisu nie da się już cofnąć: ktoś zmienił coś, co z niego wynikło. Popraw wpisy osobno."
)
_SEALED = "Dlatego tego zapisu nie da się już cofnąć. Popraw wpisy osobno, sprostowaniem."


@operation(_WHY, None)
def take_back_step(session: Session, kind: str, record: UUID, version: int) -> None:
    """Let everything stand again as it was before the step that gave the record this version.

    What the step brought goes into the bin. Raises NoResultFound for another step than a correction or a registration,
    Conflict when one of the records was changed since or sealed, or something was added to a new one, UserError where
    an assistant who has the family again would be over the limit, NotAllowed.
    """
    sheet = writable_sheet(session, kind)
    require_reach_of(session, kind, record)
    change, done = FURNITURE[sheet.compartment].change, FURNITURE[sheet.compartment].operation
    own = (change.kind == kind, change.record == record, change.version == version)
    query = select(change.sequence).join(done, done.sequence == change.sequence)
    # nothing else: an import or a hand-over touches what this account may not write
    sequence = session.scalars(query.where(*own, done.name.in_((CORRECTING, REGISTERING)))).one()
    touched = session.execute(
        select(change.kind, change.record, change.version, change.before).where(
            change.sequence == sequence
        )
    ).all()
    found = [(get_even_binned(session, row.kind, row.record), row) for row in touched]
    if any(one.version != row.version for one, row in found):
        raise Conflict(_NOT_BACK)
    _require_unsealed(session, found)
    assigned = [one for one, _row in found if isinstance(one, Assignment)]
    ends = {one.id: one.ended for one in assigned if one.binned_at is None}
    ours = {one.id for one, _row in found}
    for one, row in found:
        if row.before is not None:
            _let_stand(one, row.before)
        elif any(other.id not in ours for other in going_with(session, one)):
            raise Conflict(_NOT_BACK)
        else:
            put_in_bin(session, one, _WHY)
    session.flush()
    _require_unsealed(session, found)
    for one in assigned:
        resumes = one.id not in ends or still_longer(one.ended, ends[one.id])
        if resumes and one.binned_at is None:
            check_limit(session, one)
    note_undone(session, sheet.compartment, sequence)


def _require_unsealed(session: Session, found: Iterable[tuple[Record, Any]]) -> None:
    """Raise Conflict where one of the records is signed or in an accepted month: it is amended, with a reason."""
    for one, _row in found:
        seal = seal_of_record(session, one) if one.binned_at is None else ""
        if seal:
            raise Conflict(f"{seal} {_SEALED}")


def _let_stand(one: Any, before: dict[str, Any]) -> None:
    mapper = inspect(type(one))
    for name, value in before.items():
        setattr(one, name, from_json(mapper, name, value))
