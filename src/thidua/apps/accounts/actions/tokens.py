"""Tokens for programs: given and taken back by whoever runs the installation, shown once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken, User
from thidua.apps.accounts.refusals import TokenRefused, TokenRevoked
from thidua.apps.accounts.sign_in.token_text import SHOWN, digest_of, new_text
from thidua.apps.audit.actions import record

MOST_DAYS = 366
MOST_TOKENS = 20


@transaction.atomic
def issue_token(owner: User, facts: TokenFacts, *, at: datetime) -> tuple[ApiToken, str]:
    """A new token and its text, which nobody can read again; the program gives it.

    Raises:
        TokenRefused: it opens nothing, lasts too long, or there are too many.
    """
    owner = User.objects.select_for_update().get(pk=owner.pk)
    scopes = _scopes_of(facts)
    _refuse_too_many(owner, at)
    text = new_text()
    token = ApiToken.objects.create(
        owner=owner,
        name=facts.name,
        beginning=text[:SHOWN],
        digest=digest_of(text),
        scopes=scopes,
        created_at=at,
        expires_at=at + timedelta(days=facts.days),
    )
    told = {"name": token.name, "scopes": scopes, "expires_at": token.expires_at}
    record("accounts.issue_token", token, actor=None, at=at, data=told)
    return token, text


@transaction.atomic
def revoke_token(token: ApiToken, *, at: datetime) -> ApiToken:
    """From now on it opens nothing, whatever became of its owner's account; the program does.

    Raises:
        TokenRevoked: it was taken back already.
    """
    token = ApiToken.objects.select_for_update().get(pk=token.pk)
    if token.revoked_at is not None:
        raise TokenRevoked(_("Khóa “%s” đã được thu hồi.") % token.name)
    token.revoked_at = at
    token.save(update_fields=["revoked_at"])
    record("accounts.revoke_token", token, actor=None, at=at)
    return token


def note_use(token: ApiToken, at: datetime) -> None:
    """The day on which it was used last, written once a day."""
    day = timezone.localdate(at)
    if token.last_used_on != day:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=day)


def _scopes_of(facts: TokenFacts) -> list[str]:
    scopes = [scope for scope in ApiToken.Scope.values if scope in facts.scopes]
    if not scopes or len(scopes) != len(set(facts.scopes)):
        raise TokenRefused(
            _("Phạm vi: chọn ít nhất một trong: %s.") % ", ".join(ApiToken.Scope.values)
        )
    if not 1 <= facts.days <= MOST_DAYS:
        raise TokenRefused(
            _("Số ngày dùng được: %(days)s; phải từ 1 đến %(most)s.")
            % {"days": facts.days, "most": MOST_DAYS}
        )
    return scopes


def _refuse_too_many(owner: User, at: datetime) -> None:
    held = ApiToken.objects.filter(owner=owner, revoked_at=None, expires_at__gt=at).count()
    if held >= MOST_TOKENS:
        raise TokenRefused(
            _("Khóa còn hiệu lực: %(held)s; tối đa %(most)s, thu hồi bớt trước khi cấp thêm.")
            % {"held": held, "most": MOST_TOKENS}
        )
