"""Unions, descent, and the people and places around a family."""

from mgops_desktop.domain.kinship import (
    DESCENT_LABELS,
    STRENGTH_LABELS,
    SUPPORT_LABELS,
    UNION_END_LABELS,
    UNION_LABELS,
)
from mgops_desktop.sheets.description import choice, day, number_of, sheet, text
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion, SupportLink

FAMILY_UNION = sheet(
    "Związki",
    FamilyUnion,
    number_of("one", "Osoba", "person", required=True),
    number_of("other", "Druga osoba", "person", required=True, help="Z kim jest albo była."),
    choice(
        "kind",
        "Rodzaj związku",
        UNION_LABELS,
        required=True,
        help="Nieformalny: bez ślubu cywilnego lub wyznaniowego ze skutkami cywilnymi.",
    ),
    day("began", "Od", help="Puste, gdy dnia nie znamy."),
    day("ended", "Do", help="Puste: trwa albo dnia nie znamy."),
    choice(
        "end_kind",
        "Jak się zakończył",
        UNION_END_LABELS,
        help="Wypełnij także wtedy, gdy nie znasz dnia.",
        example="",
    ),
)
DESCENT = sheet(
    "Pokrewieństwo",
    Descent,
    number_of("parent", "Rodzic", "person", required=True),
    number_of("child", "Dziecko", "person", required=True, help="Może być dorosłe."),
    choice(
        "kind",
        "Kim jest dla rodzica",
        DESCENT_LABELS,
        required=True,
        help="Genogram rysuje każde inną linią.",
    ),
    about="Dla osób bez wpisu o władzy rodzicielskiej: dziadków, dzieci dorosłych, przysposobionych.",
)
SUPPORT_LINK = sheet(
    "Powiązania i wsparcie",
    SupportLink,
    number_of("family", "Rodzina", "family", required=True),
    number_of("person", "Osoba", "person", help="Gdy jest zapisana w programie."),
    text(
        "name",
        "Kto lub co",
        example="Szkoła Podstawowa w Przykładowie",
        help="Instytucja albo osoba, której nie ma w programie. Wystarczy imię i kim jest.",
    ),
    choice("kind", "Rodzaj", SUPPORT_LABELS, required=True),
    choice(
        "strength",
        "Jaka jest więź",
        STRENGTH_LABELS,
        required=True,
        help="Tak, jak widzi ją rodzina.",
    ),
    day("began", "Od", help="Puste, gdy dnia nie znamy."),
    day("ended", "Do", help="Ostatni dzień; puste: nadal."),
    text("remark", "Uwagi"),
)
SHEETS = (FAMILY_UNION, DESCENT, SUPPORT_LINK)
