"""The work within a Blue Card procedure: sheets of the plan of help, obligations, risk, disclosures."""

from mgops_desktop.domain.blue_card_records import KNOWN_LABELS
from mgops_desktop.sheets.description import (
    choice,
    day,
    entry,
    number_of,
    sheet,
    text,
    yes_no,
)
from mgops_desktop.storage.tables.blue_card_work import (
    Disclosure,
    HelpAction,
    Obligation,
    RiskAnswer,
    RiskSheet,
)

HELP_ACTION = sheet(
    "Plany pomocy",
    HelpAction,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", help="Komu to działanie pomaga."),
    day("agreed_on", "Ustalone", required=True, help="Dzień ustalenia z osobą doznającą przemocy."),
    text(
        "action",
        "Działanie",
        required=True,
        example="Pomoc w znalezieniu mieszkania",
        help="Co będzie zrobione.",
    ),
    text("responsible", "Odpowiedzialny", example="pracownik socjalny", help="Kto je wykona."),
    day("until", "Termin", help="Do kiedy ma być wykonane."),
    text("effect", "Efekt", help="Co z niego wynikło."),
    day("ended", "Zakończone", example="", help="Wykonane albo zmienione; puste: trwa."),
    text("why_ended", "Powód zmiany", example="", help="Gdy plan zmieniono przed wykonaniem."),
    about="Działania indywidualnych planów pomocy.",
)
VIOLENT_OBLIGATION = sheet(
    "Zobowiązania osób",
    Obligation,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", required=True, help="Osoba stosująca przemoc."),
    day("agreed_on", "Ustalone", required=True, help="Dzień spotkania z tą osobą."),
    text(
        "content",
        "Zobowiązanie",
        required=True,
        example="Powstrzymanie się od przemocy",
        help="Do czego zobowiązano osobę.",
    ),
    day("review", "Sprawdzenie", help="Kiedy sprawdzi się, czy go dotrzymuje."),
    yes_no("kept", "Dotrzymane", help="Puste: jeszcze nie sprawdzono."),
    text("remark", "Uwagi"),
    about="Do czego zobowiązano osobę stosującą przemoc na spotkaniu z formularzem NK-D.",
)
RISK_SHEET = sheet(
    "Arkusze ryzyka",
    RiskSheet,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", help="Osoba doznająca przemocy."),
    day("day", "Data", past=True, required=True),
    yes_no(
        "child_questionnaire",
        "Kwestionariusz dziecka wypełniono",
        help="W dniu arkusza (art. 12a ust. 4a). Inną datę wpisz w zapewnieniu dziecku ochrony.",
    ),
    text("remark", "Uwagi"),
    about="Arkusze ryzyka; odpowiedzi stoją w arkuszu Odpowiedzi ryzyka.",
)
RISK_ANSWER = sheet(
    "Odpowiedzi ryzyka",
    RiskAnswer,
    number_of("sheet", "Arkusz", "risk_sheet", required=True, help="Numer arkusza ryzyka."),
    entry("factor", "Czynnik", "risk_factor", required=True, help="Ze słownika czynników ryzyka."),
    choice(
        "answer",
        "Odpowiedź",
        KNOWN_LABELS,
        required=True,
        help="„nie ustalono”: trzeba o to jeszcze zapytać.",
    ),
    text(
        "source",
        "Skąd wiem",
        example="rozmowa z osobą doznającą przemocy",
        help="Od kogo albo z czego to wiadomo.",
    ),
    about="Odpowiedzi na pytania arkuszy ryzyka.",
)
DISCLOSURE = sheet(
    "Wgląd w dokumenty",
    Disclosure,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", help="Kto prosi o wgląd."),
    day("asked", "Prośba", past=True, required=True, help="Dzień prośby o wgląd."),
    day("consented", "Zgoda zespołu", past=True, help="Art. 9c ust. 5."),
    day("refused", "Odmowa", past=True, help="Gdy zespół nie wyraził zgody."),
    day("seen", "Wgląd", past=True, help="Dzień wglądu, w siedzibie ośrodka."),
    text(
        "scope", "Zakres", help="Co pokazano; osobie stosującej przemoc tylko to, co jej dotyczy."
    ),
    about="Komu zespół zgodził się pokazać dokumenty.",
)
SHEETS = (HELP_ACTION, VIOLENT_OBLIGATION, RISK_SHEET, RISK_ANSWER, DISCLOSURE)
