"""Rules of meetings on families, of what was agreed there, and of joint trips."""

from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import known, must_have_happened, others
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.meeting import FamilyMeeting, JointTrip, MeetingAgreement


@rule("family_meeting", on=("day", "family_id", "began"))
def meeting_once(entry: Entry) -> Findings:
    """A meeting has been, and is written down once."""
    yield from must_have_happened(entry, "day", "Spotkanie odbyłoby się")
    for other in others(entry, FamilyMeeting, "family_id", "day"):
        if other.began == entry["began"]:
            yield refuse(
                "day",
                "twice",
                f"Spotkanie w sprawie tej rodziny z tego dnia i godziny już jest ({other.number}). Popraw tamten "
                "wpis albo podaj godzinę.",
            )
            return


@rule("family_meeting", on=("family_id", "district"))
def meeting_has_a_district(entry: Entry) -> Findings:
    """Meetings are reported by district: that of the family, else the one written beside the meeting."""
    family = known(entry, Family, entry["family_id"])
    of_family = family.district if family is not None else ""
    if not of_family and entry["district"] is None:
        yield warn(
            "district",
            "no_district",
            "Nie wiadomo, z którego rejonu jest ta sprawa. W podziale według rejonów spotkania nie będzie.",
        )
    elif of_family and entry["district"] not in (None, of_family):
        yield warn(
            "district",
            "other_district",
            "Rodzina mieszka w innym rejonie. W sprawozdaniu liczy się rejon rodziny.",
        )


@rule("family_meeting", on=("participants",))
def meeting_is_of_somebody(entry: Entry) -> Findings:
    """Who took part, and for which institution."""
    if entry["participants"] is None:
        yield warn(
            "participants",
            "nobody",
            "Nie zapisano uczestników. Wpisz, kto był i z jakiej instytucji.",
        )


@rule("meeting_agreement", on=("meeting_id", "until", "done_on"))
def agreed_at_the_meeting(entry: Entry) -> Findings:
    """What was agreed is to be done, and was done, after the meeting."""
    yield from must_have_happened(entry, "done_on", "Ustalenie wykonano by")
    meeting = known(entry, FamilyMeeting, entry["meeting_id"])
    if meeting is None:
        return
    for name, what in (("until", "Termin"), ("done_on", "Data wykonania")):
        day = entry[name]
        if day is not None and day < meeting.day:
            yield refuse(
                name,
                "before_meeting",
                f"Spotkanie było {short_date(meeting.day)}. {what} nie może być wcześniej.",
            )


@rule("meeting_agreement", on=("meeting_id", "what"))
def agreed_once(entry: Entry) -> Findings:
    """The same is agreed once at a meeting."""
    for other in others(entry, MeetingAgreement, "meeting_id", "what"):
        yield refuse(
            "what", "twice", f"To ustalenie już jest zapisane ({other.number}). Popraw tamten wpis."
        )


@rule("meeting_agreement", on=("who", "until", "done_on"))
def agreement_binds_somebody(entry: Entry) -> Findings:
    """Somebody does it, by a day."""
    if entry["who"] is None:
        yield warn("who", "nobody", "Nie zapisano, kto to zrobi. Dopisz osobę albo instytucję.")
    if entry["until"] is None and entry["done_on"] is None:
        yield warn(
            "until", "no_term", "Bez terminu program o tym ustaleniu nie przypomni. Wpisz datę."
        )


@rule("joint_trip", on=("day", "district", "families"))
def trip_once(entry: Entry) -> Findings:
    """A trip has been, and is written down once."""
    yield from must_have_happened(entry, "day", "Wyjazd odbyłby się")
    visited = set(entry["families"] or ())
    for other in others(entry, JointTrip, "day", district=entry["district"] or ""):
        if visited and {family.id for family in other.families} == visited:
            yield refuse(
                "families",
                "twice",
                f"Wyjazd do tych rodzin z tego dnia już jest ({other.number}). Popraw tamten wpis.",
            )


@rule("joint_trip", on=("district", "guards", "families", "other_families"))
def trip_is_complete(entry: Entry) -> Findings:
    """To somebody, somewhere, and with somebody who is not of the centre."""
    if not entry["families"] and not entry["other_families"]:
        yield warn(
            "families",
            "nobody",
            "Nie wskazano żadnej rodziny. Wyjazd będzie policzony, odwiedziny nie.",
        )
    if entry["district"] is None:
        yield warn(
            "district",
            "no_district",
            "Nie podano rejonu. W podziale według rejonów wyjazdu nie będzie.",
        )
    if entry["guards"] is None:
        yield warn("guards", "nobody", "Nie zapisano, kto jechał ze straży albo Policji.")
