"""Assessments of a family with their sentences and results; the monitoring after the work."""

from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    AFTERCARE_DECISION_LABELS,
    AFTERCARE_WAY_LABELS,
    ASSESSMENT_LABELS,
    CONCLUSION_LABELS,
)
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
    AftercareNote,
    Assessment,
    AssessmentAction,
    AssessmentSentence,
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
    text("engagement", "Zaangażowanie rodziny", help="Jak rodzina współpracuje."),
    text("child_opinion", "Zdanie dziecka", help="Co dziecko mówi o swojej sytuacji (art. 4a)."),
    yes_no(
        "with_scores",
        "Punkty na wydruku",
        help="Domyślnie nie: punkty służą pracy, nie papierom wychodzącym z ośrodka.",
    ),
    text("effects", "Osiągnięte efekty", help="W ocenie końcowej: co się udało."),
    text("recommendations", "Zalecenia", help="W ocenie końcowej: co dalej po zakończeniu pracy."),
    yes_no(
        "aftercare_consent",
        "Zgoda na monitoring",
        help="W ocenie końcowej: czy rodzina zgadza się na kontakt po zakończeniu; puste: nie pytano.",
    ),
)
ASSESSMENT_SENTENCE = sheet(
    "Zdania ocen",
    AssessmentSentence,
    number_of("assessment", "Ocena", "assessment", required=True, help="Do której należy."),
    integer(
        "position",
        "Kolejność",
        most=1000,
        minimum=1,
        required=True,
        help="Miejsce zdania w ocenie: 1, 2, 3.",
    ),
    text(
        "text",
        "Zdanie",
        required=True,
        example="Odbyły się 2 spotkania.",
        help="Całe zdanie, z kropką.",
    ),
    text("rule", "Reguła", help="Z jakiej reguły zdanie powstało; puste: własne zdanie."),
    text("sources", "Źródła", help="Zapisy, z których zdanie wynika; uzupełnia je program."),
    about="Zdania ułożone z zapisów okresu i poprawione przez asystenta.",
)
ASSESSMENT_ACTION = sheet(
    "Wyniki działań w ocenach",
    AssessmentAction,
    number_of("assessment", "Ocena", "assessment", required=True, help="Do której należy."),
    number_of(
        "action", "Działanie", "plan_action", required=True, help="Działanie z planu tej rodziny."
    ),
    choice(
        "result", "Wynik", ACTION_RESULT_LABELS, required=True, help="Co wyszło w okresie oceny."
    ),
    text("why", "Dlaczego", help="Co pomogło albo co przeszkodziło."),
    about="Realizacja planu w ocenie: pozycja po pozycji.",
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
AFTERCARE_NOTE = sheet(
    "Karty monitoringu",
    AftercareNote,
    number_of("aftercare", "Monitoring", "aftercare", required=True, help="Do którego należy."),
    day("day", "Dzień", past=True, required=True),
    choice("way", "Sposób kontaktu", AFTERCARE_WAY_LABELS, required=True, help="Jak rozmawiano."),
    text("what_held", "Co się utrzymało", help="Co rodzina robi dalej sama."),
    text("relapse_signs", "Sygnały nawrotu", help="Co niepokoi; puste: nic."),
    choice("decision", "Decyzja", AFTERCARE_DECISION_LABELS, help="Co dalej."),
    about="Kontakty po zakończeniu pracy z rodziną (art. 15 ust. 1 pkt 16).",
)
SHEETS = (ASSESSMENT, ASSESSMENT_SENTENCE, ASSESSMENT_ACTION, AFTERCARE, AFTERCARE_NOTE)
