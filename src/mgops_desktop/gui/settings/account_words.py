"""Accounts as rows and words."""

from collections.abc import Sequence
from datetime import date

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.rights import ROLE_LABELS
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.records.history_rows import days_of, joined_up, length_of
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.history_list import TimeLine
from mgops_desktop.gui.widgets.rows import Mark, StretchRow, TwoLineRow
from mgops_desktop.gui.words import joined
from mgops_desktop.operations.accounts import ListedAccount
from mgops_desktop.storage.account import RoleSpan

_COMPARTMENTS = {"centre": "dane ośrodka", "blue_card": "procedury „Niebieskie Karty”"}


def account_row(one: ListedAccount, today: date) -> TwoLineRow:
    """Return an account as a row of the list."""
    roles = ", ".join(sorted(ROLE_LABELS[role] for role in one.row.roles_on(today)))
    return TwoLineRow(
        one.row.login,
        one.row.name or one.row.login,
        joined(one.row.login, roles or "bez roli", one.row.worker),
        badge=badge_of(one, today),
        strong=one.row.closed_at is None,
    )


def badge_of(one: ListedAccount, today: date) -> Badge | None:
    """Say why an account does not open, if it does not."""
    if one.row.closed_at is not None:
        return Badge("zamknięte", "muted")
    if not one.can_open:
        return Badge("nie otwiera", "danger")
    if one.row.authorised is None or one.row.confidentiality is None:
        return Badge("brak upoważnienia", "danger")
    return None if one.row.roles_on(today) else Badge("bez roli", "warn")


def facts_of(one: ListedAccount) -> list[str]:
    """Return papers, worker and keys of an account."""
    found = [
        f"Upoważnienie do przetwarzania danych: {_day(one.row.authorised)}.",
        f"Oświadczenie o zachowaniu poufności: {_day(one.row.confidentiality)}.",
    ]
    if one.row.worker:
        found.append(f"Pracownik: {one.row.worker}.")
    keys = [words for name, words in _COMPARTMENTS.items() if name in one.compartments]
    if one.row.closed_at is not None:
        found.append(f"Konto zamknięto {short_date(local_day(one.row.closed_at))}.")
    else:
        found.append(f"Konto otwiera: {', '.join(keys) or 'nic'}.")
    return found


def role_lines(roles: tuple[RoleSpan, ...], today: date) -> list[TimeLine]:
    """Return a line of time for each role, those that hold first."""
    newest = sorted(roles, key=lambda span: span.valid_from, reverse=True)
    held = sorted(newest, key=lambda span: not span.holds_on(today))
    return [
        _role_line([span for span in newest if span.role is role], today)
        for role in dict.fromkeys(span.role for span in held)
    ]


def _role_line(spans: Sequence[RoleSpan], today: date) -> TimeLine:
    days = [Span(one.valid_from, one.valid_to) for one in spans]
    return TimeLine("", joined_up([_role_row(one, today) for one in spans], days))


def _role_row(span: RoleSpan, today: date) -> StretchRow:
    since, until, mark, badge = days_of(span.valid_from, span.valid_to, today)
    return StretchRow(
        span,
        ROLE_LABELS[span.role],
        length_of(span.valid_from, span.valid_to, today),
        lead=since,
        lead_note=until,
        badge=badge,
        is_open=False,
        strong=mark is not Mark.PAST,
        mark=mark,
    )


def _day(day: date | None) -> str:
    return f"z {short_date(day)}" if day else "brak"
