"""Reading the journal and proving that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from thidua.apps.audit.hashing import MAIN, entry_hash
from thidua.apps.audit.models import Chain, Entry


def history_of(subject: Model) -> QuerySet[Entry]:
    """What was done to one thing, newest first."""
    return Entry.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-position")


def history_in(context: str) -> QuerySet[Entry]:
    """What was done in one context, for example "season-12", newest first."""
    return Entry.objects.filter(context=context).order_by("-at", "-position")


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the journal is not as it was written."""

    chain: str
    position: int
    text: str


def verify_chains() -> Iterator[Fault]:
    """Every changed, missing or reordered entry, and every chain that was removed whole."""
    for chain in Chain.objects.order_by("name").iterator():
        yield from _verify_chain(chain)
    known = set(Chain.objects.values_list("name", flat=True))
    opened = Entry.objects.filter(chain__name=MAIN, action="audit.open_chain")
    for name, position in opened.values_list("subject_name", "position"):
        if name not in known:
            yield Fault(MAIN, position, f"chuỗi {name} đã bị xóa")


def _verify_chain(chain: Chain) -> Iterator[Fault]:
    expected, previous = 1, ""
    for entry in chain.entries.select_related("chain").order_by("position").iterator():
        if entry.position != expected:
            yield Fault(chain.name, expected, f"thiếu bản ghi {expected}")
        if entry.previous_hash != previous and entry.position == expected:
            yield Fault(chain.name, entry.position, "không nối với bản ghi trước")
        if entry_hash(entry) != entry.hash:
            yield Fault(chain.name, entry.position, "nội dung đã bị sửa")
        expected, previous = entry.position + 1, entry.hash
    if expected - 1 != chain.length or previous != chain.head:
        yield Fault(chain.name, chain.length, f"thiếu bản ghi cuối (phải có {chain.length})")
