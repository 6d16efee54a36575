"""Court: applications, reports, opinions, notices; obligations; supervision; orders."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Row, Section, Text

_LETTERS = (
    "court_annotations_sent",
    "court_reports_on_work_plan_sent",
    "court_opinions_sent",
    "crime_notices_sent",
    "alcohol_commission_applications",
)


def court(content: AnnualContent) -> Section:
    """What was sent to the court and what came from it."""
    worked = content.past("families_obliged_by_court", "rodzina", "współpracował")
    blocks: list[Block] = [
        *content.told(
            (
                f"Na mocy postanowień sądu z asystentem rodziny {worked} ",
                content.span("families_obliged_by_court", "rodzina", strong=True),
                ".",
            ),
            (
                "Do sądu złożono ",
                content.object("court_applications_for_care_orders", "wniosek"),
                " w sprawie sytuacji dziecka.",
            ),
        ),
        _letters(content),
        _rulings(content),
    ]
    if content.texts.get("court"):
        blocks.append(Text.typed(content.texts["court"]))
    return Section("court", "Współpraca z sądem", tuple(blocks))


def _letters(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            content.row(
                "court_applications_for_care_orders",
                "Wnioski do sądu w sprawie sytuacji dziecka, z tego:",
                total=True,
            ),
            *content.parts("court_applications_for_care_orders", "kind"),
            _families(content, "court_applications_for_care_orders"),
            *(row for key in _LETTERS for row in (content.row(key), _families(content, key))),
            content.row("court_letters_late"),
        ),
        caption="Pisma wysłane w sprawach rodzin.",
        note="Wiersze „z tego” sumują się.",
    )


def _rulings(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            content.row(
                "families_obliged_by_court",
                "Rodziny zobowiązane przez sąd do współpracy z asystentem, z tego:",
                total=True,
            ),
            *content.parts("families_obliged_by_court", "since"),
            content.row("families_under_probation_officer"),
            content.row("court_orders_children_returned"),
            content.row("court_orders_supervision_lifted"),
            content.row("child_removals"),
        ),
        caption="Orzeczenia sądu i nadzór kuratora.",
        note="Nadzór kuratora dotyczy wszystkich rodzin z ewidencji ośrodka.",
    )


def _families(content: AnnualContent, key: str) -> Row:
    """The second number of a kind of letter."""
    return content.row(f"{key}_families", "rodziny, których dotyczyły", indent=1)
