"""Invented families and their work, in the few words that the two centres are told in."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.acceptance.rows import Book

SURNAMES = (
    ("Przykładowa", "Przykładowy"),
    ("Wzorcowa", "Wzorcowy"),
    ("Fikcyjna", "Fikcyjny"),
    ("Zmyślona", "Zmyślony"),
    ("Próbna", "Próbny"),
    ("Umowna", "Umowny"),
)
FIRST_NAMES = {
    "female": ("Ewa", "Anna", "Maria", "Zofia", "Hanna", "Lena"),
    "male": ("Jan", "Piotr", "Adam", "Marek", "Leon", "Igor"),
}
ONE_DAY = timedelta(days=1)
OTHER_SEX = {"female": "male", "male": "female"}


def spread(first: date, last: date, count: int) -> Iterator[date]:
    """That many different days between the two, both ends among them if there are several."""
    steps = max(1, count - 1)
    for n in range(count):
        yield first + ONE_DAY * ((last - first).days * n // steps)


class Centre:
    """The rows of one invented centre in one year."""

    def __init__(self, year: int, place: str) -> None:
        self.book = Book()
        self.year, self.place = year, place
        self.first, self.last = date(year, 1, 1), date(year, 12, 31)
        self.before, self.after = self.first - ONE_DAY, self.last + ONE_DAY
        self._families = self._persons = 0
        self.book.put(
            "setting",
            key="recording_since",
            label="Od kiedy ośrodek prowadzi zapisy w programie",
            value=self.first.isoformat(),
            valid_from=self.first,
            confirmed=True,
        )

    def day(self, month: int, day: int) -> date:
        return date(self.year, month, day)

    def family(self, **values: Any) -> str:
        """A family on record."""
        number = self._families
        self._families += 1
        return self.book.add(
            "family",
            **{
                "name": SURNAMES[number % len(SURNAMES)][0],
                "street": f"ul. Umowna {number + 1}",
                "place": self.place,
                "area": "village" if number % 3 == 0 else "town",
                "on_record_from": date(self.year - 4, 2, 1),
                **values,
            },
        )

    def person(self, sex: str, born: date | None = None, **values: Any) -> str:
        number = self._persons
        self._persons += 1
        return self.book.add(
            "person",
            surname=SURNAMES[number % len(SURNAMES)][sex == "male"],
            first_name=FIRST_NAMES[sex][number % 6],
            sex=sex,
            birth_date=born,
            **values,
        )

    def member(self, family: str, person: str, role: str, **values: Any) -> str:
        usual = {"shares_household": True, "began": date(self.year - 3, 4, 1)}
        self.book.add("membership", family=family, person=person, role=role, **{**usual, **values})
        return person

    def mother(self, family: str, **times: Any) -> str:
        born = date(self.year - 34, 3, 1 + self._persons % 28)
        return self.member(family, self.person("female", born), "mother", **times)

    def father(self, family: str, **times: Any) -> str:
        born = date(self.year - 36, 8, 1 + self._persons % 28)
        return self.member(family, self.person("male", born), "father", **times)

    def child(self, family: str, born: date | None = None, **times: Any) -> str:
        """A child of eight to twelve years, unless told."""
        n = self._persons
        born = born or date(self.year - 8 - n % 5, 1 + n % 12, 1 + n % 28)
        times.setdefault("began", max(born, date(self.year - 3, 4, 1)))
        return self.member(
            family, self.person("female" if n % 2 else "male", born), "child", **times
        )

    def case(
        self,
        family: str,
        worker: str,
        began: date,
        ended: date | None = None,
        reason: str | None = None,
        **values: Any,
    ) -> str:
        """A case with its assistant and its plan."""
        case = self.book.add(
            "case",
            family=family,
            began=began,
            ended=ended,
            closure_reason=reason,
            **{"basis": "consent", **values},
        )
        times = {"began": began, "ended": ended}
        self.book.add("assignment", case=case, worker=worker, kind="main", **times)
        plan = self.book.add("work_plan", case=case, **times)
        self.book.add("plan_version", plan=plan, version_number=1, valid_from=began)
        return case

    def assistant(self, **times: Any) -> str:
        worker = self.book.add("worker", surname="Wzorcowa", first_name="Anna")
        self.book.add(
            "contract",
            worker=worker,
            position="family_assistant",
            form="employment",
            fraction=1,
            **times,
        )
        return worker

    def letters(self, count: int, families: list[str], *kinds: str) -> None:
        """Letters sent, on the first and the last day of the year and between."""
        for n, day in enumerate(spread(self.first, self.last, count)):
            self.book.add(
                "letter",
                direction="out",
                kind=kinds[n % len(kinds)],
                day=day,
                family=families[n % len(families)],
                other_side="Sąd Rejonowy w Umowie",
            )

    def procedure(self, began: date, ended: date | None = None, **values: Any) -> str:
        return self.book.add(
            "procedure",
            began=began,
            ended=ended,
            end_ground="old_ceased_and_plan" if ended else None,
            **values,
        )

    def party(self, sex: str, born: date) -> str:
        return self.book.add(
            "party",
            surname=SURNAMES[0][sex == "male"],
            first_name=FIRST_NAMES[sex][0],
            sex=sex,
            birth_date=born,
        )

    def takes_part(self, procedure: str, party: str, role: str, **values: Any) -> None:
        self.book.add("participation", procedure=procedure, party=party, role=role, **values)

    def session(self, day: date, specialist: str = "psycholog", **values: Any) -> None:
        usual = {"minutes": 60, "kind": "consultation"}
        self.book.add("counselling_session", day=day, specialist=specialist, **{**usual, **values})

    def placement(self, child: str, began: date, ended: date | None = None, **values: Any) -> None:
        usual = {"form": "non_professional", "carer": "Opiekunowie z Umowy"}
        self.book.add("placement", child=child, began=began, ended=ended, **{**usual, **values})
