"""Conditions on the award year alone: class, attitude, registration, title, place in the bloc."""

from dataclasses import dataclass

from thidua.domain.award_codes import AWARD_NAMES, CLASS_NAMES, EXCELLENT
from thidua.domain.eligibility import Answer, Shown
from thidua.domain.eligibility_facts import Facts
from thidua.domain.year_marks import all_marked
from thidua.law.conditions.base import NOT_KNOWN, YES, plain, plain_or_none, yes_or_no


@dataclass(frozen=True, slots=True)
class ClassifiedThisYear:
    """Classified at least ``level`` in the award year."""

    level: str
    code: str = "classification"

    @property
    def label(self) -> Shown:
        """What is counted."""
        return Shown(self.level, CLASS_NAMES[self.level])

    def met(self, facts: Facts) -> Answer:
        """At least that class.

        Source: docs/algorithms/eligibility.md#requirements
        """
        return all_marked(facts.excellent if self.level == EXCELLENT else facts.good, 1)

    def needs(self, facts: Facts) -> Shown:
        """The least class."""
        above = "" if self.level == EXCELLENT else " trở lên"
        return Shown(self.level, f"{CLASS_NAMES[self.level]}{above}")

    def has(self, facts: Facts) -> Shown | None:
        """The class of the award year."""
        known = facts.classification
        return None if known is None else Shown(known, CLASS_NAMES[known])

    def says(self) -> str:
        """The least class."""
        above = "" if self.level == EXCELLENT else " trở lên"
        return f"Năm xét xếp loại «{CLASS_NAMES[self.level]}»{above}"

    def finds(self, facts: Facts) -> str:
        """The class in words."""
        known = facts.classification
        words = NOT_KNOWN if known is None else f"«{CLASS_NAMES[known]}»"
        return f"năm {facts.award_year} {words}"


@dataclass(frozen=True, slots=True)
class AttitudeConfirmed:
    """The unit confirms the spirit the article asks for."""

    code: str = "attitude_confirmed"

    def met(self, facts: Facts) -> Answer:
        """Whether it was confirmed.

        Source: LUAT-06-2022-QH15/art/24/clause/1
        """
        return facts.attitude_confirmed

    def needs(self, facts: Facts) -> Shown:
        """Yes."""
        return plain(YES)

    def has(self, facts: Facts) -> Shown | None:
        """Whether it was."""
        return plain_or_none(yes_or_no(facts.attitude_confirmed))

    def says(self) -> str:
        """The article's words, shortened."""
        return (
            "Được xác nhận có tinh thần tự lực, tự cường, đoàn kết, tương trợ, tích cực tham gia "
            "phong trào thi đua"
        )

    def finds(self, facts: Facts) -> str:
        """Whether it was."""
        return f"năm {facts.award_year} {yes_or_no(facts.attitude_confirmed) or NOT_KNOWN}"


@dataclass(frozen=True, slots=True)
class Registered:
    """Registered for emulation in the award year: a legal condition until the end of 2023."""

    code: str = "registered"

    def met(self, facts: Facts) -> Answer:
        """Whether the subject registered.

        Source: LUAT-15-2003-QH11/art/10
        """
        return facts.registered

    def needs(self, facts: Facts) -> Shown:
        """Yes."""
        return plain(YES)

    def has(self, facts: Facts) -> Shown | None:
        """Whether the subject did."""
        return plain_or_none(yes_or_no(facts.registered))

    def says(self) -> str:
        """Registration."""
        return "Đã đăng ký tham gia thi đua trong năm xét"

    def finds(self, facts: Facts) -> str:
        """Whether the subject did."""
        return f"năm {facts.award_year} {yes_or_no(facts.registered) or NOT_KNOWN}"


@dataclass(frozen=True, slots=True)
class MonthsOfService:
    """Worked at least so many months in the award year: the newly recruited have not."""

    least: int
    code: str = "months_of_service"

    def met(self, facts: Facts) -> Answer:
        """Whether as many; where the months were not entered, nobody asks.

        Source: ND-91-2017/art/10; docs/algorithms/eligibility.md#bars
        Units: whole months.
        """
        return facts.months_of_service is None or facts.months_of_service >= self.least

    def needs(self, facts: Facts) -> Shown:
        """How many."""
        return plain(str(self.least))

    def has(self, facts: Facts) -> Shown | None:
        """How many were worked."""
        months = facts.months_of_service
        return None if months is None else plain(str(months))

    def says(self) -> str:
        """The least."""
        return f"Không phải mới tuyển dụng dưới {self.least} tháng"

    def finds(self, facts: Facts) -> str:
        """How many were worked."""
        months = facts.months_of_service
        words = NOT_KNOWN if months is None else f"làm việc {months} tháng"
        return f"năm {facts.award_year} {words}"


@dataclass(frozen=True, slots=True)
class TitleOfYear:
    """Has a title for the award year itself."""

    title: str
    code: str = "title_of_year"

    def met(self, facts: Facts) -> Answer:
        """Whether the title was given for that year.

        Source: docs/algorithms/eligibility.md#requirements
        """
        return all_marked(facts.awards[self.title], 1)

    def needs(self, facts: Facts) -> Shown:
        """The title."""
        return Shown(self.title, AWARD_NAMES[self.title])

    def has(self, facts: Facts) -> Shown | None:
        """The title, or no."""
        met = self.met(facts)
        return self.needs(facts) if met else plain_or_none(yes_or_no(met))

    def says(self) -> str:
        """The title."""
        return f"Là «{AWARD_NAMES[self.title]}» của năm xét"

    def finds(self, facts: Facts) -> str:
        """Whether it is."""
        return f"năm {facts.award_year} {yes_or_no(self.met(facts)) or NOT_KNOWN}"


@dataclass(frozen=True, slots=True)
class BlocLeader:
    """Voted the leading unit of its emulation bloc for the award year."""

    code: str = "bloc_leader"

    def met(self, facts: Facts) -> Answer:
        """Whether it was voted leader; its rank by points decides nothing.

        Source: LUAT-06-2022-QH15/art/25/clause/1
        """
        return facts.bloc_leader

    def needs(self, facts: Facts) -> Shown:
        """Yes."""
        return plain(YES)

    def has(self, facts: Facts) -> Shown | None:
        """Whether it was."""
        return plain_or_none(yes_or_no(facts.bloc_leader))

    def says(self) -> str:
        """Leader of the bloc."""
        return "Được suy tôn dẫn đầu cụm, khối thi đua của năm xét"

    def finds(self, facts: Facts) -> str:
        """Whether it was."""
        return f"năm {facts.award_year} {yes_or_no(facts.bloc_leader) or NOT_KNOWN}"
