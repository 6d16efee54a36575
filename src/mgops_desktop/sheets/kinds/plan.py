"""Work plans, their versions and actions with what came of them."""

from mgops_desktop.domain.visit import ACTION_FORM_LABELS, ACTION_RESULT_LABELS, HOW_FAR_LABELS
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    integer,
    keys_of,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.plan import ActionProgress, PlanAction, PlanVersion, WorkPlan

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
    yes_no(
        "coordinated",
        "Plan skoordynowany",
        help="Uzgodniony z planem pomocy dziecku w pieczy (art. 15 ust. 1 pkt 2).",
    ),
    text("help_plan", "Plan pomocy dziecku", help="Data i znak planu, z którym ten jest zgodny."),
    text("child_opinion", "Zdanie dziecka", help="Co dziecko mówi o planie (art. 4a)."),
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
    keys_of(
        "forms",
        "Formy pracy (art. 10 ust. 3)",
        ACTION_FORM_LABELS,
        help="Można wskazać kilka.",
    ),
    text(
        "tasks",
        "Zadania asystenta (art. 15 ust. 1)",
        help="Numery zadań, rozdzielone średnikiem, np. 15.3; 15.6.",
        dictionary="task",
        meaning=Meaning.KEYS,
        example="15.3; 15.6",
    ),
    integer("position", "Kolejność", most=1000, minimum=1, help="Miejsce działania w jego celu."),
    text("plain_words", "Słowami dla rodziny", help="Krótko i prosto: co robimy i po co."),
    choice("result", "Wynik", ACTION_RESULT_LABELS, help="Puste: w toku."),
    day("result_on", "Data wyniku", help="Kiedy wynik stwierdzono."),
    text("result_note", "Uwagi do wyniku"),
    about="Trzy części z art. 15 ust. 3: działanie, termin, przewidywany efekt.",
)
ACTION_PROGRESS = sheet(
    "Postępy działań",
    ActionProgress,
    number_of("action", "Działanie", "plan_action", required=True, help="Z planu tej rodziny."),
    day("day", "Dzień", past=True, required=True),
    choice("how_far", "Jak daleko", HOW_FAR_LABELS, required=True, help="Gdzie dziś jesteśmy."),
    text("note", "Notatka", help="Po czym to widać."),
    about="Co wyszło z działania do danego dnia. Z postępów powstaje ocena okresowa.",
)
SHEETS = (WORK_PLAN, PLAN_VERSION, PLAN_ACTION, ACTION_PROGRESS)
