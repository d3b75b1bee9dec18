"""What a form or the program says about a person, before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """A new account."""

    username: str
    full_name: str
    password: str
    email: str = ""
    phone: str = ""
    must_change_password: bool = False


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What a person may change about the own account."""

    full_name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """A new token: what it is called, what it opens, for how many days."""

    name: str
    scopes: Sequence[str]
    days: int
