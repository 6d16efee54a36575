"""Rules of the work within a Blue Card procedure: plan of help, obligations, risk, disclosures."""

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import Known
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.rules.beside import exists, known, must_have_happened, others
from mgops_desktop.operations.rules.blue_card_beside import (
    must_follow_the_start,
    must_take_part,
    roles_in,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.tables.blue_card import Participation, Party
from mgops_desktop.storage.tables.blue_card_work import RiskAnswer, RiskSheet

_WEAPON, _PREGNANCY = "weapon", "pregnancy"
"""Factors of the shipped list: the first obliges to tell the Police (art. 9f UPPD)."""


@rule("help_action", on=("procedure_id", "party_id", "agreed_on", "ended", "why_ended"))
def help_is_agreed(entry: Entry) -> Findings:
    """Agreed in the procedure, for somebody who takes part in it; a reason belongs to an end."""
    yield from must_take_part(entry, "party")
    yield from must_follow_the_start(entry, "agreed_on", "Ustalenie")
    yield from must_have_happened(entry, "agreed_on", "Działanie ustalono by")
    if entry["why_ended"] and entry["ended"] is None:
        yield refuse(
            "ended", "no_end", "Podano powód zmiany. Wpisz dzień, w którym ją wprowadzono."
        )


@rule("help_action", on=("responsible", "until"))
def help_is_given_to_somebody(entry: Entry) -> Findings:
    """Who does it, till when (§ 16 R2023)."""
    if not entry["responsible"]:
        yield warn("responsible", "nobody", "Nie wpisano, kto odpowiada za to działanie.")
    if entry["until"] is None:
        yield warn("until", "no_term", "Nie wpisano terminu działania.")


@rule("violent_obligation", on=("procedure_id", "party_id", "agreed_on"))
def obliged_in_the_procedure(entry: Entry) -> Findings:
    """A violent person, in the procedure."""
    yield from must_take_part(entry, "party", PartyRole.VIOLENT)
    yield from must_follow_the_start(entry, "agreed_on", "Zobowiązanie")
    yield from must_have_happened(entry, "agreed_on", "Osobę zobowiązano by")


@rule("violent_obligation", on=("review", "kept", "remark"))
def obligation_is_checked(entry: Entry) -> Findings:
    """It is looked at again; once it was, what was found is written down."""
    if entry["review"] is None:
        yield warn("review", "no_review", "Nie wpisano, kiedy grupa sprawdzi zobowiązanie.")
    elif entry["review"] < entry.today and entry["kept"] is None and not entry["remark"]:
        yield warn("remark", "no_result", "Dzień sprawdzenia minął. Wpisz, co stwierdzono.")


@rule("risk_sheet", on=("procedure_id", "party_id", "day"))
def risk_is_asked_of_the_harmed(entry: Entry) -> Findings:
    """One sheet of a day for a harmed person."""
    yield from must_take_part(entry, "party", PartyRole.HARMED)
    yield from must_follow_the_start(entry, "day", "Wypełnienie arkusza")
    for other in others(entry, RiskSheet, "procedure_id", "party_id", "day"):
        yield refuse("day", "twice", f"Arkusz z tego dnia jest już zapisany ({other.number}).")
    if entry["party_id"] is None:
        yield warn("party", "nobody", "Nie wskazano osoby, której dotyczy arkusz.")


@rule("risk_answer", on=("sheet_id", "factor", "answer"))
def factor_is_answered_once(entry: Entry) -> Findings:
    """A factor stands once on a sheet, and pregnancy not on that of a man."""
    for other in others(entry, RiskAnswer, "sheet_id", "factor"):
        yield refuse("factor", "twice", f"Na to pytanie już odpowiedziano ({other.number}).")
    sheet = known(entry, RiskSheet, entry["sheet_id"])
    party = known(entry, Party, sheet.party_id) if sheet else None
    is_of_a_man = party is not None and party.sex is Sex.MALE
    if entry["factor"] == _PREGNANCY and entry["answer"] is Known.YES and is_of_a_man:
        yield refuse("factor", "of_a_man", "Ten arkusz dotyczy mężczyzny. Popraw odpowiedź.")


@rule("risk_answer", on=("sheet_id", "factor", "answer", "source"))
def risk_is_known_from_somewhere(entry: Entry) -> Findings:
    """A yes says whence it is known, and of a weapon it is noted at the violent person."""
    if entry["answer"] is not Known.YES:
        return
    if not entry["source"]:
        yield warn("source", "no_source", "Nie wpisano, skąd to wiadomo.")
    sheet = known(entry, RiskSheet, entry["sheet_id"])
    if sheet is None or entry["factor"] != _WEAPON:
        return
    armed = Participation.weapon == Known.YES
    if not exists(entry, Participation, Participation.procedure_id == sheet.procedure_id, armed):
        yield warn(
            "factor",
            "weapon",
            "Przy żadnej osobie stosującej przemoc nie zaznaczono broni. Zaznacz ją i powiadom (art. 9f).",
        )


@rule("disclosure", on=("procedure_id", "party_id", "asked", "consented", "refused"))
def disclosure_is_decided(entry: Entry) -> Findings:
    """Asked for by somebody who takes part, and decided one way."""
    yield from must_take_part(entry, "party")
    yield from must_follow_the_start(entry, "asked", "Złożenie prośby")
    if entry["consented"] is not None and entry["refused"] is not None:
        yield refuse(
            "refused", "both", "Wpisano i zgodę, i odmowę. Zostaw to, co zespół rozstrzygnął."
        )


@rule("disclosure", on=("party_id", "consented", "seen", "scope"))
def disclosure_follows_consent(entry: Entry) -> Findings:
    """Nothing is shown without consent; to a violent person only what concerns him (art. 9e ust. 4 UPPD)."""
    if entry["seen"] is None:
        return
    if entry["consented"] is None:
        yield warn("consented", "no_consent", "Wgląd wymaga zgody zespołu (art. 9c ust. 5).")
    is_violent = PartyRole.VIOLENT in roles_in(entry, entry["procedure_id"], entry["party_id"])
    if is_violent and not entry["scope"]:
        yield warn(
            "scope",
            "no_scope",
            "Wpisz, co pokazano: osobie stosującej przemoc tylko to, co jej dotyczy (art. 9e ust. 4).",
        )
