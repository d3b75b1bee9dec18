"""Conditions on the day of the dossier: no open review, no discipline still running."""

from dataclasses import dataclass

from thidua.domain.eligibility import Answer, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.law.conditions.base import NOT_KNOWN, plain, plain_or_none, yes_or_no


@dataclass(frozen=True, slots=True)
class NotUnderReview:
    """No discipline, investigation, inspection or complaint is open."""

    code: str = "not_under_review"

    def met(self, facts: Facts) -> Answer:
        """Whether nothing is open.

        Source: ND-98-2023/art/4
        """
        return None if facts.under_review is None else not facts.under_review

    def needs(self, facts: Facts) -> Shown:
        """No."""
        return plain("không")

    def has(self, facts: Facts) -> Shown | None:
        """Whether something is open."""
        return plain_or_none(yes_or_no(facts.under_review))

    def says(self) -> str:
        """Nothing open."""
        return (
            "Không trong thời gian xem xét kỷ luật, bị điều tra, thanh tra, kiểm tra khi có dấu "
            "hiệu vi phạm, hoặc có khiếu nại, tố cáo đang xác minh"
        )

    def finds(self, facts: Facts) -> str:
        """Whether something is open."""
        words = {True: "đang bị xem xét", False: "không", None: NOT_KNOWN}
        return words[facts.under_review]


@dataclass(frozen=True, slots=True)
class NoRunningDiscipline:
    """No discipline is running on the day the dossier was received."""

    code: str = "no_running_discipline"

    def met(self, facts: Facts) -> Answer:
        """Whether none is.

        Source: ND-98-2023/art/4
        """
        return None if facts.running_discipline is None else not facts.running_discipline

    def needs(self, facts: Facts) -> Shown:
        """No."""
        return plain("không")

    def has(self, facts: Facts) -> Shown | None:
        """Whether one is."""
        return plain_or_none(yes_or_no(facts.running_discipline))

    def says(self) -> str:
        """None running."""
        return "Không đang chấp hành kỷ luật vào ngày tiếp nhận hồ sơ"

    def finds(self, facts: Facts) -> str:
        """Whether one is."""
        words = {True: "đang chấp hành kỷ luật", False: "không", None: NOT_KNOWN}
        return f"ngày {facts.received_on:%d/%m/%Y} {words[facts.running_discipline]}"
