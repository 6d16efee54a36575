"""The form of a risk sheet: its own fields and a row for each factor, beside what was answered the time before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.risk import ANSWER_LABELS, Answer, Provision, applicable
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.parts import part_field
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.operations.risk import ANSWER, FACTOR, KIND, SOURCE, sheet_version
from mgops_desktop.sheets.dictionaries import RISK, dictionaries_of
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.risk import RiskRow, sheets_of
from mgops_desktop.storage.seeds import shipped_risk_provisions
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.blue_card_work import RiskSheet

_PURPOSE = "formularz"


@dataclass(frozen=True)
class FactorLine:
    """A factor as a row of the form."""

    key: str
    label: str


@dataclass(frozen=True)
class RiskForm:
    """The form with its factors.

    `others` are the other sheets of the procedure, `provisions` what the law may let one do, whatever is answered.
    """

    form: RecordForm
    factors: tuple[FactorLine, ...]
    others: tuple[RiskRow, ...]
    provisions: tuple[Provision, ...]


@question("formularz arkusza ryzyka", Right.BLUE_CARD)
def risk_form(
    session: Session,
    record: UUID | None = None,
    owner: RecordRef | None = None,
    draft: Mapping[str, FormValue] | None = None,
    known: Mapping[str, FormValue] | None = None,
) -> RiskForm:
    """Return the form of a stored risk sheet, or of a new one: nothing in it is answered yet.

    Raises NotAllowed without the right to write it.
    """
    procedure = _procedure(session, record, owner)
    if procedure is not None:
        note_reading(session, "procedure", procedure, _PURPOSE)
    story = (
        next(iter(stories(session, today_of(session), [procedure])), None) if procedure else None
    )
    begun = {**_only_person(story), **(known or {})} if record is None else known
    form = record_form(session, KIND, record, owner, draft, begun)
    with veil.lifted():  # what stands in a form is corrected, and stored again
        sheets = sheets_of(session, procedure) if procedure else []
    stored = next((one for one in sheets if one.id == record), None)
    factors = _factors(session, sheets, draft or {})
    day = stored.day if stored else today_of(session)
    values: dict[str, FormValue] = {**form.values}
    if record is None:
        values |= {"day": str(day)}
    for line in factors:
        values |= _answer_values(line, stored.answers.get(line.key) if stored else None)
    shapes = [shape for line in factors for shape in _shapes(line)]
    version = sheet_version(session, record) if record else 0
    whole = replace(form, fields=(*form.fields, *shapes), values=values, version=version)
    others = tuple(one for one in sheets if one.id != record)
    return RiskForm(whole, factors, others, tuple(_provisions(story, day)))


def _procedure(session: Session, record: UUID | None, owner: RecordRef | None) -> UUID | None:
    if record is not None:
        return session.get_one(RiskSheet, record).procedure_id
    return owner.id if owner is not None and owner.kind == "procedure" else None


def _only_person(story: ProcedureStory | None) -> dict[str, FormValue]:
    """The harmed person, where there is only one."""
    harmed = [one for one in story.history.persons if one.is_harmed] if story else []
    return {"party": str(harmed[0].id)} if len(harmed) == 1 else {}


def _provisions(story: ProcedureStory | None, day: date) -> Sequence[Provision]:
    if story is None:
        return ()
    return applicable(shipped_risk_provisions(), story.history, story.around, day)


def _factors(
    session: Session, sheets: Sequence[RiskRow], draft: Mapping[str, FormValue]
) -> tuple[FactorLine, ...]:
    """The factors in use today, and those that stand on a sheet of the procedure already."""
    factors = dictionaries_of(session)[RISK]
    wanted = [one.key for one in factors.in_use(today_of(session))]
    drafted = [name.split(".")[1] for name in draft if name.startswith(f"{FACTOR}.")]
    answered = (key for sheet in sheets for key in sheet.answers)
    wanted += [key for key in dict.fromkeys((*answered, *drafted)) if key not in wanted]
    return tuple(FactorLine(key, factors.label(key)) for key in wanted)


def _answer_values(line: FactorLine, answer: Answer | None) -> dict[str, FormValue]:
    return {
        part_field(FACTOR, line.key, ANSWER): str(answer.answer) if answer else None,
        part_field(FACTOR, line.key, SOURCE): answer.source if answer else "",
    }


def _shapes(line: FactorLine) -> list[FieldShape]:
    answers = tuple(Option(str(key), words) for key, words in ANSWER_LABELS.items())
    shapes = (
        FieldShape(ANSWER, f"{line.label}: odpowiedź", FieldType.CHOICE, options=answers),
        FieldShape(
            SOURCE, f"{line.label}: skąd wiem", FieldType.LINE, most=LINE_LENGTH, private=True
        ),
    )
    return [replace(one, name=part_field(FACTOR, line.key, one.name)) for one in shapes]
