"""Rules of the end of the work with a family: what is still missing, what follows, and coming back."""

from collections.abc import Iterator

from sqlalchemy import func, select

from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.operations.oversight.signing import waiting_for_signature
from mgops_desktop.operations.rules.beside import exists
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.aftercare import aftercare_agreed, has_contacts, monitored_before
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.plan import Aftercare, Assessment, PlanAction, WorkPlan


@rule("case", on=("ended",))
def closed_with_an_assessment(entry: Entry) -> Findings:
    """A case closes with a final assessment."""
    if entry["ended"] is None or entry.id is None:
        return
    if not exists(
        entry, Assessment, Assessment.case_id == entry.id, Assessment.kind == AssessmentKind.FINAL
    ):
        yield warn(
            "ended", "no_final", "Nie zapisano oceny końcowej. Dodaj ją, zanim zamkniesz akta."
        )


@rule("case", on=("ended",))
def closed_with_everything_done(entry: Entry) -> Findings:
    """What the file still lacks on the day the work ends."""
    if entry["ended"] is None or entry.id is None:
        return
    left = [one for one in _left_open(entry) if one]
    if left:
        yield warn("ended", "left_open", f"Zostaje bez zakończenia: {', '.join(left)}.")


def _left_open(entry: Entry) -> Iterator[str]:
    planned, ended = ScheduledVisit, entry["ended"]
    visits = select(func.count()).where(
        planned.case_id == entry.id,
        planned.state == PlannedState.PLANNED,
        planned.day <= ended,
    )
    actions = (
        select(func.count())
        .select_from(PlanAction)
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .where(WorkPlan.case_id == entry.id, PlanAction.result.is_(None))
    )
    papers = len(list(waiting_for_signature(entry.session, entry.today, {entry["family_id"]})))
    for count, noun in (
        (entry.session.scalar(visits), "zaplanowana wizyta"),
        (entry.session.scalar(actions), "działanie planu"),
        (papers, "pismo do podpisu"),
    ):
        yield counted(count, noun) if count else ""


@rule("case", on=("ended",))
def monitoring_was_agreed(entry: Entry) -> Findings:
    """Art. 15 ust. 1 pkt 16: the monitoring begins by itself where the family agreed to it."""
    if entry["ended"] is None or entry.id is None:
        return
    agreed = aftercare_agreed(entry.session, entry.id, entry["family_id"], entry["ended"])
    if not agreed and not exists(entry, Aftercare, Aftercare.case_id == entry.id):
        yield warn(
            "ended",
            "no_monitoring",
            "Nie zapisano zgody na monitoring po zakończeniu pracy z rodziną, więc się nie zacznie "
            "(art. 15 ust. 1 pkt 16).",
        )


@rule("case", on=("ended",))
def end_is_taken_back(entry: Entry) -> Findings:
    """An end noted by mistake is taken out or moved; a family that comes back has a new case."""
    ended = entry.stored["ended"] if entry.stored else None
    if ended is None or (entry["ended"] is not None and entry["ended"] <= ended):
        return
    query = select(Aftercare).where(Aftercare.case_id == entry.id)
    if any(has_contacts(entry.session, one) for one in entry.session.scalars(query)):
        yield refuse(
            "ended",
            "monitored",
            "Po zakończeniu pracy prowadzono już monitoring tej rodziny. Zostaw datę zakończenia; jeżeli rodzina "
            "wraca do pracy z asystentem, dodaj nową sprawę.",
        )
    elif entry["ended"] is None:
        yield warn(
            "ended",
            "runs_again",
            f"Sprawa zakończona {short_date(ended)} będzie znów trwać: przydziały, plan i przerwy biegną jak przed jej "
            "zakończeniem, a monitoring trafia do kosza. Odwołane wizyty zostają, jak są. Jeżeli rodzina wraca po "
            "przerwie, dodaj nową sprawę.",
        )


@rule("case", on=("family_id", "began"))
def monitoring_ends_with_a_new_case(entry: Entry) -> Findings:
    """A family that is worked with again is no longer monitored after the work."""
    began = entry["began"]
    for one in monitored_before(entry.session, entry["family_id"], began, entry.id):
        since = short_date(one.began)
        if one.began < began:
            yield warn(
                "began",
                "monitoring",
                f"Trwa monitoring tej rodziny po zakończeniu pracy (od {since}). Skończy się dzień przed "
                "objęciem rodziny wsparciem.",
            )
        elif has_contacts(entry.session, one):
            yield refuse(
                "began",
                "monitored",
                f"Od {since} prowadzono monitoring tej rodziny po zakończeniu pracy i są w nim kontakty. "
                "Objęcie wsparciem musi być późniejsze niż ten dzień. Popraw datę.",
            )
        else:
            yield warn(
                "began",
                "monitoring",
                f"Monitoring tej rodziny po zakończeniu pracy (od {since}) trafi do kosza, bo rodzina jest "
                "już wtedy objęta wsparciem.",
            )
