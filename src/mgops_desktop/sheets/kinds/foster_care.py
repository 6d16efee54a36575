"""Children in foster care, reviews, children monitored without an assistant."""

from mgops_desktop.domain.foster_care import PLACEMENT_END_LABELS, PLACEMENT_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text, yes_no
from mgops_desktop.storage.tables.foster_care import FosterChildReview, MonitoredChild, Placement

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
    day("day", "Data", required=True, help="Dzień oceny sytuacji dziecka."),
    yes_no("attended", "Udział asystenta", help="Puste: tak."),
    text("remark", "Uwagi"),
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
SHEETS = (PLACEMENT, FOSTER_CHILD_REVIEW, MONITORED_CHILD)
