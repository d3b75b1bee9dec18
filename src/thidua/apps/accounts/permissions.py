"""Who may change an account: its owner."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission


@permission("accounts.edit_profile", "accounts.close_pointer", "accounts.choose_language")
def owns_account(user: User, subject: User) -> bool:
    """Everybody for the own account."""
    return user.pk == subject.pk
