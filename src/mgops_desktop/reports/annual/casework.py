"""Families supported by an assistant: the table like the one councils know, plans, visits, assessments."""

from mgops_desktop.reports.annual.content import AnnualContent
from mgops_desktop.reports.blocks import Block, FigureTable, Heading, Row, Section, Text


def casework(content: AnnualContent) -> Section:
    """How many families, persons and children; features; work done with them."""
    blocks: list[Block] = [
        *content.told(
            (
                f"{content.in_period} wsparciem asystenta rodziny objęto ",
                content.object("families_supported_by_assistant", "rodzina", strong=True),
                " (",
                content.span("persons_in_supported_families", "osoba"),
                ", w tym ",
                content.span("children_in_supported_families", "dziecko"),
                ").",
            ),
            (
                f"Stan na {content.counted_until}: ",
                content.span("families_supported_state", "rodzina"),
                ".",
            ),
        ),
    ]
    if content.texts.get("casework"):
        blocks.append(Text.typed(content.texts["casework"]))
    blocks += [
        _main_table(content),
        Heading("Powody wsparcia", 2),
        _problems(content),
        Heading("Czas pracy z rodziną", 2),
        _duration(content),
        Heading("Plany pracy, wizyty i oceny", 2),
        _work(content),
        Heading("Wnioski o przydzielenie asystenta", 2),
        _applications(content),
    ]
    return Section("casework", "Wsparcie rodziny przez asystenta rodziny", tuple(blocks))


def _main_table(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (*_families_and_persons(content), *_features(content), *_what_became(content)),
        caption="Rodziny objęte wsparciem asystenta rodziny.",
        note=content.distinct_note(
            "Wiersze „w tym” mogą się pokrywać; wiersze „z tego” sumują się."
        ),
    )


def _families_and_persons(content: AnnualContent) -> tuple[Row, ...]:
    return (
        content.row(
            "families_supported_by_assistant",
            "Liczba rodzin objętych wsparciem asystenta rodziny, z tego:",
            total=True,
        ),
        content.row("families_supported_carried_over", indent=1),
        content.row("families_supported_new", indent=1),
        content.row("families_supported_returning", "w tym powracające", indent=2),
        *_only_pro_life(content),
        content.row("persons_in_supported_families", "Liczba osób w tych rodzinach", total=True),
        content.row(
            "children_in_supported_families", "Liczba dzieci w tych rodzinach, z tego:", total=True
        ),
        *content.parts("children_in_supported_families", "place"),
    )


def _features(content: AnnualContent) -> tuple[Row, ...]:
    features = (
        ("families_obliged_by_court", "zobowiązane przez sąd do współpracy z asystentem"),
        ("supported_families_large", "rodziny wielodzietne"),
        ("supported_families_single_parent", "rodziny niepełne"),
        ("supported_families_with_disability", "rodziny z niepełnosprawnością"),
        (
            "supported_families_with_blue_card",
            "rodziny, w których wszczęto lub trwa procedura „Niebieskie Karty”",
        ),
        ("supported_families_with_child_in_foster_care", "rodziny z dzieckiem w pieczy zastępczej"),
        ("supported_families_under_probation_officer", "rodziny pod nadzorem kuratora"),
    )
    return (
        content.row("families_supported_by_assistant", "Rodziny, w tym:", total=True),
        *(content.row(key, label, indent=1) for key, label in features),
        content.row("pregnant_women_in_supported_families", total=True),
        content.row("high_risk_pregnancies", "w tym w ciąży zagrożonej", indent=1),
        content.row("za_zyciem_women_or_families_advised", total=True),
        content.row("za_zyciem_families_coordinated", total=True),
    )


def _what_became(content: AnnualContent) -> tuple[Row, ...]:
    """Of the work with the families: ended, or going on."""
    return (
        content.row(
            "assistant_cases_closed", "Rodziny, z którymi zakończono pracę, z tego:", total=True
        ),
        *content.parts("assistant_cases_closed", "reason", only_used=True),
        content.row(
            "assistant_cases_continued_next_year",
            f"Rodziny, z którymi praca będzie kontynuowana {content.afterwards}",
            total=True,
        ),
    )


def _only_pro_life(content: AnnualContent) -> list[Row]:
    """Families with nothing but „Za życiem”: a part of the families above, or by choice left out of them."""
    key = "families_only_za_zyciem"
    if not content.is_used(key):
        return []
    if content.pro_life_counts:
        return [content.row(key, "w tym objęte wyłącznie „Za życiem”", indent=1)]
    label = "Rodziny objęte wyłącznie „Za życiem” (nie wliczone do objętych wsparciem)"
    return [content.row(key, label, total=True)]


def _problems(content: AnnualContent) -> Block:
    rows = content.parts("supported_families_by_problem", "problem", indent=0, only_used=True)
    if not rows:
        return Text.of("Powodów wsparcia nie zapisano.")
    return FigureTable(
        content.columns(),
        tuple(rows),
        caption="Rodziny objęte wsparciem wg powodów.",
        note=content.distinct_note("Jedna rodzina może mieć kilka powodów."),
    )


def _duration(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            content.row("support_duration", "Rodziny objęte wsparciem, z tego:", total=True),
            *content.parts("support_duration", "duration"),
            content.row(
                "closed_support_duration",
                "Rodziny, z którymi zakończono pracę, z tego:",
                total=True,
            ),
            *content.parts("closed_support_duration", "duration"),
        ),
        caption="Czas pracy z rodziną w miesiącach kalendarzowych.",
        note="Wiersze „z tego” sumują się.",
    )


def _work(content: AnnualContent) -> FigureTable:
    keys = (
        "work_plans_implemented",
        "work_plans_new",
        "periodic_assessments",
        "periodic_assessments_late",
        "periodic_assessments_overdue",
        "final_assessments",
    )
    return FigureTable(
        content.columns(),
        (
            *(content.row(key) for key in keys),
            content.row("assistant_visits", "Wizyty i spotkania z rodziną, z tego:", total=True),
            *content.parts("assistant_visits", "kind"),
            content.row("visit_hours"),
            content.row("assistant_contacts_phone"),
            content.row("assistant_contacts_institution"),
            content.row("failed_visits"),
        ),
        caption="Plany pracy, wizyty i oceny.",
        note="Rozmowy, kontakty z instytucjami i próby nieudane nie wchodzą do wizyt i spotkań.",
    )


def _applications(content: AnnualContent) -> FigureTable:
    return FigureTable(
        content.columns(),
        (
            content.row(
                "applications_for_family_assistant", "Wnioski, które wpłynęły, z tego:", total=True
            ),
            *content.parts("applications_for_family_assistant", "decision"),
            content.row("families_waiting_for_assistant", total=True),
        ),
        caption="Wnioski o przydzielenie asystenta rodziny.",
        note="Wiersze „z tego” sumują się.",
    )
