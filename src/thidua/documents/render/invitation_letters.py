"""Letters that invite people to the program, two on an A4 sheet, each with its one-time QR."""

import json
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import cast

import typst

from thidua.documents.render.fonts import check_fonts, showable, typst_fonts
from thidua.documents.render.qr import qr_svg

TEXTS = {
    "title": "THƯ MỜI DÙNG PHẦN MỀM THI ĐUA",
    "to": "Kính gửi",
    "as": "Vai trò",
    "at": "Tại",
    "name": "Tên đăng nhập đề nghị (đổi được)",
    "how": "Quét hình bên trái bằng điện thoại, hoặc gõ địa chỉ dưới đây vào trình duyệt; rồi "
    "tự đặt mật khẩu. Đã có tài khoản thì đăng nhập rồi nhận.",
    "until": "Dùng một lần, đến hết",
    "keep": "Ai cầm thư này cũng mở được tài khoản: giao tận tay, không chụp gửi cho người khác.",
    "qr": "Mã QR mở lời mời này",
}


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """One letter: who, in which part, where; the name to sign in with, the link, its last day."""

    who: str
    part: str
    place: str
    username: str
    link: str
    until: str


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """All letters of one sender."""

    sender: str
    letters: tuple[InvitationLetter, ...]


def render_letters(sheet: LetterSheet, *, fonts: Path) -> bytes:
    """The letters as a PDF file.

    Raises:
        FontsMissing: the letters of the alphabet are not in ``fonts``.
    """
    check_fonts(fonts)
    clean = partial(showable, folder=fonts)
    letters = [
        {name: clean(text) for name, text in asdict(each).items()}
        | {"qr": qr_svg(each.link), "link": clean(each.link.replace("/", "/\u200b"))}
        for each in sheet.letters
    ]
    data = {"texts": TEXTS, "sender": clean(sheet.sender), "letters": letters}
    made = typst.Compiler(
        _template(),
        font_paths=typst_fonts(fonts),
        sys_inputs={"letters": json.dumps(data, ensure_ascii=False)},
    ).compile(format="pdf")
    return cast("bytes", made)


@cache
def _template() -> bytes:
    return files("thidua.documents.render").joinpath("invitation_letters.typ").read_bytes()
