"""What awards are called in a workbook, and what is wrong with a name that nobody knows."""

from collections.abc import Sequence

from thidua.formats.problems import shortened
from thidua.law.award_names import is_foreign
from thidua.law.catalogue import catalogue


def award_words(code: str) -> str:
    """The full name of a title or form, as ``award_of`` reads it again."""
    entry = catalogue().get(code)
    return entry.name_vi if entry else code


def unclear_award(written: str, codes: Sequence[str]) -> str:
    """Why a name is no award: it may mean several, or nobody calls one that."""
    if len(codes) > 1:
        names = "; ".join(award_words(code) for code in codes)
        return f"{shortened(written)} có thể là: {names}. Ghi rõ một tên."
    if codes:
        return f"{shortened(written)} chưa rõ; nếu là {award_words(codes[0])} thì ghi đủ tên."
    if is_foreign(written):
        return (
            f"{shortened(written)} là khen thưởng của Đảng, đoàn thể, không phải danh hiệu, hình "
            "thức của Luật Thi đua, khen thưởng; không nhập vào sổ này."
        )
    return f"{shortened(written)} không có trong danh mục; xem trang Hướng dẫn."
