"""Who may change an account, and give tokens for it: its owner."""

from thidua.apps.accounts.models import ApiToken, User
from thidua.apps.accounts.registries.authorise import permission


@permission("accounts.edit_profile", "accounts.close_pointer", "accounts.issue_token")
def owns_account(user: User, subject: User) -> bool:
    """Everybody for the own account."""
    return user.pk == subject.pk


@permission("accounts.revoke_token")
def owns_token(user: User, token: ApiToken) -> bool:
    """Whoever it speaks for."""
    return user.pk == token.owner_id
