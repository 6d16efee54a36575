"""Work plans, their versions and actions; assessments; aftercare."""

from mgops_desktop.domain.visit import ACTION_RESULT_LABELS, ASSESSMENT_LABELS, CONCLUSION_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    integer,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.plan import (
    Aftercare,
    Assessment,
    PlanAction,
    PlanVersion,
    WorkPlan,
)

WORK_PLAN = sheet(
    "Plany pracy",
    WorkPlan,
    number_of("case", "Sprawa", "case", required=True),
    day("began", "Od", required=True),
    day("ended", "Do"),
    about="Wersje jednego planu to jeden plan; rodzina, która wróciła, ma nowy.",
)
PLAN_VERSION = sheet(
    "Wersje planów",
    PlanVersion,
    number_of("plan", "Plan pracy", "work_plan", required=True),
    integer("version_number", "Numer wersji", required=True, most=1000, minimum=1),
    day("valid_from", "Obowiązuje od", required=True),
    text("reason", "Powód zmiany"),
    text("consulted_with", "Konsultacja z", help="Pracownik socjalny (art. 15 ust. 1 pkt 1)."),
    day("consulted_on", "Data konsultacji", past=True),
    day("family_signed_on", "Podpis rodziny", past=True),
    yes_no("family_refused", "Rodzina odmówiła podpisu"),
    text("refusal_remark", "Uwaga o odmowie"),
    text(
        "coordinator", "Koordynator pieczy", help="Koordynator rodzinnej pieczy zastępczej (pkt 2)."
    ),
    day("sent_to_county_on", "Przekazano do powiatu"),
)
PLAN_ACTION = sheet(
    "Działania planów",
    PlanAction,
    number_of("plan", "Plan pracy", "work_plan", required=True),
    text("goal", "Cel"),
    text("action", "Działanie", required=True, example="ustalenie planu dnia z dziećmi"),
    day("deadline", "Termin"),
    text("deadline_text", "Termin słownie", help="Gdy nie jest to data, np. „na bieżąco”."),
    text("expected_effect", "Przewidywany efekt"),
    text("responsible", "Kto wykonuje"),
    choice("result", "Wynik", ACTION_RESULT_LABELS, help="Puste: w toku."),
    day("result_on", "Data wyniku"),
    text("result_note", "Uwagi do wyniku"),
    about="Trzy części z art. 15 ust. 3: działanie, termin, przewidywany efekt.",
)
ASSESSMENT = sheet(
    "Oceny sytuacji rodziny",
    Assessment,
    number_of("case", "Sprawa", "case", required=True),
    number_of("worker", "Asystent", "worker"),
    choice("kind", "Rodzaj", ASSESSMENT_LABELS, required=True),
    day("day", "Data oceny", past=True, required=True),
    day("period_from", "Oceniany okres od"),
    text("progress", "Postępy rodziny"),
    text("children_situation", "Sytuacja dzieci"),
    choice("conclusion", "Wniosek", CONCLUSION_LABELS),
    text("conclusion_note", "Uzasadnienie wniosku"),
    day(
        "handed_over",
        "Przekazano pracodawcy",
        past=True,
        help="Ocena jest wykonana z dniem przekazania.",
    ),
)
AFTERCARE = sheet(
    "Monitoring po zakończeniu",
    Aftercare,
    number_of("case", "Sprawa", "case", required=True),
    day("began", "Od", required=True),
    day("planned_end", "Planowany koniec"),
    day("ended", "Do"),
    text("result", "Wynik"),
    about="Monitoring po zakończeniu pracy z rodziną (art. 15 ust. 1 pkt 16).",
)
SHEETS = (WORK_PLAN, PLAN_VERSION, PLAN_ACTION, ASSESSMENT, AFTERCARE)
