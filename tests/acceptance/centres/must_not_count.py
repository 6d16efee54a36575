"""Records just beside the line: each looks like one that counts, and none may (contracts 8)."""

from datetime import time

from tests.acceptance.centres.building import ONE_DAY, Centre


def add_what_must_not_count(centre: Centre, assistant: str, closed: str) -> None:
    """Records of the year before and after, of other families, unfinished or in the bin.

    `closed` is a case that ended in the middle of the year, of a family that did not come back. One Blue Card
    procedure among these runs in the year.
    """
    _staff(centre)
    _families_of_other_years(centre, assistant)
    _features_without_support(centre, closed)
    _persons_outside(centre)
    _letters(centre)
    _meetings(centre)
    _counselling(centre)
    _foster_care(centre)
    _blue_cards(centre)
    _binned(centre, assistant)


def _staff(centre: Centre) -> None:
    """Assistants of other years, a social worker on parental leave, a leave of the year before."""
    book, began = centre.book, centre.day(1, 1).replace(year=centre.year - 2)
    former = centre.assistant(began=began, ended=centre.before, end_reason="resigned")
    centre.assistant(began=centre.after)
    social = book.add("worker", surname="Umowna", first_name="Maria")
    book.add("contract", worker=social, position="social_worker", form="employment", began=began)
    for worker in (social, former):
        book.add("leave", worker=worker, kind="parental", began=began)


def _families_of_other_years(centre: Centre, assistant: str) -> None:
    """A case closed on the last day of the year before, one begun on the first of the next."""
    book = centre.book
    earlier = centre.before.replace(month=2, day=1)
    for times in ((earlier, centre.before, "goals_achieved"), (centre.after, None, None)):
        family = centre.family()
        mother = centre.mother(family)
        for _ in range(3):
            centre.child(family)
        case = centre.case(family, assistant, *times)
        day = times[0] + ONE_DAY * 30
        book.add("assessment", case=case, kind="periodic", day=day, handed_over=day)
        book.add("visit", cases=[case], persons=[mother], day=times[0], minutes=60, kind="home")
        book.add("family_trait", family=family, kind="single_parent", began=earlier)
        book.add("court_obligation", family=family, began=earlier)
        book.add("supervision", family=family, began=earlier, ended=centre.before)
        book.add("pregnancy", person=mother, high_risk=True, began=earlier)
        book.add("application", family=family, received=times[0], decision="granted")
        centre.procedure(earlier, centre.before, family=family)
    for case in book.rows["case"][-2:-1]:
        number = case["number"]
        book.add("aftercare", case=number, began=case["ended"], ended=centre.before)
        book.add("aftercare", case=number, began=earlier, planned_end=centre.before)


def _features_without_support(centre: Centre, closed: str) -> None:
    """Features of a supported family on days of the year on which it was not supported any more."""
    book = centre.book
    family, gone = next(
        (row["family"], row["ended"]) for row in book.rows["case"] if row["number"] == closed
    )
    times = {"began": gone + ONE_DAY, "ended": centre.last}
    book.add("family_trait", family=family, kind="single_parent", **times)
    book.add("court_obligation", family=family, **times)
    centre.procedure(gone + ONE_DAY, family=family)
    born = centre.day(1, 1).replace(year=centre.year - 9)
    centre.child(family, born, began=gone + ONE_DAY)
    for kind, handed_over in (("periodic", None), ("periodic", centre.after), ("final", gone)):
        book.add("assessment", case=closed, kind=kind, day=gone, handed_over=handed_over)


def _persons_outside(centre: Centre) -> None:
    """Important persons outside the household of supported families; one is pregnant, one a child."""
    book = centre.book
    family = book.rows["case"][0]["family"]
    aunt = centre.person("female", centre.day(5, 5).replace(year=centre.year - 30))
    centre.member(family, aunt, "relative", shares_household=False)
    book.add("pregnancy", person=aunt, high_risk=True, began=centre.first)
    cousin = centre.person("male", centre.day(5, 5).replace(year=centre.year - 7))
    centre.member(family, cousin, "relative", shares_household=False)
    gone = centre.person("female", centre.day(5, 5).replace(year=centre.year - 40))
    centre.member(family, gone, "grandparent", ended=centre.before)


def _letters(centre: Centre) -> None:
    """Letters of the days beside the year, incoming ones, and letters not sent yet."""
    family = centre.book.rows["family"][0]["number"]
    for kind in ("care_order_application", "court_annotation", "court_report_on_plan"):
        for direction, day in (
            ("out", centre.before),
            ("out", centre.after),
            ("out", None),
            ("in", centre.day(6, 1)),
        ):
            centre.book.add("letter", direction=direction, kind=kind, day=day, family=family)


def _meetings(centre: Centre) -> None:
    """Meetings and trips of the days beside the year and in the bin; interventions of other years."""
    book, family = centre.book, centre.book.rows["family"][0]["number"]
    for day in (centre.before, centre.after):
        book.add("family_meeting", family=family, day=day, attended_by_unit=True)
        book.add("joint_trip", day=day, families=[family], other_families=3)
        book.add("intervention", family=family, day=day, began=time(12, 0), ended=time(13, 30))
    day = centre.day(4, 4)
    for sheet, number in (
        ("family_meeting", book.add("family_meeting", day=day, attended_by_unit=True)),
        ("joint_trip", book.add("joint_trip", day=day, other_families=5)),
    ):
        book.bin(sheet, number)
    book.add("child_removal", family=family, moment_day=day, moment_time=time(12, 30))


def _counselling(centre: Centre) -> None:
    """Sessions to which nobody came, and sessions beside the year."""
    family = centre.family()
    client = centre.mother(family)
    centre.session(centre.day(3, 3), persons=[client], no_show=True)
    centre.session(centre.before, persons=[client])
    centre.session(centre.after, family=family, persons=[client])
    centre.session(centre.after, anonymous=True)


def _foster_care(centre: Centre) -> None:
    """Children who came home in other years, only changed their carer, or were at home on leave."""
    family = centre.family()
    centre.mother(family)
    for ended, reason in (
        (centre.before, "returned"),
        (centre.after, "returned"),
        (centre.day(5, 5), "carer_changed"),
    ):
        child = centre.child(family)
        began = centre.before.replace(month=3, day=1)
        centre.placement(child, began, ended, end_reason=reason, family=family)
    child = centre.child(family)
    centre.placement(child, began, family=family)
    centre.book.add("home_leave", child=child, began=centre.day(7, 1), ended=centre.day(7, 31))


def _blue_cards(centre: Centre) -> None:
    """Procedures, sittings and persons of other years; groups at which nobody of the unit was."""
    book, earlier = centre.book, centre.before.replace(month=2, day=1)
    gone = centre.procedure(earlier, centre.before)
    coming = centre.procedure(centre.after)
    moved = centre.procedure(earlier, handed_over_on=centre.before, handed_over_to="inna gmina")
    for procedure in (gone, coming, moved):
        child = centre.party("female", centre.day(2, 2).replace(year=centre.year - 9))
        centre.takes_part(procedure, child, "harmed")
    for day in (centre.before, centre.after):
        book.add("team_sitting", day=day, attended_by_unit=True)
        group = book.add("diagnostic_group", procedure=gone, kind="gr", appointed=earlier)
        book.add("group_sitting", group=group, day=day, attended_by_unit=True, parties=[child])


def _binned(centre: Centre, assistant: str) -> None:
    """A whole family in the bin, and single records of families that stay."""
    book = centre.book
    family = centre.family()
    centre.mother(family)
    centre.child(family)
    centre.case(family, assistant, centre.day(2, 1), centre.day(8, 1), "goals_achieved")
    book.bin("family", family)
    kept = book.rows["case"][0]
    singles = (
        book.add("assessment", case=kept["number"], kind="periodic", day=centre.last),
        book.add("work_plan", case=kept["number"], began=centre.first),
        book.add("letter", direction="out", kind="court_annotation", day=centre.day(4, 4)),
        book.add("team_sitting", day=centre.day(4, 4), attended_by_unit=True),
        book.add("application", family=kept["family"], received=centre.day(4, 4)),
    )
    book.rows["assessment"][-1]["handed_over"] = centre.last
    for number in singles:
        book.bin(number.rsplit("-", 1)[0], number)
    child = centre.child(kept["family"])
    book.bin("person", child)
