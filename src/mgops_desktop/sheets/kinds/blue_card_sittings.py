"""Groups and the sittings of team and groups, for holders of the key of the compartment."""

from mgops_desktop.domain.blue_card import (
    GROUP_LABELS,
)
from mgops_desktop.domain.blue_card_records import (
    DECISION_LABELS,
    SITTING_LABELS,
)
from mgops_desktop.sheets.description import (
    choice,
    day,
    hour,
    list_of,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    TeamSitting,
)

TEAM_SITTING = sheet(
    "Posiedzenia zespołu",
    TeamSitting,
    day("day", "Data", required=True),
    hour("at", "Godzina", example=""),
    text("place", "Miejsce", example=""),
    yes_no("electronic", "Zdalnie", help="Art. 9a ust. 7c."),
    yes_no("planned", "Dopiero zaplanowane", help="„nie”, gdy się odbyło."),
    day(
        "told",
        "Zawiadomiono członków",
        example="",
        help="Co najmniej 7 dni wcześniej (art. 9a ust. 7b).",
    ),
    yes_no(
        "attended_by_unit", "Udział naszej jednostki", help="„tak”: ktoś z ośrodka brał udział."
    ),
    text("subject", "Przedmiot"),
    text("protocol", "Protokół", example="", help="Przebieg i ustalenia posiedzenia."),
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
    text(
        "by_chair",
        "Powołał przewodniczący",
        example="",
        help="Na podstawie jakiego upoważnienia, gdy nie powołał jej zespół.",
    ),
    text(
        "outside",
        "Powód naruszenia",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
        help="Gdy powołano ją inaczej, niż pozwala ustawa.",
    ),
    about="Grupy diagnostyczno-pomocowe i dawne grupy robocze.",
)
GROUP_SITTING = sheet(
    "Posiedzenia grup",
    GroupSitting,
    number_of("group", "Grupa", "diagnostic_group", required=True),
    choice("kind", "Rodzaj", SITTING_LABELS),
    day("day", "Data", required=True),
    hour("at", "Od", example=""),
    hour("until", "Do", example=""),
    text("place", "Miejsce", example=""),
    yes_no("planned", "Dopiero zaplanowane", help="„nie”, gdy się odbyło."),
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
    list_of(
        "guests",
        "Zaproszeni i wezwani",
        "party",
        help="Kto z tych osób ma przyjść, po posiedzeniu: kto przyszedł; nigdy obie strony i nigdy dziecko.",
        example="",
    ),
    list_of(
        "members",
        "Obecni z grupy",
        "professional",
        help="Numery osób z instytucji.",
        example="",
    ),
    text(
        "experts",
        "Zaproszeni specjaliści",
        example="",
        help="Spoza grupy: kto i w jakim charakterze; przedtem podpisuje oświadczenie o poufności.",
    ),
    day("summoned", "Wezwanie albo zaproszenie", example="", help="Dzień wysłania."),
    choice(
        "decision",
        "Rozstrzygnięcie",
        DECISION_LABELS,
        example="",
        help="Co grupa rozstrzygnęła o dalszych działaniach.",
    ),
    day("protocol_on", "Protokół sporządzono", example="", help="Dzień sporządzenia protokołu."),
    text("protocol", "Protokół", example="", help="Przebieg i ustalenia posiedzenia."),
    text(
        "outside",
        "Powód naruszenia",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
        help="Gdy spotkanie odbyło się inaczej, niż pozwala ustawa.",
    ),
)

SHEETS = (TEAM_SITTING, DIAGNOSTIC_GROUP, GROUP_SITTING)
