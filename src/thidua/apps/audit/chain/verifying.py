"""Proving that the journal is whole: from its beginning, or from heads that were kept."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.audit.chain.hashing import HASHED, MAIN, hash_of
from thidua.apps.audit.models import CalledName, Chain, Entry
from thidua.apps.audit.names.reading import marks_in
from thidua.apps.audit.names.sealing import mark_of
from thidua.apps.audit.registries.proofs import Fault
from thidua.formats.chain_heads import Head

AT_ONCE = 2000  # rows fetched, and marks looked for, at a time
NAMES = "names"  # what stands for a chain in a fault of a name

Values = dict[str, Any]


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


def verify_chains(since: Iterable[Head] = ()) -> Iterator[Fault]:
    """Every changed, missing or reordered entry, chain that was removed, name that is another.

    ``since`` are heads proved before: what stands up to them is taken as it is.
    """
    proved = {head.chain: head for head in since}
    for chain in Chain.objects.order_by("name").iterator():
        yield from _verify_chain(chain, proved.get(chain.name))
    known = set(Chain.objects.values_list("name", flat=True))
    opened = Entry.objects.filter(chain__name=MAIN, action="audit.open_chain")
    for name, position in opened.values_list("subject_name", "position"):
        if name not in known:
            yield Fault(MAIN, position, _("chuỗi %(name)s đã bị xóa") % {"name": name})
    yield from _verify_names()


def _verify_chain(chain: Chain, proved: Head | None) -> Iterator[Fault]:
    entries: QuerySet[Entry] = chain.entries.order_by("position")
    expected, previous = 1, ""
    if proved is not None and chain.length >= proved.length:
        expected, previous = proved.length + 1, _hash_at(chain, proved.length)
        entries = entries.filter(position__gt=proved.length)
    rows = entries.values(*HASHED, "hash").iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        yield from _lost_names(chain, some)
        for row in some:
            yield from _verify_entry(chain, row, expected, previous)
            expected, previous = row["position"] + 1, row["hash"]
    if expected - 1 != chain.length or previous != chain.head:
        text = _("thiếu bản ghi cuối (phải có %(length)s)") % {"length": chain.length}
        yield Fault(chain.name, chain.length, text)


def _hash_at(chain: Chain, position: int) -> str:
    entry = chain.entries.filter(position=position).first()
    return entry.hash if entry else ""


def _verify_entry(chain: Chain, row: Values, expected: int, previous: str) -> Iterator[Fault]:
    position: int = row["position"]
    if position != expected:
        text = _("thiếu bản ghi %(expected)s") % {"expected": expected}
        yield Fault(chain.name, expected, text)
    elif row["previous_hash"] != previous:
        yield Fault(chain.name, position, _("không nối với bản ghi trước"))
    if hash_of(chain.name, row) != row["hash"]:
        yield Fault(chain.name, position, _("nội dung đã bị sửa"))


def _lost_names(chain: Chain, rows: Iterable[Values]) -> Iterator[Fault]:
    """Names that are gone although no entry tells that they were forgotten."""
    places = {mark: row["position"] for row in rows for mark in _marks_of(row)}
    there = set(CalledName.objects.filter(pk__in=places).values_list("pk", flat=True))
    gone = {mark: place for mark, place in places.items() if mark not in there}
    if gone:
        forgotten = _forgotten()
        for mark, position in gone.items():
            if mark not in forgotten:
                text = _("tên bị xóa mà nhật ký không ghi việc xóa")
                yield Fault(chain.name, position, text)


def _marks_of(row: Mapping[str, Any]) -> Iterator[str]:
    yield from filter(None, (row["actor_called_id"], row["subject_called_id"]))
    yield from marks_in(row["data"])


def _forgotten() -> set[str]:
    told = Entry.objects.filter(action="audit.forget_names").values_list("data", flat=True)
    return {mark for data in told for mark in data["marks"]}


def _verify_names() -> Iterator[Fault]:
    """Every name that was written over: its mark is of another one."""
    names = CalledName.objects.values_list("pk", "text", "key__secret", "key__owner")
    for mark, text, secret, owner in names.iterator(AT_ONCE):
        if mark_of(secret, text) != mark:
            said = _("tên của %(owner)s đã bị sửa") % {"owner": owner}
            yield Fault(NAMES, 0, said)
