"""The proof of terms ("metryka terminów"): what was due when, what was done when, by whom, how late and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.procedure.clock import PASSING
from mgops_desktop.domain.wording import counted, period_name, short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "blue_card_terms"
TITLE = "Metryka terminów procedur „Niebieskie Karty”"
_KEPT = ("Razem", "Dotrzymane", "Po terminie", "Niewykonane", "Najdłuższe opóźnienie (dni)")
_HOW = (
    "Termin liczony w dniach, który kończy się w dniu wolnym, ma dwie daty: bez przesunięcia i, w nawiasie, po nim "
    "(art. 115 KC); opóźnienie liczy się od późniejszej. Powód pochodzi z zapisu czynności. "
    "Paragrafy są z rozporządzenia RM z 6.09.2023 (Dz.U. 2023 poz. 1870), artykuły z ustawy o przeciwdziałaniu "
    "przemocy domowej, jeśli nie podano innego aktu."
)
_ACTS = (
    " rozporządzenia RM z 6.09.2023 (Dz.U. 2023 poz. 1870)",
    " ustawy o przeciwdziałaniu przemocy domowej",
)
_WHY = "Powód"
_HEADERS = ("Od", "Termin", "Wykonano", "Opóźnienie")


@dataclass(frozen=True)
class TermLine:
    """One term: `last` by the date without and `shifted` with the move off free days; `late` counts days."""

    procedure: str
    rule: str
    title: str
    basis: str
    start: date
    last: date
    shifted: date
    done: date | None
    moot: date | None
    late: int
    who: str
    reason: str
    explanation: str


@dataclass(frozen=True)
class BreachLine:
    """A thing that was done against the law, with its reason."""

    procedure: str
    day: date
    what: str
    words: str
    reason: str


@dataclass(frozen=True)
class SumLine:
    """How the terms of one rule were kept: for each column the words and the key of the figure."""

    label: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TermsContent:
    """Everything that the paper prints; `procedure` names the only one it is about.

    `elsewhere` is how many procedures stand in the sums alone, out of reach of whoever prints.
    """

    period: Period
    as_of: date
    centre: Centre
    practice: bool
    lines: tuple[TermLine, ...]
    breaches: tuple[BreachLine, ...]
    procedure: str = ""
    sums: tuple[SumLine, ...] = ()
    elsewhere: int = 0


def terms_report(content: TermsContent) -> Report:
    """Return the paper: the sums, what was done against the law, then a table for each procedure."""
    about = content.procedure or period_name(content.period)
    known = f"stan na {short_date(content.as_of)}"
    sections = [Section("title", "Nagłówek", (Title(TITLE, (about, known)),), level=0)]
    sections.append(Section("sums", "Zestawienie", tuple(_sums(content)), level=2))
    if content.breaches:
        sections.append(Section("breaches", "Naruszenia", (_breaches(content),), level=2))
    by_procedure: dict[str, list[TermLine]] = defaultdict(list)
    for line in content.lines:
        by_procedure[line.procedure].append(line)
    sections += [
        Section(f"terms-{place}", f"Procedura {number}", (_table(lines, content.as_of),), level=2)
        for place, (number, lines) in enumerate(by_procedure.items())
    ]
    return Report(
        kind=KIND,
        title=f"{TITLE}: {about}",
        period=content.period,
        centre=content.centre,
        sections=tuple(sections),
        practice=content.practice,
    )


def _sums(content: TermsContent) -> list[Block]:
    """How the terms of the period were kept, by the figures of the catalogue; of one procedure the lines say it."""
    blocks: list[Block] = []
    if content.elsewhere:
        others = counted(content.elsewhere, "procedura")
        blocks.append(
            Text.of(f"Tylko w liczbach zestawienia, bez dostępu dla tego konta: {others}.")
        )
    if not content.lines and not content.sums:
        return [*blocks, Text.of("W tym okresie nie upływał żaden termin.")]
    blocks.append(Note(_HOW))
    if content.sums:
        columns = tuple(Column(header) for header in _KEPT)
        rows = tuple(
            Row(line.label, tuple(Cell(text, key) for text, key in line.cells))
            for line in content.sums
        )
        blocks.append(FigureTable(columns, rows, label_header="Termin"))
    return blocks


def _table(lines: Sequence[TermLine], as_of: date) -> FigureTable:
    """The terms of a procedure; a reason stands under its term, so that the words keep the width of the page."""
    return FigureTable(
        tuple(Column(header) for header in _HEADERS),
        tuple(Row(_told(line), _cells(line, as_of)) for line in lines),
        label_header="Termin, kto działa, podstawa",
    )


def _told(line: TermLine) -> str:
    told = f"{line.title}\n{line.who}; {_article(line.basis)}"
    reason = _reason(line)
    return f"{told}\n{_WHY}: {reason}" if reason else told


def missed_table(lines: Sequence[TermLine], as_of: date) -> FigureTable:
    """What was late or not done, by the number of the procedure, with the reason that was given."""
    return FigureTable(
        (*(Column(header) for header in _HEADERS), Column(_WHY, numeric=False)),
        tuple(
            Row(
                f"{line.procedure}: {line.title}",
                (*_cells(line, as_of), Cell(_reason(line) or "–")),
            )
            for line in lines
        ),
        label_header="Procedura i termin",
    )


def _reason(line: TermLine) -> str:
    """Why it was late, or that nobody said it; nothing of a term that was kept."""
    return line.reason or ("nie podano" if line.late else "")


def _article(basis: str) -> str:
    """The article alone of the two acts that the note names; of any other act its name too."""
    for act in _ACTS:
        basis = basis.removesuffix(act)
    return basis


def _cells(line: TermLine, as_of: date) -> tuple[Cell, ...]:
    until = short_date(line.last)
    if line.shifted != line.last:
        until += f"\n({short_date(line.shifted)})"
    return (
        Cell(short_date(line.start)),
        Cell(until),
        Cell(kept_words(line, as_of)),
        Cell(counted(line.late, "dzień") if line.late else "–"),
    )


def kept_words(line: TermLine, as_of: date) -> str:
    """Say when a term was kept, or how it stands."""
    if line.done is not None:
        return short_date(line.done)
    if line.moot is not None:
        return "nie było potrzebne"
    if line.shifted >= as_of:
        return "w toku"
    return "okres minął" if line.rule in PASSING else "brak zapisu"


def _breaches(content: TermsContent) -> FigureTable:
    columns = tuple(Column(header, numeric=False) for header in ("Data", "Czynność", "Powód"))
    rows = tuple(
        Row(
            f"{line.procedure}: {line.words}",
            (Cell(short_date(line.day)), Cell(line.what), Cell(line.reason)),
        )
        for line in content.breaches
    )
    return FigureTable(columns, rows, label_header="Naruszenie")
