"""What somebody enters, told by the words of the forms: a deed is a record on the card of a family, and its day.

The story of the year is made of deeds alone. The hands do them at the window; the counting reads the same deeds and
knows nothing of the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

YEAR = 2026
ASSISTANT, HEAD, SUBSTITUTE = "asystent", "kierownik", "zastepca"
LEADING, STANDING_IN, SOCIAL_WORKER = "Pomocna Iga", "Zastępcza Olga", "Socjalna Anna"
STAFF = (
    (LEADING, "asystent rodziny", "1.9.2025", "1"),
    (STANDING_IN, "asystent rodziny", "2.1.2026", "0,5"),
    (SOCIAL_WORKER, "pracownik socjalny", "1.9.2020", "1"),
)
"""Who works at the centre: as what, since when, for which part of a post."""
Typed = str | bool | list[str]


@dataclass(frozen=True)
class Deed:
    """A record that is added on a tab; with `row` one that is corrected; with `how` something that is no plain form."""

    day: date
    who: str
    tab: str
    noun: str
    fields: Mapping[str, Typed] = field(default_factory=dict)
    row: str = ""
    how: str = ""

    def word(self, label: str) -> str:
        """What was chosen or typed in a field, nothing where it was left as it was."""
        return str(self.fields.get(label, ""))


@dataclass(frozen=True)
class Member:
    """A person of a family: first name, "kobieta" or "mężczyzna", day of birth, role."""

    name: str
    sex: str
    born: str
    role: str
    more: Mapping[str, Typed] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """One family's year: who they are, where they live, what is done."""

    name: str
    known: str
    members: tuple[Member, ...]
    deeds: tuple[Deed, ...]
    town: bool = True

    @property
    def entered(self) -> date:
        """The day on which the family is put on record."""
        return day_of(self.known)


def day_of(text: str) -> date:
    """A day of the story: "3.4" of its year, "3.4.2025" of another."""
    parts = [int(part) for part in text.split(".")]
    return date(parts[2] if len(parts) > 2 else YEAR, parts[1], parts[0])


def typed(text: str) -> str:
    """The same day as somebody types it."""
    return f"{day_of(text):%d.%m.%Y}"


# the way in


def reported(day: str, source: str, *, interview: str = "", **more: Typed) -> Deed:
    fields: dict[str, Typed] = {"Data wpływu": typed(day), "Źródło": source}
    if interview:
        fields |= {
            "Potrzebny wywiad": True,
            "Data wywiadu": typed(interview),
            "Wynik wywiadu": "wniosek o przydzielenie asystenta",
        }
    noun = "zgłoszenie rodziny w trudnościach"
    return Deed(day_of(interview or day), HEAD, "case", noun, fields | more)


def applied(day: str, basis: str = "zgoda rodziny", *, interview: str = "", **more: Typed) -> Deed:
    fields: dict[str, Typed] = {
        "Data wpływu": typed(day),
        "Ścieżka": basis,
        "Pracownik socjalny": SOCIAL_WORKER,
        "Wynik analizy i konieczność przydzielenia": "Rodzina potrzebuje asystenta.",
        "Dotychczasowa pomoc": "Praca socjalna.",
        "Oczekiwane efekty": "Samodzielność rodziny.",
    }
    if interview:
        fields |= {"Numer wywiadu": "W/1", "Data wywiadu": typed(interview)}
    noun = "wniosek o przydzielenie asystenta rodziny"
    return Deed(day_of(day), HEAD, "case", noun, fields | more)


def decided(
    day: str, decision: str = "przydzielono asystenta", basis: str = "zgoda rodziny"
) -> Deed:
    """The head's decision in one step; where an assistant is assigned, a case begins on that day."""
    fields: dict[str, Typed] = {
        "Rozstrzygnięcie": decision,
        "Data rozstrzygnięcia": typed(day),
        "Podstawa objęcia": basis,
    }
    if decision.startswith("przydzielono"):
        fields |= {"Asystent": LEADING, "Przydzielony od": typed(day)}
    return Deed(day_of(day), HEAD, "case", "rozstrzygnięcie", fields, how="decides")


def case_before(began: str, basis: str = "zgoda rodziny", **more: Typed) -> list[Deed]:
    """A case of the time before the program, entered when it came into use."""
    fields: dict[str, Typed] = {"Podstawa objęcia": basis, "Objęta wsparciem od": typed(began)}
    assigned = {"Asystent": LEADING, "Rodzaj": "prowadzący", "Od": typed(began)}
    first = date(YEAR, 1, 2)
    return [
        Deed(first, HEAD, "case", "sprawa", fields | more),
        Deed(first, HEAD, "case", "przydział asystenta", assigned),
    ]


def met_first(day: str, *, with_social_worker: bool = False) -> Deed:
    fields: dict[str, Typed] = {"Pierwszy kontakt": typed(day)}
    if with_social_worker:
        fields["Pierwszy kontakt z pracownikiem socjalnym"] = True
    return Deed(day_of(day), ASSISTANT, "case", "sprawa", fields, row="AR/")


def declared(day: str, kind: str, who: str, **more: Typed) -> Deed:
    fields: dict[str, Typed] = {"Rodzaj": kind, "Kto": who, "Data": typed(day)}
    return Deed(day_of(day), ASSISTANT, "case", "oświadczenie lub zgoda", fields | more)


def consented(day: str, who: str) -> Deed:
    return declared(day, "zgoda na pracę z asystentem rodziny", who)


# diagnosis and plan


def diagnosed(day: str, **more: Typed) -> Deed:
    fields: dict[str, Typed] = {
        "Dzień diagnozy": typed(day),
        "Podsumowanie": "Rodzina radzi sobie częściowo.",
        "Jak wysłuchano dziecka": "w rozmowie z dzieckiem",
        "Zdanie dziecka": "Chcę mieć biurko.",
    }
    return Deed(day_of(day), ASSISTANT, "diagnosis", "diagnoza sytuacji rodziny", fields | more)


def planned(day: str, *actions: str, refused: str = "", **more: Typed) -> list[Deed]:
    """A plan with its first version and its actions; it is signed on its day, or refused with a remark."""
    signature: dict[str, Typed] = {"Podpis rodziny": typed(day)}
    if refused:
        signature = {"Rodzina odmówiła podpisu": True, "Uwaga o odmowie": refused}
    version: dict[str, Typed] = {
        "Numer wersji": "1",
        "Obowiązuje od": typed(day),
        "Konsultacja z": SOCIAL_WORKER,
        "Data konsultacji": typed(day),
        "Zdanie dziecka": "Chcę mieć biurko.",
    }
    begun = day_of(day)
    return [
        Deed(begun, ASSISTANT, "plan", "plan pracy z rodziną", {"Od": typed(day)}),
        Deed(begun, ASSISTANT, "plan", "wersja planu pracy", version | signature | more),
        *(_action(begun, words) for words in actions),
    ]


def _action(day: date, words: str) -> Deed:
    fields: dict[str, Typed] = {
        "Cel": "Spokojny dom",
        "Działanie": words,
        "Termin": typed("31.10"),
        "Przewidywany efekt": "Stały rytm dnia.",
        "Kto wykonuje": "matka",
    }
    return Deed(day, ASSISTANT, "plan", "działanie planu", fields)


def another_version(day: str, number: int, why: str, **more: Typed) -> Deed:
    fields: dict[str, Typed] = {
        "Numer wersji": str(number),
        "Obowiązuje od": typed(day),
        "Powód zmiany": why,
        "Konsultacja z": SOCIAL_WORKER,
        "Data konsultacji": typed(day),
        "Podpis rodziny": typed(day),
    }
    return Deed(day_of(day), ASSISTANT, "plan", "wersja planu pracy", fields | more)


def moved_on(day: str, action: str, how_far: str) -> Deed:
    fields: dict[str, Typed] = {"Działanie": action, "Dzień": typed(day), "Jak daleko": how_far}
    return Deed(day_of(day), ASSISTANT, "plan", "postęp działania", fields)


def came_of(day: str, action: str, result: str = "zrealizowano") -> Deed:
    fields: dict[str, Typed] = {"Wynik": result, "Data wyniku": typed(day)}
    if result != "zrealizowano":
        fields["Uwagi do wyniku"] = "Zabrakło czasu."
    return Deed(day_of(day), ASSISTANT, "plan", "działanie planu", fields, row=action)


# the day


def met(
    day: str,
    began: str,
    ended: str,
    kind: str = "wizyta w środowisku",
    who: str = ASSISTANT,
    **more: Typed,
) -> Deed:
    """A contact with its hours; kinds are those of the form."""
    fields: dict[str, Typed] = {
        "Rodzaj kontaktu": kind,
        "Data": typed(day),
        "Od godziny": began,
        "Do godziny": ended,
        "Temat": "Rozmowa",
    }
    return Deed(day_of(day), who, "visits", "wizyta", fields | more, how="visits")


def failed(day: str, at: str, why: str = "nie zastano", **more: Typed) -> Deed:
    fields: dict[str, Typed] = {
        "Rodzaj kontaktu": "próba nieudana",
        "Data": typed(day),
        "Od godziny": at,
        "Dlaczego się nie odbyła": why,
    }
    return Deed(day_of(day), ASSISTANT, "visits", "wizyta", fields | more, how="visits")


# assessment and the end
MONITORING = "Zgoda na monitoring"
"""With it in the final assessment, closing the case begins the monitoring."""


def assessed(
    day: str, kind: str = "okresowa", conclusion: str = "kontynuacja pracy", **more: Typed
) -> Deed:
    """An assessment, handed over on its day."""
    fields: dict[str, Typed] = {
        "Rodzaj": kind,
        "Data oceny": typed(day),
        "Postępy rodziny": "Rodzina prowadzi zeszyt wydatków.",
        "Sytuacja dzieci": "Dzieci chodzą do szkoły.",
        "Zaangażowanie rodziny": "Rodzina dotrzymuje ustaleń.",
        "Zdanie dziecka": "Jest lepiej.",
        "Wniosek": conclusion,
        "Uzasadnienie wniosku": "Cele są w trakcie realizacji.",
        "Przekazano pracodawcy": typed(day),
    }
    if kind == "końcowa":
        fields |= {
            "Osiągnięte efekty": "Dom jest spokojny.",
            "Zalecenia": "Utrzymać rytm dnia.",
        }
    return Deed(day_of(day), ASSISTANT, "assessments", "ocena sytuacji rodziny", fields | more)


def closed(day: str, why: str) -> Deed:
    fields: dict[str, Typed] = {"Zakończona": typed(day), "Przyczyna zakończenia": why}
    return Deed(day_of(day), ASSISTANT, "case", "sprawa", fields, row="AR/")


# whatever else stands on a tab


def noted(day: str, tab: str, noun: str, fields: Mapping[str, Typed], who: str = ASSISTANT) -> Deed:
    """Any other record."""
    return Deed(day_of(day), who, tab, noun, fields)


def changed(day: str, tab: str, noun: str, row: str, fields: Mapping[str, Typed]) -> Deed:
    """A record that is corrected."""
    return Deed(day_of(day), ASSISTANT, tab, noun, fields, row=row)


# what most families have in common


def came_in(
    applied_on: str, decided_on: str, mother: str, *, interview: str, basis: str = "zgoda rodziny"
) -> list[Deed]:
    """Application after an interview, the head's decision, the consent of the mother, the first contact."""
    return [
        applied(applied_on, basis, interview=interview),
        decided(decided_on, basis=basis),
        reason(decided_on, "bezradność"),
        consented(decided_on, mother),
        declared(decided_on, "przekazanie klauzuli informacyjnej", mother),
        met_first(decided_on),
    ]


def reason(day: str, words: str) -> Deed:
    """Why the family is supported."""
    fields: dict[str, Typed] = {"Powód": words, "Od": typed(day)}
    return Deed(day_of(day), ASSISTANT, "members", "powód wsparcia", fields)


def met_on(days: str, began: str, ended: str) -> list[Deed]:
    """Visits at the family's home on these days, all at the same hour."""
    return [met(day, began, ended) for day in days.split()]


def wrote(day: str, kind: str, to: str, **more: Typed) -> Deed:
    """A letter that goes out, with a sign of its own."""
    fields: dict[str, Typed] = {
        "Kierunek": "wychodzące",
        "Rodzaj": kind,
        "Data wpływu lub wysłania": typed(day),
        "Nadawca lub adresat": to,
    }
    return Deed(day_of(day), ASSISTANT, "court", "pismo", fields | more)


def got(day: str, kind: str, of: str, due: str = "", **more: Typed) -> Deed:
    """A letter that comes in."""
    fields: dict[str, Typed] = {
        "Kierunek": "przychodzące",
        "Rodzaj": kind,
        "Data wpływu lub wysłania": typed(day),
        "Nadawca lub adresat": of,
    }
    if due:
        fields["Termin wysłania"] = typed(due)
    return Deed(day_of(day), ASSISTANT, "court", "pismo", fields | more)


def obliged(day: str, sign: str, *, report_due: str) -> Deed:
    """The court obliges the parents to work with an assistant (art. 109 § 2 pkt 1 KRO)."""
    fields: dict[str, Typed] = {
        "Sąd": "Sąd Rejonowy w Przykładowie",
        "Sygnatura akt sądu": sign,
        "Data postanowienia": typed(day),
        "Zakres współpracy": "Współpraca z asystentem rodziny.",
        "Sposób kontroli": "Sprawozdania asystenta.",
        "Od": typed(day),
        "Termin następnego sprawozdania dla sądu": typed(report_due),
    }
    return Deed(day_of(day), ASSISTANT, "court", "zobowiązanie sądu", fields)
