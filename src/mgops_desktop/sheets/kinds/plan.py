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
    day("began", "Od", required=True, help="Dzień, od którego obowiązuje pierwsza wersja."),
    day("ended", "Do", help="Zwykle dzień zakończenia sprawy; puste: trwa."),
    about="Wersje jednego planu to jeden plan; rodzina, która wróciła, ma nowy.",
)
PLAN_VERSION = sheet(
    "Wersje planów",
    PlanVersion,
    number_of("plan", "Plan pracy", "work_plan", required=True),
    integer(
        "version_number",
        "Numer wersji",
        required=True,
        most=1000,
        minimum=1,
        help="Kolejny numer w tym planie: 1, 2, 3.",
    ),
    day(
        "valid_from",
        "Obowiązuje od",
        required=True,
        help="Wersja obowiązuje do dnia przed następną.",
    ),
    text("reason", "Powód zmiany", help="Przy pierwszej wersji może być pusty."),
    text("consulted_with", "Konsultacja z", help="Pracownik socjalny (art. 15 ust. 1 pkt 1)."),
    day("consulted_on", "Data konsultacji", past=True),
    day(
        "family_signed_on", "Podpis rodziny", past=True, help="Puste, dopóki rodzina nie podpisała."
    ),
    yes_no("family_refused", "Rodzina odmówiła podpisu"),
    text("refusal_remark", "Uwaga o odmowie", help="Co rodzina powiedziała i co dalej."),
    text(
        "coordinator", "Koordynator pieczy", help="Koordynator rodzinnej pieczy zastępczej (pkt 2)."
    ),
    day(
        "sent_to_county_on",
        "Przekazano do powiatu",
        help="Gdy dziecko jest w rodzinnej pieczy zastępczej.",
    ),
)
PLAN_ACTION = sheet(
    "Działania planów",
    PlanAction,
    number_of("plan", "Plan pracy", "work_plan", required=True),
    text("goal", "Cel", help="Działania z tym samym celem stoją razem."),
    text(
        "action",
        "Działanie",
        required=True,
        example="ustalenie planu dnia z dziećmi",
        help="Co konkretnie zostanie zrobione.",
    ),
    day("deadline", "Termin", help="Do kiedy; pojawi się wśród terminów."),
    text("deadline_text", "Termin słownie", help="Gdy nie jest to data, np. „na bieżąco”."),
    text("expected_effect", "Przewidywany efekt", help="Po czym poznać, że się udało."),
    text("responsible", "Kto wykonuje", help="Kto z rodziny albo która instytucja."),
    choice("result", "Wynik", ACTION_RESULT_LABELS, help="Puste: w toku."),
    day("result_on", "Data wyniku", help="Kiedy wynik stwierdzono."),
    text("result_note", "Uwagi do wyniku"),
    about="Trzy części z art. 15 ust. 3: działanie, termin, przewidywany efekt.",
)
ASSESSMENT = sheet(
    "Oceny sytuacji rodziny",
    Assessment,
    number_of("case", "Sprawa", "case", required=True),
    number_of("worker", "Asystent", "worker", help="Kto sporządził ocenę."),
    choice(
        "kind",
        "Rodzaj",
        ASSESSMENT_LABELS,
        required=True,
        help="Ocenę końcową zapisuje się przy zakończeniu pracy.",
    ),
    day("day", "Data oceny", past=True, required=True),
    day(
        "period_from",
        "Oceniany okres od",
        help="Dzień po poprzedniej ocenie; puste: od początku sprawy.",
    ),
    text("progress", "Postępy rodziny", help="Co się zmieniło od poprzedniej oceny."),
    text("children_situation", "Sytuacja dzieci"),
    choice("conclusion", "Wniosek", CONCLUSION_LABELS, help="Co dalej z pracą z rodziną."),
    text("conclusion_note", "Uzasadnienie wniosku", help="Z czego wniosek wynika."),
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
    day("began", "Od", required=True, help="Zwykle dzień po zakończeniu pracy z rodziną."),
    day("planned_end", "Planowany koniec", help="Długość ustala ośrodek; ustawa jej nie określa."),
    day("ended", "Do", help="Ostatni dzień monitoringu; puste: trwa."),
    text("result", "Wynik", help="Jak rodzina radzi sobie na koniec."),
    about="Monitoring po zakończeniu pracy z rodziną (art. 15 ust. 1 pkt 16).",
)
SHEETS = (WORK_PLAN, PLAN_VERSION, PLAN_ACTION, ASSESSMENT, AFTERCARE)
