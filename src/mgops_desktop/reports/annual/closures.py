"""Closures with their reasons as a chart, results of actions, monitoring after the work has ended."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import (
    Block,
    Chart,
    ChartRow,
    FigureTable,
    Heading,
    Mark,
    Section,
    Text,
)
from mgops_desktop.reports.figure_content import part_keys


def closures(content: AnnualContent) -> Section:
    """Why the work ended, what was achieved, and what came after."""
    blocks: list[Block] = [
        *content.told(
            (
                f"Rodziny, z którymi {_small(content.in_period)} zakończono pracę: ",
                content.span("assistant_cases_closed", "", strong=True),
                ".",
            ),
            (
                "Cele planu pracy osiągnięto w ",
                content.span("goals_achieved_share_pct", ""),
                " rodzin objętych wsparciem.",
            ),
            (
                "Wśród rodzin, z którymi zakończono pracę, cele osiągnęło ",
                content.span("goals_achieved_share_of_closed_pct", ""),
                ".",
            ),
        )
    ]
    chart = _reasons(content)
    if chart.rows:
        blocks += [Heading("Przyczyny zakończenia pracy z rodziną", 2), chart]
    blocks += [_actions(content), *_monitoring(content)]
    if content.texts.get("closures"):
        blocks.append(Text.typed(content.texts["closures"]))
    return Section("closures", "Zakończenie pracy z rodziną i monitoring", tuple(blocks))


def _actions(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            content.row("plan_actions", "Działania planów pracy, z tego:", total=True),
            *content.parts("plan_actions", "result"),
        ),
        caption="Działania planów pracy wg wyniku.",
        note="Wiersze „z tego” sumują się.",
    )


def _monitoring(content: AnnualContent) -> list[Block]:
    return [
        Heading("Monitoring po zakończeniu pracy z rodziną", 2),
        *content.told(
            (
                "Po zakończeniu pracy asystent monitoruje sytuację rodziny przez ",
                content.object("post_closure_monitoring_months", "miesiąc"),
                ".",
            ),
            (
                f"{content.in_period} monitoringiem objęto ",
                content.object("families_monitored_after_closure", "rodzina"),
                ".",
            ),
        ),
        FigureTable(
            content.columns(),
            (
                content.row("families_monitored_after_closure"),
                content.row("monitoring_visits"),
                content.row("post_closure_monitoring_months", "Długość monitoringu w miesiącach"),
            ),
            caption="Monitoring po zakończeniu pracy z rodziną.",
        ),
    ]


def _reasons(content: AnnualContent) -> Chart:
    rows = []
    for key in part_keys(content.figures["assistant_cases_closed"], "reason"):
        value = content.value(key)
        if value:
            mark = Mark(value, content.cells(key)[0])
            rows.append(ChartRow(content.figures[key].label, (mark,)))
    rows.sort(key=lambda row: -(row.marks[0].size or 0))
    told = "; ".join(f"{row.label}: {row.marks[0].cell.text}" for row in rows)
    return Chart(
        ("rodziny",),
        tuple(rows),
        caption=f"Przyczyny zakończenia pracy {content.for_period} (liczba rodzin).",
        alternative=f"Wykres słupkowy przyczyn zakończenia pracy: {told}.",
    )


def _small(words: str) -> str:
    """The words inside a sentence: "w 2026 roku"."""
    return words[:1].lower() + words[1:]
