"""What is handed to the actions of reviews."""

from dataclasses import dataclass

from thidua.domain.qualified import Qualified


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where the result of a target comes from; ``key``: a criterion's id or a unit of measure."""

    source: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """A result as somebody types it, in the target's measure; ``out_of`` counts units or people."""

    period: str
    figure: Qualified
    out_of: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What the bloc says beside the figures of a period: an item a line."""

    period: str

    assessment: str = ""
    shortcomings: str = ""
    directions: str = ""
