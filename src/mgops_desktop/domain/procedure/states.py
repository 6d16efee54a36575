"""Where a procedure stands; S-states by the law since 28.09.2023, O-states by the law before."""

from enum import StrEnum


class State(StrEnum):
    """The states in their order; nobody sets one by hand, they follow from dated facts."""

    REPORTED = "S0"
    STARTED = "S1"
    WITH_TEAM = "S2"
    WITH_GROUP = "S3"
    DIAGNOSIS = "S4"
    WORK = "S5"
    WITHDRAWN = "S6"
    CEASED = "S7"
    NO_GROUNDS = "S8"
    MONITORING = "S9"
    ARCHIVED = "S10"
    HANDED_OVER = "S11"
    OLD_STARTED = "O1"
    OLD_WITH_CHAIR = "O2"
    OLD_WITH_GROUP = "O3"
    OLD_WORK = "O4"
    OLD_ENDED = "O5"
    OLD_ARCHIVED = "O6"
    OLD_HANDED_OVER = "O7"


STATE_LABELS = {
    State.REPORTED: "zgłoszenie",
    State.STARTED: "w drodze do zespołu",
    State.WITH_TEAM: "w zespole interdyscyplinarnym",
    State.WITH_GROUP: "w grupie diagnostyczno-pomocowej",
    State.DIAGNOSIS: "diagnoza",
    State.WORK: "realizacja planu pomocy",
    State.WITHDRAWN: "odstąpiono od działań",
    State.CEASED: "zakończona: ustanie przemocy",
    State.NO_GROUNDS: "zakończona: brak zasadności działań",
    State.MONITORING: "monitoring po zakończeniu",
    State.ARCHIVED: "archiwum",
    State.HANDED_OVER: "przekazana do innej gminy",
    State.OLD_STARTED: "w drodze do przewodniczącego",
    State.OLD_WITH_CHAIR: "u przewodniczącego zespołu",
    State.OLD_WITH_GROUP: "w zespole albo grupie",
    State.OLD_WORK: "w toku",
    State.OLD_ENDED: "zakończona",
    State.OLD_ARCHIVED: "archiwum",
    State.OLD_HANDED_OVER: "przekazana do innej gminy",
}
RUNNING = frozenset(
    {
        *(State.STARTED, State.WITH_TEAM, State.WITH_GROUP, State.DIAGNOSIS, State.WORK),
        *(State.OLD_STARTED, State.OLD_WITH_CHAIR, State.OLD_WITH_GROUP, State.OLD_WORK),
    }
)
"""A further NK-A of the same persons belongs to the procedure in such a state."""
AFTER_END = frozenset({State.MONITORING, State.ARCHIVED, State.OLD_ARCHIVED})
"""What follows an end and never replaces it."""
_ORDER = {state: place for place, state in enumerate(State)}


def is_further(state: State, than: State | None) -> bool:
    """Whether a procedure in this state has come further than in the other."""
    return than is None or _ORDER[state] > _ORDER[than]
