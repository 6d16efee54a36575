"""The whole file of a family: its contents, its records in order, its documents as they were frozen, its files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    Fields,
    FigureTable,
    Heading,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "dossier"
TITLE = "Akta rodziny"


@dataclass(frozen=True)
class RecordEntry:
    """A record of the file: what it is called, and every field that says something."""

    title: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapter:
    """The records of one kind, the oldest first."""

    title: str
    records: tuple[RecordEntry, ...]


@dataclass(frozen=True)
class DocumentEntry:
    """A registered document: its frozen sections, None where they are not what was frozen."""

    number: str
    heading: str
    day: date
    state: str
    checksum: str
    sections: tuple[Section, ...] | None


@dataclass(frozen=True)
class FileEntry:
    """A file kept with a record: appended on these pages of the paper, or why it is not."""

    number: str
    name: str
    with_record: str
    pages: str


@dataclass(frozen=True)
class CheckEntry:
    """One thing of the checklist."""

    case: str
    label: str
    state: str
    words: str


@dataclass(frozen=True)
class DossierContent:
    """Everything that the paper prints, protected matter covered already."""

    day: date
    centre: Centre
    practice: bool
    family: str
    number: str
    made_by: str
    checks: tuple[CheckEntry, ...]
    chapters: tuple[Chapter, ...]
    documents: tuple[DocumentEntry, ...]
    files: tuple[FileEntry, ...]


@dataclass(frozen=True)
class _Part:
    """A numbered part of the paper; what is a paper of its own begins on a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    new_page: bool = False


def dossier_report(content: DossierContent) -> Report:
    """Return the paper; its contents are filled in with the pages when it is drawn."""
    parts = [_Part("Lista kontrolna", (_checks(content),), new_page=True)]
    parts += [_Part(one.title, tuple(_records(one))) for one in content.chapters if one.records]
    parts += [
        _Part(
            f"{one.heading}, {one.number} z {short_date(one.day)}",
            tuple(_document(one)),
            new_page=True,
        )
        for one in content.documents
    ]
    if content.files:
        parts.append(_Part("Załączniki", tuple(_files(content.files)), new_page=True))
    sections = tuple(
        Section(f"part_{place}", f"{place}. {part.title}", part.blocks, new_page=part.new_page)
        for place, part in enumerate(parts, 1)
    )
    return Report(
        kind=KIND,
        title=f"{TITLE} {content.number}",
        period=Period(content.day, content.day),
        centre=content.centre,
        sections=(Section("title_page", "Strona tytułowa", (_title(content),), level=0), *sections),
        number=content.number,
        practice=content.practice,
        contents=True,
    )


def _title(content: DossierContent) -> Title:
    details = (
        ("Ośrodek", content.centre.name),
        ("Rodzina", f"{content.family} ({content.number})"),
        ("Stan na dzień", short_date(content.day)),
        ("Sporządził(a)", content.made_by),
        (
            "Czego tu nie ma",
            "zapisów „Niebieskiej Karty” i poradnictwa; adresy chronione są zakryte",
        ),
    )
    return Title(TITLE, ("całość zapisów, dokumentów i załączników",), details, own_page=True)


def _checks(content: DossierContent) -> Block:
    columns = tuple(Column(header, numeric=False) for header in ("Sprawa", "Stan", "Uwagi"))
    rows = tuple(
        Row(one.label, (Cell(one.case), Cell(one.state), Cell(one.words))) for one in content.checks
    )
    if not rows:
        return Text.of("Z tą rodziną nie prowadzono jeszcze pracy.")
    return FigureTable(columns, rows, label_header="Co sprawdza kontrola")


def _records(chapter: Chapter) -> Iterable[Block]:
    for one in chapter.records:
        yield Heading(one.title, 3)
        yield Fields(tuple((name, Cell(text)) for name, text in one.fields))


def _document(one: DocumentEntry) -> Iterable[Block]:
    checksum = one.checksum[:16].upper()
    yield Note(f"Stan: {one.state}. Suma kontrolna zamrożonej treści: {checksum}.")
    if one.sections is None:
        yield Text.of("Treść tego dokumentu nie zgadza się z sumą kontrolną. Odtwórz dane z kopii.")
        return
    for section in one.sections:
        if section.level:
            yield Heading(section.title, 2)
        for block in section.blocks:
            yield replace(block, own_page=False) if isinstance(block, Title) else block


def _files(files: Iterable[FileEntry]) -> Iterable[Block]:
    yield Text.of(
        "Pliki PDF i obrazy stoją za tą stroną, w tej kolejności; pozostałe tylko wymieniono."
    )
    columns = (
        Column("Plik", numeric=False),
        Column("Przy zapisie", numeric=False),
        Column("Strony", numeric=False),
    )
    rows = tuple(
        Row(one.number, (Cell(one.name), Cell(one.with_record), Cell(one.pages))) for one in files
    )
    yield FigureTable(columns, rows, label_header="Numer")
