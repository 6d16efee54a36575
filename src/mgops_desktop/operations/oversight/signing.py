"""Papers that wait for somebody's signature."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, defer

from mgops_desktop.domain.document import Days
from mgops_desktop.domain.figure import Item, RecordRef
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.facts import days_of, read_contents
from mgops_desktop.operations.documents.kinds import document_kinds
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.plan import PlanVersion, WorkPlan
from mgops_desktop.storage.terms import Families


def waiting_for_signature(
    session: Session, day: date, families: Families = None, *, with_consents: bool = True
) -> Iterator[Item]:
    """Yield the printed documents and the plans that were not signed by the day, nor refused; the oldest first.

    `with_consents` is for whoever does not look for the consents themselves.
    """
    yield from _documents(session, day, families, with_consents=with_consents)
    yield from _plans(session, day, families)


def _documents(
    session: Session, day: date, families: Families, *, with_consents: bool
) -> Iterator[Item]:
    """Of plans only what the plan itself does not tell, which is nothing."""
    table = Document
    replaced = select(table.replaces_id).where(table.replaces_id.is_not(None), table.made_on <= day)
    gone = set(session.scalars(replaced))
    told = {
        kind.key
        for kind in document_kinds()
        if kind.plan_signature or (kind.statement is StatementKind.CONSENT and not with_consents)
    }
    query = (
        select(table)
        .options(defer(table.content))  # large, and read only of those that nobody signed
        .where(
            *(table.printed_on <= day, table.template.not_in(told)),
            or_(table.signed_on.is_(None), table.signed_on > day),
            or_(table.filed_on.is_(None), table.filed_on > day),
            of_these(table.family_id, families),
        )
        .order_by(table.printed_on, table.number)
    )
    found = [one for one in session.scalars(query) if one.id not in gone]
    days = days_of(session, found)
    waiting = [one for one in found if not _is_answered(one, days[one.id], day)]
    read_contents(session, waiting)
    for one in waiting:
        if one.printed_on and is_signed_by_somebody(one.content):
            words = f"{one.heading}, wydruk z {short_date(one.printed_on)}"
            yield Item(RecordRef("document", one.id), 1, (), one.family_id, words)


def _is_answered(document: Document, known: Days, day: date) -> bool:
    """Whether it was signed, refused or sent by the day: what went out was signed, whether somebody noted it or not."""
    gone_out = known.sent if document.letter_id is not None else None
    answered = (known.signed, known.refused, gone_out)
    return any(when is not None and when <= day for when in answered)


def is_signed_by_somebody(content: Any) -> bool:
    """Whether the frozen pages of a document have a place to sign."""
    if isinstance(content, dict):
        return content.get("of") == "Signatures" or any(
            is_signed_by_somebody(one) for one in content.values()
        )
    return isinstance(content, list) and any(is_signed_by_somebody(one) for one in content)


def _plans(session: Session, day: date, families: Families) -> Iterator[Item]:
    """The newest version of the plan of each running case, where the family neither signed nor refused it."""
    query = (
        select(
            *(PlanVersion.id, PlanVersion.plan_id, PlanVersion.valid_from, Case.family_id),
            *(PlanVersion.family_signed_on, PlanVersion.family_refused),
        )
        .join(WorkPlan, WorkPlan.id == PlanVersion.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(
            PlanVersion.valid_from <= day,
            or_(WorkPlan.ended.is_(None), WorkPlan.ended > day),
            Case.began <= day,
            or_(Case.ended.is_(None), Case.ended > day),
            of_these(Case.family_id, families),
        )
        .order_by(PlanVersion.valid_from, PlanVersion.version_number)
    )
    newest = {row.plan_id: row for row in session.execute(query)}
    for row in newest.values():
        signed = row.family_signed_on is not None and row.family_signed_on <= day
        if not signed and not row.family_refused:
            words = f"plan z {short_date(row.valid_from)} bez podpisu rodziny"
            yield Item(RecordRef("plan_version", row.id), 1, (), row.family_id, words)
