"""What somebody says of a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SuggestionFacts:
    """The page by address and name, the words."""

    words: str
    page: str = ""
    page_title: str = ""
