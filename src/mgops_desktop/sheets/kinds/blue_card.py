"""Blue Card procedures: sheets for accounts that hold the key of the compartment."""

from mgops_desktop.domain.blue_card import (
    EVENT_LABELS,
    PARTY_LABELS,
    PROCEDURE_END_LABELS,
)
from mgops_desktop.domain.blue_card_records import (
    END_MARK_LABELS,
    KNOWN_LABELS,
)
from mgops_desktop.domain.family import AGE_GROUP_LABELS, SEX_LABELS
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    entry,
    hour,
    keys_of,
    number_of,
    sheet,
    text,
    year,
    yes_no,
)
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.tables.blue_card import (
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
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
    text("pesel", "PESEL", example=""),
    text("parents", "Imiona rodziców", example="", help="Tylko osoby doznającej przemocy."),
    text("marital", "Stan cywilny", example="", help="Tylko osoby stosującej przemoc."),
    text("address", "Adres zamieszkania", example="", masked=True),
    text(
        "stay_address",
        "Adres pobytu",
        example="",
        masked=True,
        help="Gdy osoba przebywa gdzie indziej, niż mieszka.",
    ),
    yes_no(
        "protected_address",
        "Dane chronione",
        help="„tak”: adres, szkoła i kontakt nie mogą dojść do drugiej strony.",
    ),
    text("contact", "Kontakt", example="", help="Telefon, e-mail.", masked=True),
    text(
        "safe_phone",
        "Bezpieczny telefon",
        example="",
        help="Kiedy i pod jaki numer dzwonić.",
        masked=True,
    ),
    yes_no(
        "letters_allowed",
        "Czy można wysyłać listy",
        example="",
        help="Puste: nie ustalono. Pod wspólny adres stron program listu nie zaadresuje.",
    ),
    text(
        "safe_letters",
        "Dokąd wysyłać listy",
        example="",
        masked=True,
        help="Bezpieczny adres albo sposób. Puste: na adres zamieszkania.",
    ),
    text("school", "Szkoła i klasa", example="", help="Tylko dziecka.", masked=True),
    text("work", "Praca i utrzymanie", example="", help="Sytuacja zawodowa i źródła utrzymania."),
    text(
        "health", "Stan zdrowia", example="", help="Tylko osoby doznającej albo stosującej przemoc."
    ),
    text(
        "addictions", "Nałogi", example="", help="Tylko osoby doznającej albo stosującej przemoc."
    ),
    text(
        "rulings",
        "Skazania i orzeczenia",
        example="",
        help="Tylko osoby doznającej albo stosującej przemoc.",
    ),
    text(
        "family_situation",
        "Sytuacja rodzinna",
        example="",
        help="Tylko osoby doznającej przemocy.",
    ),
    text("housing", "Sytuacja mieszkaniowa", example="", help="Tylko osoby doznającej przemocy."),
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
    hour(
        "began_at",
        "Godzina wszczęcia",
        example="",
        help="Godzina wypełnienia formularza, gdy ją zapisano.",
    ),
    number_of(
        "previous",
        "Poprzednia procedura",
        "procedure",
        example="",
        help="W której monitoringu wszczęto tę.",
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
    keys_of(
        "end_marks",
        "Potwierdzono przy zakończeniu",
        END_MARK_LABELS,
        help="Rozdzielone średnikiem.",
        example="",
    ),
    text("grounds", "Uzasadnienie zakończenia", example="", help="Okoliczności z protokołu."),
    day(
        "protocol_on",
        "Protokół sporządzono",
        example="",
        help="Od tego dnia liczy się termin przekazania do zespołu.",
    ),
    day("protocol_passed", "Protokół u zespołu", example="", help="Do 7 dni roboczych."),
    text(
        "outside",
        "Powód naruszenia",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
        help="Gdy zakończono ją inaczej, niż pozwala ustawa.",
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
    yes_no(
        "present_at_start",
        "Obecność przy wszczęciu",
        help="„nie” przy osobie stosującej przemoc: trzeba ją zawiadomić (§ 10). Puste: nie wiadomo.",
    ),
    yes_no("soldier", "Żołnierz", help="W czynnej służbie wojskowej."),
    yes_no("supervised", "Dozór kuratora", help="„tak”: w grupie ma być kurator sądowy."),
    choice("weapon", "Broń palna", KNOWN_LABELS, help="Osoby stosującej przemoc (art. 9f)."),
    choice("injured", "Uszkodzenia ciała", KNOWN_LABELS, help="Osoby doznającej przemocy."),
    choice(
        "feels_safe",
        "Czuje się bezpiecznie",
        KNOWN_LABELS,
        help="Odpowiedź osoby doznającej przemocy z formularza.",
    ),
    text(
        "representative",
        "Kto ją reprezentuje",
        example="",
        help="Gdy osoba jest małoletnia albo nieporadna (§ 5).",
    ),
)
PROCEDURE_EVENT = sheet(
    "Czynności w procedurach",
    ProcedureEvent,
    number_of("procedure", "Procedura", "procedure", required=True),
    choice("kind", "Czynność", EVENT_LABELS, required=True, help="Co w procedurze zrobiono."),
    number_of("party", "Osoba", "party", example="", help="Kogo czynność dotyczy."),
    day("day", "Data", required=True, help="Dzień czynności; od niego mogą się liczyć terminy."),
    hour("at", "Godzina", example=""),
    text("remark", "Uwagi"),
    text(
        "outside",
        "Powód naruszenia",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
        help="Gdy czynność była inaczej, niż pozwala ustawa, albo poza kolejnością.",
    ),
)

SHEETS = (PARTY, PROCEDURE, PARTICIPATION)

# After the bodies that act in a procedure: what was done may name one of them.
STEPS = (PROCEDURE_EVENT,)
