"""Where the numbers come from: the definition of every figure printed."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Definition, Section, Text


def definitions(content: AnnualContent) -> Section:
    """One entry per rule; parts are counted like their whole and have none of their own."""
    entries = tuple(
        Definition(key, figure.label, content.rules[key], figure.basis)
        for key, figure in content.figures.items()
        if key in content.rules
    )
    intro = Text.of(
        "Każda liczba sprawozdania jest policzona z zapisów ośrodka według jednej z poniższych reguł. "
        "Rok liczy się od nowa: rodziny, osoby i dzieci z dwóch półroczy nie sumują się do roku. "
        "Znak „.” oznacza, że zjawiska nie zapisywano, „0” – że nie wystąpiło, „–” – że nie ma przez co dzielić."
    )
    return Section("definitions", "Skąd te liczby", (intro, *entries), new_page=True)
