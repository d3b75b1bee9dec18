"""Reading the journal and proving that it is whole."""

from collections.abc import Iterable, Iterator

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.audit.chain.hashing import MAIN, entry_hash
from thidua.apps.audit.models import Chain, Entry
from thidua.apps.audit.registries.proofs import Fault
from thidua.formats.chain_heads import Head


def history_of(subject: Model) -> QuerySet[Entry]:
    """What was done to one thing, newest first."""
    return Entry.objects.filter(
        subject_type=subject._meta.label_lower, subject_id=str(subject.pk)
    ).order_by("-position")


def history_in(context: str) -> QuerySet[Entry]:
    """What was done in one context, for example "season-12", newest first."""
    return Entry.objects.filter(context=context).order_by("-at", "-position")


def latest_of(*actions: str) -> Iterator[Entry]:
    """The newest entry of an action, under each of its names, for each thing it was done to."""
    rows = Entry.objects.filter(action__in=actions).select_related("chain")
    newest = {(entry.subject_type, entry.subject_id): entry for entry in rows.order_by("pk")}
    yield from newest.values()


def heads() -> list[Head]:
    """Where each chain ends now, by name."""
    rows = Chain.objects.exclude(length=0).order_by("name")
    return [Head(chain.name, chain.length, chain.head) for chain in rows]


def head_of(subject: Model) -> Head | None:
    """Where the chain ends that tells of the subject; None while it tells nothing."""
    name, _context = getattr(subject, "audit_place", (MAIN, ""))
    chain = Chain.objects.filter(name=name).exclude(length=0).first()
    return Head(chain.name, chain.length, chain.head) if chain else None


def verify_heads(kept: Iterable[Head]) -> Iterator[Fault]:
    """Every chain that does not contain a head that was written down outside the database."""
    for head in kept:
        entry = Entry.objects.filter(chain__name=head.chain, position=head.length).first()
        if entry is None:
            text = _("đã bị cắt: không còn bản ghi %(length)s mà bản lưu bên ngoài ghi nhận") % {
                "length": head.length
            }
            yield Fault(head.chain, head.length, text)
        elif not entry.hash.startswith(head.hash):
            text = _("đã bị viết lại: băm khác bản lưu bên ngoài (%(hash)s…)") % {
                "hash": head.hash[:16]
            }
            yield Fault(head.chain, head.length, text)


def verify_chains() -> Iterator[Fault]:
    """Every changed, missing or reordered entry, and every chain that was removed whole."""
    for chain in Chain.objects.order_by("name").iterator():
        yield from _verify_chain(chain)
    known = set(Chain.objects.values_list("name", flat=True))
    opened = Entry.objects.filter(chain__name=MAIN, action="audit.open_chain")
    for name, position in opened.values_list("subject_name", "position"):
        if name not in known:
            yield Fault(MAIN, position, _("chuỗi %(name)s đã bị xóa") % {"name": name})


def _verify_chain(chain: Chain) -> Iterator[Fault]:
    expected, previous = 1, ""
    for entry in chain.entries.select_related("chain").order_by("position").iterator():
        if entry.position != expected:
            yield Fault(
                chain.name, expected, _("thiếu bản ghi %(expected)s") % {"expected": expected}
            )
        if entry.previous_hash != previous and entry.position == expected:
            yield Fault(chain.name, entry.position, _("không nối với bản ghi trước"))
        if entry_hash(entry) != entry.hash:
            yield Fault(chain.name, entry.position, _("nội dung đã bị sửa"))
        expected, previous = entry.position + 1, entry.hash
    if expected - 1 != chain.length or previous != chain.head:
        yield Fault(
            chain.name,
            chain.length,
            _("thiếu bản ghi cuối (phải có %(length)s)") % {"length": chain.length},
        )
