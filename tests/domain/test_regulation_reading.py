"""Lines of a quy chế become chapters and articles; what is not certain is told by line."""

from thidua.domain.regulation import Article, RegulationText
from thidua.domain.regulation_reading import faults_of, keep_keys, regulation_from_lines


def read(text: str) -> RegulationText:
    return regulation_from_lines(text.splitlines()).text


def test_a_paper_as_blocs_write_it_is_read() -> None:
    found = regulation_from_lines(
        """KHỐI THI ĐUA SỐ 1
        DỰ THẢO LẦN 2
        QUY CHẾ
        Hoạt động của Khối thi đua số 1
        (Ban hành kèm theo Quyết định số 01)
        - Căn cứ Luật Thi đua, khen thưởng;
        Theo đề nghị của các đơn vị.
        Chương I: NHỮNG QUY ĐỊNH CHUNG
        ĐIỀU 1: Phạm vi điều chỉnh.
        1. Quy chế này quy định về tổ chức.
        Điều 1 của Luật được áp dụng.
        Điều 2. Nguyên tắc
        Tự nguyện.
        CHƯƠNG 2
        TỔ CHỨC
        Điều 3. Khối họp khi có ít nhất hai phần ba đơn vị dự; trường hợp không đủ thì hoãn và \
họp lại sau bảy ngày, thông báo trước cho mọi đơn vị thành viên bằng văn bản;
        Nơi nhận:
        Điều 9. Không đọc đến""".splitlines()
    )

    assert found.doubts == ()
    assert found.text.summary == "Hoạt động của Khối thi đua số 1"
    assert found.text.bases == ("Căn cứ Luật Thi đua, khen thưởng", "Theo đề nghị của các đơn vị")
    first, second, third = found.text.articles
    assert first == Article(
        "a1",
        "Phạm vi điều chỉnh",
        "1. Quy chế này quy định về tổ chức.\nĐiều 1 của Luật được áp dụng.",
        "NHỮNG QUY ĐỊNH CHUNG",
    )
    assert second.chapter == "NHỮNG QUY ĐỊNH CHUNG"
    assert (third.title, third.chapter) == ("", "TỔ CHỨC")
    assert third.text.startswith("Khối họp khi có")


def test_a_number_out_of_order_and_a_section_are_doubts() -> None:
    found = regulation_from_lines(
        ["Điều 1. Một", "a", "Điều 3. Ba", "Mục 1. Lẻ", "b", "Điều 3. Ba nữa", "c"]
    )

    assert [(each.line, each.why.split(";")[0]) for each in found.doubts] == [
        (3, "đang chờ Điều 2"),
        (4, "quy chế ở đây chia chương, không chia mục"),
        (6, "đang chờ Điều 4"),
    ]
    assert [each.title for each in found.text.articles] == ["Một", "Ba", "Ba nữa"]


def test_printed_lines_are_read_back_the_same() -> None:
    text = read("QUY CHẾ Hoạt động\nCăn cứ Luật\nChương I\nCHUNG\nĐiều 1. Một\n1. a\n2. b")

    assert regulation_from_lines(text.lines()).text == text


def test_what_cannot_be_kept_is_said() -> None:
    assert faults_of(RegulationText()) == (
        "Không thấy điều nào: mỗi điều bắt đầu bằng một dòng «Điều 1. Tên điều».",
    )
    many = RegulationText(articles=tuple(Article(f"a{at}", "x", "y") for at in range(101)))
    assert faults_of(many) == ("Có 101 điều; tối đa 100 điều.",)
    wide = RegulationText("x", ("y" * 3001,), (Article("a1", "t" * 301, "z" * 6001),))
    assert faults_of(wide) == (
        "Phần căn cứ dài quá 3000 ký tự.",
        "Điều 1 dài 6001 ký tự; tối đa 6000.",
        "Điều 1: tên điều, tên chương dài quá 300 ký tự.",
    )


def test_articles_of_a_file_keep_the_keys_of_the_draft() -> None:
    draft = RegulationText(
        "x", (), (Article("a1", "Một", "a"), Article("a3", "Ba", "c"), Article("a5", "", "d")), 5
    )
    file = read("Điều 1. Ba\nc mới\nĐiều 2. Mới\nn\nĐiều 3. Khác tên\na")

    kept = keep_keys(file, draft)

    assert [each.key for each in kept.articles] == ["a3", "a6", "a1"]
    assert kept.keys == 6
