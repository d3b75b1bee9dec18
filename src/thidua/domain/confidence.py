"""How sure we are of what a source says: was its wording read, retold, or only remembered?"""

from enum import StrEnum


class Confidence(StrEnum):
    """The mark every number and rule of the law carries; only ``TEXT`` may stop anybody."""

    TEXT = "text"
    SECOND_HAND = "text-2nd"
    MEMORY = "memory"
    UNCERTAIN = "uncertain"

    @property
    def words(self) -> str:
        """The mark in Vietnamese, as screens and documents print it."""
        return _WORDS[self]

    @property
    def may_block(self) -> bool:
        """Whether an unmet rule with this mark blocks; any other only warns."""
        return self is Confidence.TEXT


_WORDS = {
    Confidence.TEXT: "đã đọc nguyên văn",
    Confidence.SECOND_HAND: "theo nguồn dẫn lại",
    Confidence.MEMORY: "chưa đối chiếu nguyên văn",
    Confidence.UNCERTAIN: "chưa chắc chắn",
}
