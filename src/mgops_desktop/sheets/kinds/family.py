"""Families, persons and what is dated about them."""

from mgops_desktop.domain.family import (
    AGE_GROUP_LABELS,
    AREA_LABELS,
    AUTHORITY_LABELS,
    MEMBER_ROLE_LABELS,
    SEX_LABELS,
    STAY_LABELS,
    TRAIT_LABELS,
)
from mgops_desktop.sheets.description import (
    Meaning,
    choice,
    day,
    entry,
    number_of,
    sheet,
    text,
    year,
    yes_no,
)
from mgops_desktop.storage.tables.family import (
    Family,
    FamilyProblem,
    FamilyTrait,
    Membership,
    ParentalAuthority,
    Person,
    Pregnancy,
    Stay,
    Supervision,
)

FAMILY = sheet(
    "Rodziny",
    Family,
    text(
        "name",
        "Nazwisko rodziny",
        required=True,
        example="Przykładowa",
        help="Po tym nazwisku rodzina stoi na listach.",
    ),
    text("street", "Ulica i numer", masked=True, example="ul. Umowna 2"),
    text("place", "Miejscowość", masked=True, example="Przykładowo"),
    text("post_code", "Kod pocztowy", masked=True, example="00-000"),
    choice("area", "Miasto czy wieś", AREA_LABELS, help="Do podziału liczb w sprawozdaniu."),
    entry(
        "district",
        "Rejon",
        "district",
        may_grow=True,
        example="Rejon 1",
        help="Rejon pracownika socjalnego.",
    ),
    yes_no(
        "protected_address",
        "Adres chroniony",
        help="„tak”: na listach, w szukaniu i w eksporcie adres jest zakryty.",
    ),
    text("safe_phone", "Bezpieczny telefon", help="Numer i pora, kiedy wolno dzwonić."),
    yes_no("letters_allowed", "Czy wolno wysyłać listy", help="Puste: nie ustalono."),
    text(
        "safe_letters",
        "Dokąd wysyłać listy",
        help="Adres albo osoba, do której list można wysłać bezpiecznie.",
    ),
    text(
        "way_in",
        "Jak wejść",
        help="Klatka, domofon, pies, gdzie zaparkować; stoi na kartce na dzień.",
    ),
    number_of(
        "social_worker",
        "Pracownik socjalny",
        "worker",
        help="Pracownik socjalny rodziny; nie może to być jej asystent.",
    ),
    day(
        "on_record_from",
        "W ewidencji od",
        help="Od kiedy ośrodek zna rodzinę; puste: nie odnotowano.",
    ),
    text("remark", "Uwagi", help="Tylko to, co potrzebne w sprawie."),
)
PERSON = sheet(
    "Osoby",
    Person,
    text("surname", "Nazwisko", required=True, example="Przykładowa"),
    text("first_name", "Imię", example="Ewa"),
    choice("sex", "Płeć", SEX_LABELS, help="Potrzebna do liczb w sprawozdaniu."),
    day(
        "birth_date", "Data urodzenia", past=True, help="Z niej program liczy, kto jest dzieckiem."
    ),
    year("birth_year", "Rok urodzenia", help="Gdy nie ma pełnej daty.", example=""),
    choice(
        "age_group",
        "Dziecko czy dorosły",
        AGE_GROUP_LABELS,
        help="Gdy nie ma nawet roku.",
        example="",
    ),
    text(
        "pesel",
        "PESEL",
        help="Może być pusty. Błędny wolno zapisać tylko z wyjaśnieniem w następnej kolumnie.",
        meaning=Meaning.PESEL,
        example="",
    ),
    text(
        "pesel_remark",
        "Wyjaśnienie do numeru PESEL",
        example="",
        help="Dlaczego numeru nie ma albo jest błędny.",
    ),
    day(
        "died_on",
        "Data zgonu",
        past=True,
        example="",
        help="Od tego dnia osoba nie liczy się w rodzinie.",
    ),
    text("citizenship", "Obywatelstwo"),
    text("education", "Wykształcenie"),
    text("occupation", "Zawód"),
    text("workplace", "Miejsce pracy lub nauki", help="Zakład, szkoła albo przedszkole."),
    text("income_source", "Źródło dochodu", help="Na przykład praca, renta, zasiłek."),
    text("phone", "Telefon"),
    text("street", "Ulica i numer", masked=True, help="Gdy inny niż adres rodziny.", example=""),
    text("place", "Miejscowość", masked=True, example=""),
    yes_no("protected_address", "Adres chroniony", help="„tak”: adres tej osoby jest zakryty."),
    text("remark", "Uwagi", help="Tylko to, co potrzebne w sprawie."),
)
MEMBERSHIP = sheet(
    "Członkowie rodzin",
    Membership,
    number_of("family", "Rodzina", "family", required=True),
    number_of("person", "Osoba", "person", required=True),
    choice(
        "role",
        "Rola w rodzinie",
        MEMBER_ROLE_LABELS,
        required=True,
        help="Kim osoba jest dla dzieci w tej rodzinie.",
    ),
    yes_no(
        "shares_household",
        "Wspólnie gospodaruje",
        help="Puste: tak. „nie” oznacza ważną osobę spoza gospodarstwa.",
    ),
    day(
        "began",
        "Od",
        required=True,
        help="Od kiedy należy do rodziny; dla dziecka zwykle dzień urodzenia.",
    ),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
)
PARENTAL_AUTHORITY = sheet(
    "Władza rodzicielska",
    ParentalAuthority,
    number_of("parent", "Rodzic", "person", required=True),
    number_of("child", "Dziecko", "person", required=True),
    choice("state", "Władza rodzicielska", AUTHORITY_LABELS, required=True),
    day(
        "began", "Od", required=True, help="Dzień urodzenia dziecka albo prawomocności orzeczenia."
    ),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    text(
        "court_signature",
        "Sygnatura akt sądu",
        help="Gdy władzę ograniczono, zawieszono albo jej pozbawiono.",
    ),
)
FAMILY_TRAIT = sheet(
    "Cechy rodzin",
    FamilyTrait,
    number_of("family", "Rodzina", "family", required=True),
    choice("kind", "Cecha", TRAIT_LABELS, required=True),
    number_of("person", "Osoba", "person", help="Gdy cecha dotyczy jednej osoby."),
    day("began", "Od", required=True, help="Od kiedy rodzina ma tę cechę."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
)
FAMILY_PROBLEM = sheet(
    "Powody wsparcia",
    FamilyProblem,
    number_of("family", "Rodzina", "family", required=True),
    entry(
        "problem",
        "Powód",
        "problem",
        may_grow=True,
        required=True,
        example="bezrobocie",
        help="Powód, dla którego rodzina dostaje wsparcie; może być kilka.",
    ),
    day("began", "Od", required=True, help="Od kiedy powód występuje."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
)
STAY = sheet(
    "Miejsca pobytu dzieci",
    Stay,
    number_of("person", "Dziecko", "person", required=True),
    choice(
        "kind",
        "Gdzie przebywa",
        STAY_LABELS,
        required=True,
        help="Bez wpisu dziecko przebywa w domu.",
    ),
    day("began", "Od", required=True),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    text("remark", "Uwagi"),
    about="Dziecko bez wpisu przebywa w domu.",
)
SUPERVISION = sheet(
    "Nadzór kuratora",
    Supervision,
    number_of("family", "Rodzina", "family", required=True),
    text("officer", "Kurator", help="Imię i nazwisko kuratora."),
    text("court", "Sąd"),
    text("court_signature", "Sygnatura akt sądu"),
    day("began", "Od", required=True, help="Dzień ustanowienia nadzoru."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
)
PREGNANCY = sheet(
    "Ciąże",
    Pregnancy,
    number_of("person", "Osoba", "person", required=True),
    yes_no("high_risk", "Ciąża wysokiego ryzyka", help="„tak” według zaświadczenia lekarza."),
    day("began", "Od", required=True, help="Od kiedy ośrodek wie o ciąży."),
    day("ended", "Do", help="Dzień porodu albo zakończenia ciąży; puste: trwa."),
)
SHEETS = (
    FAMILY,
    PERSON,
    MEMBERSHIP,
    PARENTAL_AUTHORITY,
    FAMILY_TRAIT,
    FAMILY_PROBLEM,
    STAY,
    SUPERVISION,
    PREGNANCY,
)
