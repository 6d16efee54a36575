"""The rows of the start page: from what is due to lines that explain themselves."""

from collections.abc import Sequence
from datetime import date, datetime

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.wording import counted, noun_form, short_date, weekday
from mgops_desktop.gui.access import Access
from mgops_desktop.gui.targets import (
    DIARY,
    EVENING,
    FAMILY,
    PROTOCOL,
    REPORT_TEXT,
    REPORTS,
    SLIPS,
    VISIT,
    VISIT_DRAFT,
    Target,
    change_of,
    form_of,
    place_of,
)
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import day_in_words, due_words, joined, short_basis
from mgops_desktop.operations.records.drafts import (
    REGISTRATION,
    day_of_draft,
    is_change,
    is_form_of_its_own,
    is_protocol,
    kind_of_draft,
)
from mgops_desktop.operations.slips_counted import CountedSlips
from mgops_desktop.operations.start_page import DueRow, StartPage
from mgops_desktop.operations.unfinished import UnfinishedForm
from mgops_desktop.storage.casework import WorkloadRow
from mgops_desktop.storage.failed_visits import FAILED_ROW
from mgops_desktop.storage.incomplete import IncompleteVisit
from mgops_desktop.storage.reading_log import OpenedFamily
from mgops_desktop.storage.visit import FamilyGap

MOST = {DueState.OVERDUE: 5, DueState.TODAY: 6, DueState.WEEK: 5}
MOST_GAPS = MOST_LATER = MOST_INCOMPLETE = 5
WHOLE, BRIEF = "whole", "brief"
_NO_PLACE = "Bez podanej miejscowości"
_TONES = {DueState.OVERDUE: "danger", DueState.TODAY: "warn"}


def due_rows(page: StartPage, access: Access, *, whole: bool) -> list[ListRow]:
    """Return the sections of what is due: the most urgent of each, or all and what comes later."""
    sections = [
        ("Po terminie", page.overdue, DueState.OVERDUE, "danger"),
        (f"Dziś, {day_in_words(page.today)}", page.on_today, DueState.TODAY, "accent"),
        ("Najbliższe 7 dni", page.next_days, DueState.WEEK, "accent"),
    ]
    if whole:
        sections.append(("Później", page.later, DueState.LATER, "muted"))
    rows: list[ListRow] = []
    for title, due, state, tone in sections:
        if due:
            link, key = ("", None) if rows else _link(page, whole=whole)
            rows.append(SectionRow(title, len(due), tone, link, key))
            shown = due if whole else due[: MOST[state]]
            rows += [_due_row(one, page.today, access) for one in shown]
    if not rows and page.later:
        rows.append(SectionRow("Później", len(page.later), "muted", *_link(page, whole=False)))
        rows += [_due_row(one, page.today, access) for one in page.later[:MOST_LATER]]
    return rows


def hidden_count(page: StartPage) -> int:
    """Return how many terms the short list leaves out."""
    urgent = (
        (page.overdue, DueState.OVERDUE),
        (page.on_today, DueState.TODAY),
        (page.next_days, DueState.WEEK),
    )
    more = sum(max(len(due) - MOST[state], 0) for due, state in urgent)
    shown_later = 0 if any(due for due, _state in urgent) else MOST_LATER
    return more + max(len(page.later) - shown_later, 0)


def _link(page: StartPage, *, whole: bool) -> tuple[str, str | None]:
    if whole:
        return "Pokaż najpilniejsze", BRIEF
    return ("Pokaż wszystkie", WHOLE) if hidden_count(page) else ("", None)


def _due_row(one: DueRow, today: date, access: Access) -> TwoLineRow:
    item = one.item
    target = _target(one, access)
    said = item.explanation.split(";")[0]
    basis = short_basis(item.basis)
    return TwoLineRow(
        key=target or (item.rule, item.subject),
        title=item.title,
        note=joined(one.about, said, "" if basis in said else basis),
        lead=short_date(item.alarm),
        lead_note=weekday(item.alarm),
        badge=Badge(due_words(item, today), _TONES.get(item.state, "accent")),
        is_open=target is not None,
        more=joined(item.explanation, item.basis, f"kto: {item.who}"),
    )


def _target(one: DueRow, access: Access) -> Target | None:
    subject = one.item.subject
    if subject.kind == "centre":
        return Target(REPORTS)
    if one.item.rule == FAILED_ROW and one.family is not None:
        return Target(FAMILY, one.family, "appointments")
    return place_of(access, subject.kind, subject.id, one.family)


def summary(page: StartPage) -> str:
    """Return the second line of the title: "2 sprawy po terminie, 3 na dziś, 6 w najbliższym tygodniu"."""
    found = (
        (len(page.overdue), "po terminie"),
        (len(page.on_today), "na dziś"),
        (len(page.next_days), "w najbliższych 7 dniach"),
    )
    (first, when), *others = [one for one in found if one[0]] or [(0, "")]
    if not first:
        return "nic pilnego na najbliższe 7 dni"
    parts = (f"{counted(first, 'sprawa')} {when}", *(f"{count} {day}" for count, day in others))
    return ", ".join(parts)


def gap_rows(gaps: Sequence[FamilyGap], *, by_place: bool = False) -> list[ListRow]:
    """Return the families nobody has met for long, the longest first; by place, so that one trip reaches several."""
    if not by_place:
        return [_gap_row(gap) for gap in gaps]
    places = dict.fromkeys(gap.place for gap in gaps)
    rows: list[ListRow] = []
    for place in places:
        there = [gap for gap in gaps if gap.place == place]
        rows.append(SectionRow(place or _NO_PLACE, len(there), "muted"))
        rows += [_gap_row(gap) for gap in there]
    return rows


def _gap_row(gap: FamilyGap) -> TwoLineRow:
    return TwoLineRow(
        Target(FAMILY, gap.family, "visits"),
        gap.name,
        gap.address if gap.last else joined(gap.address, "jeszcze bez wizyty"),
        trailing=counted(gap.days, "dzień"),
    )


def unfinished_rows(forms: Sequence[UnfinishedForm], today: date) -> list[TwoLineRow]:
    """Return the kept forms, each with the way back to it."""
    return [_unfinished_row(form, today) for form in forms]


def incomplete_rows(visits: Sequence[IncompleteVisit]) -> list[TwoLineRow]:
    """Return the visits whose texts are missing, the oldest first, and where the others are."""
    rows = [
        TwoLineRow(
            Target(VISIT, one.id),
            one.name,
            f"wizyta z {short_date(one.day)} do uzupełnienia",
            icon="notebook-pen",
            link="Uzupełnij",
        )
        for one in visits[:MOST_INCOMPLETE]
    ]
    more = len(visits) - len(rows)
    if more > 0:
        words = f"Jeszcze {counted(more, 'wizyta')} do uzupełnienia"
        rows.append(TwoLineRow(Target(DIARY, tab=str(visits[-1].day)), words, link="Dziennik"))
    return rows


def slip_rows(slips: Sequence[CountedSlips]) -> list[TwoLineRow]:
    """Return the days whose slips nobody noted as destroyed, the oldest first."""
    return [
        TwoLineRow(
            Target(SLIPS, one.worker, one.day.isoformat()),
            f"Kartki z dnia {one.day:%d.%m}",
            f"do zniszczenia: {one.printed}",
            icon="printer",
            link="Zapisz",
        )
        for one in slips
    ]


def _unfinished_row(form: UnfinishedForm, today: date) -> TwoLineRow:
    kept = as_local(form.kept_at)
    when = f"{kept:%H:%M}" if kept.date() == today else f"{kept:%d.%m %H:%M}"
    families = ", ".join(form.families)
    kind, *place = form.form.split()
    evening = day_of_draft(form.form)
    if evening is not None:
        day_of, worker = evening
        title = f"Szkic dnia {day_of:%d.%m}"
        target = Target(EVENING, worker, day_of.isoformat())
    elif form.title:
        title, target = _of_record(form)
    elif kind == "report_text":
        title, target = f"Tekst sprawozdania za {place[1]} rok", Target(REPORT_TEXT, None, place[2])
    else:
        day = f" z {form.day:%d.%m}" if form.day else ""
        title = f"Szkic wizyty{day}" if form.record is None else f"Poprawka wizyty{day}"
        target = Target(VISIT_DRAFT, form.record, owner=form.owner)
    note = joined(families, f"zapisany {when}")
    return TwoLineRow(target, title, note, icon="file-text", link="Wróć")


def _of_record(form: UnfinishedForm) -> tuple[str, Target]:
    """The title of an unfinished form of a record, and the way back to it."""
    kind = kind_of_draft(form.form) or ""
    if is_change(form.form) and form.record is not None:
        return f"Zmiana od dnia: {form.title}", change_of(kind, form.record, form.owner)
    if is_form_of_its_own(form.form):
        title = "Szkic: rejestracja NK-A" if form.form == REGISTRATION else f"Całość: {form.title}"
        return title, form_of(form.form, form.record, form.owner)
    if is_protocol(form.form):
        return f"Szkic protokołu: {form.title}", Target(PROTOCOL, form.record, kind)
    words = "Szkic" if form.record is None else "Poprawka"
    return f"{words}: {form.title}", form_of(kind, form.record, form.owner)


def opened_rows(opened: Sequence[OpenedFamily], today: date) -> list[TwoLineRow]:
    """Return the families whose cards were opened last."""
    return [
        TwoLineRow(Target(FAMILY, one.family), one.name, trailing=_moment(one.at, today))
        for one in opened
    ]


def _moment(at: datetime, today: date) -> str:
    local = as_local(at)
    return f"{local:%H:%M}" if local.date() == today else short_date(local.date())


def workload_words(workload: WorkloadRow) -> tuple[str, str, str]:
    """Return number, words and note of the workload: "14", "rodzin objętych…", "limit 15 · …"."""
    count = workload.families
    ending = {"rodzina": "objęta", "rodziny": "objęte"}.get(noun_form(count, "rodzina"), "objętych")
    words = f"{noun_form(count, 'rodzina')} {ending} wsparciem"
    if workload.assistants == 1:
        return str(count), words, joined(f"limit {workload.limit}", _room(workload))
    staff = counted(workload.assistants, "asystent rodziny") if workload.assistants else ""
    return str(count), words, joined(staff, f"limit {workload.limit} na asystenta")


def _room(workload: WorkloadRow) -> str:
    free = workload.limit - workload.families
    if free < 0:
        return f"ponad limit o {-free}"
    return f"wolne: {counted(free, 'miejsce')}" if free else "brak wolnych miejsc"
