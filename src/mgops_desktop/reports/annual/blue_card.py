"""Blue Card procedures, their persons, the team and the groups; only numbers, never a date or a name."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Note, Row, Section, Text

_TERMS = tuple(
    f"blue_card_timeliness_{rule}"
    for rule in (
        *("t01", "h01", "t07c", "t02", "t03", "h02", "t04", "t04b", "t05", "t06", "t07", "t07b"),
        *("t08", "t09", "t18", "h03"),
    )
)


def blue_card(content: AnnualContent) -> Section:
    """Procedures run, families and persons in them, sittings held and attended."""
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
        _violence(content),
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
        "Przeciwdziałanie przemocy domowej – procedura „Niebieskie Karty”",
        tuple(blocks),
    )


def _procedures(content: AnnualContent) -> FigureTable:
    """Procedures by origin and ground of their end, and the persons in them."""
    return FigureTable(
        content.columns(),
        (
            content.row("blue_card_procedures_run", "Procedury prowadzone, z tego:", total=True),
            *content.parts("blue_card_procedures_run", "origin"),
            content.row("blue_card_procedures_ended", "Procedury zakończone, z tego:", total=True),
            *content.parts("blue_card_procedures_ended", "ground", only_used=True),
            content.row("blue_card_procedures_handed_over"),
            content.row("blue_card_procedures_open_state"),
            content.row("blue_card_families"),
            content.row(
                "blue_card_persons_harmed",
                "Osoby doznające przemocy domowej, z tego:",
                total=True,
            ),
            *content.parts("blue_card_persons_harmed", "sex_and_age"),
            content.row("blue_card_persons_using_violence", total=True),
            content.row(
                "blue_card_children_in_families",
                "Dzieci w rodzinach objętych procedurą, z tego:",
                total=True,
            ),
            *content.parts("blue_card_children_in_families", "sex"),
            content.row(
                "blue_card_children_suspected_victims",
                "Małoletni doznający przemocy domowej, z tego:",
                total=True,
            ),
            *content.parts("blue_card_children_suspected_victims", "sex"),
        ),
        caption="Procedury „Niebieskie Karty” i osoby nimi objęte.",
        note=content.distinct_note("Wiersze „z tego” sumują się."),
    )


def _violence(content: AnnualContent) -> FigureTable:
    """Forms of violence; one procedure may show several."""
    return FigureTable(
        content.columns(),
        (
            content.row(
                "violence_forms", "Procedury z zapisanymi formami przemocy, w tym:", total=True
            ),
            *content.parts("violence_forms", "form"),
        ),
        caption="Formy przemocy domowej w procedurach prowadzonych.",
        note="Jedna procedura może należeć do kilku wierszy „w tym”.",
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
            content.row(
                "persons_discussed_in_working_groups",
                "Osoby, których sprawy omawiano na posiedzeniach grup, z tego:",
                total=True,
            ),
            *content.parts("persons_discussed_in_working_groups", "sex_and_age"),
            content.row(
                "nk_a_received",
                "Formularze „Niebieska Karta – A”, które wpłynęły do zespołu, z tego:",
                total=True,
            ),
            *content.parts("nk_a_received", "institution", only_used=True),
            content.row("nk_a_filled_by_unit"),
            content.row("nk_c_drawn_up"),
            content.row("nk_d_drawn_up"),
        ),
        caption="Zespół interdyscyplinarny, grupy i formularze.",
        note="Posiedzenia odbyte to co innego niż posiedzenia z udziałem pracownika jednostki. "
        "Formularzy wypełnionych przez jednostkę nie dodaje się do tych, które wpłynęły.",
    )


def _terms(content: AnnualContent) -> list[Block]:
    """How the terms were kept, of those rules of which a term ran out in one of the two periods."""
    rows: list[Row] = []
    for key in _TERMS:
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
