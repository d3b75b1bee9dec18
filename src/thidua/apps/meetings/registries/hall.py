"""What the hall's three views show besides the agenda: apps above add panels.

A view asks for ``hall_stamp`` every second or two and fetches its panels again when it changed,
so a stamp must be cheap and must change whenever a panel of any audience would.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference


class Audience(StrEnum):
    """Who looks: the chair with controls, the screen of the hall, a delegate's phone."""

    CHAIR = "chair"
    PROJECTOR = "projector"
    DELEGATE = "delegate"


@dataclass(frozen=True, slots=True)
class NextAct:
    """What the chair does next, as one button that leads there and comes back to the hall."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class HallPanel:
    """A fragment and what it shows."""

    template: str
    data: Mapping[str, object]
    order: int = 50
    next_act: NextAct | None = None
    fills_screen: bool = False  # on the projector: in the place of what the item shows by itself


PanelMaker = Callable[[Conference, Audience, User], HallPanel | None]
StampMaker = Callable[[Conference], str]
_panels: list[PanelMaker] = []
_stamps: list[StampMaker] = []


def hall_panel(maker: PanelMaker) -> PanelMaker:
    """Register ``maker(conference, audience, user)``; None: nothing to show now.

    The projector may run without an account: its ``user`` is an unsaved one, without a key.
    """
    if maker not in _panels:
        _panels.append(maker)
    return maker


def hall_stamp(maker: StampMaker) -> StampMaker:
    """Register ``maker(conference)``: a short text that changes with the panels."""
    if maker not in _stamps:
        _stamps.append(maker)
    return maker


def hall_panels(conference: Conference, audience: Audience, user: User) -> list[HallPanel]:
    """The panels of one view, in order."""
    made = (maker(conference, audience, user) for maker in _panels)
    return sorted((panel for panel in made if panel is not None), key=lambda panel: panel.order)


def stamp_of(conference: Conference) -> str:
    """All stamps of a conference together; ``pulse`` moves with the hall's own state."""
    own = f"{conference.revision}.{conference.pulse}"
    return "-".join([own, *(maker(conference) for maker in _stamps)])
