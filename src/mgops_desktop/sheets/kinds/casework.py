"""Reports, applications, cases, assistants, pauses."""

from mgops_desktop.domain.case import (
    APPLICATION_LABELS,
    ASSIGNMENT_LABELS,
    BASIS_LABELS,
    PAUSE_LABELS,
    REPORT_SOURCE_LABELS,
)
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
    number_of("family", "Rodzina", "family"),
    day("received", "Data wpływu", past=True, required=True),
    choice("source", "Źródło", REPORT_SOURCE_LABELS, required=True),
    text("content", "Treść"),
    yes_no("needs_interview", "Potrzebny wywiad", help="Puste: nie ustalono."),
    day("interview_day", "Data wywiadu"),
    about="Zgłoszenia rodzin przeżywających trudności (art. 11 ust. 1).",
)
REPORTER = sheet(
    "Osoby zgłaszające",
    Reporter,
    number_of("report", "Zgłoszenie", "difficulty_report", required=True),
    text("name", "Kto zgłosił"),
    text("contact", "Kontakt"),
    about="Prowadzone osobno: nie wchodzi do żadnego wydruku o rodzinie.",
)
APPLICATION = sheet(
    "Wnioski o asystenta",
    Application,
    number_of("family", "Rodzina", "family", required=True),
    day("received", "Data wpływu", past=True, required=True),
    choice("decision", "Rozstrzygnięcie", APPLICATION_LABELS, help="Puste: w toku."),
    day("decided", "Data rozstrzygnięcia"),
    text("remark", "Uwagi"),
)
CASE = sheet(
    "Sprawy",
    Case,
    number_of("family", "Rodzina", "family", required=True),
    number_of("application", "Wniosek", "application"),
    choice("basis", "Podstawa objęcia", BASIS_LABELS, required=True),
    day("began", "Objęta wsparciem od", required=True),
    day("first_contact", "Pierwszy kontakt", past=True),
    yes_no(
        "first_contact_with_social_worker",
        "Pierwszy kontakt z pracownikiem socjalnym",
        help="Puste: nie odnotowano.",
    ),
    day("consent_on", "Data zgody", past=True),
    day("ended", "Zakończona", help="Dzień zakończenia pracy z rodziną; puste: trwa."),
    entry("closure_reason", "Przyczyna zakończenia", "closure_reason"),
    text("closure_note", "Uwagi do zakończenia"),
    about="Jeden okres pracy z jedną rodziną. Zmiana asystenta nie kończy sprawy.",
)
CASE_PAUSE = sheet(
    "Przerwy w pracy",
    CasePause,
    number_of("case", "Sprawa", "case", required=True),
    choice("kind", "Rodzaj", PAUSE_LABELS, required=True),
    day("began", "Od", required=True),
    day("ended", "Do"),
    text("remark", "Uwagi"),
)
ASSIGNMENT = sheet(
    "Przydziały asystentów",
    Assignment,
    number_of("case", "Sprawa", "case", required=True),
    number_of("worker", "Asystent", "worker", required=True),
    choice("kind", "Rodzaj", ASSIGNMENT_LABELS, required=True),
    day("began", "Od", required=True),
    day("ended", "Do"),
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
