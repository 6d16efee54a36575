"""The pack for an inspection of the whole centre: one paper with contents."""

from collections.abc import Iterator, Sequence
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import long_date, period_name, short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
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
from mgops_desktop.reports.figure_content import part_keys, printed
from mgops_desktop.reports.oversight.inspection_content import (
    LABELS,
    PARTS,
    CaseLine,
    InspectionContent,
    ListedFigure,
    MonthlyLine,
    StaffLine,
)
from mgops_desktop.reports.oversight.limit import basis_blocks, breach_blocks

KIND = "inspection"
TITLE = "Pakiet na kontrolę"
_MONTHS_IN_A_TABLE = 6
_NONE = "brak"


def inspection_report(content: InspectionContent) -> Report:
    """Return the pack; its contents are filled in with the pages when it is drawn."""
    parts: list[tuple[str, str, list[Block]]] = [
        ("staff", "Asystenci rodziny: kwalifikacje, umowy, oświadczenia", _staff(content)),
        ("register", "Wykaz rodzin objętych wsparciem", _register(content)),
        ("monthly", "Rodziny na asystenta", _monthly(content)),
        ("limit", "Limit rodzin i jego przekroczenia", _limit(content)),
        ("declared", "Odmowy i rezygnacje", _declared(content)),
        ("half_year", "Liczby ostatniego sprawozdania półrocznego", _half_year(content)),
        ("effect", "Skuteczność", _effect(content)),
    ]
    return Report(
        kind=KIND,
        title=f"{TITLE}: {period_name(content.period)}",
        period=content.period,
        centre=content.centre,
        sections=(
            Section("title_page", "Strona tytułowa", (_title(content),), level=0),
            *(
                Section(key, f"{place}. {title}", tuple(blocks), new_page=place == 1)
                for place, (key, title, blocks) in enumerate(parts, 1)
            ),
        ),
        practice=content.practice,
        contents=True,
    )


def _title(content: InspectionContent) -> Title:
    details = [("Ośrodek", content.centre.name)]
    if content.head_name:
        details.append(("Kierownik", content.head_name))
    details.append(("Dane na dzień", short_date(content.as_of)))
    details.append(("Sporządzono", long_date(content.made_on)))
    return Title(TITLE, (period_name(content.period),), tuple(details), own_page=True)


def _staff(content: InspectionContent) -> list[Block]:
    if not content.staff:
        return [Text.of("W okresie nie zapisano umów asystentów rodziny.")]
    found: list[Block] = [Note("Podstawa: art. 12 i 17 ustawy o wspieraniu rodziny.")]
    for one in content.staff:
        found += [Heading(f"{one.name} ({one.number})", 2), Fields(tuple(_papers(one)))]
    return found


def _papers(one: StaffLine) -> Iterator[tuple[str, Cell]]:
    for name, text in (
        ("Droga do zawodu (art. 12 ust. 1 pkt 1)", one.path),
        ("Wykształcenie", one.qualification),
        ("Szkolenie lub studia podyplomowe", one.training),
        ("Staż pracy z dziećmi lub rodziną", one.practice),
        ("Sprawdzenie w Rejestrze Sprawców (art. 12 ust. 1 pkt 5)", _checked(one)),
        ("Informacja z KRK (pkt 4)", _day(one.conviction_checked_on)),
        ("Oświadczenie o władzy rodzicielskiej (pkt 2)", _day(one.authority_statement_on)),
        ("Oświadczenie o obowiązku alimentacyjnym (pkt 3)", _day(one.maintenance_statement_on)),
        ("Oświadczenie z art. 17 ust. 3–4", _day(one.apart_statement_on)),
        ("Umowa pracownika socjalnego w tym okresie", "tak" if one.social_worker else "nie"),
        ("Umowy asystenta", "; ".join(one.contracts)),
        ("Szkolenia w okresie (art. 12 ust. 2)", "; ".join(one.trainings)),
        ("Brakuje", ", ".join(one.missing) or "niczego"),
    ):
        yield name, Cell(text or _NONE)


def _checked(one: StaffLine) -> str:
    if one.register_checked_on is None:
        return ""
    result = {True: "nie figuruje", False: "figuruje", None: "wyniku nie zapisano"}
    by = f", sprawdził(a): {one.register_checked_by}" if one.register_checked_by else ""
    return f"{short_date(one.register_checked_on)}, {result[one.not_in_register]}{by}"


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _register(content: InspectionContent) -> list[Block]:
    if not content.cases:
        return [Text.of("W okresie nie było rodzin objętych wsparciem asystenta.")]
    columns = tuple(
        Column(header, numeric=False)
        for header in ("Znak sprawy", "Od", "Do", "Podstawa", "Asystent")
    )
    rows = tuple(_case_row(one) for one in content.cases)
    note = "Rodziny stoją pod numerami rejestru, bez nazwisk. Rodzina z dwiema sprawami ma dwa wiersze."
    return [FigureTable(columns, rows, note=note, label_header="Rodzina")]


def _case_row(one: CaseLine) -> Row:
    until = short_date(one.ended) if one.ended else "trwa"
    texts = (one.number, short_date(one.began), until, one.basis, one.leaders or _NONE)
    return Row(one.family, tuple(Cell(text) for text in texts))


def _monthly(content: InspectionContent) -> list[Block]:
    if not content.monthly:
        return [Text.of("W okresie żaden asystent nie prowadził rodziny.")]
    beginnings = range(0, len(content.months), _MONTHS_IN_A_TABLE)
    tables = (_months_table(content, first) for first in beginnings)
    return [*tables, _busiest(content.monthly)]


def _months_table(content: InspectionContent, first: int) -> FigureTable:
    last = first + _MONTHS_IN_A_TABLE
    columns = tuple(
        Column(_month_end(month, content.as_of)) for month in content.months[first:last]
    )
    rows = tuple(
        Row(one.worker, tuple(Cell(str(count), is_number=True) for count in one.counts[first:last]))
        for one in content.monthly
    )
    return FigureTable(
        columns,
        rows,
        caption="Rodziny asystenta na ostatni dzień miesiąca.",
        label_header="Asystent rodziny",
    )


def _month_end(month: Period, as_of: date) -> str:
    return short_date(min(month.last, as_of))


def _busiest(lines: Sequence[MonthlyLine]) -> FigureTable:
    rows = tuple(
        Row(
            one.worker,
            (Cell(str(one.most), is_number=True), Cell(short_date(one.busiest), is_number=True)),
        )
        for one in lines
    )
    return FigureTable(
        (Column("Najwięcej rodzin w jednym dniu"), Column("Pierwszy taki dzień")),
        rows,
        caption="Największa liczba rodzin w ciągu okresu, licząc każdy dzień.",
        label_header="Asystent rodziny",
    )


def _limit(content: InspectionContent) -> list[Block]:
    return [*basis_blocks(content.limit), *breach_blocks(content.limit)]


def _declared(content: InspectionContent) -> list[Block]:
    if not content.declared:
        return [Text.of("W okresie nie zapisano odmów zgody ani rezygnacji.")]
    columns = tuple(
        Column(header, numeric=False) for header in ("Oświadczenie", "Numer", "Rodzina")
    )
    rows = tuple(
        Row(short_date(one.day), (Cell(one.kind), Cell(one.number), Cell(one.family)))
        for one in content.declared
    )
    return [FigureTable(columns, rows, label_header="Dzień")]


def _half_year(content: InspectionContent) -> list[Block]:
    name = period_name(content.half)
    rows: list[Row] = []
    for one in content.figures:
        indent = int(one.key in PARTS)
        rows.append(Row(_label(one), (_cell(one, content.half),), indent))
        rows += _parts(one, content.half)
    table = FigureTable((Column(name),), tuple(rows))
    found: list[Block] = [
        Text.of(
            f"Liczby z zapisów za {name}, z których wypełnia się sprawozdanie rzeczowo-finansowe (art. 176 pkt 6)."
        ),
        Note("Układ druku podaje minister w CAS: do potwierdzenia przy wysyłce."),
        table,
        Heading("Wykazy do tych liczb", 2),
    ]
    for one in content.figures:
        found += [Heading(f"{_label(one)}: {printed(one.figure)}", 3), _numbers(one)]
    return found


def _label(one: ListedFigure) -> str:
    return LABELS.get(one.key, one.label)


def _cell(one: ListedFigure, period: Period) -> Cell:
    return Cell(printed(one.figure), one.key, period)


def _parts(one: ListedFigure, period: Period) -> Iterator[Row]:
    """The reasons of closures; of other figures the parts stand in the annual report."""
    if one.key != "assistant_cases_closed":
        return
    for key in part_keys(one.figure, "reason"):
        part = next(
            parts[name]
            for _shape, parts in one.figure.breakdowns
            for name in parts
            if parts[name].key == key
        )
        if part.value:
            yield Row(part.label, (Cell(printed(part), part.key, period),), indent=1)


def _numbers(one: ListedFigure) -> Text:
    return Text.of(", ".join(one.numbers) if one.numbers else "Wykaz jest pusty.")


def _effect(content: InspectionContent) -> list[Block]:
    rows = tuple(Row(_label(one), (_cell(one, content.period),)) for one in content.effect)
    note = "Udział rodzin, z którymi pracę zakończono po osiągnięciu celów, w rodzinach objętych wsparciem."
    return [FigureTable((Column(period_name(content.period)),), rows, note=note)]
