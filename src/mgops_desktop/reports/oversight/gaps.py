"""What is missing in the files of the families, as one list."""

from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date
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

KIND = "gaps"
TITLE = "Braki w teczkach rodzin"


@dataclass(frozen=True)
class GapLine:
    """One thing that is missing in the file of one case."""

    family: str
    case: str
    what: str
    words: str
    basis: str
    assistant: str


@dataclass(frozen=True)
class GapsContent:
    """Everything that the list prints; `cases` is how many files were looked at."""

    day: date
    centre: Centre
    practice: bool
    cases: int
    lines: tuple[GapLine, ...]


def gaps_report(content: GapsContent) -> Report:
    """Return the list, one row for each gap, by family."""
    day = short_date(content.day)
    title = Title(TITLE, (f"stan na {day}",))
    return Report(
        kind=KIND,
        title=f"{TITLE}: {day}",
        period=Period(content.day, content.day),
        centre=content.centre,
        sections=(
            Section("title", "Nagłówek", (title,), level=0),
            Section("gaps", "Wykaz", tuple(_blocks(content)), level=2),
        ),
        practice=content.practice,
    )


def _blocks(content: GapsContent) -> list[Block]:
    looked = f"Sprawy objęte przeglądem, trwające i zakończone w ostatnich 12 miesiącach: {content.cases}."
    if not content.lines:
        return [Text.of(looked), Text.of("Niczego nie brakuje.")]
    files = len({line.case for line in content.lines})
    told = f"{looked} Sprawy z brakami: {files}."
    columns = tuple(
        Column(header, numeric=False)
        for header in ("Znak sprawy", "Czego brakuje", "Podstawa", "Asystent")
    )
    rows = tuple(
        Row(
            line.family,
            (
                Cell(line.case),
                Cell(f"{line.what}: {line.words}"),
                Cell(line.basis),
                Cell(line.assistant or "brak"),
            ),
        )
        for line in content.lines
    )
    note = "Rodziny stoją pod numerami rejestru, bez nazwisk."
    return [Text.of(told), FigureTable(columns, rows, label_header="Rodzina"), Note(note)]
