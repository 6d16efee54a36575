"""Rules of the register of papers of Blue Card procedures."""

from sqlalchemy import select

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.card_papers import NEVER_FOR_HARMED, NEVER_FOR_VIOLENT, ViolentAccess
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.blue_card_beside import must_take_part, roles_in
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.card_papers import CardPages

_STEPS = {
    "printed_on": "Wydrukowano",
    "signed_on": "Podpisano",
    "sent_on": "Wysłano",
    "delivered_on": "Doręczono",
    "filed_on": "Wpięto do akt",
    "original_given_on": "Oryginał przekazano",
}
_FROZEN = ("code", "party_id", "procedure_id", "made_on", "came_from")


@rule("card_document", on=("procedure_id", "party_id", "code"))
def paper_reaches_its_side(entry: Entry) -> Findings:
    """NK-B and the invitation never go to a violent person, what speaks to him never to the other side."""
    yield from must_take_part(entry, "party")
    roles = roles_in(entry, entry["procedure_id"], entry["party_id"])
    if entry["code"] in NEVER_FOR_VIOLENT and PartyRole.VIOLENT in roles:
        yield refuse(
            "party",
            "for_violent",
            "Tego dokumentu nie przekazuje się osobie stosującej przemoc (§ 6, § 11 rozporządzenia).",
        )
    if entry["code"] in NEVER_FOR_HARMED and roles == {PartyRole.HARMED}:
        yield refuse("party", "for_harmed", "To pismo jest dla osoby stosującej przemoc.")


@rule("card_document", on=tuple(_STEPS))
def steps_follow_each_other(entry: Entry) -> Findings:
    """Nothing happens to a paper before it is there, and it is not delivered before it is sent."""
    for name, words in _STEPS.items():
        if entry[name] is not None and entry["made_on"] and entry[name] < entry["made_on"]:
            made = short_date(entry["made_on"])
            yield refuse(name, "before_made", f"{words}, a dokument jest z {made}.")
    sent, delivered = entry["sent_on"], entry["delivered_on"]
    if sent is not None and delivered is not None and delivered < sent:
        yield refuse("delivered_on", "before_sent", f"Pismo wysłano {short_date(sent)}.")


@rule("card_document", on=("original_given_on", "original_given_to", "copy_kept"))
def original_leaves_a_copy(entry: Entry) -> Findings:
    """The original goes to the body that prosecutes, a copy stays (§ 14 ust. 3 R2023)."""
    given = entry["original_given_on"] is not None
    if bool(entry["original_given_to"]) != given:
        yield refuse(
            "original_given_to" if given else "original_given_on",
            "original_unclear",
            "Przy przekazaniu oryginału podaj datę i komu go przekazano.",
        )
    if given and not entry["copy_kept"]:
        yield warn("copy_kept", "no_copy", "Kopia dokumentu zostaje w aktach (§ 14 ust. 3).")


@rule("card_document", on=("access",))
def access_is_given_with_care(entry: Entry) -> Findings:
    """The other side never sees the forms and protocols; of the rest only what concerns it (art. 9e ust. 4)."""
    if entry["access"] is ViolentAccess.ABOUT_HIMSELF:
        yield warn(
            "access",
            "is_shown",
            "Sprawdź, że dokument nie zawiera danych osoby doznającej przemocy (art. 9e ust. 4).",
        )


@rule("card_document", on=_FROZEN)
def made_paper_stays(entry: Entry) -> Findings:
    """What was made here is what its pages say: a correction is a new version."""
    pages = select(CardPages.id).where(CardPages.document_id == entry.id)
    if entry.stored is not None and entry.session.scalars(pages).first() is not None:
        yield refuse(
            "code",
            "is_made",
            "To pismo sporządzono w programie. Rodzaj, datę i adresata zmienia nowa wersja pisma.",
        )
