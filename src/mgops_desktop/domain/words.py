"""The nouns that the program counts, with the forms that a number asks for.

A fixed list: a sentence that counts something else needs a new row here (`contracts.md` 5).
"""

from enum import StrEnum
from typing import NamedTuple


class Gender(StrEnum):
    """What the verb agrees with; men ("było 2 asystentów") and "dzieci" have ways of their own."""

    MEN = "men"
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    CHILDREN = "children"


class Word(NamedTuple):
    """One noun: 1 rodzina, (objęto) 1 rodzinę, 1,5 rodziny, 2 rodziny, 5 rodzin."""

    one: str
    object: str
    part: str
    few: str
    many: str
    gender: Gender


def _row(gender: Gender, forms: str) -> Word:
    one, accusative, genitive, few, many = (form.strip() for form in forms.split("/"))
    return Word(one, accusative, genitive, few, many, gender)


_MEN = """
asystent / asystenta / asystenta / asystentów / asystentów
asystent rodziny / asystenta rodziny / asystenta rodziny / asystentów rodziny / asystentów rodziny
chłopiec / chłopca / chłopca / chłopców / chłopców
członek / członka / członka / członków / członków
mężczyzna / mężczyznę / mężczyzny / mężczyzn / mężczyzn
pracownik / pracownika / pracownika / pracowników / pracowników
specjalista / specjalistę / specjalisty / specjalistów / specjalistów
uczestnik / uczestnika / uczestnika / uczestników / uczestników
wychowawca / wychowawcę / wychowawcy / wychowawców / wychowawców
"""
_MASCULINE = """
zapis / zapis / zapisu / zapisy / zapisów
błąd / błąd / błędu / błędy / błędów
cel / cel / celu / cele / celów
dokument / dokument / dokumentu / dokumenty / dokumentów
dzień / dzień / dnia / dni / dni
dzień roboczy / dzień roboczy / dnia roboczego / dni robocze / dni roboczych
etat / etat / etatu / etaty / etatów
formularz / formularz / formularza / formularze / formularzy
grosz / grosz / grosza / grosze / groszy
kontakt / kontakt / kontaktu / kontakty / kontaktów
miesiąc / miesiąc / miesiąca / miesiące / miesięcy
plan / plan / planu / plany / planów
plik / plik / pliku / pliki / plików
powrót / powrót / powrotu / powroty / powrotów
przydział / przydział / przydziału / przydziały / przydziałów
rok / rok / roku / lata / lat
termin / termin / terminu / terminy / terminów
tydzień / tydzień / tygodnia / tygodnie / tygodni
wiersz / wiersz / wiersza / wiersze / wierszy
wniosek / wniosek / wniosku / wnioski / wniosków
wpis / wpis / wpisu / wpisy / wpisów
wskaźnik / wskaźnik / wskaźnika / wskaźniki / wskaźników
wyjazd / wyjazd / wyjazdu / wyjazdy / wyjazdów
złoty / złoty / złotego / złote / złotych
znak / znak / znaku / znaki / znaków
"""
_FEMININE = """
różnica / różnicę / różnicy / różnice / różnic
dziewczynka / dziewczynkę / dziewczynki / dziewczynki / dziewczynek
godzina / godzinę / godziny / godziny / godzin
grupa / grupę / grupy / grupy / grup
przerwa / przerwę / przerwy / przerwy / przerw
zaplanowana wizyta / zaplanowaną wizytę / zaplanowanej wizyty / zaplanowane wizyty / zaplanowanych wizyt
kobieta / kobietę / kobiety / kobiety / kobiet
konsultacja / konsultację / konsultacji / konsultacje / konsultacji
kopia / kopię / kopii / kopie / kopii
mediacja / mediację / mediacji / mediacje / mediacji
minuta / minutę / minuty / minuty / minut
ocena / ocenę / oceny / oceny / ocen
osoba / osobę / osoby / osoby / osób
placówka / placówkę / placówki / placówki / placówek
porada / poradę / porady / porady / porad
procedura / procedurę / procedury / procedury / procedur
próba / próbę / próby / próby / prób
rodzina / rodzinę / rodziny / rodziny / rodzin
rodzina wspierająca / rodzinę wspierającą / rodziny wspierającej / rodziny wspierające / \
rodzin wspierających
rodzina zastępcza / rodzinę zastępczą / rodziny zastępczej / rodziny zastępcze / \
rodzin zastępczych
rozmowa / rozmowę / rozmowy / rozmowy / rozmów
sesja / sesję / sesji / sesje / sesji
sprawa / sprawę / sprawy / sprawy / spraw
strona / stronę / strony / strony / stron
superwizja / superwizję / superwizji / superwizje / superwizji
wizyta / wizytę / wizyty / wizyty / wizyt
zmiana / zmianę / zmiany / zmiany / zmian
"""
_NEUTER = """
działanie planu / działanie planu / działania planu / działania planu / działań planu
pismo do podpisu / pismo do podpisu / pisma do podpisu / pisma do podpisu / pism do podpisu
działanie / działanie / działania / działania / działań
konto / konto / konta / konta / kont
miejsce / miejsce / miejsca / miejsca / miejsc
ostrzeżenie / ostrzeżenie / ostrzeżenia / ostrzeżenia / ostrzeżeń
pismo / pismo / pisma / pisma / pism
posiedzenie / posiedzenie / posiedzenia / posiedzenia / posiedzeń
postanowienie / postanowienie / postanowienia / postanowienia / postanowień
skierowanie / skierowanie / skierowania / skierowania / skierowań
spotkanie / spotkanie / spotkania / spotkania / spotkań
sprawozdanie / sprawozdanie / sprawozdania / sprawozdania / sprawozdań
szkolenie / szkolenie / szkolenia / szkolenia / szkoleń
świadczenie / świadczenie / świadczenia / świadczenia / świadczeń
umieszczenie / umieszczenie / umieszczenia / umieszczenia / umieszczeń
zadanie / zadanie / zadania / zadania / zadań
zdanie / zdanie / zdania / zdania / zdań
zajęcie / zajęcie / zajęcia / zajęcia / zajęć
zakończenie / zakończenie / zakończenia / zakończenia / zakończeń
zaświadczenie / zaświadczenie / zaświadczenia / zaświadczenia / zaświadczeń
zawiadomienie / zawiadomienie / zawiadomienia / zawiadomienia / zawiadomień
zdarzenie / zdarzenie / zdarzenia / zdarzenia / zdarzeń
"""
_CHILDREN = """
dziecko / dziecko / dziecka / dzieci / dzieci
"""

WORDS = {
    word.one: word
    for gender, table in (
        (Gender.MEN, _MEN),
        (Gender.MASCULINE, _MASCULINE),
        (Gender.FEMININE, _FEMININE),
        (Gender.NEUTER, _NEUTER),
        (Gender.CHILDREN, _CHILDREN),
    )
    for word in (_row(gender, line) for line in table.strip().splitlines())
}
