"""An invented annual report with every kind of block, for tests and for looking at."""

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import (
    Cell,
    Centre,
    Chart,
    ChartRow,
    Column,
    Definition,
    Fields,
    FigureSpan,
    FigureTable,
    Heading,
    ListBlock,
    Mark,
    Note,
    Report,
    Row,
    Section,
    Signatures,
    Source,
    Text,
    Title,
    numbered,
)

THIS, LAST = Period.year(2026), Period.year(2025)
CENTRE = Centre(
    "Miejsko-Gminny Ośrodek Pomocy Społecznej w Przykładowie",
    ("ul. Rynek 1, 00-000 Przykładowo · tel. 00 000 00 00",),
)
TITLE = "Sprawozdanie z realizacji zadań z zakresu wspierania rodziny za 2026 rok"
YEARS = (Column("2026"), Column("2025", muted=True))

LONG = (
    "Asystent rodziny prowadził pracę z rodzinami w miejscu ich zamieszkania lub w miejscu "
    "wskazanym przez rodzinę. Zakres i częstotliwość spotkań ustalano w planie pracy z rodziną, "
    "opracowanym wspólnie z jej członkami i skonsultowanym z pracownikiem socjalnym. W okresie "
    "sprawozdawczym szczególną uwagę poświęcono gospodarowaniu budżetem domowym, opiece nad małym "
    "dzieckiem oraz współpracy ze szkołą i przychodnią."
)


def row(
    label: str, key: str, now: int, before: int, indent: int = 0, *, total: bool = False
) -> Row:
    cells = (Cell(f"{now}", key, THIS), Cell(f"{before}", key, LAST))
    return Row(label, cells, indent=indent, total=total)


CASEWORK = FigureTable(
    YEARS,
    (
        row(
            "Liczba rodzin objętych wsparciem asystenta rodziny w 2026 roku",
            "assistant_families",
            19,
            16,
            total=True,
        ),
        row("w tym zobowiązane przez sąd", "assistant_families_court", 4, 3, 1),
        row("rodziny wielodzietne", "assistant_families_large", 7, 6, 1),
        row("rodziny niepełne", "assistant_families_single_parent", 9, 8, 1),
        row("rodziny z procedurą „Niebieskie Karty”", "assistant_families_blue_card", 3, 2, 1),
        row("Liczba osób w tych rodzinach", "assistant_persons", 71, 62, total=True),
        row("Liczba dzieci, z tego:", "assistant_children", 38, 33, total=True),
        row("przebywające w domu", "assistant_children_home", 35, 31, 1),
        row("przebywające w pieczy zastępczej", "assistant_children_care", 3, 2, 1),
        row("Zakończono pracę z rodziną, z tego:", "assistant_cases_closed", 5, 4, total=True),
        row("osiągnięcie celów planu", "assistant_cases_closed_goals", 3, 2, 1),
        row("zaprzestanie współpracy przez rodzinę", "assistant_cases_closed_stopped", 1, 2, 1),
        row("zmiana miejsca zamieszkania", "assistant_cases_closed_moved", 1, 0, 1),
        row(
            "Rodziny kontynuujące współpracę w 2027 roku",
            "assistant_cases_carried",
            14,
            12,
            total=True,
        ),
    ),
    caption="Rodziny objęte wsparciem asystenta rodziny.",
    note="Wiersze „w tym” mogą się pokrywać; wiersze „z tego” sumują się.",
)

CLOSURES = Chart(
    ("2026",),
    (
        ChartRow("osiągnięcie celów planu", (Mark(3, Cell("3", "assistant_cases_closed_goals")),)),
        ChartRow(
            "zaprzestanie współpracy przez rodzinę",
            (Mark(1, Cell("1", "assistant_cases_closed_stopped")),),
        ),
        ChartRow(
            "zmiana miejsca zamieszkania", (Mark(1, Cell("1", "assistant_cases_closed_moved")),)
        ),
    ),
    caption="Przyczyny zakończenia pracy w 2026 roku (liczba rodzin).",
    alternative=(
        "Wykres słupkowy: osiągnięcie celów planu 3, zaprzestanie "
        "współpracy 1, zmiana miejsca zamieszkania 1."
    ),
)

TWO_YEARS = Chart(
    ("2026", "2025"),
    (
        ChartRow(
            "wizyty w miejscu zamieszkania",
            (Mark(412, Cell("412", "visits_home")), Mark(380, Cell("380", "visits_home", LAST))),
        ),
        ChartRow(
            "spotkania w ośrodku i w innych instytucjach, także ze specjalistami",
            (Mark(96, Cell("96", "visits_office")), Mark(121, Cell("121", "visits_office", LAST))),
        ),
        ChartRow(
            "próby nieudane",
            (Mark(0, Cell("0", "visits_failed")), Mark(17, Cell("17", "visits_failed", LAST))),
        ),
    ),
    caption="Kontakty asystenta z rodzinami według miejsca.",
    alternative=(
        "Wykres słupkowy: wizyty w miejscu zamieszkania 412 wobec 380 "
        "rok wcześniej, spotkania w ośrodku 96 wobec 121, próby "
        "nieudane 0 wobec 17."
    ),
)


def years(*values: tuple[int | None, ...]) -> tuple[ChartRow, ...]:
    def mark(value: int | None, key: str, year: int) -> Mark:
        return Mark(value, Cell("b.d." if value is None else str(value), key, Period.year(year)))

    return tuple(
        ChartRow(str(2022 + i), tuple(mark(v, f"series_{n}", 2022 + i) for n, v in enumerate(pair)))
        for i, pair in enumerate(values)
    )


OVER_YEARS = Chart(
    ("rodziny",),
    years((12,), (14,), (13,), (16,), (19,)),
    caption="Rodziny objęte wsparciem asystenta w latach 2022–2026.",
    alternative="Wykres kolumnowy: 12, 14, 13, 16 i 19 rodzin w kolejnych latach.",
    kind="columns",
)
LINES = Chart(
    ("rodziny ze wsparciem asystenta", "rodziny zobowiązane przez sąd"),
    years((12, 2), (14, None), (13, 3), (16, 3), (19, 4)),
    caption="Rodziny ogółem i zobowiązane przez sąd w latach 2022–2026.",
    alternative=(
        "Wykres liniowy: od 12 do 19 rodzin, w tym od 2 do 4 "
        "zobowiązanych przez sąd; za 2023 rok brak danych o "
        "zobowiązanych."
    ),
    kind="lines",
)

GOALS = FigureTable(
    (
        Column("Termin", numeric=False),
        Column("Wynik", numeric=False),
        Column("Co się zmieniło", numeric=False),
    ),
    (
        Row(
            "Budżet domowy: prowadzenie zeszytu wydatków",
            (
                Cell("31.10.2026"),
                Cell("częściowo"),
                Cell("zeszyt prowadzony od września, bez rachunków za energię"),
            ),
        ),
        Row(
            "Budżet domowy: rozłożenie zaległości czynszowych na raty",
            (Cell("30.11.2026"), Cell("w toku"), Cell("pismo przygotowane, do złożenia")),
        ),
        Row(
            "Szkoła: udział matki w zebraniach",
            (Cell("30.06.2026"), Cell("zrealizowano"), Cell("obecna na 3 z 3 zebrań")),
        ),
        Row(
            "Zdrowie: bilans czterolatka",
            (Cell("31.08.2026"), Cell("zrealizowano"), Cell("wykonany 12.08.2026")),
        ),
    ),
    caption="Realizacja planu pracy z rodziną.",
    label_header="Cel i działanie",
)

SUMMARY = Text.of(
    "W 2026 roku wsparciem asystenta rodziny objęto ",
    FigureSpan("19 rodzin", "assistant_families", THIS, strong=True),
    " (",
    FigureSpan("71 osób", "assistant_persons"),
    ", w tym ",
    FigureSpan("38 dzieci", "assistant_children"),
    "), o 3 rodziny więcej niż rok wcześniej. Pracę zakończono z ",
    FigureSpan("5 rodzinami", "assistant_cases_closed"),
    ", w tym z 3 z powodu osiągnięcia celów planu pracy. Na koniec roku pod opieką asystenta "
    "pozostawało ",
    FigureSpan("14 rodzin", "assistant_cases_carried"),
    " przy ustawowym limicie 15 rodzin (art. 15 ust. 4 ustawy).",
)

CASEWORK_SECTION = Section(
    "assistant",
    "3. Wsparcie rodziny przez asystenta rodziny",
    (SUMMARY, CASEWORK, Heading("3.1. Przyczyny zakończenia pracy z rodziną"), CLOSURES),
)


def sections() -> tuple[Section, ...]:
    return (
        Section(
            "title",
            TITLE,
            (
                Title(
                    TITLE,
                    (
                        "okres od 1 stycznia do 31 grudnia 2026 r.",
                        "art. 179 ust. 1 ustawy o wspieraniu rodziny i systemie pieczy zastępczej",
                    ),
                    (
                        ("Opracowanie", "Barbara Wzorcowa, asystent rodziny"),
                        ("Zatwierdzenie", "Jan Umowny, kierownik ośrodka"),
                    ),
                    own_page=True,
                ),
            ),
            level=0,
        ),
        Section(
            "basis",
            "1. Podstawa i program",
            (
                Text.typed(f"{LONG}\n{LONG}"),
                Heading("1.1. Cele programu"),
                ListBlock(
                    (
                        ("wspieranie rodzin w wypełnianiu funkcji opiekuńczo-wychowawczych,",),
                        (
                            "zapobieganie umieszczaniu dzieci w pieczy zastępczej: ",
                            FigureSpan("3 dzieci", "children_placed"),
                            " w roku,",
                        ),
                        (LONG,),
                    )
                ),
                ListBlock((("szkolenia asystentów,",), ("superwizja.",)), numbered=True),
                Heading("1.1.1. Uwagi", 3),
                Note(
                    "Dane za 2025 rok pochodzą ze sprawozdania przyjętego przez radę i nie były "
                    "przeliczane."
                ),
            ),
        ),
        CASEWORK_SECTION,
        Section(
            "contacts",
            "4. Kontakty z rodzinami",
            (
                TWO_YEARS,
                OVER_YEARS,
                LINES,
                Text.typed(LONG),
                GOALS,
                Source(
                    (
                        "Komenda Powiatowa Policji sporządziła ",
                        FigureSpan("41 formularzy", "police_forms"),
                        " „Niebieska Karta – A”.",
                    ),
                    (
                        "Komenda Powiatowa Policji w Przykładowie, pismo z 12.01.2027 "
                        "r. (dane spoza ewidencji ośrodka)"
                    ),
                ),
            ),
        ),
        Section(
            "close",
            "5. Wnioski",
            (
                Fields(
                    (
                        ("Rodziny na asystenta", Cell("14", "families_per_assistant")),
                        ("Następne sprawozdanie", Cell("do 31.03.2028 r.")),
                    )
                ),
                Text.typed(LONG),
                Signatures(("sporządził", "kierownik ośrodka")),
            ),
        ),
        Section(
            "sources",
            "Skąd te liczby",
            (
                Definition(
                    "assistant_families",
                    "Liczba rodzin objętych wsparciem asystenta rodziny",
                    (
                        "Rodziny, w których choć jeden dzień przydziału asystenta "
                        "przypada na okres sprawozdania; każda rodzina liczona raz."
                    ),
                    "art. 11–15 ustawy o wspieraniu rodziny",
                ),
                Definition(
                    "assistant_cases_closed",
                    "Zakończono pracę z rodziną",
                    (
                        "Koniec pracy w okresie, jedna przyczyna na rodzinę. Zmiana "
                        "asystenta nie kończy sprawy."
                    ),
                ),
            ),
            new_page=True,
        ),
    )


def sample(**changes: object) -> Report:
    given: dict = {"number": "OPS.1.2027", **changes}
    return Report(
        "annual",
        TITLE,
        THIS,
        given.pop("centre", CENTRE),
        numbered(given.pop("sections", sections())),
        **given,
    )


def annual_of(pages: int, charts: int) -> Report:
    """A report of that many pages: texts, tables of two years, charts, and where figures come from.

    One page is the title; a chart takes half a page; the rest are tables under some text.
    """
    chart_kinds = (CLOSURES, TWO_YEARS, OVER_YEARS, LINES)
    made = [sections()[0]]
    for number in range(pages - 1):
        blocks = [SUMMARY, Text.typed(f"{LONG}\n{LONG}")]
        if number < charts:
            blocks += [
                chart_kinds[number % len(chart_kinds)],
                Text.typed(f"{LONG}\n{LONG}\n{LONG}"),
            ]
        else:
            blocks += [CASEWORK, Text.typed(LONG), Note("Dane według stanu na 31 grudnia.")]
        made.append(
            Section(f"part_{number}", f"{number + 1}. Rozdział", tuple(blocks), new_page=True)
        )
    return Report("annual", TITLE, THIS, CENTRE, numbered(tuple(made)), number="OPS.1.2027")
