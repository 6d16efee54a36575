"""D. Forms "Niebieska Karta" and the violence ticked on them (M01, M01a, M10, M11)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.blue_card import (
    FILLER_LABELS,
    INSTITUTION_LABELS,
    VIOLENCE_LABELS,
    FormAType,
    FormKind,
)
from mgops_desktop.domain.figure import REST, Item, RecordRef, Unit
from mgops_desktop.domain.procedure.plan_forms import first_forms
from mgops_desktop.indicators.blue_card import ACT, REGULATION, blue_card, procedures
from mgops_desktop.indicators.catalogue import Window, all_of, some_of
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.families import event
from mgops_desktop.storage.tables.blue_card import NkForm
from mgops_desktop.storage.tables.blue_card_course import ViolentActs

_INSTITUTIONS = {one.value: label for one, label in INSTITUTION_LABELS.items()}
_NOT_GIVEN = "bez podanej instytucji"
_TYPES = {
    FormAType.STARTING.value: "wszczynające procedurę",
    FormAType.NEXT.value: "kolejne",
}
_VIOLENCE = {one.value: label for one, label in VIOLENCE_LABELS.items()}


@blue_card(
    "nk_a_received",
    "Formularze „Niebieska Karta – A”, które wpłynęły do zespołu",
    Unit.EVENTS,
    "Formularze z datą wpływu w okresie; nie dodaje się do nich wypełnionych przez naszą jednostkę. Formularz bez "
    "podanego rodzaju liczy się jako wszczynający, tak jak w terminach.",
    splits=(
        all_of("institution", _INSTITUTIONS, rest=_NOT_GIVEN),
        all_of("type", _TYPES),
        all_of(
            "institution_and_type",
            {
                f"{institution}_{kind}": f"{name}, {words}"
                for institution, name in {**_INSTITUTIONS, REST: _NOT_GIVEN}.items()
                for kind, words in _TYPES.items()
            },
        ),
    ),
    basis=f"art. 9d ust. 2 {ACT}, § 7 {REGULATION}",
)
def nk_a_received(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.id, NkForm.institution, NkForm.a_type).where(
        NkForm.kind == FormKind.A, event(counting.period, NkForm.received)
    )
    for id_, institution, a_type in counting.session.execute(query):
        by = institution.value if institution else REST
        kind = (a_type or FormAType.STARTING).value
        yield Item(RecordRef("nk_form", id_), 1, (by, kind, f"{by}_{kind}"))


@blue_card(
    "nk_a_filled_by_unit",
    "Formularze „Niebieska Karta – A” wypełnione przez pracowników jednostki",
    Unit.EVENTS,
    "Formularze z datą wypełnienia w okresie, wg roli wypełniającego; osobno od formularzy, które wpłynęły.",
    splits=(all_of("role", {one.value: label for one, label in FILLER_LABELS.items()}),),
    basis=f"art. 9a ust. 11 i 11c oraz art. 9d ust. 2 {ACT}",
)
def nk_a_filled(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.id, NkForm.filler).where(
        NkForm.kind == FormKind.A, NkForm.filler.is_not(None), event(counting.period, NkForm.filled)
    )
    for id_, filler in counting.session.execute(query):
        yield Item(RecordRef("nk_form", id_), 1, (filler.value,) if filler else ())


@blue_card(
    "violence_forms",
    "Procedury z zapisanymi formami przemocy domowej",
    Unit.PROCEDURES,
    "Procedury prowadzone w okresie, w których formularze „Niebieska Karta – A” wypełnione do końca okresu mają "
    "zaznaczoną choć jedną grupę albo jedno zachowanie; jedna procedura może należeć do kilku grup.",
    splits=(some_of("form", _VIOLENCE),),
    window=Window.ACTIVE,
    basis=f"art. 2 ust. 1 {ACT}",
)
def violence_forms(counting: Counting) -> Iterable[Item]:
    query = select(NkForm.procedure_id, NkForm.violence).where(
        NkForm.kind == FormKind.A, NkForm.filled <= counting.period.last
    )
    ticked: dict[UUID | None, set[str]] = defaultdict(set)
    for procedure, violence in counting.session.execute(query):
        ticked[procedure].update(violence)
    for row in _acts(counting):
        ticked[row.procedure_id].update(_groups(row.acts))
    for run in procedures(counting):
        if ticked[run.id]:
            yield Item(RecordRef("procedure", run.id), 1, tuple(sorted(ticked[run.id])))


def _acts(counting: Counting) -> list[Any]:
    """What was ticked for each pair on the forms filled in until the end of the period, the first form first."""

    def read() -> list[Any]:
        table = ViolentActs
        query = (
            select(
                *(table.id, table.number, table.violent_id, table.harmed_id, table.acts),
                *(NkForm.procedure_id, NkForm.filled),
            )
            .join(NkForm, NkForm.id == table.form_id)
            .where(NkForm.kind == FormKind.A, NkForm.filled <= counting.period.last)
        )
        return counting.ordered(query, "filled", "number")

    return counting.share("violent acts", read)


def _groups(acts: Iterable[str]) -> set[str]:
    """The groups of acts that were ticked: the part of each key before the dot."""
    return {act.partition(".")[0] for act in acts}


@blue_card(
    "violence_pairs",
    "Pary osób z zapisanymi formami przemocy domowej",
    Unit.PAIRS,
    "Różne pary „osoba stosująca przemoc – osoba jej doznająca” z procedur prowadzonych w okresie, dla których w "
    "formularzach „Niebieska Karta – A” wypełnionych do końca okresu zaznaczono choć jedno zachowanie; jedna para może "
    "należeć do kilku grup.",
    counts="distinct:pair",
    splits=(some_of("form", _VIOLENCE),),
    window=Window.ACTIVE,
    basis=f"art. 2 ust. 1 {ACT}",
)
def violence_pairs(counting: Counting) -> Iterable[Item]:
    run = {one.id for one in procedures(counting)}
    first: dict[tuple[UUID, UUID], UUID] = {}
    ticked: dict[UUID, set[str]] = defaultdict(set)
    for row in _acts(counting):
        if row.procedure_id in run and row.acts:
            record = first.setdefault((row.violent_id, row.harmed_id), row.id)
            ticked[record].update(_groups(row.acts))
    for record, groups in ticked.items():
        yield Item(RecordRef("violent_acts", record), 1, tuple(sorted(groups)))


def _forms(key: str, label: str, kind: FormKind, basis: str) -> None:
    @blue_card(key, label, Unit.EVENTS, "Formularze z datą w okresie.", basis=basis)
    def forms(counting: Counting) -> Iterable[Item]:
        query = select(NkForm.id).where(NkForm.kind == kind, event(counting.period, NkForm.filled))
        return (Item(RecordRef("nk_form", one)) for one in counting.session.scalars(query))


_forms(
    "nk_b_handed", "Przekazane formularze „Niebieska Karta – B”", FormKind.B, f"§ 6 {REGULATION}"
)


@blue_card(
    "nk_c_drawn_up",
    "Sporządzone formularze „Niebieska Karta – C”",
    Unit.EVENTS,
    "Pierwsze formularze „Niebieska Karta – C” każdej osoby w procedurze, z datą w okresie; późniejszych, które "
    "zmieniają albo uzupełniają plan pomocy, nie liczy się. Formularze bez wskazanej osoby liczy się jak jednej osoby.",
    basis=f"§ 11 {REGULATION}",
)
def plan_forms(counting: Counting) -> Iterable[Item]:
    names = (NkForm.id, NkForm.procedure_id, NkForm.about_id, NkForm.filled, NkForm.number)
    found = counting.session.execute(select(*names).where(NkForm.kind == FormKind.C)).all()
    drawn_up = first_forms(found)
    for one in found:
        if one.id in drawn_up and one.filled in counting.period:
            yield Item(RecordRef("nk_form", one.id))


_forms(
    "nk_d_drawn_up",
    "Sporządzone formularze „Niebieska Karta – D”",
    FormKind.D,
    f"§ 12 {REGULATION}",
)
