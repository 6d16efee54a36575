"""Risk sheets of a procedure as its card shows and prints them: what changed, and what the law lets one do now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.risk import (
    Change,
    Provision,
    answered_yes,
    applicable,
    called_to_mind,
    changes,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.blue_card.risk import AnswerLine, ProvisionLine, RiskContent, risk_report
from mgops_desktop.sheets.dictionaries import RISK, Dictionary, dictionaries_of
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, note_reading, today_of
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.risk import RiskRow, before, sheets_of
from mgops_desktop.storage.seeds import shipped_risk_provisions
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.blue_card_work import RiskSheet

_GONE = "Tego arkusza nie ma już w rejestrze."


@dataclass(frozen=True)
class SheetLine:
    """A sheet with what differs from the one before of the same person; `since` is that one, None if there is none."""

    sheet: RiskRow
    since: RiskRow | None
    changed: tuple[tuple[str, Change], ...]


@dataclass(frozen=True)
class RiskOfProcedure:
    """All sheets, the newest first, and what the newest of each person calls to mind."""

    sheets: tuple[SheetLine, ...]
    provisions: tuple[Provision, ...]


@question("ryzyko w procedurze", Right.BLUE_CARD)
def risk_of_procedure(session: Session, procedure: UUID) -> RiskOfProcedure:
    """Return the risk sheets of a procedure with their changes; the reading is logged."""
    note_reading(session, "procedure", procedure)
    sheets = sheets_of(session, procedure)
    if not sheets:
        return RiskOfProcedure((), ())
    factors = dictionaries_of(session)[RISK]
    lines = tuple(_line(one, sheets, factors) for one in sheets)
    newest = {one.party: one for one in reversed(sheets)}.values()
    (story,) = stories(session, today_of(session), [procedure])
    return RiskOfProcedure(lines, tuple(_told(session, story, newest)))


@question("arkusz ryzyka na papier", Right.BLUE_CARD)
def risk_paper(session: Session, sheet: UUID) -> Report:
    """Return a risk sheet as a paper for the procedure's own file; the reading is logged.

    Raises UserError if it is not there.
    """
    story, found, sheets = _found(session, sheet)
    note_reading(session, "risk_sheet", sheet)
    factors = dictionaries_of(session)[RISK]
    earlier = before(sheets, found.party, found.day)
    here = centre(session)
    return risk_report(
        RiskContent(
            period=Period(found.day, found.day),
            as_of=today_of(session),
            centre=Centre(here.name, centre_address(here)),
            practice=context_of(session).practice,
            procedure=story.number,
            number=found.number,
            person=found.person,
            since=earlier.day if earlier else None,
            child_questionnaire=found.child_questionnaire,
            remark=found.remark,
            answers=tuple(_answers(found, earlier, factors)),
            provisions=tuple(
                ProvisionLine(one.title, one.words, one.basis, one.confirmed)
                for one in _told(session, story, [found])
            ),
        )
    )


def _found(session: Session, sheet: UUID) -> tuple[ProcedureStory, RiskRow, Sequence[RiskRow]]:
    from_sheet = session.get(RiskSheet, sheet)
    told = stories(session, today_of(session), [from_sheet.procedure_id]) if from_sheet else []
    sheets = sheets_of(session, from_sheet.procedure_id) if from_sheet else []
    found = next((one for one in sheets if one.id == sheet), None)
    if found is None or not told:
        raise UserError(_GONE)
    return told[0], found, sheets


def _line(one: RiskRow, sheets: Iterable[RiskRow], factors: Dictionary) -> SheetLine:
    since = before(sheets, one.party, one.day)
    found = changes(since.answers if since else {}, one.answers)
    places = _places(factors)
    found.sort(key=lambda change: places.get(change.factor, len(places)))
    return SheetLine(one, since, tuple((factors.label(change.factor), change) for change in found))


def _places(factors: Dictionary) -> dict[str, int]:
    """The order of the centre's list; of a factor that is not in it nothing is known."""
    return {entry.key: place for place, entry in enumerate(factors.in_order())}


def _told(
    session: Session, story: ProcedureStory, sheets: Iterable[RiskRow]
) -> Iterable[Provision]:
    fitting = applicable(shipped_risk_provisions(), story.history, story.around, today_of(session))
    yes = set().union(*(answered_yes(one.answers) for one in sheets))
    return called_to_mind(fitting, yes)


def _answers(one: RiskRow, earlier: RiskRow | None, factors: Dictionary) -> Iterable[AnswerLine]:
    was = earlier.answers if earlier else {}
    places = _places(factors)
    changed = {change.factor: change for change in changes(was, one.answers)}
    for factor in sorted({*one.answers, *was}, key=lambda key: places.get(key, len(places))):
        answer = one.answers.get(factor)
        yield AnswerLine(
            factors.label(factor),
            answer.answer if answer else None,
            answer.source if answer else "",
            changed[factor].words if factor in changed else "",
        )
