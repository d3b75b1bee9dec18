"""Money that belongs to a quantity: "9 căn nhà trị giá …", "mỗi suất …", "… đồng/sổ"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from thidua.domain.prose.amounts import Amount
from thidua.domain.prose.found import EACH, TOTAL, FoundResult
from thidua.domain.prose.parts import PARTS
from thidua.domain.prose.sentences import Sentences

_NEAR = 45  # letters
_NO_OTHER = r"[^\d;.\0]{0,40}$"  # no other number in between
_WORTH = re.compile(
    r"(?:trị giá|giá trị|số tiền|kinh phí|tương đương|quy ra tiền|thành tiền|tổng|vốn|bằng)\b"
    + _NO_OTHER,
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"(?:vận động|huy động|ủng hộ|quyên góp|đóng góp|tiết kiệm|thu|chi|hỗ trợ|trao|giải ngân"
    r"|kêu gọi|cho vay|tiếp nhận)(?:\s+được)?\s+(?:tổng\s+)?"
    r"(?:kinh phí|số tiền|vốn|tổng|giá trị)" + _NO_OTHER,
    re.IGNORECASE,
)
_EACH_BEFORE = re.compile(r"\bmỗi\s+(\w+)" + _NO_OTHER, re.IGNORECASE)
_EACH_AFTER = re.compile(r"\s*(?:/|mỗi|một)\s*([^\W\d]+)")
_TOGETHER = re.compile(r"\btổng\b", re.IGNORECASE)
_BESIDE = re.compile(r"[(/]\s*$")
_RECIPIENT = re.compile(
    r"\b(?:cho|tới|đến|giúp|của|tại|ở|thuộc|trong|với|từ|do|bởi|giúp đỡ)\s+(?:cho\s+)?$",
    re.IGNORECASE,
)


def tied(amount: Amount, sentences: Sentences) -> tuple[str, str] | None:
    """How the words around money tie it to a quantity, and the word for one of it if there is.

    None when nothing ties it.
    """
    before = sentences.before(amount.start)
    if each := _EACH_BEFORE.search(before) or _EACH_AFTER.match(sentences.line, amount.end):
        return EACH, each[1].lower()
    if (_WORTH.search(before) and not _GIVEN.search(before)) or _BESIDE.search(before):
        return TOTAL, ""
    return None


def end_of(amount: Amount, line: str) -> int:
    """Where money ends with what it is for: "2 triệu đồng/sổ"."""
    each = _EACH_AFTER.match(line, amount.end)
    return each.end() if each else amount.end


def whose(
    amount: Amount, way: str, one: str, results: Sequence[FoundResult], sentences: Sentences
) -> int | None:
    """The place among the results of this line of the quantity that money is for, if it is clear.

    Those who received something do not count beside what they received; money for several
    quantities together belongs to none of them.
    """
    line = sentences.line
    start = sentences.clause(amount.start)
    near = range(bisect_left(results, start, key=lambda found: found.start), len(results))
    free = [
        at
        for at in near
        if results[at].quantity is not None and (way == EACH or results[at].money_is != TOTAL)
    ]
    free = [at for at in free if not _received(results[at], line)] or free
    if one:
        free = [at for at in free if one in (results[at].unit or "").lower()] or free
    if way == TOTAL and _TOGETHER.search(line[max(start, amount.start - _NEAR) : amount.start]):
        free = [at for at in free if not PARTS.search(line, start, results[at].start)]
        if len(free) > 1:
            return None
    return free[-1] if free else None


def _received(found: FoundResult, line: str) -> bool:
    return bool(_RECIPIENT.search(line, max(0, found.start - _NEAR), found.start))
