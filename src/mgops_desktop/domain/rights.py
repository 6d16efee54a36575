"""Who may do what: roles of accounts and the rights they carry.

The matrix follows the proposal "kto co widzi" (art. 7 ust. 4 of the act on family support, art. 100 of the act on
social assistance, art. 9c of the act on domestic violence). It is data: a new right is a new row here, the mechanism
(`storage.access`) stays as it is.
"""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What an account is in the centre; given for a time (`account_role`)."""

    ASSISTANT = "assistant"
    HEAD = "head"
    SOCIAL_WORKER = "social_worker"
    SPECIALIST = "specialist"
    OFFICE = "office"
    TEAM_MEMBER = "team_member"


class Right(StrEnum):
    """What an operation or a question needs."""

    ADDRESS_READ = "address_read"  # number, case sign and address of a family
    CASEWORK_READ = "casework_read"  # card, plan, visits, assessments of the families in reach
    CASEWORK_WRITE = "casework_write"
    EVERY_FAMILY = "every_family"  # reach is not limited to one's own families
    EVERY_ADDRESS = "every_address"  # of every family number, case sign and address, nothing else
    REPORTER_READ = "reporter_read"  # who reported a family
    INTERVIEW = "interview"  # reports of families in difficulty, and the interview (art. 11 ust. 1)
    APPLY = (
        "apply"  # applications for a family assistant (art. 11 ust. 3), not the decision on them
    )
    ASSIGN = "assign"  # applications decided, assistants assigned
    LIMIT_OVERRIDE = "limit_override"  # the 16th family, with a reason
    LETTERS_WRITE = "letters_write"
    COUNSELLING_READ = "counselling_read"
    COUNSELLING_WRITE = "counselling_write"
    BLUE_CARD = "blue_card"
    STAFF = "staff"
    FIGURES_READ = "figures_read"
    ACCEPT_MONTHS = "accept_months"  # of workers; what lies in one is then only amended
    REPORTS = "reports"  # texts of reports, needs, typed-in data
    IMPORT = "import"
    EXCHANGE = "exchange"  # packs of records given to another folder and taken from it
    SETTINGS = "settings"
    ACCOUNTS = "accounts"
    LOG_READ = "log_read"
    ERASE = "erase"  # binned records, for good
    BACKUP = "backup"
    FOUNDING = "founding"  # no role has it: only the program itself founds and fills a folder


ROLE_LABELS = {
    Role.ASSISTANT: "asystent rodziny",
    Role.HEAD: "kierownik",
    Role.SOCIAL_WORKER: "pracownik socjalny",
    Role.SPECIALIST: "specjalista",
    Role.OFFICE: "sekretariat",
    Role.TEAM_MEMBER: "członek zespołu lub grupy",
}

MATRIX: dict[Role, frozenset[Right]] = {
    Role.ASSISTANT: frozenset(
        {
            Right.ADDRESS_READ,
            Right.CASEWORK_READ,
            Right.CASEWORK_WRITE,
            Right.INTERVIEW,
            Right.LETTERS_WRITE,
            Right.FIGURES_READ,
            Right.BACKUP,
        }
    ),
    Role.HEAD: frozenset(set(Right) - {Right.BLUE_CARD, Right.COUNSELLING_WRITE, Right.FOUNDING}),
    Role.SOCIAL_WORKER: frozenset(
        {
            Right.ADDRESS_READ,
            Right.CASEWORK_READ,
            Right.INTERVIEW,
            Right.APPLY,
            Right.FIGURES_READ,
        }
    ),
    Role.SPECIALIST: frozenset(
        {Right.COUNSELLING_READ, Right.COUNSELLING_WRITE, Right.FIGURES_READ}
    ),
    Role.OFFICE: frozenset(
        {Right.ADDRESS_READ, Right.EVERY_ADDRESS, Right.LETTERS_WRITE, Right.BACKUP}
    ),
    Role.TEAM_MEMBER: frozenset({Right.BLUE_CARD, Right.FIGURES_READ}),
}

BESIDE_A_VISITOR = frozenset({Right.CASEWORK_READ, Right.CASEWORK_WRITE, Right.INTERVIEW})
"""What is left of an account's rights while its window shows one family, who looks at it too."""
ON_THE_WALL = frozenset({Right.BLUE_CARD})
"""What is left of them while one procedure is projected for its group."""


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return all rights of somebody who has these roles at the same time."""
    return frozenset(right for role in roles for right in MATRIX[role])
