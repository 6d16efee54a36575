"""The fields in which an NK-A is registered: the form, its persons, the acts; as many persons as are asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from mgops_desktop.domain.blue_card import (
    INSTITUTION_LABELS,
    STARTER_LABELS,
    VIOLENCE_LABELS,
)
from mgops_desktop.domain.blue_card_records import (
    KNOWN_LABELS,
    RECEIVED_LABELS,
    RELATION_LABELS,
)
from mgops_desktop.domain.family import SEX_LABELS
from mgops_desktop.operations.records.options import Option
from mgops_desktop.operations.records.parts import part_field, parts_of
from mgops_desktop.operations.records.shapes import FieldShape, FieldType
from mgops_desktop.operations.records.values import NO, YES, FormValue

HARMED, VIOLENT, ACTS = "harmed", "violent", "acts"
_LINE, _CHOICE = FieldType.LINE, FieldType.CHOICE
_YES_NO = (Option(YES, "tak"), Option(NO, "nie"))
_LONGEST, _MOST_CHILDREN, _OLDEST = 200, 30, 125


def own_shapes() -> list[FieldShape]:
    """Return the fields of the form itself, those before the persons."""
    return [
        FieldShape("sign", "Numer formularza", _LINE, most=_LONGEST, help="Z papieru, gdy jest."),
        FieldShape("filled", "Data wypełnienia", FieldType.DAY, required=True),
        FieldShape("filled_at", "Godzina wypełnienia", FieldType.TIME),
        FieldShape("received", "Data wpływu", FieldType.DAY),
        FieldShape("received_how", "Jak wpłynął", _CHOICE, options=_options(RECEIVED_LABELS)),
        FieldShape("received_by", "Kto przyjął", _LINE, most=_LONGEST),
        FieldShape("starter", "Kim jest wypełniający", _CHOICE, options=_options(STARTER_LABELS)),
        FieldShape(
            "institution",
            "Instytucja",
            _CHOICE,
            options=_options(INSTITUTION_LABELS),
            help="Puste: zwykła instytucja wypełniającego.",
        ),
        FieldShape("filled_by", "Wypełniający", _LINE, most=_LONGEST, private=True),
        FieldShape(
            "children",
            "Liczba małoletnich",
            FieldType.NUMBER,
            most=_MOST_CHILDREN,
            help="W środowisku domowym (część II).",
        ),
        FieldShape(
            "address",
            "Adres zamieszkania osób",
            _LINE,
            most=_LONGEST,
            private=True,
            help="Każdej osoby, której nie wpisano własnego.",
        ),
    ]


def harmed_shapes(place: int, violent: int) -> list[FieldShape]:
    """Return the fields of a harmed person, with what each violent one is to him."""
    shapes = _person(HARMED, place)
    shapes.append(_of(HARMED, place, "minor_witness", "Małoletni świadek przemocy", FieldType.TICK))
    for number in range(1, violent + 1):
        whom = f" osoby stosującej przemoc {number}" if violent > 1 else ""
        basis = f"Podstawa relacji{whom}" if whom else "Podstawa relacji do osoby stosującej"
        words = f"Relacja{whom} słowami" if whom else "Relacja słowami, np. mąż"
        shapes += [
            _of(
                HARMED,
                place,
                f"basis_{number}",
                basis,
                _CHOICE,
                options=_options(RELATION_LABELS),
            ),
            _of(HARMED, place, f"words_{number}", words, _LINE, most=_LONGEST, private=True),
        ]
    return shapes


def violent_shapes(place: int) -> list[FieldShape]:
    """Return the fields of a violent person."""
    return [
        *_person(VIOLENT, place),
        _of(VIOLENT, place, "weapon", "Broń palna", _CHOICE, options=_options(KNOWN_LABELS)),
        _of(
            VIOLENT,
            place,
            "present_at_start",
            "Obecność przy wszczęciu",
            _CHOICE,
            options=_YES_NO,
            help="„nie”: trzeba ją zawiadomić (§ 10).",
        ),
    ]


def acts_shapes() -> list[FieldShape]:
    """Return the fields of section IV: its groups, and the boxes by pair."""
    return [
        FieldShape(
            "violence",
            "Formy przemocy",
            FieldType.TICKS,
            options=_options(VIOLENCE_LABELS),
            help="Grupy, w których coś zaznaczono; dokładne zachowania można wpisać niżej albo później.",
        ),
        FieldShape(
            "outside",
            "Powód naruszenia",
            _LINE,
            most=_LONGEST,
            private=True,
            help="Gdy formularz powstał inaczej, niż pozwala ustawa.",
        ),
        FieldShape(ACTS, "Zachowania (część IV)", FieldType.TICKS),
    ]


def persons_in(values: Mapping[str, FormValue]) -> tuple[int, int]:
    """Return how many harmed and violent persons a form of these values has; at least one of each."""
    return _count(values, HARMED), _count(values, VIOLENT)


def _count(values: Mapping[str, FormValue], group: str) -> int:
    return max((int(place) for place in parts_of(values, group)), default=1)


def _person(group: str, place: int) -> list[FieldShape]:
    own_address = "Adres, jeżeli inny"
    return [
        _of(group, place, "surname", "Nazwisko", _LINE, most=_LONGEST, private=True),
        _of(group, place, "first_name", "Imię", _LINE, most=_LONGEST, private=True),
        _of(
            group,
            place,
            "pesel",
            "PESEL",
            _LINE,
            most=11,
            private=True,
            help="Poda też wiek i płeć.",
        ),
        _of(group, place, "birth_date", "Data urodzenia", FieldType.DAY),
        _of(group, place, "age", "Wiek", FieldType.NUMBER, most=_OLDEST, help="Gdy nie ma daty."),
        _of(group, place, "sex", "Płeć", _CHOICE, options=_options(SEX_LABELS)),
        _of(group, place, "address", own_address, _LINE, most=_LONGEST, private=True),
    ]


def _of(
    group: str, place: int, column: str, label: str, kind: FieldType, **more: Any
) -> FieldShape:
    return FieldShape(part_field(group, str(place), column), label, kind, **more)


def _options(labels: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(str(key), label) for key, label in labels.items())


def all_shapes(harmed: int, violent: int) -> Iterable[FieldShape]:
    """Return every field of a form with so many persons, in its order."""
    yield from own_shapes()
    for place in range(1, harmed + 1):
        yield from harmed_shapes(place, violent)
    for place in range(1, violent + 1):
        yield from violent_shapes(place)
    yield from acts_shapes()
