"""What the annual report is printed from: figures of two periods, texts, needs, typed-in data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mgops_desktop.reports.figure_content import NOT_RECORDED, FigureContent


@dataclass(frozen=True)
class Typed:
    """A count of an outside body or another register, with its source and its value of the year before."""

    body: str
    wording: str
    value: str
    indent: int
    source: str
    remark: str
    before: str = NOT_RECORDED
    has_parts: bool = False


@dataclass(frozen=True)
class ProgrammeFacts:
    """The programme in force and the resolution that adopted it."""

    name: str
    years: str
    resolution_number: str
    resolution_day: date | None
    adopted_by: str
    main_goal: str


@dataclass(frozen=True, kw_only=True)
class AnnualContent(FigureContent):
    """Everything that is printed; frozen, so that the same content gives the same paper."""

    centre_name: str
    centre_address: tuple[str, ...]
    council: str
    head_name: str
    prepared_by: str
    place: str
    printed_on: date
    act_publication: str
    act_confirmed: bool
    texts: Mapping[str, str]
    needs: tuple[str, ...]
    typed: tuple[Typed, ...]
    programme: ProgrammeFacts | None
    limit: int
    limit_basis: str
    number: str = ""
    practice: bool = False
    pro_life_counts: bool = True
    notes: tuple[str, ...] = field(default=())
