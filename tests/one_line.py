"""A page as one line: where the template breaks its lines does not count."""

import re
from typing import Protocol


class Answer(Protocol):
    """What a client of the tests answers with."""

    content: bytes


def one_line(page: Answer | str) -> str:
    """The page with runs of white space as one space, and none beside a tag: ``<b>a</b>,b``."""
    text = page if isinstance(page, str) else page.content.decode()
    return re.sub(r"(?<=>) | (?=[<>])", "", " ".join(text.split()))
