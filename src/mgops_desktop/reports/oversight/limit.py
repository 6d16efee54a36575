"""Over the limit of families: every breach with its days, its cause and the letter behind it."""

from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.court import LETTER_LABELS, LetterKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import period_name, short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    FigureSpan,
    FigureTable,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "limit"
TITLE = "Przekroczenia limitu rodzin asystenta"
_COUNT = "assistants_over_limit"


@dataclass(frozen=True)
class LetterLine:
    """A letter that made an assignment over the limit necessary."""

    number: str
    sign: str
    day: date | None
    kind: LetterKind

    @property
    def words(self) -> str:
        day = f" z {short_date(self.day)}" if self.day else ""
        return f"{LETTER_LABELS[self.kind]} {self.sign or self.number}{day}"


@dataclass(frozen=True)
class BreachLine:
    """A breach: whose, its days (no end: it goes on), the most families at once, what made it."""

    ref: RecordRef
    worker: str
    began: date
    ended: date | None
    families: int
    limit: int
    assignment: str
    family: str
    reason: str
    letters: tuple[LetterLine, ...]
    changed: str

    @property
    def cause(self) -> str:
        """Which assignment or monitoring made it, or what changed that day."""
        if self.assignment:
            return f"{self.assignment}, rodzina {self.family}"
        return self.changed or "nie ustalono"

    @property
    def why(self) -> str:
        """The reason that was given, and the letters."""
        letters = "; ".join(one.words for one in self.letters)
        parts = [part for part in (self.reason, letters) if part]
        return "; ".join(parts) or "brak powodu i pisma"


@dataclass(frozen=True)
class LimitInForce:
    """A value of the limit and since when it held in the period."""

    families: int
    since: date
    basis: str
    confirmed: bool


@dataclass(frozen=True)
class LimitChoices:
    """What the centre counts to the limit where the act says nothing."""

    substitutes: bool
    pro_life: bool
    aftercare: bool


@dataclass(frozen=True)
class LimitContent:
    """Everything that the paper prints."""

    period: Period
    as_of: date
    centre: Centre
    practice: bool
    limits: tuple[LimitInForce, ...]
    breaches: tuple[BreachLine, ...]
    choices: LimitChoices


def limit_report(content: LimitContent) -> Report:
    """Return the paper."""
    name = period_name(content.period)
    title = Title(TITLE, (name, f"dane na dzień {short_date(content.as_of)}"))
    return Report(
        kind=KIND,
        title=f"{TITLE}: {name}",
        period=content.period,
        centre=content.centre,
        sections=(
            Section("title", "Nagłówek", (title,), level=0),
            Section("basis", "Limit i jego podstawa", tuple(basis_blocks(content)), level=2),
            Section("breaches", "Naruszenia", tuple(breach_blocks(content)), level=2),
        ),
        practice=content.practice,
    )


def basis_blocks(content: LimitContent) -> list[Block]:
    """Which limit held, and how families are counted to it."""
    found: list[Block] = [Text.of(_limit_words(one)) for one in content.limits]
    choices = content.choices
    counts = {True: "wlicza się", False: "nie wlicza się"}
    found.append(
        Note(
            "Każdy dzień okresu liczy się osobno, od pierwszego dnia przydziału; w dniu zakończenia sprawy rodzina już "
            f"się nie liczy. Zastępstwo {counts[choices.substitutes]} do limitu zastępcy, rodzina objęta tylko "
            f"„Za życiem” {counts[choices.pro_life]}, rodzina w monitoringu po zakończeniu pracy "
            f"{counts[choices.aftercare]}: to wybór ośrodka, do potwierdzenia (Ustawienia)."
        )
    )
    return found


def _limit_words(one: LimitInForce) -> str:
    unsure = "" if one.confirmed else " (do potwierdzenia)"
    return (
        f"Od {short_date(one.since)} asystent może w tym samym czasie prowadzić pracę najwyżej z {one.families} "
        f"rodzinami{unsure}. Podstawa: {one.basis}."
    )


def breach_blocks(content: LimitContent) -> list[Block]:
    """Whose, from–to, how many, and why."""
    if not content.breaches:
        return [
            Text.of(
                "W żadnym dniu okresu żaden asystent nie miał więcej rodzin, niż pozwala limit."
            )
        ]
    rows = tuple(
        Row(
            one.worker,
            (
                Cell(f"{short_date(one.began)}–{_until(one)}"),
                Cell(f"{one.families} / {one.limit}", is_number=True),
                Cell(one.cause),
                Cell(one.why),
            ),
        )
        for one in content.breaches
    )
    columns = (
        Column("Od–do", numeric=False),
        Column("Rodziny / limit"),
        Column("Przydział, który je spowodował", numeric=False),
        Column("Powód i pismo", numeric=False),
    )
    persons = len({one.ref for one in content.breaches})
    told = Text.of(
        "Asystenci, u których przekroczono limit: ",
        FigureSpan(str(persons), _COUNT, content.period, strong=True),
        ".",
    )
    note = (
        "Liczba rodzin z dnia, w którym przekroczenie było największe. Przekroczenie, które zaczęło się przed okresem, "
        "ma swoją prawdziwą datę."
    )
    return [told, FigureTable(columns, rows, note=note, label_header="Asystent rodziny")]


def _until(one: BreachLine) -> str:
    return short_date(one.ended) if one.ended else "trwa"
