"""Children in foster care and their returns."""

from mgops_desktop.domain.foster_care import FAMILY_FORMS
from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Row, Section, Text
from mgops_desktop.reports.figure_content import named_parts


def foster_care(content: AnnualContent) -> Section:
    """Children of the municipality in care, by form; placed, returned, adopted, come of age."""
    blocks: list[Block] = [
        *content.told(
            (
                f"{content.in_period} do rodziny z pieczy zastępczej wróciło ",
                content.span("children_returned_from_foster_care", "dziecko", strong=True),
                ".",
            ),
            (
                "W pieczy zastępczej przebywało ",
                content.span("foster_children_in_year", "dziecko"),
                ".",
            ),
        ),
        FigureTable(
            content.columns(),
            (
                content.row(
                    "foster_children_in_year", "Dzieci w pieczy zastępczej, w tym:", total=True
                ),
                *_by_form(content),
                content.row("foster_children_placed"),
                content.row("children_returned_from_foster_care"),
                content.row(
                    "children_returned_from_foster_care_of_supported_families",
                    "w tym z rodzin objętych wsparciem asystenta",
                    indent=1,
                ),
                content.row("foster_children_adopted"),
                content.row("foster_children_came_of_age"),
                content.row("foster_families"),
                content.row("care_institutions"),
                content.row("foster_child_reviews_attended"),
                content.row("children_monitored_without_assistant"),
            ),
            caption="Dzieci w pieczy zastępczej.",
            note=content.distinct_note(
                "Dziecko może w okresie zmienić formę pieczy, dlatego wiersze „w tym” nie sumują się."
            ),
        ),
    ]
    if content.texts.get("foster_care"):
        blocks.append(Text.typed(content.texts["foster_care"]))
    return Section("foster_care", "Dzieci w pieczy zastępczej i powroty do rodziny", tuple(blocks))


def _by_form(content: AnnualContent) -> list[Row]:
    """Family care and institutions, each followed by its own forms."""
    family, institutional = content.parts("foster_children_in_year", "kind")
    keys = named_parts(content.figures["foster_children_in_year"], "form")
    used = {form: key for form, key in keys.items() if content.is_used(key)}
    of_family = [content.row(key, indent=2) for form, key in used.items() if form in FAMILY_FORMS]
    others = [content.row(key, indent=2) for form, key in used.items() if form not in FAMILY_FORMS]
    return [family, *of_family, institutional, *others]
