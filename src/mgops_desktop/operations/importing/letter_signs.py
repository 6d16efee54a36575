"""Case signs of letters that come in without one: a working folder gave none, the main one does now."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.draft import DraftRow
from mgops_desktop.sheets.kinds.court import LETTER
from mgops_desktop.storage.signs import keep_signs, sign_for

_SIGN = "sign"


class ImportedSigns:
    """Gives signs to the letters of one import, past all that are printed in it."""

    def __init__(self, session: Session, rows: Sequence[DraftRow]) -> None:
        self._session = session
        self._given: dict[UUID, dict[str, str]] = {}
        keep_signs(session, [row.values.get(_SIGN) or "" for row in rows if row.sheet is LETTER])

    def of(self, row: DraftRow) -> dict[str, str]:
        """Return sign and symbol of a row, nothing for one that is no letter; what it answers must come before it."""
        if row.sheet is not LETTER:
            return {}
        answered = self._given.get(row.values.get("answers_id") or row.id, {})
        own = row.values.get(_SIGN) or not answered.get(_SIGN)
        self._given[row.id] = sign_for(self._session, row.values) if own else answered
        return self._given[row.id]
