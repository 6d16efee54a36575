"""Interdisciplinary meetings on families with what was agreed, and joint trips."""

from mgops_desktop.sheets.description import (
    day,
    entry,
    hour,
    integer,
    list_of,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.meeting import FamilyMeeting, JointTrip, MeetingAgreement

_MOST_FAMILIES = 1000

FAMILY_MEETING = sheet(
    "Spotkania w sprawie rodzin",
    FamilyMeeting,
    number_of(
        "family", "Rodzina", "family", help="Puste, gdy rodziny nie ma w ewidencji; podaj rejon."
    ),
    day("day", "Data", past=True, required=True),
    hour("began", "Od godziny", example="10:00"),
    hour("ended", "Do godziny", example="11:30"),
    text("subject", "Przedmiot", help="W jakiej sprawie się spotkano."),
    yes_no(
        "attended_by_unit",
        "Udział asystentów",
        help="„tak”: był na nim asystent albo inny pracownik jego działu.",
    ),
    yes_no("remote", "Zdalnie", help="„tak”: rozmowa na odległość."),
    text("place", "Miejsce", help="Gdzie się spotkano."),
    entry(
        "district",
        "Rejon",
        "district",
        may_grow=True,
        example="Rejon 1",
        help="Gdy nie wskazano rodziny; inaczej liczy się rejon rodziny.",
    ),
    text("participants", "Uczestnicy", help="Kto i z jakiej instytucji; także członkowie rodziny."),
    text("conclusions", "Wnioski", help="Co ustalono o sytuacji rodziny."),
    about="Spotkania interdyscyplinarne poza procedurą „Niebieskie Karty”.",
)
MEETING_AGREEMENT = sheet(
    "Ustalenia ze spotkań",
    MeetingAgreement,
    number_of(
        "meeting",
        "Spotkanie",
        "family_meeting",
        required=True,
        help="Spotkanie, na którym to ustalono.",
    ),
    text(
        "what",
        "Co ustalono",
        required=True,
        example="Zapis dziecka do logopedy",
        help="Jedno zdanie; każde ustalenie osobno.",
    ),
    text("who", "Kto zrobi", help="Osoba i instytucja."),
    day("until", "Termin", help="Do kiedy; pojawi się wśród terminów."),
    day("done_on", "Zrobiono", past=True, help="Puste: jeszcze nie."),
)
JOINT_TRIP = sheet(
    "Wspólne wyjazdy",
    JointTrip,
    day("day", "Data", past=True, required=True),
    entry("district", "Rejon", "district", may_grow=True, example="Rejon 1", help="Dokąd jechano."),
    text("purpose", "Cel", help="Na przykład sprawdzenie, czy dzieci mają opiekę."),
    text("guards", "Straż lub Policja", help="Kto jechał ze straży miejskiej albo Policji."),
    list_of("workers", "Pracownicy", "worker", help="Kto jechał z ośrodka."),
    list_of("families", "Odwiedzone rodziny", "family", example="", help="Rodziny z ewidencji."),
    integer(
        "other_families",
        "Inne odwiedzone rodziny",
        most=_MOST_FAMILIES,
        help="Liczba rodzin, których nie ma w ewidencji.",
    ),
    text("findings", "Ustalenia", help="Co zastano i co postanowiono."),
    about="Wyjazdy pracowników ośrodka ze strażą miejską lub gminną albo Policją.",
)
SHEETS = (FAMILY_MEETING, MEETING_AGREEMENT, JOINT_TRIP)
