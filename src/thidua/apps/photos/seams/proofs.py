"""Photos on the disk, compared with what the journal kept of them."""

from collections.abc import Iterator

from thidua.apps.audit.chain.stored_files import file_faults, told_hashes, untold
from thidua.apps.audit.registries.proofs import Fault, proof
from thidua.apps.photos.models import Photo


@proof
def photo_files() -> Iterator[Fault]:
    """Each photo against the hash in the journal."""
    kept = told_hashes("photos.add_photo")
    for photo in Photo.objects.select_related("stored", "season__bloc").order_by("pk").iterator():
        entry = kept.get((str(photo.pk), photo.stored.sha256))
        if entry is None:
            yield untold(photo.audit_place, str(photo))
        else:
            yield from file_faults(entry, str(photo), photo.stored.file, photo.stored.sha256)
