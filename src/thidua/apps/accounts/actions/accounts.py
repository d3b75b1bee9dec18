"""Accounts: opened by an invitation or the program, described by their owner."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.facts import AccountFacts, ProfileFacts
from thidua.apps.accounts.models import User
from thidua.apps.accounts.refusals import EmailTaken, UsernameTaken
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import hold_main_chain, record


@transaction.atomic
def create_account(facts: AccountFacts, *, at: datetime) -> User:
    """Open an account: an accepted invitation does, or the program.

    Raises:
        UsernameTaken: somebody signs in with this name, in capitals or not.
        EmailTaken: somebody signs in with this address.
    """
    hold_main_chain(at)
    if User.objects.filter(username__iexact=facts.username).exists():
        raise UsernameTaken(_("Tên đăng nhập “%s” đã có người dùng.") % facts.username)
    _refuse_taken_email(facts.email, None)
    user = User.objects.create_user(
        username=facts.username,
        password=facts.password,
        email=facts.email,
        full_name=facts.full_name,
        phone=facts.phone,
        must_change_password=facts.must_change_password,
    )
    record("accounts.create", user, actor=None, at=at, data={"username": user.username})
    return user


@transaction.atomic
def edit_profile(user: User, facts: ProfileFacts, *, actor: User, at: datetime) -> User:
    """Change one's own name, address and telephone.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
        EmailTaken: somebody else signs in with this address.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    authorise(actor, "accounts.edit_profile", user)
    hold_main_chain(at)
    _refuse_taken_email(facts.email, user)
    fields = ("full_name", "email", "phone")
    changes = {
        name: {"from": getattr(user, name), "to": getattr(facts, name)}
        for name in fields
        if getattr(user, name) != getattr(facts, name)
    }
    for name in fields:
        setattr(user, name, getattr(facts, name))
    user.save(update_fields=fields)
    _forget_addresses(user)
    record("accounts.edit_profile", user, actor=actor, at=at, data=changes)
    return user


@transaction.atomic
def close_pointer(user: User, name: str, *, actor: User) -> User:
    """Never show the few words of a page again: a quiet act, which nobody else needs to know of.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    authorise(actor, "accounts.close_pointer", user)
    closed = [each for each in user.closed_pointers.split(",") if each and each != name]
    user.closed_pointers = ",".join([*closed, name])
    user.save(update_fields=["closed_pointers"])
    return user


@transaction.atomic
def choose_language(user: User, language: str, *, actor: User) -> User:
    """Read the pages in this language from now on: a quiet act, which nobody else sees.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    authorise(actor, "accounts.choose_language", user)
    user.language = language
    user.save(update_fields=["language"])
    return user


@transaction.atomic
def seed_password(user: User, password: str, *, at: datetime) -> User:
    """Put a password that its owner must change at the next sign-in; the program does."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    record("accounts.seed_password", user, actor=None, at=at)
    return user


@transaction.atomic
def remove_second_factors(user: User, *, at: datetime) -> int:
    """Apps, keys and spare codes of somebody who lost them, by the program; how many there were."""
    hold_main_chain(at)
    held = Authenticator.objects.select_for_update().filter(user=user)
    kinds = sorted(held.values_list("type", flat=True))
    held.delete()
    record("accounts.remove_second_factors", user, actor=None, at=at, data={"removed": kinds})
    return len(kinds)


@transaction.atomic
def set_active(user: User, *, is_active: bool, at: datetime) -> User:
    """Close an account or open it again; the program does. Its seats and history stay."""
    user = User.objects.select_for_update().get(pk=user.pk)
    change = {"is_active": {"from": user.is_active, "to": is_active}}
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    record("accounts.set_active", user, actor=None, at=at, data=change)
    return user


def _refuse_taken_email(email: str, user: User | None) -> None:
    others = User.objects.filter(email__iexact=email)
    if user is not None:
        others = others.exclude(pk=user.pk)
    if email and others.exists():
        raise EmailTaken(_("Thư điện tử %s đã dùng cho tài khoản khác.") % email)


def _forget_addresses(user: User) -> None:
    """The sign-in library may have kept an older address in a table of its own."""
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
