"""Children in foster care: placements, changes of carer, reviews, returns; children monitored without an assistant."""

from datetime import date

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.court import CourtOrderKind, LetterKind
from mgops_desktop.domain.foster_care import PlacementEnd, PlacementForm
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.court import note_letter, note_order
from mgops_desktop.operations.practice.people_records import court_signature
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, Resident, World
from mgops_desktop.storage.tables.foster_care import FosterChildReview, MonitoredChild, Placement

_POSITION = (
    "Rodzice są na każdym kontakcie, uczęszczają na terapię. Powrót możliwy po remoncie mieszkania."
)
_SMALL_CHILD = 3
_FORMS = {
    PlacementForm.KINSHIP: 0.45,
    PlacementForm.NON_PROFESSIONAL: 0.25,
    PlacementForm.PROFESSIONAL: 0.15,
    PlacementForm.FAMILY_HOME: 0.05,
    PlacementForm.SOCIALISATION: 0.1,
}


def register_foster_care(world: World) -> None:
    """Write the stays of children in care, of families worked with and of others."""
    for family in world.families:
        chance = world.chance("foster_care", family.index)
        if family.has("foster_care") and family.cases:
            _note_family(world, family, family.cases[0], chance)
        elif family.has("foster_kinship"):
            for child in family.children:
                began = world.workdays.until(add_days(world.first_day, -chance.between(300, 700)))
                _place(world, family, child, began, PlacementForm.KINSHIP, chance)
        elif family.has("foster_others"):
            _note_others(world, family, chance)
        if family.has("monitored"):
            _note_monitored(world, family)


def _note_family(world: World, family: FamilyStory, case: CaseStory, chance: Chance) -> None:
    form = chance.weighted(_FORMS)
    if family.has("placed_for_good") and case.ended:
        began = world.workdays.from_day(add_days(case.ended, -63))
        for child in family.children_on(began):
            _place(world, family, child, began, PlacementForm.PROFESSIONAL, chance)
        note_order(world, family, CourtOrderKind.CHILD_PLACED, world.workdays.plus(began, 3))
        return
    child = family.children[-1]
    began = world.workdays.until(add_days(case.began, -chance.between(20, 60)))
    if child.birth >= began:
        began = world.workdays.from_day(add_days(case.began, 30))
    ended = None
    if family.has("returned"):
        limit = case.ended or world.as_of
        ended = world.workdays.until(add_days(limit, -chance.between(120, 200)))
        if ended <= add_days(began, 90):
            ended = None
    note_order(world, family, CourtOrderKind.CHILD_PLACED, world.workdays.plus(began, 2), 1)
    _place(world, family, child, began, form, chance, ended, PlacementEnd.RETURNED)
    if ended is not None:
        note_order(world, family, CourtOrderKind.CHILDREN_RETURNED, world.workdays.until(ended), 1)


def _note_others(world: World, family: FamilyStory, chance: Chance) -> None:
    """Children of a family without an assistant: one comes of age, one changes carers, one is adopted."""
    oldest, middle, youngest = family.children
    began = world.workdays.until(add_days(world.first_day, -chance.between(200, 500)))
    adult = add_months(oldest.birth, 12 * 18)
    ended = adult if world.is_past(adult) else None
    _place(
        world,
        family,
        oldest,
        began,
        PlacementForm.SOCIALISATION,
        chance,
        ended,
        PlacementEnd.CAME_OF_AGE,
    )
    moved = world.workdays.from_day(add_days(world.first_day, 250))
    _place(
        world,
        family,
        middle,
        began,
        PlacementForm.PROFESSIONAL,
        chance,
        moved,
        PlacementEnd.CARER_CHANGED,
    )
    _place(world, family, middle, moved, PlacementForm.FAMILY_HOME, chance)
    adopted = world.workdays.until(add_days(world.as_of, -200))
    _place(
        world,
        family,
        youngest,
        began,
        PlacementForm.NON_PROFESSIONAL,
        chance,
        adopted,
        PlacementEnd.ADOPTED,
    )


def _place(
    world: World,
    family: FamilyStory,
    child: Resident,
    began: date,
    form: PlacementForm,
    chance: Chance,
    ended: date | None = None,
    reason: PlacementEnd | None = None,
) -> None:
    if not world.is_past(began):
        return
    notified = world.workdays.plus(began, chance.between(2, 7))
    if family.has_fault("county_notice_late"):
        notified = world.workdays.plus(began, 24)
    told = world.is_past(notified)
    family.away.append((child.id, began, ended))
    world.ledger.note(
        Placement,
        began,
        child_id=child.id,
        family_id=family.id,
        form=form,
        carer=_carer(family, form, chance.about(form)),
        county=world.place["county"],
        court_signature=court_signature(family, began),
        notified_on=notified if told else None,
        began=began,
        ended=ended,
        end_reason=reason if ended else None,
    )
    if told:
        note_letter(world, family, LetterKind.COUNTY_NOTICE, notified, "powiat", incoming=True)
        plan = world.workdays.plus(notified, 20)
        if family.cases and world.is_past(plan):
            note_letter(world, family, LetterKind.PLAN_TO_COUNTY, plan, "powiat")
    _note_reviews(world, family, child, began, ended)


def _carer(family: FamilyStory, form: PlacementForm, chance: Chance) -> str:
    """One carer for all children of a family in the same form."""
    known = phrases("places")["institutions"]
    if form is PlacementForm.SOCIALISATION:
        return str(chance.pick(known["institutions_of_care"]))
    if form is PlacementForm.KINSHIP:
        return f"krewni dziecka ({family.carer.surname})"
    return str(chance.pick(known["carers"]))


def _note_reviews(
    world: World, family: FamilyStory, child: Resident, began: date, ended: date | None
) -> None:
    """Every half a year, for a small child every quarter, always in time."""
    last = began
    while True:
        months = 3 if child.age_on(add_months(last, 3)) < _SMALL_CHILD else 6
        day = world.workdays.until(add_days(add_months(last, months), -6))
        if not world.is_past(day) or (ended and day >= ended):
            return
        world.ledger.note(
            FosterChildReview,
            day,
            child_id=child.id,
            day=day,
            invited_on=world.workdays.plus(day, -10) if family.cases else None,
            attended=bool(family.cases),
            position=_POSITION if family.cases else "",
            remark="Oceniono kontakty z rodzicami i warunki powrotu." if family.cases else "",
        )
        last = day


def _note_monitored(world: World, family: FamilyStory) -> None:
    began = world.workdays.until(add_days(world.as_of, -500))
    for child in family.children_on(began):
        world.ledger.note(
            MonitoredChild,
            began,
            child_id=child.id,
            family_id=family.id,
            began=began,
            remark="kontakt ze szkołą i pracownikiem socjalnym",
        )
