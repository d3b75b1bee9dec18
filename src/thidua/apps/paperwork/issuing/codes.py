"""What a paper is looked up by: the code in its public address, the words of the register."""

from secrets import choice

from django.urls import reverse

from thidua.apps.paperwork.models import IssuedDocument
from thidua.domain.vietnamese_text import fold
from thidua.web.addresses import absolute

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is read as another
LENGTH = 12  # 59 bits: nobody finds one by trying


def new_code() -> str:
    """A code that tells nothing of its paper, and that cannot be guessed."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """A code as somebody typed it from paper: without spaces and dashes, in capitals.

    >>> typed_code("7kq2 m9xp-t4rw")
    '7KQ2M9XPT4RW'
    """
    return "".join(letter for letter in text.upper() if letter in LETTERS)[:LENGTH]


def lookup_address(document: IssuedDocument) -> str:
    """Where anybody may look the paper up."""
    return absolute(reverse("paperwork:look_up", args=[document.code]))


def search_text(document: IssuedDocument) -> str:
    """Title, number, unit, issuer and reason without marks, as the register searches them."""
    unit = document.unit.name if document.unit else ""
    words = (document.title, document.number, unit, document.issuer, document.reason)
    return fold(" ".join(filter(None, words)))[:1000]
