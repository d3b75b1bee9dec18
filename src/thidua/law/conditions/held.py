"""Conditions on awards already held: the certificate that a higher award builds on."""

from dataclasses import dataclass

from thidua.domain.award_codes import HELD_NAMES, TYPE_NAMES
from thidua.domain.eligibility import Answer, Shown, all_of, any_of
from thidua.domain.eligibility_facts import Facts, is_for_merit, is_held
from thidua.domain.track_record import HeldAward
from thidua.law.conditions.base import plain


@dataclass(frozen=True, slots=True)
class Holds:
    """Holds, for merit, one of ``awards``; with ``years_after``, given for a year before those."""

    code: str
    awards: tuple[str, ...]
    years_after: int = 0

    def met(self, facts: Facts) -> Answer:
        """Whether one serves.

        Source: ND-98-2023/art/4/clause/3; docs/algorithms/eligibility.md#held-awards
        """
        if facts.held is None:
            return None
        serves = any_of(self._serves(award, facts) for award in facts.held)
        return serves if facts.held_is_complete else serves or None

    def needs(self, facts: Facts) -> Shown:
        """One of the awards."""
        names = " hoặc ".join(HELD_NAMES[award] for award in self.awards)
        return Shown("/".join(self.awards), names)

    def has(self, facts: Facts) -> Shown | None:
        """Those of the awards that are listed, each with its year; "không" when none is."""
        if facts.held is None:
            return None
        listed = [award for award in facts.held if award.award in self.awards]
        if not listed:
            return plain("không") if facts.held_is_complete else None
        codes = ", ".join(f"{award.award} {award.year or '?'}" for award in listed)
        return Shown(codes, ", ".join(named_award(award) for award in listed))

    def says(self) -> str:
        """One of which awards, before which years."""
        names = " hoặc ".join(f"«{HELD_NAMES[award]}»" for award in self.awards)
        before = f", của năm trước giai đoạn {self.years_after:02} năm" if self.years_after else ""
        return f"Đã được tặng {names} theo công trạng{before}"

    def finds(self, facts: Facts) -> str:
        """Every such award, and why it does not serve."""
        if facts.held is None:
            return "chưa rõ các khen thưởng đã có"
        listed = [award for award in facts.held if award.award in (*self.awards, None)]
        words = "; ".join(self._words(award, facts) for award in listed)
        if not facts.held_is_complete:
            return f"{words}{'; ' if words else ''}chưa nhập đủ các khen thưởng đã có"
        return words or "chưa có"

    def _serves(self, award: HeldAward, facts: Facts) -> Answer:
        wanted = None if award.award is None else award.award in self.awards
        return all_of(
            (
                wanted,
                is_held(award, facts.received_on),
                is_for_merit(award),
                self._early(award, facts),
            )
        )

    def _early(self, award: HeldAward, facts: Facts) -> Answer:
        if not self.years_after:
            return True
        return None if award.year is None else award.year <= facts.award_year - self.years_after

    def _words(self, award: HeldAward, facts: Facts) -> str:
        return f"{named_award(award)}{self._against(award, facts)}"

    def _against(self, award: HeldAward, facts: Facts) -> str:
        """Why the award does not serve, or what is not known of it."""
        if award.revoked:
            return ", đã bị thu hồi"
        if is_held(award, facts.received_on) is False:
            return f", quyết định ngày {award.decided_on:%d/%m/%Y} sau ngày tiếp nhận hồ sơ"
        if is_for_merit(award) is False:
            kind = TYPE_NAMES.get(award.type or "", award.type)
            return f", khen thưởng {kind} không làm căn cứ"
        if self._early(award, facts) is False:
            return f", nằm trong giai đoạn {self.years_after:02} năm"
        parts = [
            words
            for words, known in (
                ("loại khen thưởng", award.type),
                ("ngày quyết định", award.decided_on),
            )
            if known is None
        ]
        return f", chưa rõ {' và '.join(parts)}" if parts else ""


def named_award(award: HeldAward) -> str:
    """A held award by name and year."""
    year = "chưa rõ năm" if award.year is None else f"năm {award.year}"
    name = "chưa rõ hình thức" if award.award is None else f"«{HELD_NAMES[award.award]}»"
    return f"{name} {year}"
