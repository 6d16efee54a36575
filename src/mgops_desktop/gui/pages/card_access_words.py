"""What the page says of the account's access to procedures: why it is as it is, and who gives it."""

from mgops_desktop.domain.procedure.access import PAPER_LABELS, Standing
from mgops_desktop.domain.wording import counted
from mgops_desktop.operations.blue_card_access import CardStanding

_GIVEN_BY = (
    "przewodniczący zespołu, jego zastępca albo obsługa zespołu (w części „Osoby z instytucji”)"
)
_COUNTS = "Wszystkim innym program podaje tylko liczby: w sprawozdaniach i wskaźnikach."
_BEGINNING = (
    "Na razie każde konto z kluczem otwiera wszystkie procedury, bo nikt, kto prowadzi zespół, nie ma jeszcze konta z "
    "dokumentami. Wpisz przewodniczącego, zastępcę albo obsługę zespołu z loginem, dniem oświadczenia o poufności i "
    "upoważnienia: od tej chwili inni zobaczą tylko procedury swoich grup."
)


def standing_note(found: CardStanding) -> str:
    """What stands over the page while everybody reaches everything; otherwise nothing."""
    return _BEGINNING if found.standing is Standing.BEGINNING else ""


def refusal(found: CardStanding) -> str:
    """Why the account opens no procedure, and who can change that; empty for one that may."""
    if found.standing is Standing.UNKNOWN:
        return (
            f"To konto nie otwiera żadnej procedury: login „{found.login}” nie stoi przy nikim z osób z instytucji. "
            f"Dostęp mają członkowie grup i osoby, które prowadzą zespół. Login wpisuje {_GIVEN_BY}. {_COUNTS}"
        )
    if found.standing is Standing.WITHOUT_PAPERS:
        missing = " i ".join(PAPER_LABELS[one] for one in found.missing)
        return (
            f"To konto nie otwiera żadnej procedury. Brakuje: {missing}. "
            f"Dzień podpisania wpisuje {_GIVEN_BY}. {_COUNTS}"
        )
    return ""


def elsewhere_words(found: CardStanding) -> str:
    """How many procedures others run; empty when there are none."""
    if not found.elsewhere:
        return ""
    return f"bez dostępu: {counted(found.elsewhere, 'procedura')} (tylko liczby)"
