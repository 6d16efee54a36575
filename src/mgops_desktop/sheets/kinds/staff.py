"""Workers, contracts, absences, hours of service contracts."""

from mgops_desktop.domain.staff import (
    CONTRACT_END_LABELS,
    CONTRACT_LABELS,
    LEAVE_LABELS,
    PATH_LABELS,
    POSITION_LABELS,
)
from mgops_desktop.sheets.description import (
    choice,
    day,
    integer,
    money,
    month,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.staff import (
    Contract,
    Leave,
    ServiceHours,
    Training,
    Worker,
)

WORKER = sheet(
    "Pracownicy",
    Worker,
    text("surname", "Nazwisko", required=True, example="Wzorcowa"),
    text("first_name", "Imię", example="Anna"),
    text(
        "job_title",
        "Stanowisko (do wydruków)",
        example="asystent rodziny",
        help="Tak, jak ma stać na wydrukach.",
    ),
    text("qualification", "Kwalifikacje", help="Wykształcenie i szkolenia wymagane na stanowisku."),
    day(
        "register_checked_on",
        "Sprawdzenie w rejestrze",
        help="Data sprawdzenia w Rejestrze Sprawców Przestępstw na Tle Seksualnym.",
    ),
    integer(
        "lower_limit",
        "Niższy limit rodzin",
        most=100,
        help="Tylko gdy ustalono mniej rodzin, niż pozwala ustawa.",
        example="",
    ),
    text("register_checked_by", "Kto sprawdził w rejestrze", help="Osoba upoważniona (art. 7b)."),
    yes_no(
        "not_in_register",
        "Nie figuruje w rejestrze",
        help="Wynik sprawdzenia; samego wydruku tu się nie przepisuje.",
    ),
    choice(
        "qualification_path",
        "Droga do zawodu asystenta",
        PATH_LABELS,
        help="Art. 12 ust. 1 pkt 1; tylko dla asystentów rodziny.",
    ),
    text(
        "qualifying_training",
        "Szkolenie lub studia podyplomowe",
        help="Przy drodze B i C: nazwa i rok.",
    ),
    integer(
        "practice_months",
        "Staż pracy z dziećmi lub rodziną (miesiące)",
        most=720,
        help="Przy drodze B i C (art. 12 ust. 1 pkt 1).",
        example="",
    ),
    day(
        "authority_statement_on",
        "Oświadczenie o władzy rodzicielskiej",
        past=True,
        help="Dzień złożenia (art. 12 ust. 1 pkt 2).",
    ),
    day(
        "maintenance_statement_on",
        "Oświadczenie o alimentach",
        past=True,
        help="Dzień złożenia (art. 12 ust. 1 pkt 3).",
    ),
    day(
        "conviction_checked_on",
        "Informacja z KRK z dnia",
        past=True,
        help="Niekaralność za umyślne przestępstwo (art. 12 ust. 1 pkt 4).",
    ),
    day(
        "apart_statement_on",
        "Oświadczenie z art. 17 ust. 3–4",
        past=True,
        help="Nie łączy pracy z obowiązkami pracownika socjalnego ani ze świadczeniami.",
    ),
)
CONTRACT = sheet(
    "Umowy",
    Contract,
    number_of("worker", "Pracownik", "worker", required=True),
    choice(
        "position",
        "Stanowisko",
        POSITION_LABELS,
        required=True,
        help="Z niego liczą się etaty w sprawozdaniu.",
    ),
    choice(
        "form",
        "Rodzaj umowy",
        CONTRACT_LABELS,
        required=True,
        help="Przy umowie o usługi potrzebne są też godziny.",
    ),
    money("fraction", "Część etatu", help="1 to pełny etat, 0,5 połowa; puste: 1.", example="1"),
    day("began", "Od", required=True, help="Pierwszy dzień umowy."),
    day("ended", "Do", help="Ostatni dzień umowy; puste: trwa."),
    choice("end_reason", "Przyczyna ustania", CONTRACT_END_LABELS, help="Gdy umowa się skończyła."),
    money(
        "hour_rate",
        "Stawka za godzinę w zł",
        help="Tylko przy umowie o usługi: z niej liczy się rachunek.",
        example="",
    ),
)
LEAVE = sheet(
    "Nieobecności",
    Leave,
    number_of("worker", "Pracownik", "worker", required=True),
    choice(
        "kind",
        "Rodzaj",
        LEAVE_LABELS,
        required=True,
        help="Długa nieobecność zmienia liczbę etatów.",
    ),
    day("began", "Od", required=True),
    day("ended", "Do", help="Ostatni dzień; puste: trwa."),
)
SERVICE_HOURS = sheet(
    "Godziny umów o usługi",
    ServiceHours,
    number_of("contract", "Umowa", "contract", required=True, help="Umowa o świadczenie usług."),
    month("month", "Miesiąc", required=True),
    integer("minutes", "Przepracowane minuty", required=True, help="Razem w tym miesiącu."),
    integer(
        "full_post_minutes",
        "Minuty pełnego etatu w miesiącu",
        required=True,
        help="Ile minut miesiąca ma pełny etat.",
    ),
    about="Godziny z umów o świadczenie usług: z nich liczy się etaty.",
)
TRAINING = sheet(
    "Szkolenia",
    Training,
    number_of("worker", "Pracownik", "worker", required=True),
    day("day", "Data", past=True, required=True, help="Pierwszy dzień szkolenia."),
    text("topic", "Temat", required=True, example="Praca z rodziną w kryzysie"),
    text("organiser", "Organizator", help="Kto prowadził szkolenie."),
    integer("hours", "Liczba godzin", most=5000, help="Puste: nie odnotowano."),
    about="Podnoszenie kwalifikacji (art. 12 ust. 2).",
)
SHEETS = (WORKER, CONTRACT, LEAVE, SERVICE_HOURS, TRAINING)
