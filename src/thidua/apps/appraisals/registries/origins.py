"""Where the figure of a criterion comes from when its unit does not type it.

Apps above, and what feeds sheets, register who answers; where nobody does, every figure is the
unit's own::

    origins_answer(Scorers())
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Sheet
from thidua.web.kept import once_an_object


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what gives the figure: in place of the unit's cell, and at the head of its points."""

    said: str  # such as: do Công an tỉnh chấm
    by_people: bool = True  # its points stand in the column of scorers


class Origins(Protocol):
    """One source of figures that are not typed by the units themselves."""

    def origins(self, sheet: Sheet) -> Mapping[str, Origin]:
        """By item: where its figure on this sheet comes from."""

    def awaited(self, sheet: Sheet) -> Mapping[int, str]:
        """By line: who must still give its figure before verification ends."""

    def gives(self, user: User, sheet: Sheet) -> bool:
        """Whether the user may write figures of this source into the sheet."""


_answering: list[Origins] = []


def origins_answer(answering: Origins) -> None:
    """Register who answers; call it from a module that ``ready()`` imports."""
    _answering.append(answering)


@once_an_object
def origins_of(sheet: Sheet) -> Mapping[str, Origin]:
    """By item: where figures come from that the unit does not type."""
    found: dict[str, Origin] = {}
    for each in _answering:
        found = {**each.origins(sheet), **found}
    return found


def awaited(sheet: Sheet) -> dict[int, str]:
    """By line: whom the sheet waits for."""
    return {line: who for each in _answering for line, who in each.awaited(sheet).items()}


def gives_figures_to(user: User, sheet: Sheet) -> bool:
    """Whether some source lets the user write its figures."""
    return any(each.gives(user, sheet) for each in _answering)
