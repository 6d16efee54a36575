"""The figures of sections A-C and E, counted from the story with nothing but its own words and a calendar.

Nothing here comes from the program: neither its rules nor its records. What the story does not hold is 0.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tests.acceptance.year.deeds import MONITORING, STAFF, YEAR, Deed, Family, day_of

FIRST, LAST = date(YEAR, 1, 1), date(YEAR, 12, 31)
BASES = {
    "zgoda rodziny": "consent",
    "zobowiązanie sądu": "court",
    "małoletni rodzic": "minor_parent",
    "„Za życiem”": "za_zyciem",
}
CLOSINGS = {
    "osiągnięcie celów": "goals_achieved",
    "zaprzestanie współpracy": "family_withdrew",
    "brak efektów": "no_effect",
    "zmiana miejsca": "moved_away",
}
PROBLEMS = {
    "bezradność": "bezradnosc",
    "ubóstwo": "ubostwo",
    "alkoholizm": "alkoholizm",
    "bezrobocie": "bezrobocie",
    "potrzeba ochrony macierzyństwa": "potrzeba_ochrony_macierzynstwa",
}
VISITS = {
    "wizyta w środowisku": "assistant_visits_home",
    "towarzyszenie": "assistant_visits_accompanying",
    "spotkanie w innym miejscu": "assistant_visits_elsewhere",
    "rozmowa telefoniczna": "assistant_contacts_phone",
    "kontakt z instytucją": "assistant_contacts_institution",
    "konsultacja z pracownikiem": "assistant_contacts_consultation",
    "próba nieudana": "failed_visits",
}
LETTERS = {
    "wniosek o wydanie": "court_applications_for_care_orders",
    "informacja do akt sprawy": "court_annotations_sent",
    "sprawozdanie dla sądu": "court_reports_on_work_plan_sent",
    "opinia o rodzinie": "court_opinions_sent",
    "zawiadomienie o podejrzeniu": "crime_notices_sent",
    "wniosek do gminnej komisji": "alcohol_commission_applications",
}
TO_COURT = (
    "wniosek o wydanie",
    "informacja do akt",
    "sprawozdanie dla sądu",
    "opinia o rodzinie",
)
RESULTS = {
    "zrealizowano": "done",
    "zrealizowano częściowo": "partly",
    "nie zrealizowano": "not_done",
}


@dataclass(frozen=True)
class Work:
    """The work with a family: from when, until when, on which ground, why it ended."""

    began: date
    ended: date | None
    basis: str
    reason: str

    @property
    def last(self) -> date:
        return min(self.ended or LAST, LAST)

    @property
    def is_open(self) -> bool:
        return self.ended is None or self.ended > LAST


def figures(families: Sequence[Family]) -> dict[str, float]:
    """Every figure that is not 0."""
    found: Counter[str] = Counter()
    for family in families:
        for key in (
            *_ways_in(family),
            *_support(family),
            *_people(family),
            *_plans(family),
            *_assessments(family),
            *_letters(family),
            *_records(family),
        ):
            found[key] += 1
        for key, number in _contacts(family).items():
            found[key] += number
    counted = {key: round(float(number), 2) for key, number in found.items() if number}
    counted |= _staff(counted)
    return counted


def of(family: Family, noun: str) -> list[Deed]:
    """What was entered under a heading, without corrections."""
    return [one for one in family.deeds if one.noun == noun and not one.row]


def when(deed: Deed, label: str) -> date | None:
    """A day that was typed."""
    return day_of(deed.word(label)) if deed.word(label) else None


def work_with(family: Family) -> Work | None:
    """The family's case, if it has one."""
    given = [one for one in of(family, "rozstrzygnięcie") if one.word("Asystent")]
    began = [(when(one, "Przydzielony od"), one) for one in given]
    began += [(when(one, "Objęta wsparciem od"), one) for one in of(family, "sprawa")]
    if not began:
        return None
    day, deed = began[0]
    assert day is not None
    closing = next((one for one in family.deeds if one.word("Zakończona")), None)
    ended = when(closing, "Zakończona") if closing else None
    reason = CLOSINGS[closing.word("Przyczyna zakończenia")] if closing else ""
    return Work(day, ended, BASES[deed.word("Podstawa objęcia")], reason)


def _split(key: str, family: Family) -> Iterator[str]:
    """A figure on families, with its town or village."""
    yield key
    yield f"{key}_urban" if family.town else f"{key}_rural"


def _ways_in(family: Family) -> Iterator[str]:
    if not of(family, "wniosek o przydzielenie asystenta rodziny"):
        return
    decisions = [one.word("Rozstrzygnięcie") for one in of(family, "rozstrzygnięcie")]
    yield "applications_for_family_assistant"
    ways = {
        "przydzielono asystenta": "granted",
        "lista oczekujących": "waiting",
        "odmowa": "refused",
    }
    yield f"applications_for_family_assistant_{ways[decisions[-1]]}"
    if decisions[-1] == "lista oczekujących":
        yield from _split("families_waiting_for_assistant", family)


def _support(family: Family) -> Iterator[str]:
    work = work_with(family)
    if work is None:
        return
    yield from _split("families_supported_by_assistant", family)
    yield f"families_supported_by_basis_{work.basis}"
    yield "families_supported_carried_over" if work.began < FIRST else "families_supported_new"
    if work.basis == "za_zyciem":
        yield from _split("families_only_za_zyciem", family)
    yield from _lasting("support_duration", work, family)
    if work.is_open:
        yield from _split("families_supported_state", family)
        yield from _split("assistant_cases_continued_next_year", family)
    else:
        yield from _split("assistant_cases_closed", family)
        yield f"assistant_cases_closed_{work.reason}"
        yield "case_closings"
        yield from _lasting("closed_support_duration", work, family)
    for order in of(family, "zobowiązanie sądu"):
        began = when(order, "Od")
        assert began is not None
        yield from _split("families_obliged_by_court", family)
        way = "from_start" if began <= work.began else "during_work"
        yield f"families_obliged_by_court_{way}"


def _lasting(key: str, work: Work, family: Family) -> Iterator[str]:
    months = (work.last.year - work.began.year) * 12 + work.last.month - work.began.month
    months += work.last.day >= work.began.day  # a month that was begun counts as one more
    band = "up_to_3m" if months <= 3 else "3_to_12m" if months <= 12 else "over_12m"
    yield from _split(key, family)
    yield f"{key}_{band}"


def _people(family: Family) -> Iterator[str]:
    work = work_with(family)
    if work is None:
        return
    placed = {one.word("Dziecko"): one for one in of(family, "pobyt dziecka w pieczy")}
    home = {one.fields["Dziecko"] for one in placed.values() if _came_home(family)}
    young = [one for one in family.members if _age(one.born, max(work.began, FIRST)) < 18]
    for _member in family.members:
        yield from _split("persons_in_supported_families", family)
    for one in young:
        away = f"{family.name} {one.name}" in set(placed) - home
        yield from _split("children_in_supported_families", family)
        yield f"children_in_supported_families_{'in_foster_care' if away else 'at_home'}"
        if work.is_open and _age(one.born, LAST) < 18:
            yield from _split("children_in_supported_families_state", family)
    if sum(one.role == "dziecko" for one in young) >= 3:
        yield from _split("supported_families_large", family)
    if placed:
        yield from _split("supported_families_with_child_in_foster_care", family)
    if home:
        yield from _split("children_returned_from_foster_care", family)
        yield "children_returned_from_foster_care_of_supported_families"
    reasons = of(family, "powód wsparcia")
    if reasons:
        yield from _split("supported_families_by_problem", family)
    for one in reasons:
        yield f"supported_families_by_problem_{PROBLEMS[one.word('Powód')]}"
    for one in of(family, "ciąża"):
        yield from _split("pregnant_women_in_supported_families", family)
        if one.fields["Ciąża wysokiego ryzyka"]:
            yield from _split("high_risk_pregnancies", family)
    for _one in of(family, "nadzór kuratora"):
        yield from _split("families_under_probation_officer", family)
        yield from _split("supported_families_under_probation_officer", family)


def _came_home(family: Family) -> bool:
    return any(one.word("Przyczyna ustania") == "powrót do rodziny" for one in family.deeds)


def _age(born: str, day: date) -> int:
    of_birth = day_of(born)
    return day.year - of_birth.year - ((day.month, day.day) < (of_birth.month, of_birth.day))


def _plans(family: Family) -> Iterator[str]:
    for _plan in of(family, "plan pracy z rodziną"):
        yield "work_plans_implemented"
        yield "work_plans_new"
    work = work_with(family)
    is_open = work is not None and work.is_open
    results = {one.row: one.word("Wynik") for one in family.deeds if one.word("Wynik") in RESULTS}
    for action in of(family, "działanie planu"):
        found = [word for row, word in results.items() if action.word("Działanie").startswith(row)]
        if not found and not is_open:
            continue  # nothing is under way any more where the work has ended
        yield "plan_actions"
        yield f"plan_actions_{RESULTS[found[0]] if found else 'open'}"


def _assessments(family: Family) -> Iterator[str]:
    work = work_with(family)
    if work is None:
        return
    before = work.began
    for one in of(family, "ocena sytuacji rodziny"):
        day = when(one, "Data oceny")
        assert day is not None
        if one.word("Rodzaj") == "końcowa":
            yield "final_assessments"
            continue
        yield "periodic_assessments"
        if day > half_a_year_after(before):
            yield "periodic_assessments_late"
        before = day
    if work.is_open and half_a_year_after(before) <= LAST:
        yield "periodic_assessments_overdue"


def half_a_year_after(day: date) -> date:
    """Six calendar months later; no story begins on a day that some month has not."""
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    return date(year, month, day.day)


def _contacts(family: Family) -> Mapping[str, float]:
    work = work_with(family)
    found: Counter[str] = Counter()
    hours = 0.0
    for one in of(family, "wizyta"):
        kind = VISITS[one.word("Rodzaj kontaktu")]
        if work is not None and work.ended is not None and one.day > work.ended:
            found["monitoring_visits"] += 1
            continue
        found[kind] += 1
        if kind.startswith("assistant_visits"):
            found["assistant_visits"] += 1
            hours += _hours(one.word("Od godziny"), one.word("Do godziny"))
    return {**found, "visit_hours": hours}


def _hours(began: str, ended: str) -> float:
    minutes = [
        int(hour) * 60 + int(minute) for hour, minute in (began.split(":"), ended.split(":"))
    ]
    return (minutes[1] - minutes[0]) / 60


def _letters(family: Family) -> Iterator[str]:
    sent = [one for one in of(family, "pismo") if one.word("Kierunek") == "wychodzące"]
    for one in sent:
        key = LETTERS.get(one.word("Rodzaj"))
        due, day = when(one, "Termin wysłania"), when(one, "Data wpływu lub wysłania")
        if key is None:
            continue
        yield key
        yield from _split(f"{key}_families", family)
        if key == "court_applications_for_care_orders":
            yield f"{key}_care_order_application"
        if due and day and day > due:
            yield "court_letters_late"


def _records(family: Family) -> Iterator[str]:
    """What is counted record by record."""
    if any(one.fields.get(MONITORING) for one in of(family, "ocena sytuacji rodziny")):
        yield from _split("families_monitored_after_closure", family)
    for _one in of(family, "wsparcie „Za życiem”"):
        yield from _split("za_zyciem_families_coordinated", family)
    for one in of(family, "ocena sytuacji dziecka"):
        if one.fields["Udział asystenta"]:
            yield "foster_child_reviews_attended"
    for one in of(family, "postanowienie sądu"):
        if one.word("Rodzaj") == "powrót dzieci":
            yield "court_orders_children_returned"
    for _one in of(family, "zabezpieczenie dziecka"):
        yield "child_removals"
        yield "children_removed_in_interventions"
    for _one in of(family, "interwencja"):
        yield "crisis_interventions"
    for _one in of(family, "spotkanie w sprawie rodziny"):
        yield "interdisciplinary_meetings_total"
        yield "interdisciplinary_meetings_not_given"
        yield "interdisciplinary_meetings_attended_by_assistant_unit"
    for one in of(family, "wspólny wyjazd"):
        yield "joint_monitoring_trips_total"
        yield "joint_monitoring_trips_not_given"
        for _visited in range(1 + int(one.word("Inne odwiedzone rodziny"))):
            yield "joint_monitoring_families_visited_total"
            yield "joint_monitoring_families_visited_not_given"


def _staff(counted: Mapping[str, float]) -> dict[str, float]:
    assistants = [one for one in STAFF if one[1] == "asystent rodziny"]
    number = float(len(assistants))
    posts = sum(float(part.replace(",", ".")) for *_rest, part in assistants)
    state = counted.get("families_supported_state", 0.0)
    reached = counted.get("assistant_cases_closed_goals_achieved", 0.0)
    shares = {
        "goals_achieved_share_pct": reached * 100 / counted["families_supported_by_assistant"],
        "goals_achieved_share_of_closed_pct": reached * 100 / counted["assistant_cases_closed"],
        "families_per_assistant": state / number,
        "families_per_fte": state / posts,
    }
    return {
        "family_assistants_employed": number,
        "family_assistants_hired": float(sum(day_of(one[2]) >= FIRST for one in assistants)),
        "family_assistants_state": number,
        "family_assistants_state_employment": number,
        "family_assistants_fte": posts,
        **{key: round(share, 1) for key, share in shares.items()},
    }
