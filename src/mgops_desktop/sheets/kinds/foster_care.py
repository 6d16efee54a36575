"""Children in foster care: reviews, contacts, leaves at home; children monitored without an assistant."""

from mgops_desktop.domain.foster_care import PLACEMENT_END_LABELS, PLACEMENT_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text, yes_no
from mgops_desktop.storage.tables.foster_care import (
    ContactPlan,
    FosterChildReview,
    HomeLeave,
    MonitoredChild,
    MonitoringCheck,
    Placement,
)

PLACEMENT = sheet(
    "Dzieci w pieczy zastępczej",
    Placement,
    number_of("child", "Dziecko", "person", required=True),
    number_of("family", "Rodzina", "family", help="Rodzina, z której dziecko pochodzi."),
    choice(
        "form",
        "Forma pieczy",
        PLACEMENT_LABELS,
        required=True,
        help="Rodzinna albo instytucjonalna.",
    ),
    text("carer", "Opiekun lub placówka", help="Kto sprawuje pieczę."),
    text("county", "Powiat", help="Powiat, który prowadzi pieczę."),
    text("court_signature", "Sygnatura akt sądu"),
    day(
        "notified_on",
        "Data zawiadomienia powiatu",
        help="Kiedy powiat poinformował gminę o umieszczeniu dziecka.",
    ),
    day(
        "began",
        "Od",
        required=True,
        help="Od tego dnia liczą się lata pobytu i udział gminy w wydatkach.",
    ),
    day("ended", "Do", help="Ostatni dzień u tego opiekuna; puste: trwa."),
    choice(
        "end_reason",
        "Przyczyna ustania",
        PLACEMENT_END_LABELS,
        help="Decyduje, czy dziecko liczy się jako powrót do rodziny.",
    ),
    about="Jedna forma u jednego opiekuna to jeden wiersz.",
)
FOSTER_CHILD_REVIEW = sheet(
    "Oceny dzieci w pieczy",
    FosterChildReview,
    number_of("child", "Dziecko", "person", required=True),
    day("invited_on", "Data zaproszenia", past=True, help="Kiedy wpłynęło zaproszenie na ocenę."),
    day("day", "Data", required=True, help="Dzień oceny sytuacji dziecka."),
    yes_no("attended", "Udział asystenta", help="Puste: tak."),
    text(
        "position",
        "Stanowisko asystenta na piśmie",
        help="Co asystent przedstawił: praca rodziców, kontakty, warunki powrotu.",
    ),
    text("remark", "Uwagi"),
)
CONTACT_PLAN = sheet(
    "Plany kontaktów",
    ContactPlan,
    number_of("child", "Dziecko", "person", required=True),
    text(
        "contacts",
        "Ustalone kontakty",
        required=True,
        example="Co sobotę od 10 do 14 w domu rodziców.",
        help="Z kim, kiedy, gdzie i w czyjej obecności.",
    ),
    day("began", "Od", required=True, help="Od kiedy plan obowiązuje."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    about="Kontakty dziecka w pieczy zastępczej z rodziną.",
)
HOME_LEAVE = sheet(
    "Urlopowania",
    HomeLeave,
    number_of("child", "Dziecko", "person", required=True),
    day("began", "Od", required=True, help="Pierwszy dzień w domu."),
    day("ended", "Do", help="Ostatni dzień w domu; puste: trwa."),
    text("remark", "Uwagi"),
    about="Pobyt w domu w czasie pieczy. To nie jest powrót: pobyt w pieczy trwa dalej.",
)
MONITORED_CHILD = sheet(
    "Dzieci monitorowane",
    MonitoredChild,
    number_of("child", "Dziecko", "person", required=True),
    number_of("family", "Rodzina", "family", help="Rodzina, w której dziecko żyje."),
    day("began", "Od", required=True),
    day("ended", "Do", help="Ostatni dzień monitorowania; puste: trwa."),
    text("remark", "Uwagi"),
    about="Dzieci, których sytuację gmina monitoruje bez asystenta (art. 176 pkt 7).",
)
MONITORING_CHECK = sheet(
    "Sprawdzenia sytuacji dzieci",
    MonitoringCheck,
    number_of(
        "monitored",
        "Monitorowanie",
        "monitored_child",
        required=True,
        help="Którego dziecka dotyczy sprawdzenie.",
    ),
    day("day", "Data", past=True, required=True, help="Od tego dnia liczy się termin następnego."),
    text("way", "Sposób", help="Na przykład wizyta, rozmowa z wychowawcą, telefon."),
    text("result", "Wynik", help="Jak się ma dziecko i co dalej."),
    about="Kolejne sprawdzenia przy monitorowaniu sytuacji dziecka (art. 176 pkt 7).",
)
SHEETS = (
    PLACEMENT,
    FOSTER_CHILD_REVIEW,
    CONTACT_PLAN,
    HOME_LEAVE,
    MONITORED_CHILD,
    MONITORING_CHECK,
)
