"""Who suggests, who reads and answers."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.help.models import Suggestion
from thidua.apps.help.queries import suggestions_visible_to
from thidua.apps.organisations.seats.roles import seats_of


@permission("help.make_suggestion")
def speaks_for_oneself(user: User, subject: User) -> bool:
    """Everybody in the own name."""
    return user.pk == subject.pk


@permission("help.view_suggestion")
def reads_suggestion(user: User, suggestion: Suggestion) -> bool:
    """Who wrote it, the standing office."""
    return suggestions_visible_to(user).filter(pk=suggestion.pk).exists()


@permission("help.answer_suggestion")
def answers_suggestion(user: User, suggestion: Suggestion) -> bool:
    """The standing office that it was written to."""
    return suggestion.authority_id in seats_of(user).standing_of
