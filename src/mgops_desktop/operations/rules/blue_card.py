"""Rules of Blue Card procedures: persons, procedures, who takes part, forms. Nothing outside their file is asked."""

from mgops_desktop.domain.age import is_child_on
from mgops_desktop.domain.blue_card import (
    FORM_LABELS,
    FormAType,
    FormKind,
    Institution,
    PartyRole,
    ProcedureEnd,
)
from mgops_desktop.domain.deadline_rule import Regime, regime_on
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.beside import (
    birth_of,
    exists,
    known,
    must_have_happened,
    others,
    term_of,
)
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse, rule, warn
from mgops_desktop.storage.deadline import regimes
from mgops_desktop.storage.earlier_procedures import earlier_of
from mgops_desktop.storage.tables.blue_card import NkForm, Participation, Party, Procedure
from mgops_desktop.storage.terms import Terms

_OLD_GROUNDS = (ProcedureEnd.OLD_CEASED_AND_PLAN, ProcedureEnd.OLD_NO_GROUNDS)


@rule("party", on=("surname", "first_name"))
def party_has_a_name(entry: Entry) -> Findings:
    """Somebody in a procedure can be told from the others."""
    if not entry["surname"] and not entry["first_name"]:
        yield refuse(
            "surname",
            "no_name",
            "Wpisz nazwisko albo imię. Gdy nie są znane, wpisz np. „NN, sąsiadka”.",
        )


@rule("procedure", on=("ended", "end_ground", "monitoring_ended", "began"))
def procedure_ends_lawfully(entry: Entry) -> Findings:
    """A ground and a monitoring belong to an end, a ground to the law of its day."""
    ended, ground = entry["ended"], entry["end_ground"]
    yield from must_have_happened(entry, "ended", "Procedura skończyłaby się")
    if ground is not None and ended is None:
        yield refuse(
            "ended",
            "no_end",
            "Podano podstawę zakończenia, a procedura trwa. Wpisz datę zakończenia albo usuń podstawę.",
        )
    if entry["monitoring_ended"] is not None and ended is None:
        yield refuse(
            "monitoring_ended",
            "no_end",
            "Monitoring jest po zakończeniu procedury (art. 9h). Wpisz najpierw datę jej zakończenia.",
        )
    if ground is None or ended is None:
        return
    is_old = regime_on(entry["began"], regimes()) is Regime.OLD
    if ground in _OLD_GROUNDS and not is_old:
        yield refuse(
            "end_ground",
            "old_ground",
            f"Procedura wszczęta {short_date(entry['began'])} kończy się na podstawie art. 9h albo 9b ust. 15. "
            "Wybierz inną podstawę.",
        )


@rule("procedure", on=("ended", "end_ground", "handed_over_on"))
def procedure_is_over_once(entry: Entry) -> Findings:
    """Ended on a ground, or handed over."""
    if entry["ended"] is not None and entry["end_ground"] is None:
        yield warn(
            "end_ground",
            "no_ground",
            "Nie podano podstawy zakończenia. Sprawozdanie dzieli procedury według niej.",
        )
    if entry["ended"] is not None and entry["handed_over_on"] is not None:
        yield warn(
            "handed_over_on",
            "ended_and_handed_over",
            "Procedura jest zarazem zakończona i przekazana. Liczy się wcześniejsza z tych dat.",
        )


@rule("procedure", on=("family_link", "began", "ended"))
def procedure_of_a_family(entry: Entry) -> Findings:
    """A second procedure of a family while one is open."""
    for other in others(entry, Procedure, "family_link"):
        if other.ended is None and other.handed_over_on is None and entry["ended"] is None:
            yield warn(
                "family",
                "second_procedure",
                f"W tej rodzinie jest już otwarta procedura {other.number}. Czy to nie kolejne zdarzenie w niej?",
            )
            return


@rule("procedure", on=("taken_over_on", "taken_over_from"))
def procedure_changes_hands(entry: Entry) -> Findings:
    """A day and the other municipality stand together; nobody takes over what has not begun."""
    taken = entry["taken_over_on"]
    if taken is not None and taken < entry["began"]:
        yield refuse(
            "taken_over_on",
            "before_begin",
            f"Procedurę wszczęto {short_date(entry['began'])}. Nie można jej było przejąć wcześniej.",
        )
    if taken is not None and not entry["taken_over_from"]:
        yield warn("taken_over_from", "no_place", "Wpisz, od kogo ją przejęto (art. 9e).")


@rule("participation", on=("procedure_id", "party_id", "role"))
def one_role_in_a_procedure(entry: Entry) -> Findings:
    """Nobody has the same role twice; harmed and violent at once is odd."""
    for other in others(entry, Participation, "procedure_id", "party_id"):
        if other.role is entry["role"]:
            yield refuse(
                "party",
                "twice",
                f"Ta osoba ma już tę rolę w procedurze ({other.number}). Popraw tamten wpis.",
            )
        elif {other.role, entry["role"]} == {PartyRole.HARMED, PartyRole.VIOLENT}:
            yield warn(
                "role",
                "both_sides",
                "Ta osoba jest w procedurze także w drugiej roli: doznającej i stosującej przemoc. Sprawdź role.",
            )


@rule("participation", on=("procedure_id", "party_id", "role", "minor_witness"))
def witness_is_a_minor(entry: Entry) -> Findings:
    """A minor who witnesses violence is a minor and not the one who uses it."""
    party, procedure = (
        known(entry, Party, entry["party_id"]),
        known(entry, Procedure, entry["procedure_id"]),
    )
    if party is None or procedure is None:
        return
    is_child = is_child_on(birth_of(party), procedure.began)
    is_known = party.birth_date is not None or party.birth_year is not None
    if entry["minor_witness"] and is_known and not is_child:
        yield refuse(
            "minor_witness",
            "of_age",
            "Ta osoba była w dniu wszczęcia pełnoletnia. Odznacz małoletniego świadka albo popraw datę urodzenia.",
        )
    if entry["minor_witness"] and entry["role"] is PartyRole.VIOLENT:
        yield refuse(
            "minor_witness",
            "violent_witness",
            "Osoba stosująca przemoc nie jest jej świadkiem. Popraw rolę albo odznacz świadka.",
        )
    if procedure.ended is not None and entry.id is None:
        yield warn("procedure", "ended", f"Procedura skończyła się {short_date(procedure.ended)}.")


@rule("participation", on=("procedure_id", "party_id", "role"))
def somebody_of_an_earlier_procedure(entry: Entry) -> Findings:
    """Who was in a procedure that has ended may be in its monitoring: the two are tied together (§ 13, § 21 R2023)."""
    procedure = known(entry, Procedure, entry["procedure_id"])
    if procedure is None or procedure.previous_id is not None or entry.id is not None:
        return
    if entry["role"] is PartyRole.HOUSEHOLD:
        return
    for earlier in earlier_of(entry.session, procedure, entry["party_id"]):
        assert earlier.ended is not None
        yield warn(
            "party",
            "earlier",
            f"Ta osoba była w procedurze {earlier.number}, zakończonej {short_date(earlier.ended)}. "
            "Jeśli wszczęto tę w jej monitoringu, powiąż obie.",
        )


@rule("nk_form", on=("kind", "a_type", "procedure_id"))
def one_form_starts(entry: Entry) -> Findings:
    """Only an NK-A starts a procedure, and only one does."""
    kind, a_type = entry["kind"], entry["a_type"]
    if a_type is not None and kind is not FormKind.A:
        yield refuse(
            "a_type",
            "not_a",
            f"Rodzaj dotyczy tylko formularza „Niebieska Karta – A”, a to {FORM_LABELS[kind]}. Usuń go.",
        )
    if a_type is FormAType.STARTING:
        for other in others(entry, NkForm, "procedure_id", a_type=FormAType.STARTING):
            yield refuse(
                "a_type",
                "second_start",
                f"Procedurę wszczął już formularz z {short_date(other.filled)}. Ten jest kolejny.",
            )
            return


@rule("nk_form", on=("filled", "received", "procedure_id"))
def form_has_been(entry: Entry) -> Findings:
    """Filled in and received on days that have been."""
    yield from must_have_happened(entry, "filled", "Formularz wypełniono by")
    yield from must_have_happened(entry, "received", "Formularz wpłynąłby")


@rule("nk_form", on=("institution", "filler"))
def filler_is_of_us(entry: Entry) -> Findings:
    """Our worker fills in for social assistance and for nobody else."""
    other_body = entry["institution"] not in (None, Institution.SOCIAL_ASSISTANCE)
    if other_body and entry["filler"] is not None:
        yield refuse(
            "filler",
            "not_ours",
            "Formularz wypełniła inna instytucja, a wskazano naszego pracownika. Popraw jedno z nich.",
        )


@rule("nk_form", on=("filled", "received", "kind", "institution", "violence", "a_type"))
def form_is_complete(entry: Entry) -> Findings:
    """By what an NK-A is counted, and whether it came in its term (T01)."""
    if entry["kind"] is not FormKind.A:
        return
    if entry["institution"] is None:
        yield warn(
            "institution",
            "nobody",
            "Nie podano, kto wypełnił. Formularze liczy się według instytucji.",
        )
    if entry["a_type"] is FormAType.STARTING and not entry["violence"]:
        yield warn("violence", "no_violence", "Nie zaznaczono żadnej formy przemocy z formularza.")
    filled, received = entry["filled"], entry["received"]
    if received is None or not Terms(entry.session).governs("T01", filled):
        return
    until = term_of(entry, "T01", filled)
    if until is not None and received > until:
        yield warn(
            "received",
            "late",
            f"Termin przekazania do zespołu minął {short_date(until)} (§ 7 rozporządzenia).",
        )


@rule("nk_form", on=("procedure_id",))
def form_has_its_procedure(entry: Entry) -> Findings:
    """A form without a procedure is not seen in any."""
    if entry["procedure_id"] is None and exists(entry, Procedure):
        yield warn(
            "procedure",
            "no_procedure",
            "Nie wskazano procedury. Formularza nie będzie w jej aktach.",
        )
