"""What the hall's three views show besides the agenda: apps above add panels.

A view asks for its stamp about every second and fetches its panels again when it changed, so a
stamp must be cheap and must change whenever a panel of its audience would. What it says has two
parts: what must be seen now, and what a hall of thousands may see a little later.
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


@dataclass(frozen=True, slots=True)
class Stamp:
    """Two short texts: ``now`` moves with what is seen at once, ``soon`` with what may wait."""

    now: str
    soon: str = ""

    def __str__(self) -> str:
        return f"{self.now}~{self.soon}"


PanelMaker = Callable[[Conference, Audience, User], HallPanel | None]
StampMaker = Callable[[Conference, Audience], Stamp]
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
    """Register ``maker(conference, audience)``, whose stamp changes with the panels."""
    if maker not in _stamps:
        _stamps.append(maker)
    return maker


def hall_panels(conference: Conference, audience: Audience, user: User) -> list[HallPanel]:
    """The panels of one view, in order."""
    made = (maker(conference, audience, user) for maker in _panels)
    return sorted((panel for panel in made if panel is not None), key=lambda panel: panel.order)


def stamp_of(conference: Conference, audience: Audience) -> Stamp:
    """All stamps of a conference together.

    ``revision`` moves with the agenda, ``pulse`` with who comes and who asks to speak: of those
    there are as many as delegates, so that a delegate's phone may see them a little later.
    """
    waits = audience is Audience.DELEGATE
    own = Stamp(
        f"{conference.state}.{conference.revision}" + ("" if waits else f".{conference.pulse}"),
        f"{conference.pulse}" if waits else "",
    )
    stamps = [own, *(maker(conference, audience) for maker in _stamps)]
    return Stamp(
        "-".join(stamp.now for stamp in stamps), "-".join(stamp.soon for stamp in stamps if waits)
    )
