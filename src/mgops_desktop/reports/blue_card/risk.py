"""A risk sheet on paper, for the procedure's own file alone: answers, whence they are known, what changed."""

from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.risk import ANSWER_LABELS, NOT_ASKED
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    Fields,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Signatures,
    Text,
    Title,
)

KIND, TITLE = "risk_sheet", "Arkusz ryzyka"
OWN_FILE = (
    "Tylko do akt procedury. Nie wydaje się go nikomu, w szczególności osobie stosującej przemoc domową "
    "(art. 9c i art. 9e ust. 4 ustawy o przeciwdziałaniu przemocy domowej)."
)
_NO_SCORE = (
    "Czynniki pochodzą z listy ośrodka; przepisy nie podają kwestionariusza dla grupy diagnostyczno-pomocowej. "
    "Arkusz niczego nie sumuje ani nie przewiduje: ocena należy do grupy."
)
_CHILD = "Kwestionariusz zagrożenia życia lub zdrowia dziecka (art. 12a ust. 4a)"
_NOTHING = "Z odpowiedzi nie wynika przypomnienie o przepisach."


@dataclass(frozen=True)
class AnswerLine:
    """A factor with its answer, None where there is none now; `change` says what it was before, if that differs."""

    factor: str
    answer: Known | None
    source: str
    change: str


@dataclass(frozen=True)
class ProvisionLine:
    """What the law lets one do, and where that stands."""

    title: str
    words: str
    basis: str
    confirmed: bool


@dataclass(frozen=True)
class RiskContent:
    """Everything that the paper prints; `since` is the day of the sheet before of the same person."""

    period: Period
    as_of: date
    centre: Centre
    practice: bool
    procedure: str
    number: str
    person: str
    since: date | None
    child_questionnaire: bool
    remark: str
    answers: tuple[AnswerLine, ...]
    provisions: tuple[ProvisionLine, ...]


def risk_report(content: RiskContent) -> Report:
    """Return the paper: whom it is about, the answers, then what they call to mind."""
    day = short_date(content.period.first)
    about = f"procedura {content.procedure}, {day}"
    head: list[Block] = [Title(TITLE, (about,)), Note(OWN_FILE), Fields(_head(content))]
    if content.remark:
        head.append(Text.typed(content.remark))
    sections = (
        Section("title", "Nagłówek", tuple(head), level=0),
        Section("answers", "Odpowiedzi", (_answers(content), Note(_NO_SCORE)), level=2),
        Section("law", "Co prawo pozwala teraz", (_provisions(content),), level=2),
        Section("signed", "Podpis", (Signatures(("wypełnił(a)",)),), level=0),
    )
    return Report(
        kind=KIND,
        title=f"{TITLE}: {about}",
        period=content.period,
        centre=content.centre,
        sections=sections,
        number=content.number,
        practice=content.practice,
    )


def _head(content: RiskContent) -> tuple[tuple[str, Cell], ...]:
    since = short_date(content.since) if content.since else "nie ma wcześniejszego arkusza"
    filled = "wypełniono" if content.child_questionnaire else "nie odnotowano"
    return (
        ("Osoba doznająca przemocy domowej", Cell(content.person or "nie wskazano")),
        ("Porównanie z arkuszem z dnia", Cell(since)),
        (_CHILD, Cell(filled)),
        ("Stan przepisów i procedury na", Cell(short_date(content.as_of))),
    )


def _answers(content: RiskContent) -> FigureTable:
    headers = ("Odpowiedź", "Zmiana", "Skąd wiadomo")
    return FigureTable(
        tuple(Column(header, numeric=False) for header in headers),
        tuple(
            Row(
                capitalised(line.factor),
                (
                    Cell(ANSWER_LABELS[line.answer] if line.answer else NOT_ASKED),
                    Cell(line.change or "–"),
                    Cell(line.source or "–"),
                ),
            )
            for line in content.answers
        ),
        label_header="Czynnik",
    )


def _provisions(content: RiskContent) -> Block:
    if not content.provisions:
        return Text.of(_NOTHING)
    return FigureTable(
        (Column("Co stanowi prawo", numeric=False), Column("Podstawa", numeric=False)),
        tuple(
            Row(line.title, (Cell(line.words), Cell(_basis(line)))) for line in content.provisions
        ),
        label_header="Krok",
    )


def _basis(line: ProvisionLine) -> str:
    return line.basis if line.confirmed else f"{line.basis} (do potwierdzenia)"
