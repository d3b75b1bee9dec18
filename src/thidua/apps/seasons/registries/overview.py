"""Cards on a season's overview: higher apps register theirs, this app shows them in order.

A maker answers None when its card says nothing to this user in this state.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season

Tone = Literal["neutral", "good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Panel:
    """One small card: "Đăng ký", "5/8", "đơn vị đã nộp", where to look."""

    title: str
    figure: str
    text: str
    url: str
    tone: Tone = "neutral"
    order: int = 50  # as the parts of the year: bảng điểm 10, đăng ký 20, giao ước 30, chấm điểm 40


PanelMaker = Callable[[Season, User], Panel | None]
_makers: list[PanelMaker] = []


def overview_panel(maker: PanelMaker) -> PanelMaker:
    """Register ``maker(season, user)``; call it from a module that ``ready()`` imports."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def panels(season: Season, user: User) -> list[Panel]:
    """The cards of a season for a user, in the order of the year."""
    made = (maker(season, user) for maker in _makers)
    return sorted((panel for panel in made if panel is not None), key=lambda panel: panel.order)
