"""Reports, applications, cases, assistants, pauses."""

from mgops_desktop.domain.case import (
    APPLICATION_LABELS,
    ASSIGNMENT_LABELS,
    BASIS_LABELS,
    INTERVIEW_RESULT_LABELS,
    PAUSE_LABELS,
    REPORT_SOURCE_LABELS,
)
from mgops_desktop.domain.visit import RHYTHM_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    entry,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.casework import (
    Application,
    Assignment,
    Case,
    CasePause,
    DifficultyReport,
    Reporter,
)

FROM_IMPORT = "z importu"
"""Reason that the import gives where a past fact breaks a blocking rule (contracts 3)."""

DIFFICULTY_REPORT = sheet(
    "Zgłoszenia",
    DifficultyReport,
    number_of("family", "Rodzina", "family", help="Puste, gdy rodziny nie ma jeszcze w ewidencji."),
    day(
        "received",
        "Data wpływu",
        past=True,
        required=True,
        help="Od tego dnia liczy się termin wywiadu.",
    ),
    choice(
        "source",
        "Źródło",
        REPORT_SOURCE_LABELS,
        required=True,
        help="Skąd wiadomość; samą osobę wpisuje się w „Osoby zgłaszające”.",
    ),
    text("content", "Treść", help="Bez danych osoby zgłaszającej."),
    yes_no("needs_interview", "Potrzebny wywiad", help="Puste: nie ustalono."),
    day("interview_day", "Data wywiadu", help="Dzień przeprowadzenia wywiadu środowiskowego."),
    choice(
        "basis", "Ścieżka", BASIS_LABELS, help="Droga do objęcia wsparciem; puste: nie ustalono."
    ),
    yes_no("urgent", "Sprawa pilna", help="Wywiad przeprowadza się wtedy szybciej niż w terminie."),
    number_of(
        "interviewer", "Kto przeprowadza wywiad", "worker", help="Pracownik socjalny rodziny."
    ),
    choice(
        "interview_result",
        "Wynik wywiadu",
        INTERVIEW_RESULT_LABELS,
        help="Co wynika z analizy sytuacji rodziny (art. 11 ust. 2 i 3).",
    ),
    about="Zgłoszenia rodzin przeżywających trudności (art. 11 ust. 1).",
)
REPORTER = sheet(
    "Osoby zgłaszające",
    Reporter,
    number_of("report", "Zgłoszenie", "difficulty_report", required=True),
    text("name", "Kto zgłosił", help="Imię i nazwisko albo „anonimowo”."),
    text("contact", "Kontakt", help="Telefon lub adres, jeżeli go podano."),
    about="Prowadzone osobno: nie wchodzi do żadnego wydruku o rodzinie.",
)
APPLICATION = sheet(
    "Wnioski o asystenta",
    Application,
    number_of("family", "Rodzina", "family", required=True),
    day("received", "Data wpływu", past=True, required=True, help="Dzień wpływu do ośrodka."),
    choice("decision", "Rozstrzygnięcie", APPLICATION_LABELS, help="Puste: w toku."),
    day("decided", "Data rozstrzygnięcia", help="Dzień przydzielenia, odmowy albo wycofania."),
    text("remark", "Uwagi"),
    choice(
        "basis", "Ścieżka", BASIS_LABELS, help="Przy „Za życiem” wywiadu nie ma; puste: za zgodą."
    ),
    number_of(
        "social_worker",
        "Pracownik socjalny",
        "worker",
        help="Kto składa wniosek i współpracuje z asystentem.",
    ),
    text("interview_number", "Numer wywiadu", help="Numer albo znak wywiadu środowiskowego."),
    day(
        "interview_day", "Data wywiadu", past=True, help="Dzień wywiadu, z którego wynika wniosek."
    ),
    text(
        "analysis",
        "Wynik analizy i konieczność przydzielenia",
        help="Trudności rodziny i dlaczego potrzebny jest asystent.",
    ),
    text("help_so_far", "Dotychczasowa pomoc", help="Jaką pomoc rodzina dostaje lub dostawała."),
    text("expected_effects", "Oczekiwane efekty", help="Co ma się zmienić dzięki asystentowi."),
    text("head_opinion", "Opinia kierownika", help="Dopisuje ją kierownik przy rozstrzygnięciu."),
)
CASE = sheet(
    "Sprawy",
    Case,
    number_of("family", "Rodzina", "family", required=True),
    number_of(
        "application",
        "Wniosek",
        "application",
        help="Wniosek, od którego zaczęła się sprawa; puste: nie było.",
    ),
    choice(
        "basis",
        "Podstawa objęcia",
        BASIS_LABELS,
        required=True,
        help="Dlaczego rodzina ma asystenta.",
    ),
    day(
        "began",
        "Objęta wsparciem od",
        required=True,
        help="Od tego dnia rodzina liczy się w sprawozdaniu.",
    ),
    day(
        "first_contact",
        "Pierwszy kontakt",
        past=True,
        help="Pierwsze spotkanie asystenta z rodziną.",
    ),
    yes_no(
        "first_contact_with_social_worker",
        "Pierwszy kontakt z pracownikiem socjalnym",
        help="Puste: nie odnotowano.",
    ),
    day("consent_on", "Data zgody", past=True, help="Dzień podpisania zgody przez rodzinę."),
    day("ended", "Zakończona", help="Dzień zakończenia pracy z rodziną; puste: trwa."),
    entry(
        "closure_reason",
        "Przyczyna zakończenia",
        "closure_reason",
        help="Decyduje o wierszu sprawozdania; potrzebna przy zakończeniu.",
    ),
    text(
        "closure_note",
        "Uwagi do zakończenia",
        help="Co osiągnięto albo dlaczego praca się skończyła.",
    ),
    choice(
        "assessment_months",
        "Rytm ocen",
        RHYTHM_LABELS,
        help="Jak często ocenia się sytuację tej rodziny; puste: co pół roku.",
    ),
    about="Jeden okres pracy z jedną rodziną. Zmiana asystenta nie kończy sprawy.",
)
CASE_PAUSE = sheet(
    "Przerwy w pracy",
    CasePause,
    number_of("case", "Sprawa", "case", required=True),
    choice(
        "kind",
        "Rodzaj",
        PAUSE_LABELS,
        required=True,
        help="Przerwa nie kończy sprawy ani nie wstrzymuje terminów.",
    ),
    day("began", "Od", required=True),
    day("ended", "Do", help="Ostatni dzień przerwy; puste: trwa."),
    text("remark", "Uwagi"),
)
ASSIGNMENT = sheet(
    "Przydziały asystentów",
    Assignment,
    number_of("case", "Sprawa", "case", required=True),
    number_of(
        "worker", "Asystent", "worker", required=True, help="Pracownik z umową asystenta rodziny."
    ),
    choice(
        "kind", "Rodzaj", ASSIGNMENT_LABELS, required=True, help="Zastępstwo ma też dzień „do”."
    ),
    day("began", "Od", required=True, help="Pierwszy dzień pracy tego asystenta z rodziną."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    text(
        "override_reason",
        "Powód przekroczenia",
        help="Gdy przekroczono limit rodzin (art. 15 ust. 4) albo zasadę z art. 17 ust. 3.",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
    ),
)
SHEETS = (DIFFICULTY_REPORT, REPORTER, APPLICATION, CASE, CASE_PAUSE, ASSIGNMENT)
