"""What is handed to the actions of what an office looks at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewFacts:
    """A page with what was asked of it (the query of its address), under a name."""

    page: str
    query: str
    name: str
    is_shared: bool = False
