"""Why something cannot be done to a season now, in words for its users."""

from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal


class SeasonExists(Refusal):
    """The bloc already has this year."""


class SeasonClosed(Refusal):
    """A closed year is final."""


class YearOutOfRange(Refusal):
    """No year of a bloc."""


class DatesOutOfOrder(Refusal):
    """A day is before the one it must follow, or far outside the year."""


class SeasonNotReady(Refusal):
    """Conditions for the next state are not met yet."""

    def __init__(self, target: str, obstacles: list[str]) -> None:
        self.obstacles = obstacles
        listed = "; ".join(obstacles)
        super().__init__(_("Chưa chuyển sang bước “%s” được: %s.") % (target, listed.rstrip(".")))


class NotNextState(Refusal):
    """A year moves one step at a time."""


class ItemAlreadyDone(Refusal):
    """It was ticked before."""


class ItemNotDone(Refusal):
    """There is no tick to take back."""


class NothingToTakeOver(Refusal):
    """Nothing was chosen, or what was chosen is not offered any more."""


class ItemTextMissing(Refusal):
    """A thing to do needs words."""


class DepartureNotPossible(Refusal):
    """A unit cannot leave the year like this."""


class WrongSuccessor(Refusal):
    """This unit cannot take the other's place."""


class DepartureInUse(Refusal):
    """Something was decided since on the ground that the unit had left."""
