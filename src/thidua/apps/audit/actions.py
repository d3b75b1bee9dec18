"""Recording an act: the entry and the chain's head move together, in the caller's transaction."""

import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from thidua.apps.audit.chain.hashing import MAIN, entry_hash
from thidua.apps.audit.models import CalledName, Chain, Entry, NameKey
from thidua.apps.audit.names.sealing import known_marks, mark_of, sealed
from thidua.apps.audit.registries.places import place_of
from thidua.web.languages import vietnamese
from thidua.web.prepared import prepared

_MOVE_HEAD = "UPDATE audit_chain SET length = %s, head = %s WHERE id = %s"


def record(
    action: str,
    subject: models.Model,
    *,
    actor: Any,
    at: datetime,
    data: Mapping[str, object] | None = None,
) -> Entry:
    """Append one entry. ``actor`` is a user, or None for the program itself.

    A subject that belongs to a bloc or a season says so by ``audit_place``: (chain, context),
    for example ("bloc-3", "season-12"); others go to the chain of their authority, and what is
    nobody's to the installation's. Whom the subject names it says by ``audit_person``; names in
    ``data`` are ``Named``, or stand under ``personal_details``.
    """
    chain_name, context = place_of(subject)
    with transaction.atomic(savepoint=False):  # a fault undoes the whole act
        said = sealed(actor, subject, data or {}, _kept_marks)
        chain = _locked_chain(chain_name, at)
        entry = Entry(
            chain=chain,
            position=chain.length + 1,
            at=at,
            actor=actor,
            actor_name="" if actor else vietnamese(gettext_lazy("Hệ thống")),
            action=action,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            context=context,
            previous_hash=chain.head,
            **said,
        )
        entry.hash = entry_hash(entry)
        entry.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute(_MOVE_HEAD, (entry.position, entry.hash, chain.pk))
    return entry


def forget_names(owner: str, *, actor: Any, at: datetime) -> int:
    """Destroy the key and the names of somebody (``names.owners``); how many names.

    The chain stays whole. The caller authorises. What was typed elsewhere is not touched.
    """
    with transaction.atomic(savepoint=False):
        key = NameKey.objects.select_for_update().filter(owner=owner).first()
        if key is None:
            return 0
        marks = sorted(key.names.values_list("pk", flat=True))
        record("audit.forget_names", key, actor=actor, at=at, data={"marks": marks})
        key.delete()
    return len(marks)


def _kept_marks(wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    owners = sorted({owner for owner, _text in wanted})
    if not owners:
        return {}
    rows = known_marks(owners)
    keys = {owner: (key, secret) for owner, key, secret, _mark in rows}
    for owner in owners:
        if owner not in keys:
            new, _is_new = NameKey.objects.get_or_create(
                owner=owner, defaults={"secret": _new_secret(owner)}
            )
            keys[owner] = (new.pk, new.secret)
    marks = {(owner, text): mark_of(keys[owner][1], text) for owner, text in wanted}
    there = {mark for *_key, mark in rows}
    missing = [
        CalledName(mark=mark, key_id=keys[owner][0], text=text)
        for (owner, text), mark in marks.items()
        if mark not in there
    ]
    if missing:
        CalledName.objects.bulk_create(missing, ignore_conflicts=True)
    return marks


def _new_secret(owner: str) -> str:
    """By chance; only tests, which compare what two runs wrote, have a seed."""
    seed: str = settings.AUDIT_NAME_SEED
    return mark_of(seed, owner) if seed else secrets.token_hex(32)


def hold_main_chain(at: datetime) -> None:
    """Let what the main chain records be done one at a time, until the caller's transaction ends.

    For acts that first look whether something is free, where no row stands for it yet.
    """
    _locked_chain(MAIN, at)


def _locked_chain(name: str, at: datetime) -> Chain:
    """The chain, locked. Opening a new one is itself recorded in the main chain."""
    found = _chains_to_lock([name])
    if found:
        return found[0]
    chain, created = Chain.objects.get_or_create(name=name)
    if created and name != MAIN:
        record("audit.open_chain", chain, actor=None, at=at)
    return Chain.objects.select_for_update().get(name=name)


@prepared
def _chains_to_lock(names: list[str]) -> QuerySet[Chain, Chain]:
    return Chain.objects.select_for_update().filter(name__in=names)
