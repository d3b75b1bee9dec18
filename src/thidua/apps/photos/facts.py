"""A photo as it is handed to the actions: cleaned, with what is said of it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.photos.refusals import PhotoRefused
from thidua.formats.photo_process import CleanPhoto, clean_photo
from thidua.formats.problems import FormatError


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """A photo, the name of its file, what it shows, who took it."""

    photo: CleanPhoto
    name: str
    caption: str = ""
    credit: str = ""
    is_illustrative: bool = False


def read_photo(data: bytes, name: str, caption: str = "", credit: str = "") -> PhotoFacts:
    """Clean a photo that was sent; it takes a second, so nothing may be locked meanwhile.

    Raises:
        PhotoRefused: too large, of another kind, not what its name says, broken.
    """
    try:
        return PhotoFacts(clean_photo(data, name), name, caption, credit)
    except FormatError as error:
        said = {"name": name, "why": error.problems[0].message}
        raise PhotoRefused(_("Ảnh “%(name)s”: %(why)s") % said) from None
