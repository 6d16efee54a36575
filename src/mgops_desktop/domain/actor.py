"""Who acts: the account behind every reading and every change."""

from dataclasses import dataclass
from uuid import UUID

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.rights import BESIDE_A_VISITOR, ON_THE_WALL, Right, Role, rights_of


@dataclass(frozen=True)
class Actor:
    """An opened account with the roles it has today.

    `account` is None only for the program itself (creating a folder, practice data). With `only_family` there is no
    other family, whatever the rights: a visitor looks at the screen. With `only_procedure` there is no family and no
    other procedure: a group looks at the wall. By the `login` the Blue Card file knows who it is.
    """

    account: UUID | None
    name: str
    roles: frozenset[Role]
    worker: UUID | None = None
    only_family: UUID | None = None
    login: str = ""
    only_procedure: UUID | None = None

    @property
    def rights(self) -> frozenset[Right]:
        rights = frozenset(Right) if self.account is None else rights_of(self.roles)
        if self.only_procedure is not None:
            return rights & ON_THE_WALL
        return rights if self.only_family is None else rights & BESIDE_A_VISITOR

    def may(self, right: Right) -> bool:
        return right in self.rights

    def require(self, right: Right, doing: str) -> None:
        """Raise NotAllowed, naming what was to be done, unless the actor has the right."""
        if not self.may(right):
            raise NotAllowed(
                f"To konto nie ma uprawnienia do czynności: {doing}. "
                "Nic nie zmieniono. Uprawnienia nadaje kierownik."
            )


PROGRAM = Actor(account=None, name="program", roles=frozenset())
