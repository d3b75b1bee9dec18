"""Phát động: the bloc's own movements in the office's text."""

from datetime import date

from tests.apps.movements.test_movements import launched
from tests.apps.paperwork.material import issue, kind_named
from tests.factories import NOON, World
from thidua.apps.movements.papers.launch import TEXT
from thidua.apps.paperwork.actions.texts import save_text
from thidua.apps.paperwork.registries.papers import Request
from thidua.documents.model import Document, ListItems
from thidua.documents.text import plain


def built(world: World) -> Document:
    return kind_named("launch").build(Request(world.season, None, world.head))


def said(document: Document) -> str:
    lines = [
        plain(text)
        for block in document.blocks
        for text in (block.items if isinstance(block, ListItems) else [getattr(block, "text", "")])
    ]
    return "\n".join(lines)


def test_the_paper_lists_what_the_bloc_launches(world: World) -> None:
    assert "được phát động theo từng đợt trong năm" in said(built(world))
    launched(world, name="Xoá nhà tạm", starts_on=date(2023, 5, 2), ends_on=date(2023, 9, 2),
             goal="20 căn nhà.", participants="Hội viên")  # fmt: skip
    launched(world, name="Vì người nghèo")
    launched(world, name="Của riêng một hội", origin="unit", unit=world.units["AAA"])

    document = built(world)

    (listed,) = [block for block in document.blocks if isinstance(block, ListItems)]
    assert [plain(item) for item in listed.items] == [
        "Vì người nghèo (từ 01/03/2023).",
        "Xoá nhà tạm (từ 02/05/2023 đến 02/09/2023). Mục tiêu: 20 căn nhà. Đối tượng: Hội viên.",
    ]
    assert (document.title, document.header.symbol) == ("PHÁT ĐỘNG", "PĐ-KTĐ")
    assert document.signatures is not None
    assert document.signatures.signatures[0].authority == "TM. KHỐI THI ĐUA"


def test_the_office_words_it_and_what_was_issued_stays(world: World) -> None:
    kept = issue(world, "launch", "03/PĐ-KTĐ")

    save_text(world.authority, TEXT, "Khối {khối} thi đua.", actor=world.standing, at=NOON)

    assert said(built(world)) == f"Khối {world.season.bloc_name} thi đua."
    assert (kept.number, kept.version) == ("03/PĐ-KTĐ", 1)
    assert issue(world, "launch", "04/PĐ-KTĐ", reason="Lời mới").pdf_sha256 != kept.pdf_sha256
