"""Rules of the forms NK-B, C and D: who gets an NK-B, whom a form is about, the answers of a whole form."""

from sqlalchemy import select

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.blue_card import FormKind, PartyRole
from mgops_desktop.domain.blue_card_records import RecipientCapacity
from mgops_desktop.domain.form_definition import Answer
from mgops_desktop.domain.likeness import name_key
from mgops_desktop.operations.rules.beside import birth_of, known, others
from mgops_desktop.operations.rules.blue_card_beside import forbidden, must_take_part
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.form_definitions import definition_of_form, shipped_forms
from mgops_desktop.storage.tables.blue_card import NkAnswer, NkForm, Participation, Party

_NEVER = "Formularza NK-B nigdy nie dostaje osoba stosująca przemoc."
_OF_B = ("recipient_id", "capacity", "recipient")


@rule("nk_form", on=("kind", "procedure_id", "filled", "outside", *_OF_B))
def leaflet_never_to_the_violent(entry: Entry) -> Findings:
    """An NK-B has a recipient of age who is not violent, also by a typed name (§ 6 R2023).

    Of one who was chosen from the procedure the machine says it.
    """
    if entry["kind"] is not FormKind.B:
        for name in _OF_B:
            if entry[name]:
                column = "recipient_party" if name == "recipient_id" else name
                yield refuse(column, "not_b", "Odbiorcę ma tylko formularz „Niebieska Karta – B”.")
        return
    if _is_name_of_violent(entry):
        yield forbidden(entry, "recipient", "violent", _NEVER)
    recipient = known(entry, Party, entry["recipient_id"])
    if recipient is None:
        return
    if is_child_on(birth_of(recipient), entry["filled"]):
        yield forbidden(
            entry,
            "recipient_party",
            "minor",
            "Za małoletniego formularz NK-B odbiera dorosły (§ 6).",
        )


def _is_name_of_violent(entry: Entry) -> bool:
    """Whether the typed name of the recipient is that of a violent person of the procedure."""
    if not entry["recipient"] or entry["procedure_id"] is None:
        return False
    query = (
        select(Party)
        .join(Participation, Participation.party_id == Party.id)
        .where(
            Participation.procedure_id == entry["procedure_id"],
            Participation.role == PartyRole.VIOLENT,
        )
    )
    typed = name_key(entry["recipient"], "")
    names = (name_key(one.surname, one.first_name) for one in entry.session.scalars(query))
    return typed in names


@rule("nk_form", on=("kind", "filled", "about_id", *_OF_B))
def leaflet_is_taken_by_somebody(entry: Entry) -> Findings:
    """Whoever takes an NK-B does so for himself or as an adult for somebody else (§ 6 ust. 2 R2023)."""
    if entry["kind"] is not FormKind.B:
        return
    if entry["recipient_id"] is None and not entry["recipient"]:
        yield warn("recipient_party", "nobody", "Nie wpisano, kto odebrał formularz NK-B.")
    elif entry["capacity"] is None:
        yield warn("capacity", "no_capacity", "Nie wpisano, w jakiej roli odebrano NK-B (§ 6).")
    about = known(entry, Party, entry["about_id"])
    is_child = about is not None and is_child_on(birth_of(about), entry["filled"])
    if is_child and entry["capacity"] is RecipientCapacity.HARMED:
        yield refuse(
            "capacity",
            "minor",
            "Za małoletniego odbiera rodzic, opiekun, osoba najbliższa albo wskazana (§ 6 ust. 2).",
        )


@rule("nk_form", on=("kind", "procedure_id", "about_id"))
def form_is_about_its_side(entry: Entry) -> Findings:
    """NK-B and NK-C are about a harmed person, an NK-D about a violent one; an NK-A names all."""
    if entry["about_id"] is None:
        return
    if entry["kind"] is FormKind.A:
        yield refuse("about", "all", "NK-A dotyczy wszystkich osób procedury. Usuń ten wpis.")
        return
    role = PartyRole.VIOLENT if entry["kind"] is FormKind.D else PartyRole.HARMED
    yield from must_take_part(entry, "about", role)


@rule("nk_form", on=("definition", "kind"))
def definition_is_one(entry: Entry) -> Findings:
    """The version of a form is one that the program knows, and of this form."""
    if not entry["definition"]:
        return
    found = shipped_forms().get(entry["definition"])
    if found is None or found.kind is not entry["kind"]:
        names = ", ".join(key for key, one in shipped_forms().items() if one.kind is entry["kind"])
        yield refuse("definition", "unknown", f"Nie ma takiego wzoru. Znane: {names or 'żaden'}.")


@rule("nk_answer", on=("form_id", "field", "row", "words"))
def answer_of_a_field(entry: Entry) -> Findings:
    """An answer stands in a field of its form that no other record holds, once, and is one of what it offers."""
    form = known(entry, NkForm, entry["form_id"])
    definition = definition_of_form(form) if form is not None else None
    if definition is None:
        yield refuse("form", "no_definition", "Ten formularz nie ma wzoru z polami do wpisania.")
        return
    field = definition.field(entry["field"] or "")
    if field is None or field.maps_to:
        yield refuse(
            "field",
            "unknown",
            f"Tego pola nie ma we wzorze {definition.key} albo stoi ono w innym zapisie.",
        )
        return
    for other in others(entry, NkAnswer, "form_id", "field", row=entry["row"] or 0):
        yield refuse("field", "twice", f"To pole jest już wypełnione ({other.number}).")
    known_words = {key for key, _label in field.options}
    if field.answer in (Answer.CHOICE, Answer.TICKS):
        given = [one for one in (entry["words"] or "").split(";") if one]
        if not known_words.issuperset(given):
            yield refuse("words", "choice", "Takiej odpowiedzi nie ma we wzorze.")
    if not entry["words"]:
        yield warn("words", "empty", "Odpowiedź jest pusta. Można ją usunąć.")
    if (entry["row"] or 0) > field.rows:
        yield warn("row", "beyond", f"Tabela wzoru ma wierszy: {field.rows}.")
