"""Children in foster care, reviews, children monitored without an assistant."""

from mgops_desktop.domain.foster_care import PLACEMENT_END_LABELS, PLACEMENT_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text, yes_no
from mgops_desktop.storage.tables.foster_care import FosterChildReview, MonitoredChild, Placement

PLACEMENT = sheet(
    "Dzieci w pieczy zastępczej",
    Placement,
    number_of("child", "Dziecko", "person", required=True),
    number_of("family", "Rodzina", "family", help="Rodzina, z której dziecko pochodzi."),
    choice("form", "Forma pieczy", PLACEMENT_LABELS, required=True),
    text("carer", "Opiekun lub placówka"),
    text("county", "Powiat"),
    text("court_signature", "Sygnatura akt sądu"),
    day("notified_on", "Data zawiadomienia powiatu"),
    day("began", "Od", required=True),
    day("ended", "Do"),
    choice("end_reason", "Przyczyna ustania", PLACEMENT_END_LABELS),
    about="Jedna forma u jednego opiekuna to jeden wiersz.",
)
FOSTER_CHILD_REVIEW = sheet(
    "Oceny dzieci w pieczy",
    FosterChildReview,
    number_of("child", "Dziecko", "person", required=True),
    day("day", "Data", required=True),
    yes_no("attended", "Udział asystenta", help="Puste: tak."),
    text("remark", "Uwagi"),
)
MONITORED_CHILD = sheet(
    "Dzieci monitorowane",
    MonitoredChild,
    number_of("child", "Dziecko", "person", required=True),
    number_of("family", "Rodzina", "family"),
    day("began", "Od", required=True),
    day("ended", "Do"),
    text("remark", "Uwagi"),
    about="Dzieci, których sytuację gmina monitoruje bez asystenta (art. 176 pkt 7).",
)
SHEETS = (PLACEMENT, FOSTER_CHILD_REVIEW, MONITORED_CHILD)
