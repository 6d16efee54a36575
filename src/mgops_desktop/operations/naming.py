"""Naming records in lists, as far as the account may know their names."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.access import question
from mgops_desktop.storage.describe import Named, describe


@question("nazwy zapisów", None)
def name_records(
    session: Session, refs: Sequence[RecordRef], *, with_names: bool = False
) -> Mapping[RecordRef, Named]:
    """Return number and label of each record; names only of families in the account's reach."""
    return describe(session, refs, with_names=with_names)
