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
    year("birth_year", "Rok urodzenia", example="", help="Gdy nie ma pełnej daty."),
    choice(
        "age_group",
        "Dziecko czy dorosły",
        AGE_GROUP_LABELS,
        example="",
        help="Gdy nie ma nawet roku.",
    ),
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
    entry(
        "district",
        "Rejon",
        "district",
        may_grow=True,
        example="Rejon 1",
        help="Rejon, z którego jest środowisko.",
    ),
    day(
        "began",
        "Wszczęta",
        required=True,
        help="Dzień wszczęcia; według niego program dobiera przepisy.",
    ),
    day("taken_over_on", "Przejęta dnia", example="", help="Gdy procedurę przekazał inny zespół."),
    text("taken_over_from", "Przejęta od", example="", help="Który zespół ją prowadził."),
    day("ended", "Zakończona", example="", help="Dzień zakończenia procedury; puste: trwa."),
    choice(
        "end_ground",
        "Podstawa zakończenia",
        PROCEDURE_END_LABELS,
        example="",
        help="Potrzebna przy zakończeniu.",
    ),
    day(
        "handed_over_on",
        "Przekazana dnia",
        example="",
        help="Gdy osoba zmieniła miejsce zamieszkania.",
    ),
    text("handed_over_to", "Przekazana do", example="", help="Który zespół ją przejął."),
    day(
        "monitoring_ended",
        "Koniec monitoringu",
        example="",
        help="Ostatni dzień monitoringu po zakończeniu procedury.",
    ),
)
PARTICIPATION = sheet(
    "Udział w procedurach",
    Participation,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", required=True),
    choice("role", "Rola", PARTY_LABELS, required=True, help="Rola osoby w tej procedurze."),
    yes_no(
        "minor_witness",
        "Małoletni świadek przemocy",
        help="„tak”: małoletni, który widział lub słyszał przemoc.",
    ),
)
NK_FORM = sheet(
    "Formularze NK",
    NkForm,
    number_of("procedure", "Procedura", "procedure", help="Puste, gdy procedury nie wszczęto."),
    choice("kind", "Formularz", FORM_LABELS, required=True),
    choice("a_type", "Rodzaj NK-A", FORM_A_LABELS, help="Tylko przy formularzu NK-A."),
    day("filled", "Data wypełnienia", past=True, required=True),
    day("received", "Data wpływu", past=True, help="Dzień wpływu do zespołu."),
    choice(
        "institution",
        "Kto wypełnił",
        INSTITUTION_LABELS,
        help="Instytucja, której pracownik wypełnił formularz.",
    ),
    choice(
        "filler", "Nasz pracownik", FILLER_LABELS, help="Gdy formularz wypełnił ktoś z ośrodka."
    ),
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
    yes_no(
        "attended_by_unit", "Udział naszej jednostki", help="„tak”: ktoś z ośrodka brał udział."
    ),
    text("subject", "Przedmiot"),
    about="Posiedzenia zespołu interdyscyplinarnego.",
)
DIAGNOSTIC_GROUP = sheet(
    "Grupy",
    Group,
    number_of("procedure", "Procedura", "procedure", help="Sprawa, dla której grupę powołano."),
    choice(
        "kind",
        "Rodzaj",
        GROUP_LABELS,
        required=True,
        help="Grupy robocze powoływano przed 22.06.2023.",
    ),
    day("appointed", "Powołana", required=True),
    day("ended", "Zakończona", help="Dzień zakończenia pracy grupy; puste: trwa."),
    about="Grupy diagnostyczno-pomocowe i dawne grupy robocze.",
)
GROUP_SITTING = sheet(
    "Posiedzenia grup",
    GroupSitting,
    number_of("group", "Grupa", "diagnostic_group", required=True),
    day("day", "Data", required=True),
    yes_no(
        "attended_by_unit", "Udział naszej jednostki", help="„tak”: ktoś z ośrodka brał udział."
    ),
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
    choice("kind", "Czynność", EVENT_LABELS, required=True, help="Co w procedurze zrobiono."),
    day("day", "Data", required=True, help="Dzień czynności; od niego mogą się liczyć terminy."),
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
