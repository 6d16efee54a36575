"""Tables of Blue Card figures, shared by the annual report, the statistics and the chapter of the programme."""

from mgops_desktop.domain.figure import REST
from mgops_desktop.reports.blocks import Cell, Column, FigureTable, Row
from mgops_desktop.reports.figure_content import FigureContent, named_parts

RECEIVED, FILLED = "nk_a_received", "nk_a_filled_by_unit"
HARMED, VIOLENT = "blue_card_persons_harmed", "blue_card_persons_using_violence"
TERMS = tuple(
    f"blue_card_timeliness_{rule}"
    for rule in (
        *("t01", "h01", "t07c", "t02", "t03", "h02", "t04", "t04b", "t05", "t06", "t07", "t07b"),
        *("t08", "t09", "t18", "h03"),
    )
)
APART = (
    "Formularzy wypełnionych przez pracowników jednostki nie dodaje się do tych, które wpłynęły do zespołu: one też do "
    "niego wpływają i byłyby liczone dwa razy."
)
_SUMS = "Wiersze „z tego” sumują się."
_MANY = "może należeć do kilku wierszy „w tym”"


def received(content: FigureContent) -> FigureTable:
    """M01: NK-A that reached the team, institutions by types."""
    crossed = named_parts(content.figures[RECEIVED], "institution_and_type")
    types = named_parts(content.figures[RECEIVED], "type")
    rows = [
        Row("Razem, z tego:", _now(content, RECEIVED, *types.values()), total=True),
        *(
            Row(
                content.figures[key].label,
                _now(content, key, *(crossed[f"{institution}_{kind}"] for kind in types)),
                indent=1,
            )
            for institution, key in named_parts(content.figures[RECEIVED], "institution").items()
            if institution != REST or content.is_used(key)
        ),
    ]
    headers = ("Razem", *(content.figures[key].label for key in types.values()))
    return FigureTable(
        tuple(Column(header) for header in headers),
        tuple(rows),
        caption="Formularze „Niebieska Karta – A”, które wpłynęły do zespołu, według instytucji i rodzaju.",
        note=_SUMS,
        label_header="Instytucja, której pracownik wypełnił formularz",
    )


def _now(content: FigureContent, *keys: str) -> tuple[Cell, ...]:
    """Cells of the period alone."""
    return tuple(content.cell(key) for key in keys)


def filled(content: FigureContent) -> FigureTable:
    """M01a: NK-A that our own people filled in, and why they stand apart."""
    return _table(
        content,
        (
            content.row(FILLED, "Wypełnione przez pracowników jednostki, z tego:", total=True),
            *content.parts(FILLED, "role"),
        ),
        "Formularze „Niebieska Karta – A” wypełnione przez pracowników jednostki.",
        APART,
    )


def procedures(content: FigureContent) -> tuple[Row, ...]:
    """M02–M07: procedures by origin and by the ground of their end."""
    return (
        content.row("blue_card_procedures_run", "Procedury prowadzone, z tego:", total=True),
        *content.parts("blue_card_procedures_run", "origin"),
        content.row("blue_card_procedures_ended", "Procedury zakończone, z tego:", total=True),
        *content.parts("blue_card_procedures_ended", "ground", only_used=True),
        content.row("blue_card_procedures_handed_over"),
        content.row("blue_card_procedures_open_state"),
        content.row("blue_card_families"),
    )


def children(content: FigureContent) -> tuple[Row, ...]:
    """Children of the families, and those of them who are harmed."""
    return (
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
    )


def harmed(content: FigureContent) -> tuple[Row, ...]:
    """M08: those to whom violence was done, in the procedures that were run."""
    return (
        content.row(HARMED, "Osoby doznające przemocy domowej, z tego:", total=True),
        *content.parts(HARMED, "sex_and_age"),
    )


def run_table(content: FigureContent) -> FigureTable:
    """M02–M07."""
    return _table(
        content,
        procedures(content),
        "Procedury „Niebieskie Karty” i rodziny nimi objęte.",
        content.distinct_note(f"{_SUMS} Przekazanie innej gminie nie jest zakończeniem."),
    )


def persons_table(content: FigureContent) -> FigureTable:
    """M08 in both variants, M09, the children."""
    started = f"{HARMED}_in_started"
    return _table(
        content,
        (
            *harmed(content),
            *content.parts(HARMED, "witnesses", indent=2),
            content.row(started, "Tylko w procedurach wszczętych w okresie, z tego:", total=True),
            *content.parts(started, "sex_and_age"),
            *content.parts(started, "witnesses", indent=2),
            content.row(VIOLENT, "Osoby stosujące przemoc domową, w tym:", total=True),
            *content.parts(VIOLENT, "sex"),
            *content.parts(VIOLENT, "marks"),
            *children(content),
        ),
        "Osoby w procedurach „Niebieskie Karty”.",
        content.distinct_note(
            f"{_SUMS} Świadkowie są już wśród dziewczynek i chłopców. Osób z procedur wszczętych nie dodaje się do "
            "osób z procedur prowadzonych."
        ),
    )


def violence(content: FigureContent, *, with_pairs: bool) -> FigureTable:
    """M10: forms of violence by procedures, and by pairs of persons."""
    rows = [
        content.row(
            "violence_forms", "Procedury z zapisanymi formami przemocy, w tym:", total=True
        ),
        *content.parts("violence_forms", "form"),
    ]
    if with_pairs:
        words = "Pary osób z zapisanymi formami przemocy, w tym:"
        rows += [
            content.row("violence_pairs", words, total=True),
            *content.parts("violence_pairs", "form"),
        ]
    whose = "procedura albo para osób" if with_pairs else "procedura"
    return _table(
        content,
        tuple(rows),
        "Formy przemocy domowej w procedurach prowadzonych.",
        f"Jedna {whose} {_MANY}.",
    )


def forms(content: FigureContent) -> FigureTable:
    """M11: the other forms."""
    keys = ("nk_b_handed", "nk_c_drawn_up", "nk_d_drawn_up", "help_plans_made")
    return _table(
        content,
        tuple(content.row(key) for key in keys),
        "Formularze B, C i D oraz indywidualne plany pomocy.",
    )


def bodies(content: FigureContent) -> FigureTable:
    """M12: the team and the groups, and those who were discussed."""
    sittings, each = "working_group_sittings", "persons_discussed_at_sittings"
    return _table(
        content,
        (
            content.row("interdisciplinary_team_sittings"),
            content.row("interdisciplinary_team_sittings_attended"),
            content.row(sittings, f"{content.figures[sittings].label}, z tego:", total=True),
            *content.parts(sittings, "sitting"),
            content.row("working_group_sittings_attended"),
            content.row("working_groups_attended_by_unit"),
            content.row("groups_appointed"),
            *discussed(content),
            content.row(each, "Osoby liczone na każdym posiedzeniu od nowa, z tego:", total=True),
            *content.parts(each, "sex_and_age"),
        ),
        "Zespół interdyscyplinarny i grupy.",
        content.distinct_note(
            "Posiedzenia odbyte to co innego niż posiedzenia z udziałem pracownika jednostki."
        ),
    )


def discussed(content: FigureContent) -> tuple[Row, ...]:
    """Whose cases stood on the agendas of groups, each person once."""
    key = "persons_discussed_in_working_groups"
    return (
        content.row(key, f"{content.figures[key].label}, z tego:", total=True),
        *content.parts(key, "sex_and_age"),
    )


def steps(content: FigureContent) -> FigureTable:
    """M13: programmes, notices, children who were secured."""
    programmes = ("motions", "referrals", "enrolled", "completed", "offence_motions")
    keys = (
        *(f"blue_card_programme_{step}" for step in (*programmes, "offence_reports")),
        *("blue_card_crime_notices", "blue_card_court_notices", "blue_card_weapon_notices"),
        *("blue_card_alcohol_referrals", "child_protection_interventions"),
        "blue_card_protected_children",
    )
    return _table(
        content,
        tuple(content.row(key, content.label(key)) for key in keys),
        "Programy dla osób stosujących przemoc, zawiadomienia i ochrona dzieci.",
    )


def monitoring(content: FigureContent) -> FigureTable:
    """M14: after the procedure."""
    keys = ("state", "visits", "finished")
    return _table(
        content,
        tuple(
            content.row(key, content.label(key))
            for key in (f"blue_card_monitoring_{name}" for name in keys)
        ),
        "Monitoring po zakończeniu procedury.",
    )


def kept_terms(content: FigureContent) -> FigureTable | None:
    """M15 of the period: how many terms ran out, the share of those kept, the longest delay; none if none ran out."""
    parts = ("in_time", "share", "late", "not_done", "longest_delay")
    rows = tuple(
        Row(content.figures[key].label, _now(content, key, *(f"{key}_{part}" for part in parts)))
        for key in TERMS
        if content.figures[key].value
    )
    headers = ("Upłynęły", "W terminie", "Udział", "Po terminie", "Niewykonane", "Najdłużej (dni)")
    if not rows:
        return None
    return FigureTable(
        tuple(Column(header) for header in headers),
        rows,
        caption="Terminy, które upłynęły w okresie.",
        note="„Udział” to terminy dotrzymane wśród tych, które upłynęły. „Niewykonane”: czynności nie było do końca "
        "okresu. „Data ostrożna”: przepis liczy termin od wpływu formularza do grupy, tu od wpływu do zespołu.",
        label_header="Termin",
    )


def _table(
    content: FigureContent, rows: tuple[Row, ...], caption: str, note: str = ""
) -> FigureTable:
    return FigureTable(content.columns(), rows, caption=caption, note=note)
