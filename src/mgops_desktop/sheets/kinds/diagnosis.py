"""Diagnoses with their areas; the centre's own library of goals and actions."""

from mgops_desktop.domain.diagnosis import BEST, HEARING_LABELS, RESOURCE_LABELS
from mgops_desktop.domain.visit import ACTION_FORM_LABELS
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    entry,
    integer,
    keys_of,
    number_of,
    sheet,
    text,
)
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea, LibraryEntry

DIAGNOSIS = sheet(
    "Diagnozy",
    Diagnosis,
    number_of("case", "Sprawa", "case", required=True),
    number_of("worker", "Asystent", "worker", help="Kto sporządził diagnozę."),
    day("day", "Dzień diagnozy", past=True, required=True, help="Kiedy rozmawiano z rodziną."),
    text("summary", "Podsumowanie", help="Najważniejsze trudności i mocne strony rodziny."),
    choice("hearing", "Jak wysłuchano dziecka", HEARING_LABELS, help="Obowiązek z art. 4a."),
    text("child_opinion", "Zdanie dziecka", help="Co dziecko mówi o swojej sytuacji (art. 4a)."),
    about="Sytuacja rodziny w danym dniu. Obszary opisuje się w tym samym formularzu.",
)
DIAGNOSIS_AREA = sheet(
    "Obszary diagnozy",
    DiagnosisArea,
    number_of("diagnosis", "Diagnoza", "diagnosis", required=True, help="Do której należy."),
    entry("area", "Obszar", "diagnosis_area", required=True, help="Ze słownika ośrodka."),
    integer("score", "Punkty", most=BEST, help="Od 0 (kryzys) do 5 (dobrze); puste: nie oceniano."),
    text("description", "Opis", help="Fakty, z których wynikają punkty."),
    choice("resource", "Zasób", RESOURCE_LABELS, help="Jest, zagrożony albo brak."),
    text(
        "resource_note",
        "Jaki to zasób",
        help="Osoba, umiejętność albo rzecz, na której można oprzeć plan.",
    ),
    about="Skala 0–5 pomaga zobaczyć zmianę. Nie trafia na papiery, dopóki ktoś jej nie włączy.",
)
LIBRARY_ENTRY = sheet(
    "Biblioteka celów",
    LibraryEntry,
    entry("area", "Obszar", "diagnosis_area", required=True, help="Pod którym obszarem stoi."),
    text(
        "goal",
        "Cel",
        required=True,
        example="rachunki płacone w terminie",
        help="Co ma być inaczej w życiu rodziny.",
    ),
    text(
        "action",
        "Działanie",
        required=True,
        example="zeszyt domowych wydatków",
        help="Co konkretnie zostanie zrobione.",
    ),
    text("expected_effect", "Przewidywany efekt", help="Po czym poznać, że się udało."),
    text("plain_words", "Słowami dla rodziny", help="Krótko i prosto: co robimy i po co."),
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
    about="Własne cele i działania ośrodka. Gotowe pozycje programu są w nim zawsze.",
)
SHEETS = (DIAGNOSIS, DIAGNOSIS_AREA, LIBRARY_ENTRY)
