"""Persons and families: who belongs to whom, from when to when."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.family import (
    AgeGroup,
    AreaKind,
    AuthorityState,
    MemberRole,
    Sex,
    StayKind,
    TraitKind,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key, sort_key
from mgops_desktop.storage.tables.base import (
    AddressLine,
    CentreBase,
    Line,
    NameLine,
    Numbered,
    Pesel,
    Phone,
    PostCode,
    PrivateLine,
    PrivateNote,
    Slug,
)
from mgops_desktop.storage.types import new_id


def _words(values: Mapping[str, Any], *names: str) -> str:
    """Return the folded words of these fields, as the search keeps them."""
    return search_key(" ".join(str(values.get(name) or "") for name in names))


def _address(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of an address, none where it is protected."""
    return () if values.get("protected_address") else ("street", "place")


class Person(Numbered, CentreBase):
    """A person; what is known of the age is a birth date, or only a year, or only child or adult.

    The PESEL is never a key; a wrong or missing one is stored with the reason.
    """

    __tablename__ = "person"
    title = "osoba"
    number_symbol = "O"
    protected = True

    surname: Mapped[NameLine]
    first_name: Mapped[NameLine]
    sex: Mapped[Sex | None]
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    age_group: Mapped[AgeGroup | None]
    pesel: Mapped[Pesel] = mapped_column(index=True)
    pesel_remark: Mapped[PrivateLine]
    died_on: Mapped[date | None]
    citizenship: Mapped[Line]
    education: Mapped[Line]
    occupation: Mapped[PrivateLine]
    workplace: Mapped[PrivateLine]
    income_source: Mapped[PrivateLine]
    phone: Mapped[Phone]
    street: Mapped[AddressLine]
    place: Mapped[AddressLine]
    protected_address: Mapped[bool] = mapped_column(default=False)
    remark: Mapped[PrivateNote]
    sort_key: Mapped[bytes] = mapped_column(default=b"", index=True)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"sort_key": sort_key(f"{values['surname']} {values['first_name']}")}

    @classmethod
    def search_texts(cls, values: Mapping[str, Any]) -> dict[Right, str]:
        names = ("surname", "first_name", "pesel", "number", *_address(values))
        return {Right.CASEWORK_READ: _words(values, *names)}


class Family(Numbered, CentreBase):
    """A family (environment) of one address, under one number.

    `link_code` is the neutral code by which another compartment refers to the family.
    """

    __tablename__ = "family"
    title = "rodzina"
    number_symbol = "R"
    protected = True

    name: Mapped[NameLine]
    street: Mapped[AddressLine]
    place: Mapped[AddressLine]
    post_code: Mapped[PostCode]
    area: Mapped[AreaKind | None]
    district: Mapped[Slug] = mapped_column(index=True)
    protected_address: Mapped[bool] = mapped_column(default=False)
    safe_phone: Mapped[Phone]
    letters_allowed: Mapped[bool | None]
    safe_letters: Mapped[PrivateLine]
    way_in: Mapped[PrivateLine]
    social_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    on_record_from: Mapped[date | None]
    link_code: Mapped[UUID] = mapped_column(default=new_id, unique=True)
    remark: Mapped[PrivateNote]
    sort_key: Mapped[bytes] = mapped_column(default=b"", index=True)

    @classmethod
    def derive(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        return {"sort_key": sort_key(values["name"])}

    @classmethod
    def search_texts(cls, values: Mapping[str, Any]) -> dict[Right, str]:
        known_to_all = ("number", *_address(values))
        return {
            Right.CASEWORK_READ: _words(values, "name", *known_to_all),
            Right.EVERY_ADDRESS: _words(values, *known_to_all),
        }


class Membership(Numbered, CentreBase):
    """A person in a family from–to; shares the household, or is an important person outside."""

    __tablename__ = "membership"
    __table_args__ = (Index("ix_membership_family_person", "family_id", "person_id"),)
    title = "członek rodziny"
    number_symbol = "CR"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[MemberRole]
    shares_household: Mapped[bool] = mapped_column(default=True)
    began: Mapped[date]
    ended: Mapped[date | None]


class ParentalAuthority(Numbered, CentreBase):
    """What authority one parent has over one child, from–to."""

    __tablename__ = "parental_authority"
    title = "władza rodzicielska"
    number_symbol = "WR"

    parent_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[AuthorityState]
    began: Mapped[date]
    ended: Mapped[date | None]
    court_signature: Mapped[Line]


class FamilyTrait(Numbered, CentreBase):
    """A dated trait of a family (single-parent, disability); the person when it is one person's."""

    __tablename__ = "family_trait"
    title = "cecha rodziny"
    number_symbol = "C"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    kind: Mapped[TraitKind]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    began: Mapped[date]
    ended: Mapped[date | None]


class FamilyProblem(Numbered, CentreBase):
    """A reason of help from the centre's dictionary, from–to."""

    __tablename__ = "family_problem"
    title = "powód wsparcia"
    number_symbol = "PW"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    problem: Mapped[Slug]
    began: Mapped[date]
    ended: Mapped[date | None]


class Stay(Numbered, CentreBase):
    """Where a child lived, from–to; home where nothing is recorded."""

    __tablename__ = "stay"
    title = "miejsce pobytu dziecka"
    number_symbol = "MP"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[StayKind]
    began: Mapped[date]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]


class Supervision(Numbered, CentreBase):
    """Supervision of a family by a probation officer, from–to."""

    __tablename__ = "supervision"
    title = "nadzór kuratora"
    number_symbol = "K"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    officer: Mapped[NameLine]
    court: Mapped[Line]
    court_signature: Mapped[Line]
    began: Mapped[date]
    ended: Mapped[date | None]


class Pregnancy(Numbered, CentreBase):
    """A pregnancy of a member of a family; `high_risk` when it is a high-risk one."""

    __tablename__ = "pregnancy"
    title = "ciąża"
    number_symbol = "CI"
    protected = True

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    high_risk: Mapped[bool] = mapped_column(default=False)
    began: Mapped[date]
    ended: Mapped[date | None]
