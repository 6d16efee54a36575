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
    day("agreed_on", "Ustalone", required=True),
    text("action", "Działanie", required=True, example="Pomoc w znalezieniu mieszkania"),
    text("responsible", "Odpowiedzialny", example="pracownik socjalny"),
    day("until", "Termin"),
    text("effect", "Efekt"),
    day("ended", "Zakończone", example="", help="Wykonane albo zmienione; puste: trwa."),
    text("why_ended", "Powód zmiany", example=""),
    about="Działania indywidualnych planów pomocy.",
)
VIOLENT_OBLIGATION = sheet(
    "Zobowiązania osób",
    Obligation,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", required=True, help="Osoba stosująca przemoc."),
    day("agreed_on", "Ustalone", required=True),
    text("content", "Zobowiązanie", required=True, example="Powstrzymanie się od przemocy"),
    day("review", "Sprawdzenie"),
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
        help="Art. 12a ust. 4a; samego kwestionariusza program nie drukuje.",
    ),
    text("remark", "Uwagi"),
    about="Arkusze ryzyka; odpowiedzi stoją w arkuszu Odpowiedzi ryzyka.",
)
RISK_ANSWER = sheet(
    "Odpowiedzi ryzyka",
    RiskAnswer,
    number_of("sheet", "Arkusz", "risk_sheet", required=True),
    entry("factor", "Czynnik", "risk_factor", required=True),
    choice("answer", "Odpowiedź", KNOWN_LABELS, required=True),
    text("source", "Skąd wiem", example="rozmowa z osobą doznającą przemocy"),
    about="Odpowiedzi na pytania arkuszy ryzyka.",
)
DISCLOSURE = sheet(
    "Wgląd w dokumenty",
    Disclosure,
    number_of("procedure", "Procedura", "procedure", required=True),
    number_of("party", "Osoba", "party", help="Kto prosi o wgląd."),
    day("asked", "Prośba", past=True, required=True),
    day("consented", "Zgoda zespołu", past=True, help="Art. 9c ust. 5."),
    day("refused", "Odmowa", past=True),
    day("seen", "Wgląd", past=True),
    text(
        "scope", "Zakres", help="Co pokazano; osobie stosującej przemoc tylko to, co jej dotyczy."
    ),
    about="Komu zespół zgodził się pokazać dokumenty.",
)
SHEETS = (HELP_ACTION, VIOLENT_OBLIGATION, RISK_SHEET, RISK_ANSWER, DISCLOSURE)
