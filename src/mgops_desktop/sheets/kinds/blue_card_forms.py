"""Forms "Niebieska Karta" and their answers, for holders of the key of the compartment."""

from mgops_desktop.domain.blue_card import (
    FILLER_LABELS,
    FORM_A_LABELS,
    FORM_LABELS,
    INSTITUTION_LABELS,
    STARTER_LABELS,
    VIOLENCE_LABELS,
)
from mgops_desktop.domain.blue_card_records import (
    RECEIVED_LABELS,
    RECIPIENT_LABELS,
)
from mgops_desktop.sheets.description import (
    choice,
    day,
    hour,
    integer,
    keys_of,
    number_of,
    sheet,
    text,
)
from mgops_desktop.sheets.kinds.casework import FROM_IMPORT
from mgops_desktop.storage.tables.blue_card import (
    NkAnswer,
    NkForm,
)

NK_FORM = sheet(
    "Formularze NK",
    NkForm,
    number_of("procedure", "Procedura", "procedure", help="Puste, gdy procedury nie wszczęto."),
    choice("kind", "Formularz", FORM_LABELS, required=True),
    choice("a_type", "Rodzaj NK-A", FORM_A_LABELS, help="Tylko przy formularzu NK-A."),
    day(
        "filled",
        "Data wypełnienia",
        past=True,
        required=True,
        help="NK-B: dzień przekazania, NK-C i NK-D: dzień spotkania.",
    ),
    day("received", "Data wpływu", past=True, help="Dzień wpływu do zespołu."),
    choice("received_how", "Jak wpłynął", RECEIVED_LABELS, example="", help="Do zespołu."),
    text("received_by", "Kto przyjął", example="", help="Imię, nazwisko albo stanowisko."),
    text("sign", "Numer na formularzu", example="", help="Numer, który nadał mu wypełniający."),
    integer(
        "children",
        "Liczba małoletnich",
        most=30,
        example="",
        help="W środowisku domowym; część II formularza NK-A.",
    ),
    text(
        "definition",
        "Wzór",
        example="",
        help="Według którego wzoru wpisano cały formularz, np. „NK-A/2023”.",
    ),
    choice(
        "institution",
        "Kto wypełnił",
        INSTITUTION_LABELS,
        help="Instytucja, której pracownik wypełnił formularz.",
    ),
    choice(
        "filler", "Nasz pracownik", FILLER_LABELS, help="Gdy formularz wypełnił ktoś z ośrodka."
    ),
    keys_of(
        "violence",
        "Formy przemocy",
        VIOLENCE_LABELS,
        help="Grupy zachowań zaznaczone w NK-A, rozdzielone średnikiem.",
        example="przemoc fizyczna; przemoc psychiczna",
    ),
    hour("filled_at", "Godzina wypełnienia", example="", help="Gdy zapisano ją w formularzu."),
    choice("starter", "Kim jest wypełniający", STARTER_LABELS, help="Art. 9a ust. 11–11d."),
    text(
        "filled_by",
        "Wypełniający",
        example="",
        help="Imię, nazwisko albo stanowisko. NK-B: kto przekazał.",
    ),
    day("passed", "Przekazany grupie", example="", help="Do 3 dni roboczych od wpływu."),
    number_of(
        "recipient_party",
        "NK-B: komu",
        "party",
        attribute="recipient_id",
        example="",
        help="Nigdy osobie stosującej przemoc.",
    ),
    number_of(
        "about",
        "Kogo dotyczy",
        "party",
        example="",
        help="NK-B: za kogo odebrano; NK-C i NK-D: z kim było spotkanie.",
    ),
    choice(
        "capacity",
        "NK-B: w jakiej roli",
        RECIPIENT_LABELS,
        example="",
        help="Za małoletniego odbiera rodzic, opiekun albo osoba najbliższa (§ 6).",
    ),
    text("recipient", "NK-B: kto odebrał", example="", help="Gdy nie ma go wśród osób."),
    text(
        "outside",
        "Powód naruszenia",
        own_mark=FROM_IMPORT,
        kept_if_empty=True,
        example="",
        help="Gdy formularz powstał inaczej, niż pozwala ustawa.",
    ),
)
NK_ANSWER = sheet(
    "Odpowiedzi formularzy NK",
    NkAnswer,
    number_of("form", "Formularz", "nk_form", required=True, help="Numer formularza."),
    text("field", "Pole", required=True, example="additional", help="Klucz pola we wzorze."),
    integer("row", "Wiersz", most=99, example="", help="W tabeli wzoru od 1; poza nią 0."),
    text("words", "Treść", example="", help="To, co wpisano w tym polu."),
    about="Pola formularzy „Niebieska Karta”, których nie ma w żadnym innym zapisie.",
)

SHEETS = (NK_FORM, NK_ANSWER)
