"""Reading the journal, and where its chains end."""

from collections.abc import Iterator

from django.db.models import Model, QuerySet

from thidua.apps.audit.models import Chain, Entry
from thidua.apps.audit.registries.places import place_of
from thidua.formats.chain_heads import Head


def with_names(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """The entries with the names of who did them and of whom they tell."""
    return entries.select_related("actor_called", "subject_called")


def history_of(subject: Model) -> QuerySet[Entry]:
    """What was done to one thing, newest first."""
    found = Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return with_names(found).order_by("-pk")


def history_in(context: str) -> QuerySet[Entry]:
    """What was done in one context, for example "season-12", newest first."""
    return with_names(Entry.objects.filter(context=context)).order_by("-at", "-position")


def latest_of(*actions: str) -> Iterator[Entry]:
    """The newest entry of an action, under each of its names, for each thing it was done to."""
    rows = with_names(Entry.objects.filter(action__in=actions)).select_related("chain")
    newest = {(entry.subject_type, entry.subject_id): entry for entry in rows.order_by("pk")}
    yield from newest.values()


def heads() -> list[Head]:
    """Where each chain ends now, by name."""
    rows = Chain.objects.exclude(length=0).order_by("name")
    return [Head(chain.name, chain.length, chain.head) for chain in rows]


def head_of(subject: Model) -> Head | None:
    """Where the chain ends that tells of the subject; None while it tells nothing."""
    name, _context = place_of(subject)
    chain = Chain.objects.filter(name=name).exclude(length=0).first()
    return Head(chain.name, chain.length, chain.head) if chain else None
