"""Interdisciplinary meetings on families, joint trips, interventions: only where there were any."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Row, Section, Text

_MEETINGS = "interdisciplinary_meetings_total"
_TRIPS = "joint_monitoring_trips_total"
_VISITED = "joint_monitoring_families_visited_total"
_INTERVENTIONS = "crisis_interventions"
_REMOVED = "children_removed_in_interventions"
_SUM = "Wiersze „z tego” sumują się; rejony bez wpisów pominięto."


def meetings(content: AnnualContent) -> Section:
    """Each table stands where one of its figures is more than 0 in this period or the one before."""
    blocks: list[Block] = []
    if content.is_used(_MEETINGS):
        blocks += _meetings(content)
    if content.is_used(_TRIPS):
        blocks.append(_trips(content))
    if content.is_used(_INTERVENTIONS) or content.is_used(_REMOVED):
        rows = (content.row(_INTERVENTIONS), content.row(_REMOVED))
        caption = "Interwencje kryzysowe."
        blocks.append(FigureTable(content.columns(), rows, caption=caption))
    if content.texts.get("meetings"):
        blocks.append(Text.typed(content.texts["meetings"]))
    title = "Spotkania w sprawach rodzin, wspólne wyjazdy, interwencje"
    return Section("meetings", title, tuple(blocks))


def _meetings(content: AnnualContent) -> list[Block]:
    held = content.past(_MEETINGS, "spotkanie", "odbył")
    return [
        *content.told(
            (
                f"{content.in_period} {held} się ",
                content.span(_MEETINGS, "spotkanie", strong=True),
                " w sprawach rodzin poza procedurą „Niebieskie Karty”.",
            ),
        ),
        FigureTable(
            content.columns(),
            (
                *_by_district(content, _MEETINGS, "Spotkania interdyscyplinarne w sprawach rodzin"),
                content.row(
                    "interdisciplinary_meetings_attended_by_assistant_unit",
                    "w tym z udziałem pracowników zespołu asystentów",
                    indent=1,
                ),
            ),
            caption="Spotkania interdyscyplinarne według rejonów.",
            note=_SUM,
        ),
    ]


def _trips(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            *_by_district(content, _TRIPS, "Wspólne wyjazdy ze strażą lub Policją"),
            *_by_district(content, _VISITED, "Odwiedziny u rodzin podczas wspólnych wyjazdów"),
        ),
        caption="Wspólne wyjazdy według rejonów.",
        note=f"Rodzina odwiedzona podczas dwóch wyjazdów jest policzona dwa razy. {_SUM}",
    )


def _by_district(content: AnnualContent, key: str, label: str) -> list[Row]:
    districts = content.parts(key, "district", only_used=True)
    if not districts:
        return [content.row(key, label, total=True)]
    return [content.row(key, f"{label}, z tego:", total=True), *districts]
