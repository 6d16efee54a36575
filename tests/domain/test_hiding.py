"""Addresses and names are found in every form they take in a text, and ordinary words are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.hiding import Hidden, HiddenAddress, HiddenName, HiddenText, hidden

SURNAMES = """
Wzorowa: Wzorowej Wzorową Wzorowych Wzorowy Wzorowemu
Kowalski: Kowalskiego Kowalskiemu Kowalskim Kowalscy Kowalskich Kowalska Kowalską
Potocka: Potockiej Potocką Potoccy Potockich
Nowak: Nowaka Nowakowi Nowakiem Nowaku Nowakowie Nowaków Nowakom Nowakami Nowakach Nowakowa
Dudek: Dudka Dudkowi Dudkiem Dudku Dudkowie Dudków
Marzec: Marca Marcowi Marcem Marcu Marcowie
Kwiecień: Kwietnia Kwietniowi Kwietniem Kwietniu Kwietniowie
Gołąb: Gołębia Gołębiowi Gołębiem Gołębiowie
Dąb: Dęba Dębowi Dębem Dębie
Kozioł: Kozła Kozłowi Kozłem Koźle Kozłowie
Kocioł: Kotła Kotłowi Kotłem Kotle
Orzeł: Orła Orłowi Orłem Orle
Wróbel: Wróbla Wróblowi Wróblem Wróblu
Sroka: Sroki Sroce Srokę Sroką Sroko Srokowie
Jagła: Jagły Jagle Jagłę Jagłą
Góra: Góry Górze Górę Górą
Broda: Brody Brodzie Brodę Brodą
Burta: Burty Burcie Burtę Burtą
Mucha: Muchy Musze Muchę Muchą
Waga: Wagi Wadze Wagę Wagą
Matejko: Matejki Matejce Matejkę Matejką
Fredro: Fredry Fredrze Fredrę Fredrą
Mróz: Mroza Mrozowi Mrozem Mrozie
Lis: Lisa Lisowi Lisem Lisie Lisów
Wójcik: Wójcika Wójcikowi Wójcikiem Wójcików
Zając: Zająca Zającowi Zającem Zającu
Sienkiewicz: Sienkiewicza Sienkiewiczowi Sienkiewiczem Sienkiewiczów
Łozińska: Łozińskiej Łozińską Lozinska Lozinskiej
"""
FIRST_NAMES = """
Anna: Anny Annie Annę Anną Anno
Maria: Marii Marię Marią
Zofia: Zofii Zofię Zofią
Marek: Marka Markowi Markiem Marku
Paweł: Pawła Pawłowi Pawłem Pawle
Piotr: Piotra Piotrowi Piotrem Piotrze
Jerzy: Jerzego Jerzemu Jerzym
Katarzyna: Katarzyny Katarzynie Katarzynę Katarzyną
"""
STREETS = """
Lipowa: Lipowej Lipową
Długa: Długiej Długą
Krótka: Krótkiej Krótką
Leśna: Leśnej Leśną
Wąska: Wąskiej Wąską
Polna: Polnej Polną
Rynek: Rynku Rynkiem
Podgórze: Podgórzu Podgórza
Zamoście: Zamościu Zamościa
Mickiewicza: Mickiewicza
Wolności: Wolności
os. Słoneczne: Słonecznym Słonecznego
"""
SENTENCES = (
    "Rodzina uczestniczy w zajęciach, a matka dba o dzieci.",
    "Plan pracy omówiono 5 maja 2026 r. z pracownikiem socjalnym.",
    "Syn uczęszcza do szkoły i ma dobre oceny, lista obecności jest pełna.",
    "Na dworze było zimno, dlatego wizyta odbyła się w mieszkaniu nr 2.",
    "Mieszkanie ma dwa pokoje, kuchnię i łazienkę; ogrzewanie piecowe.",
    "Ojciec podjął pracę 12.03.2026 i wraca o godz. 17.30.",
    "Zobowiązano rodziców do kontaktu z poradnią przy ul. Szkolnej 4.",
    "Sąd Rejonowy wydał postanowienie o nadzorze kuratora.",
    "Matka złożyła wniosek o dodatek mieszkaniowy i świadczenie.",
    "Umówiono się na lipową herbatę i rozmowę o wzorowym zachowaniu córki.",
)


def table(text: str) -> list[tuple[str, str]]:
    """Every word with each of its forms."""
    lines = (line.partition(": ") for line in text.strip().splitlines())
    return [(word, form) for word, _colon, forms in lines for form in (word, *forms.split())]


surnames, first_names, streets = map(table, (SURNAMES, FIRST_NAMES, STREETS))
before = st.sampled_from(["Rozmowa z: ", "Zgłosiła to pani ", "", "Wg (", "– "])
after = st.sampled_from([".", " mówi, że jest źle.", ", sąsiadka", ")", ""])


def covered(text: str, *what: Hidden) -> str:
    return hidden(text, [(one, "#") for one in what])


def bare(street_form: str) -> str:
    return street_form.removeprefix("os. ")


@given(st.sampled_from(surnames), before, after)
def test_surname_alone_is_hidden_in_every_form(name, begin, end):
    whole, form = name
    text = covered(f"{begin}{form}{end}", HiddenName(f"Danuta {whole}"))
    assert form not in text


@given(
    st.sampled_from(first_names),
    st.sampled_from(surnames),
    st.booleans(),
    st.sampled_from(["", "upper", "lower"]),
)
def test_first_name_goes_with_the_surname_in_either_order_and_any_letters(
    first, name, is_turned, letters
):
    who = HiddenName(f"{first[0]} {name[0]}")
    said = f"{name[1]} {first[1]}" if is_turned else f"{first[1]} {name[1]}"
    said = getattr(said, letters)() if letters else said
    assert covered(f"Rozmawiano: {said}.", who) == "Rozmawiano: #."


@given(st.sampled_from(first_names), st.sampled_from(surnames))
def test_first_name_alone_tells_nobody(first, name):
    text = f"Rozmowa: {first[1]} była w domu."
    assert covered(text, HiddenName(f"{first[0]} {name[0]}")) == text


@given(st.sampled_from(surnames), st.sampled_from(surnames), st.sampled_from("- "))
def test_each_half_of_a_double_surname_tells(one, two, between):
    who = HiddenName(f"Anna {one[0]}-{two[0]}")
    assert covered(f"U pani {one[1]}{between}{two[1]}.", who) == "U #."
    assert one[1] not in covered(f"U pani {one[1]}.", who)
    assert two[1] not in covered(f"U pani {two[1]}.", who)


@given(
    st.sampled_from(streets),
    st.sampled_from(
        ["{} 5/2", "{} 5 m. 2", "{} nr 5", "{} 5A", "{}, dom 5, m 2", "{} 5 mieszkanie 2"]
    ),
    st.sampled_from(["na ", "przy ul. ", "z ulicy ", "Adres: ", ""]),
    st.sampled_from(["", "upper", "lower"]),
)
def test_street_with_its_number_is_hidden_in_every_form(street, number, begin, letters):
    said = number.format(bare(street[1]))
    said = getattr(said, letters)() if letters else said
    text = covered(f"{begin}{said}.", HiddenAddress(f"ul. {street[0]} 5/2", "Wzorów"))
    assert bare(street[1]).lower() not in text.lower()
    assert not set("52") & set(text)


@given(st.sampled_from(streets), before)
def test_street_is_hidden_without_a_number_and_told_with_another(street, begin):
    address = HiddenAddress(f"{street[0]} 5/2", "Wzorów")
    form = bare(street[1])
    assert covered(f"{begin}{form}.", address) == f"{begin}#."
    other = f"Sąd Rejonowy, ul. {form} 12, Wzorów"
    assert covered(other, address) == other


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.data())
def test_ordinary_sentences_stay(sentences, data):
    surname, street = data.draw(st.sampled_from(surnames)), data.draw(st.sampled_from(streets))
    text = " ".join(sentences)
    name = HiddenName(f"Danuta {surname[0]}")
    assert covered(text, name, HiddenAddress(f"{street[0]} 5/2", "Wzorów")) == text


@pytest.mark.parametrize(
    ("street", "place", "text", "left"),
    [
        ("15", "Wzorowo", "w Wzorowie nr 15", "w #"),
        ("Wzorowo 15", "Wzorowo", "w Wzorowie", "w Wzorowie"),
        ("Wzorowo 15", "Wzorowo", "Wzorowo 16", "Wzorowo 16"),
        ("3 Maja 7", "Wzorów", "na 3 Maja 7, dnia 3 maja 2026", "na #, dnia 3 maja 2026"),
        ("Jana Pawła II 5", "Wzorów", "przy Jana Pawła 5; Paweł śpi", "przy #; Paweł śpi"),
        ("gen. Sikorskiego 5", "Wzorów", "na Sikorskiego, gen. Sikorskiego 5", "na #, #"),
        ("Lipowa 5/2", "Wzorów", "mieszka na lipowej, u siostry", "mieszka na #, u siostry"),
        ("Lipowa 5/2", "Wzorów", "5/2, Lipowa", "5/2, #"),
        ("", "Wzorów", "we Wzorowie", "we Wzorowie"),
    ],
)
def test_address_as_people_write_it(street, place, text, left):
    assert covered(text, HiddenAddress(street, place)) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Anna Wzorowa", "p. Wzorowa A. i A.Wzorowa", "# i #"),
        ("Wzorowa, Anna", "Anna, potem Wzorowa", "Anna, potem #"),
        ("Wzorowa Anna", "Anna i Wzorowa", "Anna i #"),
        ("Jan Kowalski", "wg kowalskiego", "wg #"),
        ("Anna Wzorowa", "wzorowa postawa", "wzorowa postawa"),
        ("sąsiadka", "Sąsiadce i sąsiadki", "# i #"),
        ("Szkoła Podstawowa nr 3", "w Szkole Podstawowej nr 3 i w szkole", "w # i w szkole"),
        ("Jan Lis", "List, lista i liście", "List, lista i liście"),
    ],
)
def test_somebody_as_people_write_it(name, text, left):
    assert covered(text, HiddenName(name)) == left


def test_relative_is_told_by_the_first_name_not_by_the_surname_of_all():
    family = (("Jan", "Wzorowy"), ("Adam", "Wzorowy"))
    aunt = HiddenName("Anna Wzorowa", family, ("Wzorowy", "Jan", "Adam"))
    text = "Jan Wzorowy mówi. Wzorowa mówi. Annie Wzorowej ufa. Wzorowa A. też."
    assert covered(text, aunt) == "Jan Wzorowy mówi. Wzorowa mówi. # ufa. Wzorowa A. też."


def test_worker_of_the_same_surname_keeps_his_whole_name():
    who = HiddenName("Jan Nowak", (("Ewa", "Nowak"),))
    assert covered("Asystent: Ewa Nowak. Zgłosił Nowak.", who) == "Asystent: Ewa Nowak. Zgłosił #."


@pytest.mark.parametrize("said", ["500-100-200", "+48 500 100 200", "500100200", "(500) 100 200"])
def test_phone_is_hidden_however_it_is_spaced(said):
    assert covered(f"tel. {said}.", HiddenText("500 100 200")) in ("tel. #.", "tel. (#.")
    assert covered("nr 5001002001", HiddenText("500 100 200")) == "nr 5001002001"


def test_what_overlaps_goes_whole():
    what = [(HiddenName("Sąsiadka Umowna"), "[o]"), (HiddenAddress("Umowna 3"), "[a]")]
    assert hidden("Sąsiadka Umowna 3, Umowna 3", what) == "[o], [a]"
