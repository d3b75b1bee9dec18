"""Files that the journal keeps the hash of, compared with the bytes that are stored now."""

import hashlib
from collections.abc import Iterator

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import Fault


def told_hashes(action: str) -> dict[tuple[str, str], Entry]:
    """The newest entry of one action by what it was done to and the hash that it tells."""
    rows = Entry.objects.filter(action=action).select_related("chain").order_by("pk")
    return {(entry.subject_id, entry.data.get("sha256", "")): entry for entry in rows}


def untold(place: tuple[str, str], name: str) -> Fault:
    """A row of a chain (``audit_place``) that no entry tells of."""
    return Fault(place[0], 0, _("%(name)s: nhật ký không ghi việc này") % {"name": name})


def file_faults(entry: Entry, name: str, file: FieldFile, sha256: str) -> Iterator[Fault]:
    """What is wrong with a file of which ``entry`` keeps the hash: gone, or other bytes."""
    found = _hash_of(file)
    if found is None:
        text = _("%(name)s: không còn tệp trên đĩa (%(file)s)")
    elif found != sha256:
        text = _("%(name)s: tệp trên đĩa đã bị sửa (%(file)s)")
    else:
        return
    yield Fault(entry.chain.name, entry.position, text % {"name": name, "file": file.name})


def _hash_of(file: FieldFile) -> str | None:
    if not file:
        return None
    try:
        with file.open("rb") as stored:
            digest = hashlib.sha256()
            for chunk in stored.chunks():
                digest.update(chunk)
            return digest.hexdigest()
    except OSError:
        return None
