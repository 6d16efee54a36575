"""The year month by month: who sits down when, and how a deed of the story is done at the window."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from tests.acceptance.year.deeds import HEAD, Deed, Family
from tests.acceptance.year.hands import Worker

ORDER = (HEAD, "asystent", "zastepca")
Told = tuple[Family, Deed]


def live(
    families: Sequence[Family],
    stops: Sequence[date],
    sits_down: Callable[[str, date], Worker],
    scenes: Callable[[Worker, str, date], None],
) -> None:
    """Live the year from stop to stop; at each, whoever has something to enter sits down once."""
    first = date.min
    for stop in stops:
        for who in ORDER:
            new = [one for one in families if first <= one.entered <= stop] if who == HEAD else []
            deeds = deeds_of(families, who, first, stop)
            if not new and not deeds and who == ORDER[-1]:
                continue
            worker = sits_down(who, stop)
            for family in new:
                enters(worker, family)
            for family, deed in deeds:
                does(worker, family, deed)
            scenes(worker, who, stop)
        first = stop + timedelta(days=1)


def deeds_of(families: Sequence[Family], who: str, first: date, last: date) -> list[Told]:
    """What somebody enters in a span of days, family by family, each in the order of its story."""
    return [
        (family, deed)
        for family in families
        for deed in sorted(family.deeds, key=lambda one: one.day)
        if deed.who == who and first <= deed.day <= last
    ]


def enters(worker: Worker, family: Family) -> None:
    """Put a family on record, with its members."""
    worker.turns_to("Rodziny")
    worker.clicks("Dodaj rodzinę")
    town = "miasto" if family.town else "wieś"
    worker.fills(
        {
            "Nazwisko rodziny": family.name,
            "Ulica i numer": "ul. Umowna 1",
            "Miejscowość": "Przykładowo",
            "Miasto czy wieś": town,
            "Pracownik socjalny": "Socjalna",
            "W ewidencji od": f"{family.entered:%d.%m.%Y}",
        }
    )
    worker.saves()
    worker.is_at(family.name)
    worker.opens_tab("members")
    for one in family.members:
        worker.clicks("Nowa osoba")
        worker.fills(
            {
                "Nazwisko": family.name,
                "Imię": one.name,
                "Płeć": one.sex,
                "Data urodzenia": one.born,
                "Rola w rodzinie": one.role,
                "Wspólnie gospodaruje": True,
                **one.more,
            }
        )
        worker.saves()


def does(worker: Worker, family: Family, deed: Deed) -> None:
    """One deed, as it is done at the window."""
    worker.opens_family(family.name)
    if deed.how == "decides":
        worker.clicks("Rozstrzygnij wniosek")
        worker.fills(deed.fields)
        worker.clicks("Zapisz rozstrzygnięcie")
    elif deed.how == "visits":
        worker.clicks("Wizyta")
        worker.fills(deed.fields)
        worker.saves()
    elif deed.row:
        worker.opens_tab(deed.tab)
        worker.corrects(deed.noun, deed.row, deed.fields)
    else:
        worker.opens_tab(deed.tab)
        worker.adds(deed.noun, deed.fields)
