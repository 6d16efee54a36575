"""Who works in Blue Card procedures: sheets of people of institutions, the team, members of groups, help points."""

from mgops_desktop.domain.blue_card_records import ATTENDANCE_LABELS, FUNCTION_LABELS
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text, yes_no
from mgops_desktop.storage.tables.blue_card_bodies import (
    GroupMember,
    HelpPoint,
    Professional,
    TeamAttendance,
    TeamMember,
)

PROFESSIONAL = sheet(
    "Osoby z instytucji",
    Professional,
    text("surname", "Nazwisko", required=True, example="Przykładna"),
    text("first_name", "Imię", example="Anna"),
    choice(
        "role",
        "Kogo reprezentuje",
        MEMBER_LABELS,
        required=True,
        help="Podmiot albo zawód, jak w art. 9a.",
    ),
    text("institution", "Instytucja", example="Komisariat Policji w Przykładowie"),
    text("phone", "Telefon służbowy"),
    text(
        "login",
        "Login w programie",
        example="",
        help="Gdy ta osoba ma tu konto: widzi tylko procedury swoich grup.",
    ),
    day(
        "sworn",
        "Oświadczenie o poufności",
        past=True,
        help="Dzień podpisania (art. 9c ust. 3). Bez niego nie ma dostępu do procedury.",
    ),
    day(
        "authorised",
        "Upoważnienie",
        past=True,
        help="Dzień upoważnienia administratora i zobowiązania do tajemnicy (art. 9c ust. 7).",
    ),
    day("authorised_until", "Upoważnienie do", example="", help="Puste: bez terminu."),
    about="Osoby z zespołu interdyscyplinarnego i z grup, każda raz.",
)
TEAM_MEMBER = sheet(
    "Członkowie zespołu",
    TeamMember,
    number_of("professional", "Osoba", "professional", required=True),
    choice(
        "function",
        "Funkcja",
        FUNCTION_LABELS,
        required=True,
        help="Obsługę zapewnia ośrodek; to nie członek.",
    ),
    day("began", "Od", required=True, help="Dzień powołania do zespołu."),
    day("ended", "Do", example="", help="Ostatni dzień w zespole; puste: nadal."),
    yes_no("training_needed", "Szkolenie wymagane", help="Art. 9a ust. 5a."),
    day("trained", "Przeszkolenie", past=True, help="Do 12 miesięcy od powołania."),
    about="Skład zespołu interdyscyplinarnego z datami.",
)
GROUP_MEMBER = sheet(
    "Członkowie grup",
    GroupMember,
    number_of("group", "Grupa", "diagnostic_group", required=True),
    number_of("professional", "Osoba", "professional", required=True),
    choice(
        "role",
        "Rola w grupie",
        MEMBER_LABELS,
        required=True,
        help="Kogo w tej grupie reprezentuje.",
    ),
    day("began", "Od", required=True),
    day("ended", "Do", example="", help="Ostatni dzień w grupie; puste: nadal."),
    day(
        "motion_received",
        "Wniosek o poszerzenie",
        example="",
        help="Dzień wpływu wniosku, gdy tę osobę włączono później (§ 9).",
    ),
    day(
        "asked_on",
        "Wystąpienie do pracodawcy",
        example="",
        help="Do 3 dni roboczych od wniosku (§ 9 ust. 2).",
    ),
    about="Skład grup diagnostyczno-pomocowych i roboczych z datami.",
)
TEAM_ATTENDANCE = sheet(
    "Obecność w zespole",
    TeamAttendance,
    number_of(
        "sitting", "Posiedzenie", "team_sitting", required=True, help="Numer posiedzenia zespołu."
    ),
    number_of("professional", "Osoba", "professional", required=True),
    choice(
        "attendance",
        "Obecność",
        ATTENDANCE_LABELS,
        required=True,
        help="Udział jest obowiązkowy (art. 9a ust. 7d).",
    ),
    day("announced", "Nieobecność zgłoszona", example="", help="Do 2 dni roboczych przed."),
    about="Kto był na posiedzeniu zespołu interdyscyplinarnego.",
)
HELP_POINT = sheet(
    "Punkty pomocy",
    HelpPoint,
    text("name", "Nazwa", required=True, example="Punkt konsultacyjny w Przykładowie"),
    text("address", "Adres", example="ul. Umowna 1, Przykładowo"),
    text("phone", "Telefon"),
    text("hours", "Godziny", example="pon. 8–16", help="Kiedy można przyjść albo zadzwonić."),
    text("offer", "W czym pomaga", help="Np. porady prawne, schronienie, pomoc psychologa."),
    day("closed", "Nieczynny od", example="", help="Wtedy nie wpisuje się go już do NK-B."),
    about="Lokalne instytucje, które wpisuje się do formularza „Niebieska Karta – B”.",
)
PEOPLE = (PROFESSIONAL,)
"""Whom groups and sittings name; they come before them."""
SHEETS = (TEAM_MEMBER, GROUP_MEMBER, TEAM_ATTENDANCE, HELP_POINT)
