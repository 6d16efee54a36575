"""Blue Card procedures: sheets for accounts that hold the key of the compartment."""

from mgops_desktop.domain.blue_card import (
    EVENT_LABELS,
    FILLER_LABELS,
    FORM_A_LABELS,
    FORM_LABELS,
    GROUP_LABELS,
    INSTITUTION_LABELS,
    PARTY_LABELS,
    PROCEDURE_END_LABELS,
    VIOLENCE_LABELS,
)
from mgops_desktop.domain.family import AGE_GROUP_LABELS, SEX_LABELS
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    entry,
    keys_of,
    list_of,
    number_of,
    sheet,
    text,
    year,
    yes_no,
)
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
    TeamSitting,
)

PARTY = sheet(
    "Osoby w procedurach",
    Party,
    text("surname", "Nazwisko", example="Umowna"),
    text("first_name", "Imię", example="Ewa"),
    choice("sex", "Płeć", SEX_LABELS),
    day("birth_date", "Data urodzenia", past=True),
    year("birth_year", "Rok urodzenia", example=""),
    choice("age_group", "Dziecko czy dorosły", AGE_GROUP_LABELS, example=""),
    about="Osoby z procedur „Niebieskie Karty”; osobny wykaz, bez związku z arkuszem Osoby.",
)
PROCEDURE = sheet(
    "Procedury NK",
    Procedure,
    text("environment", "Środowisko", help="To samo oznaczenie łączy procedury jednej rodziny."),
    number_of(
        "family",
        "Rodzina",
        "family",
        meaning=Meaning.LINK,
        attribute="family_link",
        help="Gdy rodzina jest też w arkuszu Rodziny.",
    ),
    entry("district", "Rejon", "district", may_grow=True, example="Rejon 1"),
    day("began", "Wszczęta", required=True),
    day("taken_over_on", "Przejęta dnia", example=""),
    text("taken_over_from", "Przejęta od", example=""),
    day("ended", "Zakończona", example=""),
    choice("end_ground", "Podstawa zakończenia", PROCEDURE_END_LABELS, example=""),
    day("handed_over_on", "Przekazana dnia", example=""),
    text("handed_over_to", "Przekazana do", example=""),
    day("monitoring_ended", "Koniec monitoringu", example=""),
)
PARTICIPATION = sheet(
    "Udział w procedurach",
    Participation,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", required=True),
    choice("role", "Rola", PARTY_LABELS, required=True),
    yes_no("minor_witness", "Małoletni świadek przemocy"),
)
NK_FORM = sheet(
    "Formularze NK",
    NkForm,
    number_of("procedure", "Procedura", "procedure"),
    choice("kind", "Formularz", FORM_LABELS, required=True),
    choice("a_type", "Rodzaj NK-A", FORM_A_LABELS),
    day("filled", "Data wypełnienia", past=True, required=True),
    day("received", "Data wpływu", past=True),
    choice("institution", "Kto wypełnił", INSTITUTION_LABELS),
    choice("filler", "Nasz pracownik", FILLER_LABELS),
    keys_of(
        "violence",
        "Formy przemocy",
        VIOLENCE_LABELS,
        help="Grupy zachowań zaznaczone w NK-A, rozdzielone średnikiem.",
        example="przemoc fizyczna; przemoc psychiczna",
    ),
)
TEAM_SITTING = sheet(
    "Posiedzenia zespołu",
    TeamSitting,
    day("day", "Data", required=True),
    yes_no("attended_by_unit", "Udział naszej jednostki"),
    text("subject", "Przedmiot"),
    about="Posiedzenia zespołu interdyscyplinarnego.",
)
DIAGNOSTIC_GROUP = sheet(
    "Grupy",
    Group,
    number_of("procedure", "Procedura", "procedure"),
    choice("kind", "Rodzaj", GROUP_LABELS, required=True),
    day("appointed", "Powołana", required=True),
    day("ended", "Zakończona"),
    about="Grupy diagnostyczno-pomocowe i dawne grupy robocze.",
)
GROUP_SITTING = sheet(
    "Posiedzenia grup",
    GroupSitting,
    number_of("group", "Grupa", "diagnostic_group", required=True),
    day("day", "Data", required=True),
    yes_no("attended_by_unit", "Udział naszej jednostki"),
    list_of(
        "parties",
        "Omawiane osoby",
        "party",
        help="Numery osób, rozdzielone średnikiem.",
        example="",
    ),
)
PROCEDURE_EVENT = sheet(
    "Czynności w procedurach",
    ProcedureEvent,
    number_of("procedure", "Procedura", "procedure", required=True),
    choice("kind", "Czynność", EVENT_LABELS, required=True),
    day("day", "Data", required=True),
    text("remark", "Uwagi"),
)
SHEETS = (
    PARTY,
    PROCEDURE,
    PARTICIPATION,
    NK_FORM,
    TEAM_SITTING,
    DIAGNOSTIC_GROUP,
    GROUP_SITTING,
    PROCEDURE_EVENT,
)
