"""Things are found by their names: marks decide, unless none was typed."""

from thidua.domain.name_index import NameIndex


def test_a_name_without_marks_is_a_guess_and_one_with_marks_is_not() -> None:
    index: NameIndex[str] = NameIndex()
    index.add("Hội Đông y", "HDY")

    assert index.meant("hội đông y") == (["HDY"], True)
    assert index.meant("hoi dong y") == (["HDY"], False)
    assert index.meant("Hội Đồng y") == ([], True)
