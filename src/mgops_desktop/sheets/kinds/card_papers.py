"""The register of papers of Blue Card procedures: those made here, and those that came or were written by hand."""

from mgops_desktop.domain.card_papers import CARD_PAPER_LABELS, VIOLENT_ACCESS_LABELS
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text, yes_no
from mgops_desktop.storage.tables.card_papers import CardDocument

CARD_DOCUMENT = sheet(
    "Dokumenty procedur",
    CardDocument,
    number_of("procedure", "Procedura", "procedure", help="Puste: pismo zespołu, nie procedury."),
    choice("code", "Rodzaj", CARD_PAPER_LABELS, required=True),
    text("heading", "Tytuł", example="", help="Puste: jak rodzaj."),
    day("made_on", "Data", past=True, required=True),
    text("came_from", "Od kogo", example="", help="Gdy to nie pismo ośrodka ani zespołu."),
    number_of("party", "Do kogo", "party", help="Osoba procedury, do której jest pismo."),
    choice(
        "access",
        "Wgląd osoby stosującej przemoc",
        VIOLENT_ACCESS_LABELS,
        help="Puste: nie (art. 9e ust. 4).",
    ),
    day("printed_on", "Wydrukowano", past=True, help="Dzień pierwszego wydruku."),
    day("signed_on", "Podpisano", past=True, help="Dzień podpisania."),
    day("sent_on", "Wysłano albo wydano", past=True, help="Dzień wysłania albo wydania do rąk."),
    day(
        "delivered_on",
        "Doręczono",
        past=True,
        help="Dzień doręczenia; przy skierowaniu liczą się od niego terminy.",
    ),
    day("filed_on", "Wpięto do akt", past=True, help="Dzień wpięcia do akt procedury."),
    day(
        "original_given_on",
        "Oryginał przekazano",
        past=True,
        help="Organom ścigania (§ 14 ust. 3).",
    ),
    text("original_given_to", "Komu oryginał", example="", help="Np. prokuratura rejonowa."),
    yes_no("copy_kept", "Kopia w aktach", help="Gdy oryginał jest u organów ścigania."),
    text("remark", "Uwagi", example=""),
    about="Wszystkie dokumenty D01–D41 procedur; treść pism sporządzonych w programie nie jest w arkuszu.",
)
SHEETS = (CARD_DOCUMENT,)
