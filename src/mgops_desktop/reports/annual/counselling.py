"""Specialist counselling: per kind of specialist; a kind without a session is listed with 0."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, Column, FigureTable, Row, Section, Text
from mgops_desktop.reports.figure_content import part_keys

_KEYS = ("counselling_sessions", "counselling_persons", "counselling_families")


def counselling(content: AnnualContent) -> Section:
    """Sessions, persons and families by specialist; persons and families are distinct in the total."""
    used = content.past("counselling_persons", "osoba", "skorzystał")
    anonymous = content.past("counselling_persons_anonymous", "osoba", "skorzystał")
    blocks: list[Block] = [
        *content.told(
            (
                f"{content.in_period} ze specjalistycznego poradnictwa {used} ",
                content.span("counselling_persons", "osoba", strong=True),
                ".",
            ),
            (
                f"Anonimowo {anonymous} ",
                content.span("counselling_persons_anonymous", "osoba"),
                ".",
            ),
            ("Poradnictwem objęto ", content.object("counselling_families", "rodzina"), "."),
        ),
        _by_specialist(content),
        FigureTable(
            content.columns(),
            tuple(
                content.row(key)
                for key in (
                    "counselling_sessions",
                    "counselling_persons",
                    "counselling_families",
                    "counselling_person_services",
                    "counselling_hours",
                    "counselling_no_shows",
                )
            ),
            caption="Poradnictwo specjalistyczne ogółem.",
            note=content.distinct_note(
                "Osoby i rodziny ogółem liczą się raz, choć korzystały z kilku specjalistów."
            ),
        ),
    ]
    if content.texts.get("counselling"):
        blocks.append(Text.typed(content.texts["counselling"]))
    return Section("counselling", "Poradnictwo specjalistyczne", tuple(blocks))


def _by_specialist(content: AnnualContent) -> FigureTable:
    columns = [part_keys(content.figures[key], "specialist") for key in _KEYS]
    rows = tuple(
        Row(
            content.figures[parts[0]].label,
            tuple(cell for part in parts for cell in content.cells(part)),
        )
        for parts in zip(*columns, strict=True)
    )
    this, before = content.columns()
    heads = (
        (Column(f"{what} {this.header}"), before) for what in ("Porady i sesje", "Osoby", "Rodziny")
    )
    return FigureTable(
        tuple(column for pair in heads for column in pair),
        rows,
        caption="Poradnictwo wg specjalistów.",
        note="0 – w okresie nie świadczono poradnictwa w tym zakresie.",
        label_header="Specjalista",
    )
