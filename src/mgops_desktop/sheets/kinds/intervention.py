"""Crisis interventions with their steps, and the register of incidents."""

from mgops_desktop.domain.intervention import STEP_LABELS
from mgops_desktop.sheets.description import choice, day, hour, number_of, sheet, text
from mgops_desktop.storage.tables.intervention import Incident, Intervention, InterventionStep

INTERVENTION = sheet(
    "Interwencje",
    Intervention,
    number_of("family", "Rodzina", "family", required=True),
    number_of("worker", "Pracownik", "worker", help="Kto prowadził interwencję z ośrodka."),
    day("day", "Data", past=True, required=True, help="Dzień, w którym się zaczęła."),
    hour("began", "Od godziny", required=True, example="17:40", help="Co do minuty."),
    hour("ended", "Do godziny", example="20:15", help="Wcześniejsza niż początek: po północy."),
    text(
        "reason", "Powód", example="małe dziecko bez opieki", help="Co się stało, jednym zdaniem."
    ),
    text("description", "Przebieg", help="Fakty w kolejności."),
    text("outcome", "Wynik", help="Jak interwencja się skończyła."),
    text(
        "child_went",
        "Dokąd trafiło dziecko",
        help="Puste: zostało w domu. Zabezpieczenie dziecka zapisz też w „Zabezpieczeniach dzieci”.",
    ),
    about="Interwencje kryzysowe w rodzinach, z godzinami co do minuty.",
)
INTERVENTION_STEP = sheet(
    "Czynności w interwencjach",
    InterventionStep,
    number_of(
        "intervention",
        "Interwencja",
        "intervention",
        required=True,
        help="Interwencja, w której to było.",
    ),
    hour("at", "Godzina", required=True, example="17:55", help="Co do minuty."),
    choice("kind", "Rodzaj", STEP_LABELS, required=True),
    text("institution", "Kto", help="Instytucja i osoba, na przykład patrol Policji."),
    text("what", "Co zrobiono", help="Jedno zdanie."),
)
INCIDENT = sheet(
    "Rejestr incydentów",
    Incident,
    day("day", "Data", past=True, required=True, help="Dzień zdarzenia."),
    hour("at", "Godzina", example="12:30", help="Puste: nie wiadomo."),
    number_of(
        "child", "Dziecko", "person", help="Puste, gdy zdarzenie nie dotyczy dziecka z ewidencji."
    ),
    text(
        "description",
        "Opis",
        required=True,
        example="Krzyk na dziecko na korytarzu",
        help="Fakty, bez ocen.",
    ),
    text("reported_by", "Kto zgłosił", help="Osoba zgłaszająca zdarzenie."),
    text("steps", "Podjęte kroki", help="Co zrobiono zaraz i później."),
    text("notified", "Kogo zawiadomiono", help="Na przykład sąd opiekuńczy, Policję, rodziców."),
    day("closed_on", "Zamknięto", past=True, help="Puste: sprawa w toku."),
    about="Zdarzenia zagrażające dobru dziecka, wymagane przez standardy ochrony małoletnich.",
)
SHEETS = (INTERVENTION, INTERVENTION_STEP, INCIDENT)
