"""Unions, descent and ties of the invented families, so that their pictures have something to show."""

from collections.abc import Sequence

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.kinship import (
    DescentKind,
    SupportKind,
    SupportStrength,
    UnionEnd,
    UnionKind,
)
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import FamilyStory, Resident, World
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion, SupportLink

_STRENGTHS = {
    SupportStrength.STRONG: 3.0,
    SupportStrength.ORDINARY: 4.0,
    SupportStrength.WEAK: 2.5,
    SupportStrength.TENSE: 1.5,
    SupportStrength.BROKEN: 0.5,
}
_EXPLAINED = (SupportStrength.TENSE, SupportStrength.BROKEN)
_TIES = (2, 6)


def register_kinship(world: World) -> None:
    """Write the unions, the grandmothers' descent and the ties of every family."""
    for family in world.families:
        chance = world.chance("kinship", family.index)
        _note_unions(world, family, chance)
        for one in family.others:
            if one.role is MemberRole.GRANDPARENT:
                _note_child_of(world, family, one)
        _note_ties(world, family, chance)


def _note_unions(world: World, family: FamilyStory, chance: Chance) -> None:
    """A couple at home; a father outside was once a partner."""
    carer, partner = family.carer, family.partner
    oldest = family.children[0].birth
    if partner is not None:
        alike = partner.surname[:-1] == carer.surname[:-1]
        world.ledger.note(
            FamilyUnion,
            family.since,
            one_id=carer.id,
            other_id=partner.id,
            kind=UnionKind.MARRIAGE if alike else UnionKind.INFORMAL,
            began=max(add_months(oldest, -chance.between(8, 40)), carer.birth, partner.birth)
            if partner.role is MemberRole.FATHER
            else partner.began,
        )
    for one in family.others:
        if one.role is MemberRole.FATHER:
            married = chance.yes(0.4)
            world.ledger.note(
                FamilyUnion,
                family.since,
                one_id=carer.id,
                other_id=one.id,
                kind=UnionKind.MARRIAGE if married else UnionKind.INFORMAL,
                began=add_months(oldest, -chance.between(8, 30)),
                ended=max(add_days(family.since, -chance.between(60, 300)), add_months(oldest, 1)),
                end_kind=UnionEnd.DIVORCED if married else UnionEnd.PARTED,
            )


def _note_child_of(world: World, family: FamilyStory, grandmother: Resident) -> None:
    """A grandmother with the family's name is the mother of the one who bears it."""
    world.ledger.note(
        Descent,
        family.since,
        parent_id=grandmother.id,
        child_id=family.carer.id,
        kind=DescentKind.BIOLOGICAL,
    )


def _note_ties(world: World, family: FamilyStory, chance: Chance) -> None:
    words = phrases("ties")
    around: Sequence[Sequence[str]] = chance.some(words["around"], chance.between(*_TIES))
    if family.has("court") or family.has("supervision"):
        around = [*around, words["officer"]]
    for name, kind in around:
        strength = chance.weighted(_STRENGTHS)
        world.ledger.note(
            SupportLink,
            family.since,
            family_id=family.id,
            name=name,
            kind=SupportKind(kind),
            strength=strength,
            began=family.since,
            remark=chance.pick(words["remarks"]) if strength in _EXPLAINED else "",
        )
    for one in family.others:
        if not one.shares:
            world.ledger.note(
                SupportLink,
                family.since,
                family_id=family.id,
                person_id=one.id,
                kind=SupportKind.RELATIVE,
                strength=chance.weighted(_STRENGTHS),
                began=family.since,
                remark="",
            )
