"""Blue Card procedures, their persons, the team and the groups; only numbers, never a date or a name."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Note, Section, Text


def blue_card(content: AnnualContent) -> Section:
    """Procedures run, families and persons in them, sittings held and attended."""
    blocks: list[Block] = [
        Text.of(
            f"{content.in_period} prowadzono procedury „Niebieskie Karty”: ",
            content.span("blue_card_procedures_run", "procedura", strong=True),
            "; objęły one ",
            content.object("blue_card_families", "rodzina"),
            ".",
        ),
        FigureTable(
            content.columns(),
            (
                content.row(
                    "blue_card_procedures_run", "Procedury prowadzone, z tego:", total=True
                ),
                *content.parts("blue_card_procedures_run", "origin"),
                content.row(
                    "blue_card_procedures_ended", "Procedury zakończone, z tego:", total=True
                ),
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
            note="Wiersze „z tego” sumują się.",
        ),
        FigureTable(
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
        ),
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
