"""Why a view cannot be kept, in words for its users."""

from thidua.domain.refusal import Refusal


class ViewInvalid(Refusal):
    """A view without a name, or of no page; nothing was saved."""


class ViewNamedAlready(Refusal):
    """Its owner has another view of that name."""
