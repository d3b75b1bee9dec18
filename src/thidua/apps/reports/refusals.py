"""Why something is not done to a form or a report now, in words for its users."""

from thidua.domain.refusal import Refusal


class FormInvalid(Refusal):
    """Something that a form says cannot be; nothing was saved."""


class FormOpened(Refusal):
    """Units fill it in already, so what it asks for does not change."""


class FormNotOpened(Refusal):
    """Units do not see it yet."""


class ReportInvalid(Refusal):
    """A figure that cannot be; nothing was saved."""


class ReportIncomplete(Refusal):
    """A required indicator has neither a figure nor a reason."""


class ReportNotInState(Refusal):
    """The act belongs to another state."""


class ReceptionClosed(Refusal):
    """Nothing is received any more without an extension."""


class ExtensionInvalid(Refusal):
    """It extends nothing."""


class ExtensionTooLate(Refusal):
    """It came after the date, and is not marked so."""
