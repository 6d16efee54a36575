"""Workers, contracts, absences, hours of service contracts."""

from mgops_desktop.domain.staff import (
    CONTRACT_END_LABELS,
    CONTRACT_LABELS,
    LEAVE_LABELS,
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
)
from mgops_desktop.storage.tables.staff import Contract, Leave, ServiceHours, Worker

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
SHEETS = (WORKER, CONTRACT, LEAVE, SERVICE_HOURS)
