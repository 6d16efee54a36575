"""The tags by which a screen reader reads the pages, as drawing leaves them; `tagging` writes them into the file."""

from dataclasses import dataclass, field

Box = tuple[float, float, float, float]
HEADS_COLUMN = "/O/Table/Scope/Column"
HEADS_ROW = "/O/Table/Scope/Row"
BULLETED = "/O/List/ListNumbering/Disc"
NUMBERED = "/O/List/ListNumbering/Decimal"


@dataclass(frozen=True, slots=True)
class Content:
    """A marked run of drawing on a page (both from 0)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A figure on a page that opens when clicked: where it stands and what it is called."""

    page: int
    box: Box
    name: str
    text: str


@dataclass(slots=True, eq=False)
class Element:
    """A tag with what stands in it, in reading order; making one appends it to its parent."""

    tag: str
    parent: "Element | None" = None
    attributes: str = ""  # in PDF notation
    alternative: str = ""
    box: Box | None = None
    kids: "list[Element | Content | Link]" = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.kids.append(self)
