"""How the invented procedures began: what is known of the persons, relations, section IV of the NK-A, NK-B."""

from datetime import date, time
from uuid import UUID

from mgops_desktop.domain.blue_card import (
    FillerRole,
    FormAType,
    FormKind,
    Institution,
    PartyRole,
    ProcedureEventKind,
    StarterRole,
    ViolenceForm,
)
from mgops_desktop.domain.blue_card_records import (
    Behaviour,
    Known,
    ReceivedHow,
    RecipientCapacity,
    RelationBasis,
)
from mgops_desktop.domain.deadline_rule import Regime
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.procedure_file import ProcedureFile, Values
from mgops_desktop.operations.practice.world import PUPIL_AGE
from mgops_desktop.storage.form_definitions import definition_on
from mgops_desktop.storage.tables.blue_card import NkAnswer
from mgops_desktop.storage.tables.blue_card_course import Relation, ViolentActs

_STARTERS = {
    Institution.POLICE: StarterRole.POLICE,
    Institution.SOCIAL_ASSISTANCE: StarterRole.SOCIAL_WORKER,
    Institution.EDUCATION: StarterRole.TEACHER,
    Institution.HEALTH: StarterRole.MEDICAL,
    Institution.ALCOHOL_COMMISSION: StarterRole.ALCOHOL_COMMISSION,
}
_LAST_GRADE = 8
_COUPLES = {
    RelationBasis.SPOUSE: ("małżonek", 0.55),
    RelationBasis.COHABITATION: ("partner życiowy", 0.35),
    RelationBasis.RELATIONSHIP: ("były partner", 0.1),
}
_GROUPS = {
    form.value: [act.value for act in Behaviour if act.value.split(".")[0] == form.value]
    for form in ViolenceForm
}


def tell_start(file: ProcedureFile) -> None:
    """Fill in what the first papers of a procedure say."""
    _describe_persons(file)
    _describe_parts(file)
    pairs = _relate(file)
    _fill_in_forms(file, pairs)


def _describe_persons(file: ProcedureFile) -> None:
    """Addresses by the household; one in twelve moved out and keeps the new address to herself."""
    chance = file.chance.about("persons")
    words, place = phrases("procedures"), file.world.place
    home = f"{chance.pick(place['streets'])} {chance.between(1, 60)}, {place['town']}"
    refuge = f"{chance.pick(place['streets'])} {chance.between(61, 90)}, {place['town']}"
    moved = chance.yes(1 / 12)
    for one in file.parts:
        known = file.parties[one["party_id"]]
        away = moved and one["role"] is not PartyRole.VIOLENT
        known["address"] = refuge if away else home
        known["protected_address"] = away
        if not one["minor_witness"]:
            known["contact"] = f"000 000 {chance.between(0, 999):03}"
            known["work"] = chance.pick(words["work"])
            continue
        grade = file.began.year - known["birth_date"].year - PUPIL_AGE + 1
        if 0 < grade <= _LAST_GRADE:
            known["school"] = words["school"].format(town=place["town"], grade=grade)


def _describe_parts(file: ProcedureFile) -> None:
    """Who was there at the start; a weapon where one was told of."""
    chance = file.chance.about("parts")
    armed = any(one["kind"] is ProcedureEventKind.WEAPON_NOTICE for one in file.events)
    for one in file.parts:
        if one["role"] is PartyRole.VIOLENT:
            one["present_at_start"] = chance.yes(0.6)
            one["weapon"] = Known.YES if armed else chance.weighted({Known.NO: 9, Known.UNKNOWN: 1})
        elif one["role"] is PartyRole.HARMED:
            one["injured"] = chance.weighted({Known.NO: 7, Known.YES: 2, Known.UNKNOWN: 1})
            one["feels_safe"] = chance.weighted({Known.NO: 6, Known.YES: 2, Known.UNKNOWN: 2})


def _relate(file: ProcedureFile) -> list[tuple[UUID, UUID]]:
    """A relation for every pair of a violent and a harmed person."""
    chance = file.chance.about("relations")
    basis = chance.weighted({one: share for one, (_words, share) in _COUPLES.items()})
    pairs = []
    for one in file.parts:
        if one["role"] is not PartyRole.HARMED:
            continue
        minor = one["minor_witness"]
        file.note(
            Relation,
            file.began,
            violent_id=file.violent,
            harmed_id=one["party_id"],
            basis=RelationBasis.MINOR if minor else basis,
            words=_parent(file) if minor else _COUPLES[basis][0],
        )
        pairs.append((file.violent, one["party_id"]))
    return pairs


def _parent(file: ProcedureFile) -> str:
    return "matka" if file.parties[file.violent]["sex"] is Sex.FEMALE else "ojciec"


def _fill_in_forms(file: ProcedureFile, pairs: list[tuple[UUID, UUID]]) -> None:
    chance = file.chance.about("forms")
    hour = time(chance.between(7, 21), chance.pick((0, 10, 20, 35, 50)))
    file.values["began_at"] = hour
    for form in file.forms:
        if form["kind"] is FormKind.A:
            form["filled_at"] = hour
            form["starter"] = _starter(form)
            if form["a_type"] is FormAType.NEXT:
                form["violence"] = file.first_form["violence"][:1]
            _tick(file, form, pairs)
            _receive(file, form)
        elif form["kind"] is FormKind.B:
            form["recipient_id"] = file.harmed
            form["capacity"] = RecipientCapacity.HARMED
            form["recipient"] = file.name(file.harmed)
        _enter_whole(file, form)


def _receive(file: ProcedureFile, form: Values) -> None:
    """How the form came, and what it says of children."""
    chance = file.chance.about("received", form["filled"])
    if form.get("received") is not None:
        form["received_how"] = chance.pick(list(ReceivedHow))
        form["received_by"] = phrases("procedures")["received_by"]
    form["children"] = sum(bool(one.get("minor_witness")) for one in file.parts)


def _enter_whole(file: ProcedureFile, form: Values) -> None:
    """The newest forms are entered whole: what no other record holds stands with them."""
    definition = definition_on(form["kind"], form["filled"])
    if definition is None or not definition.prints:
        return
    form["definition"] = definition.key
    for field, words in phrases("procedures")["answers"].get(form["kind"].value, {}).items():
        file.world.ledger.note(
            NkAnswer, form["filled"], form_id=form["id"], field=field, row=0, words=words
        )


def _starter(form: Values) -> StarterRole:
    if form.get("filler") is FillerRole.FAMILY_ASSISTANT:
        return StarterRole.FAMILY_ASSISTANT
    return _STARTERS[form["institution"]]


def _tick(file: ProcedureFile, form: Values, pairs: list[tuple[UUID, UUID]]) -> None:
    """Section IV for each pair; together they are of the groups that the form ticks."""
    chance = file.chance.about("acts", form["filled"])
    for violent, harmed in pairs:
        if harmed == file.harmed:
            acts = [
                act
                for group in form["violence"]
                for act in chance.some(_GROUPS[group], chance.between(1, 2))
            ]
            words = ""
        else:
            acts, words = [], "świadek przemocy wobec rodzica"
        file.world.ledger.note(
            ViolentActs,
            form["filled"],
            form_id=form["id"],
            violent_id=violent,
            harmed_id=harmed,
            acts=acts,
            words=words,
        )


def passed_on(file: ProcedureFile) -> date | None:
    """Note when the group got the forms; returns the day of the first."""
    group = file.group
    if group is None:
        return None
    first: date = group["appointed"]
    for form in file.forms:
        if form["kind"] is not FormKind.A:
            continue
        day = first if form is file.first_form else file.world.workdays.plus(form["received"], 1)
        form["passed"] = day if file.world.is_past(day) else None
    return first


def notify_violent(file: ProcedureFile, passed: date) -> None:
    """Tell a violent person who was not there that a procedure has begun (§ 10 R2023), or note why one could not."""
    part = next(one for one in file.parts if one["role"] is PartyRole.VIOLENT)
    if file.regime is not Regime.NEW or part["present_at_start"]:
        return
    chance = file.chance.about("notice")
    day = file.world.workdays.plus(passed, chance.between(1, 3))
    if not file.is_open_on(day):
        return
    kind, remark = ProcedureEventKind.VIOLENT_NOTIFIED, ""
    if chance.yes(0.1):
        kind, remark = (
            ProcedureEventKind.VIOLENT_NOT_NOTIFIED,
            phrases("procedures")["not_notified"],
        )
    file.event(kind, day, party=file.violent, remark=remark)
