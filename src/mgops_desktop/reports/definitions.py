"""Where the numbers come from: the definition of every figure printed."""

from collections.abc import Set

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.wording import capitalised
from mgops_desktop.reports.blocks import Definition, Section, Text
from mgops_desktop.reports.figure_content import FigureContent


def definitions(content: FigureContent, printed: Set[str]) -> Section:
    """One entry for each rule of which a figure is printed; parts are counted like their whole."""
    entries = tuple(
        Definition(key, capitalised(figure.label), rule, figure.basis)
        for key, figure in content.figures.items()
        if (rule := content.rules.get(key)) and _is_printed(figure, printed)
    )
    intro = Text.of(
        "Liczby z zapisów ośrodka policzono według poniższych reguł; części („z tego”, „w tym”) liczy się jak całość. "
        "Nie dotyczy to danych innych podmiotów i rejestrów, przy których podano źródło, ani liczb sprzed "
        "rozpoczęcia zapisów, wpisanych jako dane początkowe. "
        "Rok liczy się od nowa: rodziny, osoby i dzieci z dwóch półroczy nie sumują się do roku. "
        "Znak „.” oznacza, że zjawiska nie zapisywano, „0” – że nie wystąpiło, „–” – że nie ma przez co dzielić."
    )
    return Section("definitions", "Skąd te liczby", (intro, *entries), new_page=True)


def _is_printed(figure: Figure, printed: Set[str]) -> bool:
    parts = (part.key for _shape, found in figure.breakdowns for part in found.values())
    return figure.key in printed or any(key in printed for key in parts)
