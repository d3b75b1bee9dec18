"""Why a suggestion is not taken."""

from thidua.domain.refusal import Refusal


class SuggestionInvalid(Refusal):
    """It says nothing, or nobody would read it."""


class AnswerInvalid(Refusal):
    """An answer says nothing."""
