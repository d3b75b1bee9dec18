"""Every "no" of this app, in plain words that name the thing and the limit."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.apps.scorers.models import GivenFigure
from thidua.domain.refusal import Refusal


class ScorersFrozen(Refusal):
    """Who scores what is no longer changed: a sheet is verified, or the year is past scoring."""


class NoSuchItem(Refusal):
    """The table of the year has no such criterion, or it cannot be scored by others."""


class NoSuchBody(Refusal):
    """The unit that is to score is none of this authority."""


class NotYoursToScore(Refusal):
    """The line is of another criterion, another bloc, or of the scorer's own unit."""


class NotOpenYet(Refusal):
    """There are no sheets to score, or the line's sheet is verified."""


class AlreadyGiven(Refusal):
    """The scorer answered itself: nobody enters a figure in its place."""


class GivenMeanwhile(Refusal):
    """A colleague saved these figures since the page was opened; nothing was saved."""

    def __init__(self, figures: Sequence[GivenFigure]) -> None:
        self.figures = tuple(figures)
        units = ", ".join(str(each.line.sheet.unit) for each in self.figures)
        super().__init__(
            _("Chưa lưu số của %s: người khác vừa sửa. Xem số của người đó rồi chọn.") % units
        )
