"""What a setting is."""

from dataclasses import dataclass

from thidua.config.variables.kinds import Reader


@dataclass(frozen=True, slots=True)
class Variable:
    """``default`` and ``meaning`` in the words of the reference, ``example`` a right value."""

    name: str
    read: Reader
    default: str
    meaning: str
    example: str
    is_secret: bool = False
