"""Tables that the centre lays out itself: what is copied into CAS, and the chapter on the municipal programme.

Neither is an official form: the law files know none (blue-card-law 6.1, 6.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.figure_layout import TOTAL, LayoutLine
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Column,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Text,
)
from mgops_desktop.reports.blue_card import tables
from mgops_desktop.reports.blue_card.statistics import BlueCardContent
from mgops_desktop.reports.figure_content import NOT_RECORDED, part_of, printed

CAS_KIND = "blue_card_cas"
CAS_TITLE = "Zestawienie „Niebieskich Kart” do przepisania do CAS"
PROGRAMME_KIND = "blue_card_programme"
PROGRAMME_TITLE = (
    "Rozdział do sprawozdania z gminnego programu przeciwdziałania przemocy domowej "
    "i ochrony osób doznających przemocy domowej"
)
_NOT_OFFICIAL = (
    "Układ do potwierdzenia – przepisz do CAS. To nie jest urzędowy formularz: wiersze i kolumny ustala ośrodek "
    "w Ustawieniach, w słownikach „Wiersze” i „Kolumny zestawienia do CAS”, każdy od roku, od którego obowiązuje."
)
_DOUBLE = (
    "Formularze wypełnione przez pracowników jednostki i formularze, które wpłynęły do zespołu, to dwie liczby. "
    "Gdy CAS pyta o jedną, wpisz tę, o którą pyta; wpisanie wszystkich, które wpłynęły, jako wypełnionych zawyża "
    "liczbę w kraju."
)
_HOW = (
    "Klucz wiersza w słowniku to rok, kropka i klucz liczby, np. „2024.blue_card_families”; klucz kolumny to rok, "
    "kropka i nazwa kolumny, np. „2024.women”. Kolumna „total” pasuje do każdej liczby, inne do tych, pod których "
    "kluczem je wymieniono. Zmieniony wiersz zakończ datą i dodaj nowy od następnego roku: "
    "zestawienia za dawne lata się nie zmienią."
)
_NO_ROWS = "W słowniku „Wiersze zestawienia do CAS” nie ma wierszy na ten okres."
_NO_GOALS = "W słowniku „Cele gminnego programu” nie ma celów na ten okres."
_GOALS_TO_CONFIRM = (
    "Cele do potwierdzenia: wpisz w Ustawieniach, w słowniku „Cele gminnego programu”, cele z uchwały rady gminy. "
    "Przepisy nie określają układu tego sprawozdania ani jego terminu."
)
_NOT_ASKED = "×"
_UNKNOWN = "nie ma takiego wskaźnika"


@dataclass(frozen=True, kw_only=True)
class LaidOutContent(BlueCardContent):
    """The rows and columns that stand in the period.

    `keys` tells for each figure its key and the columns it may have besides the total.
    """

    rows: Sequence[LayoutLine]
    laid_out: Sequence[LayoutLine] = ()
    keys: Sequence[tuple[str, str, str]] = ()


def cas_report(content: LaidOutContent) -> Report:
    """Return the table to be copied, and the keys by which it can be laid out."""
    table: Block = _cas_table(content) if content.rows and content.laid_out else Text.of(_NO_ROWS)
    keys = FigureTable(
        (Column("Klucz i kolumny", numeric=False),),
        tuple(
            Row(label, (Cell(f"{key}\n{parts}" if parts else key),))
            for label, key, parts in content.keys
        ),
        label_header="Liczba",
    )
    sections = (
        Section("table", "Zestawienie", (Text.of(_NOT_OFFICIAL), table, Note(_DOUBLE))),
        Section("keys", "Klucze wierszy i kolumn", (Note(_HOW), keys), new_page=True),
    )
    return content.report(CAS_KIND, CAS_TITLE, sections)


def _cas_table(content: LaidOutContent) -> FigureTable:
    return FigureTable(
        tuple(Column(one.label) for one in content.laid_out),
        tuple(
            Row(line.label, tuple(_cas_cell(content, line, one) for one in content.laid_out))
            for line in content.rows
        ),
        note=f"„{_NOT_ASKED}”: ta liczba nie ma takiej części.",
        label_header="Wiersz",
    )


def _cas_cell(content: LaidOutContent, line: LayoutLine, column: LayoutLine) -> Cell:
    whole = content.figures.get(line.figure)
    if whole is None:
        return Cell(_UNKNOWN if column.figure == TOTAL else _NOT_ASKED)
    shown: Figure | None = whole if column.figure == TOTAL else part_of(whole, column.figure)
    if shown is None:
        return Cell(_NOT_ASKED)
    return Cell(printed(shown), shown.key, content.period)


def programme_report(content: LaidOutContent) -> Report:
    """Return the chapter: each goal with the figures by which it is judged, beside those of the year before."""
    goals = [line for line in content.rows if not line.figure]
    about: tuple[Block, ...] = (Note(_GOALS_TO_CONFIRM),)
    if not goals:
        about = (*about, Text.of(_NO_GOALS))
    sections = [
        Section("about", "O rozdziale", about, level=2),
        *(_goal(content, goal) for goal in goals),
        Section(
            "persons", "Rodziny i osoby", (tables.run_table(content), tables.persons_table(content))
        ),
        Section("bodies", "Zespół interdyscyplinarny i grupy", (tables.bodies(content),)),
    ]
    return content.report(PROGRAMME_KIND, PROGRAMME_TITLE, sections)


def _goal(content: LaidOutContent, goal: LayoutLine) -> Section:
    own = [line for line in content.rows if line.goal == goal.goal and line.figure]
    rows = tuple(
        content.row(line.figure, line.label)
        if line.figure in content.figures
        else Row(line.label, (Cell(_UNKNOWN), Cell(NOT_RECORDED)))
        for line in own
    )
    told: Block = Text.of("Do tego celu nie wskazano liczb.")
    if rows:
        told = FigureTable(content.columns(), rows, label_header="Miernik")
    return Section(f"goal-{goal.goal}", f"Cel {goal.goal}. {goal.label}", (told,))
