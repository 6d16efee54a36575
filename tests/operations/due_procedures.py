"""The same for the terms of Blue Card procedures."""

from tests.operations.due_example import Example, day, row

HERE = {"environment": "ŚR-1"}
FORM = {"procedure": "NK/1", "kind": "nk_a", "a_type": "wszczynajaca", "institution": "police"}
BEGAN = row("procedure", "NK/1", **HERE, began=day("2026-11-09"))
ARRIVED = row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09"), received=day("2026-11-16"))
GROUP = row("diagnostic_group", "NKG/1", procedure="NK/1", kind="gdp", appointed=day("2026-11-18"))

PROCEDURES = (
    Example(
        "due_blue_card",
        "T01",
        (BEGAN, row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09"))),
        "nk_form",
        day("2026-11-09"),
        day("2026-11-17"),
        "osoba, która wypełniła formularz",
        "11.11",
        (ARRIVED,),
    ),
    Example(
        "due_blue_card",
        "T07c",
        (BEGAN, row("nk_form", "NKF/2", **FORM | {"a_type": "kolejna"}, filled=day("2026-11-16"))),
        "nk_form",
        day("2026-11-16"),
        day("2026-11-23"),
        "osoba, która wypełniła formularz",
        "5 dni roboczych",
        (
            row(
                "nk_form",
                "NKF/2",
                **FORM | {"a_type": "kolejna"},
                filled=day("2026-11-16"),
                received=day("2026-11-18"),
            ),
        ),
    ),
    Example(
        "due_blue_card",
        "H01",
        (
            row("procedure", "NK/1", **HERE, began=day("2023-09-01")),
            row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09")),
        ),
        "nk_form",
        day("2026-11-09"),
        day("2026-11-16"),
        "osoba, która wypełniła formularz",
        "7 dni",
        (ARRIVED,),
    ),
    Example(
        "due_blue_card",
        "T02",
        (BEGAN, ARRIVED),
        "procedure",
        day("2026-11-16"),
        day("2026-11-19"),
        "zespół interdyscyplinarny",
        "3 dni",
        (GROUP,),
    ),
    Example(
        "due_blue_card",
        "T04b",
        (BEGAN, ARRIVED, GROUP),
        "procedure",
        day("2026-11-16"),
        day("2026-11-23"),
        "grupa diagnostyczno-pomocowa",
        "5 dni roboczych",
        (row("group_sitting", "NKP/1", group="NKG/1", day=day("2026-11-20")),),
    ),
    Example(
        "due_blue_card",
        "nk_b",
        (
            BEGAN,
            row("nk_form", "NKF/1", **FORM, filled=day("2026-11-09")),
            row("party", "NKO/1", surname="Umowna"),
            row("participation", "NKU/1", procedure="NK/1", party="NKO/1", role="harmed"),
        ),
        "party",
        day("2026-11-09"),
        day("2026-11-21"),
        "osoba, która wypełniła formularz",
        "bez oznaczonej długości",
        (
            row(
                "nk_form",
                "NKF/2",
                procedure="NK/1",
                kind="nk_b",
                filled=day("2026-11-10"),
                recipient_party="NKO/1",
                capacity="harmed",
            ),
        ),
    ),
    Example(
        "due_blue_card",
        "T12",
        (
            row(
                "procedure",
                "NK/1",
                **HERE,
                began=day("2025-06-02"),
                ended=day("2026-02-01"),
                end_ground="violence_ceased",
            ),
        ),
        "procedure",
        day("2026-02-01"),
        day("2026-11-01"),
        "grupa diagnostyczno-pomocowa",
        "9 miesięcy",
        (
            row(
                "procedure",
                "NK/1",
                **HERE,
                began=day("2025-06-02"),
                ended=day("2026-02-01"),
                end_ground="violence_ceased",
                monitoring_ended=day("2026-11-02"),
            ),
        ),
    ),
    Example(
        "due_blue_card",
        "T18",
        (row("team_sitting", "NKZ/1", day=day("2026-09-18")),),
        "team_sitting",
        day("2026-09-18"),
        day("2026-11-18"),
        "przewodniczący zespołu",
        "2 miesiące",
        (row("team_sitting", "NKZ/2", day=day("2026-11-18")),),
    ),
)
