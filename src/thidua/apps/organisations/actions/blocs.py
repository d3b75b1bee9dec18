"""Blocs: written, corrected, ended."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.actions.checks import (
    refuse_disorder,
    refuse_double,
    refuse_nameless,
    refuse_new_double,
    refuse_taken_code,
    write_search,
)
from thidua.apps.organisations.facts import BlocFacts
from thidua.apps.organisations.models import Authority, Bloc
from thidua.apps.organisations.refusals import AlreadyDissolved
from thidua.web.revisions import refuse_stale
from thidua.web.words import written_day

FIELDS = ("code", "name", "valid_from", "valid_to", "officers_hand_in")


@transaction.atomic
def create_bloc(
    authority: Authority,
    facts: BlocFacts,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> Bloc:
    """Found a bloc.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.create_bloc``.
        NameMissing: no code or no name.
        CodeTaken: the authority has a bloc with this code.
        DaysOutOfOrder: it ends before it starts.
        PossibleDouble: a bloc is called so, and nobody said that it is another one.
    """
    authorise(actor, "organisations.create_bloc", authority)
    bloc = Bloc(authority=authority)
    _write(bloc, facts)
    if not despite_doubts:
        refuse_double(_others(bloc), bloc.name)
    bloc.save(force_insert=True)
    record("organisations.create_bloc", bloc, actor=actor, at=at, data={"code": bloc.code})
    return bloc


@transaction.atomic
def edit_bloc(
    bloc: Bloc,
    facts: BlocFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
    despite_doubts: bool = False,
) -> Bloc:
    """Correct what is written about a bloc; ``seen`` marks what the form was opened on.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.edit_bloc``.
        NameMissing: no code or no name.
        CodeTaken: another bloc of the authority has this code.
        DaysOutOfOrder: it ends before it starts.
        PossibleDouble: another bloc has the new name, and nobody said that it is another one.
        StalePage: somebody saved since.
    """
    bloc = Bloc.objects.select_for_update().get(pk=bloc.pk)
    authorise(actor, "organisations.edit_bloc", bloc)
    refuse_stale(bloc_facts(bloc), seen, bloc)
    before = _described(bloc)
    _write(bloc, facts)
    if not despite_doubts:
        refuse_new_double(_others(bloc), bloc.name, before["name"])
    if bloc.name != before["name"]:
        told = {"until": at.isoformat(), "name": before["name"]}
        bloc.past_names = [*bloc.past_names, told]
    bloc.save()
    after = _described(bloc)
    data = {
        key: {"from": before[key], "to": after[key]} for key in FIELDS if before[key] != after[key]
    }
    record("organisations.edit_bloc", bloc, actor=actor, at=at, data=data)
    return bloc


@transaction.atomic
def dissolve_bloc(bloc: Bloc, *, last_day: date, actor: User, at: datetime) -> Bloc:
    """End a bloc. Its years stay readable.

    Raises:
        PermissionDenied: ``actor`` lacks ``organisations.dissolve_bloc``.
        AlreadyDissolved: it has ended.
        DaysOutOfOrder: the last day is before its first.
    """
    bloc = Bloc.objects.select_for_update().get(pk=bloc.pk)
    authorise(actor, "organisations.dissolve_bloc", bloc)
    if bloc.valid_to is not None:
        raise AlreadyDissolved(
            _("%(bloc)s đã giải thể từ ngày %(day)s.")
            % {"bloc": bloc, "day": written_day(bloc.valid_to)}
        )
    refuse_disorder(bloc.valid_from, last_day)
    bloc.valid_to = last_day
    bloc.save(update_fields=["valid_to"])
    data = {"valid_to": last_day}
    record("organisations.dissolve_bloc", bloc, actor=actor, at=at, data=data)
    return bloc


def bloc_facts(bloc: Bloc) -> BlocFacts:
    """What is stored, as facts."""
    return BlocFacts(bloc.code, bloc.name, bloc.valid_from, bloc.valid_to, bloc.officers_hand_in)


def _write(bloc: Bloc, facts: BlocFacts) -> None:
    refuse_nameless(facts.code, facts.name)
    refuse_disorder(facts.valid_from, facts.valid_to)
    refuse_taken_code(_others(bloc), facts.code.strip())
    bloc.code, bloc.name = facts.code.strip(), " ".join(facts.name.split())
    bloc.valid_from, bloc.valid_to = facts.valid_from, facts.valid_to
    bloc.officers_hand_in = facts.officers_hand_in
    write_search(bloc)


def _others(bloc: Bloc) -> QuerySet[Bloc]:
    return Bloc.objects.filter(authority=bloc.authority_id).exclude(pk=bloc.pk)


def _described(bloc: Bloc) -> dict[str, str]:
    return {name: str(getattr(bloc, name) or "") for name in FIELDS}
