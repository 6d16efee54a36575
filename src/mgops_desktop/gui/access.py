"""What the opened account may do: it decides which pages, buttons and rows there are at all."""

from dataclasses import dataclass

from mgops_desktop.domain.rights import Right


@dataclass(frozen=True)
class Access:
    """The rights of the account; `blue_card` tells whether the compartment's file is open."""

    rights: frozenset[Right]
    blue_card: bool = False

    def may(self, right: Right) -> bool:
        return right in self.rights

    @property
    def sees_blue_cards(self) -> bool:
        return self.blue_card and self.may(Right.BLUE_CARD)


EVERYTHING = Access(frozenset(Right), blue_card=True)
