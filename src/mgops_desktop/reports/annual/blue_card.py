"""Blue Card procedures, their persons, the team and the groups; only numbers, never a date or a name."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Note, Row, Section, Text
from mgops_desktop.reports.blue_card import tables

_TITLE = "Przeciwdziałanie przemocy domowej – procedura „Niebieskie Karty”"
_ASSISTED = "supported_families_with_blue_card"
_ANYTHING = (
    *("blue_card_procedures_run", "blue_card_monitoring_state", "nk_a_received"),
    *("nk_a_filled_by_unit", "interdisciplinary_team_sittings", "working_group_sittings"),
)


def blue_card(content: AnnualContent) -> Section:
    """Procedures run, families and persons in them, sittings held and attended; no chapter where there were none."""
    if not _has_anything(content):
        return Section("blue_card", _TITLE, ())
    blocks: list[Block] = [
        *content.told(
            (
                f"{content.in_period} prowadzono ",
                content.object("blue_card_procedures_run", "procedura", strong=True),
                " „Niebieskie Karty”.",
            ),
            ("Procedurami objęto ", content.object("blue_card_families", "rodzina"), "."),
        ),
        _procedures(content),
        tables.violence(content, with_pairs=False),
        _bodies(content),
        *_terms(content),
    ]
    notes = {
        content.figures[key].note for key in ("blue_card_procedures_run", "blue_card_families")
    }
    blocks += [Note(f"Dane: {note}.") for note in sorted(notes) if note]
    if content.texts.get("blue_card"):
        blocks.append(Text.typed(content.texts["blue_card"]))
    return Section(
        "blue_card",
        _TITLE,
        tuple(blocks),
    )


def _has_anything(content: AnnualContent) -> bool:
    """Whether something was, was written about, or is not known."""
    unknown = any(content.value(key) is None for key in _ANYTHING)
    return unknown or bool(content.texts.get("blue_card")) or any(map(content.is_used, _ANYTHING))


def _procedures(content: AnnualContent) -> FigureTable:
    """Procedures by origin and ground of their end, the persons in them, the assistants' families among theirs."""
    return FigureTable(
        content.columns(),
        (
            *tables.procedures(content),
            content.row(_ASSISTED),
            *tables.harmed(content),
            content.row(tables.VIOLENT, total=True),
            *tables.children(content),
        ),
        caption="Procedury „Niebieskie Karty” i osoby nimi objęte.",
        note=content.distinct_note("Wiersze „z tego” sumują się."),
    )


def _bodies(content: AnnualContent) -> FigureTable:
    """Sittings of the team and the groups, and the forms."""
    return FigureTable(
        content.columns(),
        (
            content.row("interdisciplinary_team_sittings"),
            content.row("interdisciplinary_team_sittings_attended"),
            content.row("working_group_sittings"),
            content.row("working_groups_attended_by_unit"),
            content.row("groups_appointed"),
            *tables.discussed(content),
            content.row(
                tables.RECEIVED,
                "Formularze „Niebieska Karta – A”, które wpłynęły do zespołu, z tego:",
                total=True,
            ),
            *content.parts(tables.RECEIVED, "institution", only_used=True),
            content.row(tables.FILLED),
            content.row("nk_c_drawn_up"),
            content.row("nk_d_drawn_up"),
        ),
        caption="Zespół interdyscyplinarny, grupy i formularze.",
        note="Posiedzenia odbyte to co innego niż posiedzenia z udziałem pracownika jednostki. "
        f"{tables.APART}",
    )


def _terms(content: AnnualContent) -> list[Block]:
    """How the terms were kept, of those rules of which a term ran out in one of the two periods."""
    rows: list[Row] = []
    for key in tables.TERMS:
        if content.is_used(key):
            label = content.figures[key].label
            rows.append(content.row(key, f"{label}, z tego:", total=True))
            rows += content.parts(key, "kept")
            rows.append(
                content.row(f"{key}_longest_delay", "najdłuższe opóźnienie w dniach", indent=1)
            )
    if not rows:
        return []
    return [
        FigureTable(
            content.columns(),
            tuple(rows),
            caption="Terminy w procedurach, które upłynęły w okresie.",
            note="Wiersze „z tego” sumują się; opóźnienia nie dodaje się do nich. "
            "„Data ostrożna”: przepis liczy termin od wpływu formularza do grupy, tu od wpływu do zespołu.",
        )
    ]
