"""Photos by what they hold: looked at, turned upright, made again without what cameras add.

Place, time, owner and thumbnails of a photo stand outside its points (EXIF, XMP, IPTC, comments): a
photo that is written anew from its points alone has none of them. Only its colour profile is kept.
"""

from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps

from thidua.formats.file_kinds import whole_file
from thidua.formats.photo_process import CleanPhoto

LONGEST_SIDE = 3000  # points: a page of A4 at 250 points an inch
PREVIEW_SIDE = 640
MOST_POINTS = 120_000_000  # what a telephone of 108 million points takes
QUALITY, PREVIEW_QUALITY = 88, 78
_KINDS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
ACCEPTED = ", ".join(sorted(_KINDS))
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypmsf1", b"ftypavif")

Image.MAX_IMAGE_PIXELS = None  # counted here, with a sentence of ours


def cleaned(data: bytes, name: str) -> CleanPhoto:
    """The photo upright as JPEG, without metadata, its longest side at most ``LONGEST_SIDE``.

    Raises:
        FormatError: of another kind, not what its name says, broken, too many points.
    """
    kind = _kind_of(data, name)
    try:
        with Image.open(BytesIO(data), formats=tuple(set(_KINDS.values()))) as photo:
            if photo.format != kind:
                raise whole_file(f"nội dung là ảnh {photo.format}, không phải {kind} như tên tệp")
            _refuse_many_points(photo.size)
            photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            profile = photo.info.get("icc_profile")
            upright = _on_white(ImageOps.exif_transpose(photo))
    except (OSError, SyntaxError, ValueError, MemoryError, Image.DecompressionBombError) as error:
        if hasattr(error, "problems"):
            raise
        raise whole_file("không đọc được ảnh: tệp hỏng hoặc không phải ảnh") from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small = upright.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    written = _jpeg(upright, QUALITY, profile)
    return CleanPhoto(written, _jpeg(small, PREVIEW_QUALITY, profile), *upright.size)


def _kind_of(data: bytes, name: str) -> str:
    """The kind that the name promises."""
    if data[4:12] in _HEIC:
        raise whole_file(
            "ảnh HEIC của điện thoại chưa nhận; đặt máy chụp dạng “Tương thích nhất”, hoặc lưu "
            "lại dạng .jpg rồi tải lên"
        )
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        raise whole_file(f"chỉ nhận ảnh {ACCEPTED}")
    if not data:
        raise whole_file("tệp rỗng, không có nội dung")
    return kind


def _refuse_many_points(size: tuple[int, int]) -> None:
    width, height = size
    if width * height > MOST_POINTS:
        most = MOST_POINTS // 1_000_000
        raise whole_file(f"ảnh {width} × {height} điểm; không quá {most} triệu điểm")


def _on_white(photo: Image.Image) -> Image.Image:
    """Points alone, in colours; what shines through stands on white paper."""
    if not photo.has_transparency_data:
        return photo.convert("RGB")
    shining = photo.convert("RGBA")
    paper = Image.new("RGB", shining.size, "white")
    paper.paste(shining, mask=shining.getchannel("A"))
    return paper


def _jpeg(photo: Image.Image, quality: int, profile: bytes | None) -> bytes:
    written = BytesIO()
    bare = Image.new("RGB", photo.size)
    bare.paste(photo)
    bare.save(written, "JPEG", quality=quality, optimize=True, icc_profile=profile)
    return written.getvalue()
