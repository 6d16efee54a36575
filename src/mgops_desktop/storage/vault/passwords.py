"""Passwords: what is accepted, how a key is drawn from one, how wrong ones are slowed down."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from argon2.low_level import Type, hash_secret_raw

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import noun_form
from mgops_desktop.files import shipped

SHORTEST = 12
LONGEST = 256
_MIB = 1024
_CALIBRATION_MIB = (64, 128, 256)
_SLOWEST_UNLOCK_SECONDS = 0.8
_DELAYS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)


class WeakPassword(UserError):
    """The chosen password is refused; the message says why."""


@dataclass(frozen=True)
class Argon2Cost:
    """Work factors of Argon2id. Bounds hold on reading too: no weakened file, no memory bomb."""

    memory_kib: int = 64 * _MIB
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        within = (
            64 * _MIB <= self.memory_kib <= 512 * _MIB
            and 3 <= self.passes <= 10
            and 1 <= self.lanes <= 8
        )
        if not within:
            raise ValueError("Argon2id cost out of bounds")


def derive_key(password: str, salt: bytes, cost: Argon2Cost) -> bytes:
    """Return 32 bytes from a password; the same for composed and decomposed Polish letters."""
    return hash_secret_raw(
        normalised(password).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def calibrated_cost(clock: Callable[[], float] = time.perf_counter) -> Argon2Cost:
    """Return the largest of 64, 128, 256 MiB that unlocks in under 0.8 s here, never less than 64
    MiB.
    """
    best = Argon2Cost()
    for mib in _CALIBRATION_MIB:
        cost = Argon2Cost(mib * _MIB)
        began = clock()
        derive_key("pomiar", bytes(16), cost)
        if clock() - began > _SLOWEST_UNLOCK_SECONDS:
            break
        best = cost
    return best


def normalised(text: str) -> str:
    """NFKC, so that a keyboard that produces `o` + acute accent opens what `ó` locked."""
    return unicodedata.normalize("NFKC", text)


def check_password(password: str, login: str = "") -> None:
    """Raise WeakPassword unless the password is long enough and not one of the common ones."""
    text = normalised(password)
    length = f"{len(text)} {noun_form(len(text), 'znak')}"
    if len(text) < SHORTEST:
        raise WeakPassword(
            f"Hasło jest za krótkie: ma {length}, potrzeba co najmniej {SHORTEST}. "
            "Dobrze sprawdza się kilka słów oddzielonych spacjami."
        )
    if len(text) > LONGEST:
        raise WeakPassword(f"Hasło jest za długie: ma {length}, przyjmujemy najwyżej {LONGEST}.")
    folded = "".join(text.casefold().split())
    if folded in common_passwords() or _is_one_piece_repeated(folded):
        raise WeakPassword(
            "To hasło należy do najczęściej używanych i łatwo je odgadnąć. Wybierz inne."
        )
    if login and folded == normalised(login).casefold():
        raise WeakPassword("Hasło nie może być takie samo jak login. Wybierz inne.")


@cache
def common_passwords() -> frozenset[str]:
    """The bundled list of common Polish and English passwords of twelve characters and more."""
    lines = shipped("resources", "common-passwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _is_one_piece_repeated(text: str) -> bool:
    """Whether the text is a piece of at most four characters over and over (`abcabcabcabc`)."""
    return any(text == (text[:size] * len(text))[: len(text)] for size in range(1, 5))


class Attempts:
    """Counts wrong passwords and makes each further try wait 1, 2, 4 … 30 s."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._last_failure = 0.0

    def failed(self) -> None:
        self._failures += 1
        self._last_failure = self._clock()

    @property
    def seconds_left(self) -> float:
        """How long the next try must wait; 0.0 when it may be made now."""
        delay = _DELAYS[min(self._failures, len(_DELAYS) - 1)]
        return max(0.0, self._last_failure + delay - self._clock())

    def wait(self, sleep: Callable[[float], None] = time.sleep) -> None:
        """Sleep until the next try is allowed (command line; the window shows a countdown)."""
        if (left := self.seconds_left) > 0:
            sleep(left)
