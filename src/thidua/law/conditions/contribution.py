"""What a household is commended for: contributions, which nobody can compute."""

from dataclasses import dataclass

from thidua.domain.eligibility import Answer, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import plain


@dataclass(frozen=True, slots=True)
class Contribution:
    """Contributed work, land or property; ``amount`` where the law named a least sum."""

    amount: str = ""
    code: str = "contribution"

    def met(self, facts: Facts) -> Answer:
        """Never known here: people weigh it.

        Source: docs/algorithms/eligibility.md#households
        """
        return None

    def needs(self, facts: Facts) -> Shown:
        """Contributions."""
        return plain(f"đóng góp{self._least()}")

    def has(self, facts: Facts) -> Shown | None:
        """Not known."""
        return None

    def says(self) -> str:
        """What is weighed."""
        return (
            f"Hộ gia đình có nhiều đóng góp về công sức, đất đai, tài sản{self._least()}; không "
            "xét theo xếp loại hằng năm"
        )

    def finds(self, facts: Facts) -> str:
        """Who decides."""
        return "chưa rõ; người xét tự đánh giá đóng góp theo quy định của địa phương"

    def _least(self) -> str:
        return f" từ {self.amount} trở lên" if self.amount else ""


def weighed(facts: Facts) -> bool:
    """Contributions are always for people to weigh.

    Source: docs/algorithms/eligibility.md#households
    """
    return True
