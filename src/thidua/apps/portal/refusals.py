"""Why something cannot be done on the portal now, in words for its users."""

from thidua.domain.refusal import Refusal


class PortalInvalid(Refusal):
    """Something that the portal or its news says cannot be; nothing was saved."""


class AlreadyPublic(Refusal):
    """It stands on the portal as it is."""


class NotYetPublished(Refusal):
    """The bloc has not published it among its own members."""


class NotPublic(Refusal):
    """It does not stand on the portal, or not any more."""


class UnitTooVague(Refusal):
    """Many units are called as somebody wrote who looks an award up."""


class NotAgreed(Refusal):
    """Who would be shown to everybody did not agree to it."""
