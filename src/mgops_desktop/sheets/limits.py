"""How large a file to import may be, before and after unpacking (contracts 3, reliability 4.5)."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, times in seconds, rows without the empty ones."""

    file_size: int = 20 * MEGABYTE
    members: int = 200
    unpacked: int = 200 * MEGABYTE
    ratio: int = 200
    rows: int = 300_000
    columns: int = 256
    field_length: int = 131_072
    memory: int = 1024 * MEGABYTE
    seconds: float = 60.0


LIMITS = Limits()
