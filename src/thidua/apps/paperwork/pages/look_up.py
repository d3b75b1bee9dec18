"""What anybody may know of a paper by its code: whether it is genuine and stands; nothing else."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.register import rows_of
from thidua.web.badges import Badge
from thidua.web.words import written_day

IN_FORCE = Badge(gettext_lazy("Còn hiệu lực"), "green", "circle-check")
SAME = Badge(gettext_lazy("Đúng tệp đã ban hành"), "green", "circle-check")
OTHER = Badge(gettext_lazy("Không phải tệp đã ban hành"), "red", "alert-triangle")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One paper as the public reads it."""

    title: str
    issuer: str
    number: str
    day: str
    look: Badge
    words: str
    hashes: tuple[tuple[str, str], ...]  # of which file, SHA-256


@dataclass(frozen=True, slots=True)
class Compared:
    """A file beside the issued ones."""

    name: str
    look: Badge
    words: str


def public_paper(document: IssuedDocument) -> Confirmed:
    """What is confirmed of it."""
    (row,) = rows_of([document])
    in_force = row.look.tone == "green"
    return Confirmed(
        document.title,
        row.issuer,
        document.number,
        row.day,
        IN_FORCE if in_force else row.look,
        _words(document, in_force=in_force),
        tuple((name, sha256) for name, sha256 in _files(document)),
    )


def compared(document: IssuedDocument, name: str, sha256: str) -> Compared:
    """Whether a file is one of those that were issued, byte for byte."""
    for kind, known in _files(document):
        if known == sha256:
            return Compared(name, SAME, _("Giống từng byte với %s đã ban hành.") % kind)
    if document.edited_sha256 and sha256 in {document.pdf_sha256, document.docx_sha256}:
        words = _("Đây là bản máy lập trước khi sửa: lời có thể khác bản Word đã ban hành.")
        return Compared(name, OTHER, words)
    return Compared(
        name,
        OTHER,
        _(
            "Tệp khác tệp đã ban hành: có thể đã bị sửa, lưu lại bằng phần mềm khác, được quét "
            "từ bản giấy, hoặc là văn bản khác."
        ),
    )


def _files(document: IssuedDocument) -> list[tuple[str, str]]:
    edited = document.edited_sha256  # then our own are not what was issued
    files = [
        (_("bản PDF"), "" if edited else document.pdf_sha256),
        (_("bản Word"), edited or document.docx_sha256),
        (_("bản PDF đã ký số"), document.signed_sha256),
    ]
    return [(name, sha256) for name, sha256 in files if sha256]


def _words(document: IssuedDocument, *, in_force: bool) -> str:
    if in_force and document.edited_sha256:
        return _(
            "Văn bản này có thật và còn hiệu lực. Bản có hiệu lực là bản Word đã sửa; bản PDF máy "
            "lập mang cùng mã tra cứu có thể khác lời."
        )
    if in_force:
        return _("Văn bản này có thật và còn hiệu lực.")
    if document.withdrawn_at:
        day = written_day(timezone.localdate(document.withdrawn_at))
        return _("Văn bản này đã bị thu hồi ngày %s. Đừng dùng nữa.") % day
    return _("Văn bản này đã được thay bằng bản ban hành sau. Đừng dùng bản này nữa.")
