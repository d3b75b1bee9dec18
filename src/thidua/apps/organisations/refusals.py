"""Why something cannot be done to an organisation now, in words for its users."""

from thidua.domain.refusal import Refusal


class CodeKept(Refusal):
    """Results or votes that stand are looked up by the code that the unit has."""


class CodeTaken(Refusal):
    """Another authority, unit or bloc has this code."""


class NameMissing(Refusal):
    """A thing needs a code and a name."""


class NameUnchanged(Refusal):
    """A renamed unit needs another name."""


class DaysOutOfOrder(Refusal):
    """The last day comes before the first."""


class AlreadyDissolved(Refusal):
    """It has ended before."""


class BadSuccessor(Refusal):
    """A unit cannot be succeeded by itself, by a dissolved one, or by one of another authority."""


class BadMembers(Refusal):
    """The list of members of a year breaks a rule: size, one head, no unit twice."""


class UnitNotValid(Refusal):
    """The unit did not exist, or no longer exists, in that year."""


class NothingToCopy(Refusal):
    """The year before has no members, or this year has some."""


class MembersSettled(Refusal):
    """The year is over, or somebody of the unit has done something in it."""


class SeatTaken(Refusal):
    """The person holds this seat already."""


class SeatEnded(Refusal):
    """The seat has ended."""


class LastStandingSeat(Refusal):
    """Without its last seat a standing office could not be reached any more."""


class OfficeOpened(Refusal):
    """A standing office that has people gives its own seats."""


class UnknownSetting(Refusal):
    """No such setting, or the value is outside its limits."""


class InvitationNotOpen(Refusal):
    """The link was used, taken back, or is too old."""


class AlreadyInvited(Refusal):
    """Somebody of this name is invited to this place already, and has not come."""
