"""What can be done at once about what was found in a record of a Blue Card procedure, so that nothing is typed again.

A further incident of the same pair becomes a further NK-A of the procedure that runs (§ 13 R2023); a procedure of
somebody who was in an earlier one is tied to it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormAType, FormKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.values import FormValue, to_form
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import question
from mgops_desktop.storage.earlier_procedures import earlier_of, running_of_family, running_of_pair
from mgops_desktop.storage.tables.blue_card import NkForm, Procedure

Given = Mapping[str, FormValue]
SECOND, PAIR_RUNNING, EARLIER = "second_procedure", "pair_running", "earlier"
_PROCEDURE, _FORM = "procedure", "nk_form"
_OF_FORM = ("received", "institution", "filler", "violence", "filled_at", "starter", "filled_by")


@dataclass(frozen=True)
class WayOut:
    """What a button does: begins a `kind` of record of the owner with what is `known`.

    With a `record` it puts what is known into that one (of that `version`) instead. `moves`: all that was typed goes
    along, so no draft of it stays.
    """

    label: str
    kind: str
    known: Given = field(default_factory=dict)
    owner: RecordRef | None = None
    record: UUID | None = None
    version: int = 0
    moves: bool = False


@question("co zrobić z powtórzoną procedurą", Right.BLUE_CARD)
def ways_out(
    session: Session, kind: str, given: Given, record: UUID | None, codes: Collection[str]
) -> list[WayOut]:
    """Return what can be done about these findings; `given` is what stands in the form."""
    found: list[WayOut] = []
    if kind == _PROCEDURE and SECOND in codes and record is None:
        for running in running_of_family(session, _id(given.get("family"))):
            known = {"filled": given.get("began"), "filled_at": given.get("began_at")}
            found.append(_next_form(running, known))
    procedure = _stored(session, given.get(_PROCEDURE))
    if procedure is None:
        return found
    if kind == "participation" and PAIR_RUNNING in codes:
        role = given.get("role")
        pairs = running_of_pair(session, procedure, _id(given.get("party")), role)
        found += [_next_form(running, _as_begun(session, procedure)) for running in pairs]
    if kind == _FORM and PAIR_RUNNING in codes and record is None:
        pairs = running_of_pair(session, procedure, None, None)
        found += [_next_form(running, given, moves=True) for running in pairs]
    if EARLIER in codes and procedure.previous_id is None:
        for earlier in earlier_of(session, procedure, _id(given.get("party"))):
            label = f"Powiąż z procedurą {earlier.number}"
            known = {"previous": str(earlier.id)}
            found.append(
                WayOut(label, _PROCEDURE, known, record=procedure.id, version=procedure.version)
            )
    return found


def _next_form(running: Procedure, known: Given, *, moves: bool = False) -> WayOut:
    given = {**known, "kind": FormKind.A.value, "a_type": FormAType.NEXT.value}
    given[_PROCEDURE] = str(running.id)
    owner = RecordRef(_PROCEDURE, running.id)
    label = f"Zapisz jako kolejny NK-A w {running.number}"
    return WayOut(label, _FORM, given, owner, moves=moves)


def _as_begun(session: Session, procedure: Procedure) -> Given:
    """What is known of the incident from the procedure that was begun for it, and from its form."""
    known: dict[str, Any] = {"filled": procedure.began.isoformat()}
    query = select(NkForm).where(
        NkForm.procedure_id == procedure.id, NkForm.a_type == FormAType.STARTING
    )
    form = session.scalars(query).first()
    for name in _OF_FORM if form is not None else ():
        column = BY_KEY[_FORM].column(name)
        known[name] = to_form(column, getattr(form, column.attribute))
    return known


def _stored(session: Session, given: FormValue) -> Procedure | None:
    id_ = _id(given)
    return session.get(Procedure, id_) if id_ is not None else None


def _id(given: FormValue) -> UUID | None:
    return UUID(str(given)) if given else None
