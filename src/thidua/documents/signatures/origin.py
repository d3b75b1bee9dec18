"""Whether a signed file is a paper of ours with signatures added to it, and nothing else."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

_ROOT = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Perms", "/Version"})
_PAGE = frozenset({"/Annots"})


def grown_from(data: bytes, original: bytes) -> bool:
    """Whether ``data`` is ``original``, byte for byte, followed by signatures alone.

    A signature covers whatever stands in the file when it is made: what somebody put in between
    would be signed too, so each object of the original that was written again is compared.
    """
    if not data.startswith(original):
        return False
    try:
        return _only_signed(
            PdfFileReader(BytesIO(data), strict=False),
            PdfFileReader(BytesIO(original), strict=False),
        )
    except Exception:  # noqa: BLE001 # hostile files make parsers raise anything
        return False


def _only_signed(now: PdfFileReader, then: PdfFileReader) -> bool:
    root = then.trailer.raw_get("/Root").reference
    if now.trailer.raw_get("/Root").reference != root:
        return False
    revisions = range(then.xrefs.total_revisions, now.xrefs.total_revisions)
    written = {ref for each in revisions for ref in now.xrefs.explicit_refs_in_revision(each)}
    ours = {
        ref
        for each in range(then.xrefs.total_revisions)
        for ref in then.xrefs.explicit_refs_in_revision(each)
    }
    told: dict[Any, frozenset[str] | None] = {root: _ROOT}
    if "/Info" in then.trailer:
        told[then.trailer.raw_get("/Info").reference] = None  # when it was changed, by what program
    form = _at(now.root, "/AcroForm", {})
    return all(_is_place(each) for each in _at(form, "/Fields", ())) and all(
        (ref in told and told[ref] is None)
        or _may_change(_object(then, ref), _object(now, ref), told.get(ref))
        for ref in written & ours
    )


def _object(reader: Any, ref: generic.Reference) -> Any:
    return reader.get_object(ref)


def _may_change(before: Any, after: Any, allowed: frozenset[str] | None) -> bool:
    """The catalogue may name a form, a page may bear a signature's place; nothing else changes."""
    if _bytes(before) == _bytes(after):
        return True
    if not isinstance(before, generic.DictionaryObject) or type(before) is not type(after):
        return False
    kind = _at(before, "/Type", "")
    if kind == _at(after, "/Type", "") == "/Metadata":
        return True  # on no page
    if allowed is None and kind != "/Page":
        return False
    keys = (set(before) | set(after)) - (allowed or _PAGE)
    same = all(
        key in before and key in after and _bytes(before.raw_get(key)) == _bytes(after.raw_get(key))
        for key in keys
    )
    return same and (
        allowed is not None or _adds_places(_at(before, "/Annots", ()), _at(after, "/Annots", ()))
    )


def _adds_places(before: Iterable[Any], after: Iterable[Any]) -> bool:
    known = [_bytes(each) for each in before]
    return all(_is_place(each) for each in after if _bytes(each) not in known)


def _is_place(thing: Any) -> bool:
    """Whether it is where a signature stands."""
    field = thing.get_object()
    return bool(_at(field, "/FT", "") == "/Sig" and _at(field, "/Subtype", "") == "/Widget")


def _at(thing: Any, key: str, usual: Any) -> Any:
    """What stands under a key, followed to where it is."""
    return thing[key] if key in thing else usual  # noqa: SIM401 - get() does not follow it


def _bytes(thing: Any) -> bytes:
    out = BytesIO()
    thing.write_to_stream(out, None)
    return out.getvalue()
