"""What would make it so: what is missing, and the earliest year when years alone can bring it."""

from django.utils.translation import gettext as _

from thidua.domain.eligibility import Answer, Requirement, Verdict
from thidua.domain.eligibility_facts import Facts
from thidua.domain.eligibility_outlook import FARTHEST, years_until
from thidua.domain.vietnamese_text import inside_sentence
from thidua.law.registry import rules_for, screen


def advice_for(verdict: Verdict, facts: Facts, *, kind: str, rule_set: str) -> list[str]:
    """Sentences for the person who asks; none when nothing is missing."""
    if verdict.eligible:
        return []
    rules = {
        rule.condition.code: rule.condition for rule in rules_for(verdict.award, kind, rule_set)
    }
    said = [
        _missing(one, years_until(rules[one.code].met, facts), facts.award_year)
        for one in verdict.unmet
    ]
    said += [_unknown(one) for one in verdict.unknown]
    return [*said, *_earliest(verdict, facts, kind, rule_set)]


def _unknown(requirement: Requirement) -> str:
    if requirement.is_open:
        text = _("Chưa rõ: %s. Luật chưa rõ ở đây: người xét tự kết luận, có căn cứ.")
    else:
        text = _("Chưa rõ: %s. Nhập số liệu còn thiếu để biết.")
    return text % _says(requirement)


def _says(requirement: Requirement) -> str:
    return inside_sentence(requirement.says)


def _missing(requirement: Requirement, years: int | None, award_year: int) -> str:
    lacking = _("Còn thiếu%(short)s: %(what)s") % {
        "short": _short_of(requirement),
        "what": _says(requirement),
    }
    if years is None:
        return f"{lacking}."
    last = award_year + years
    if years == 1:
        condition = _("sớm nhất năm xét %s, nếu năm đó đạt") % last
    else:
        span = {"first": award_year + 1, "last": last}
        condition = _("sớm nhất năm xét %(last)s, nếu các năm %(first)s–%(last)s đều đạt") % span
    return f"{lacking}; {condition}."


def _short_of(requirement: Requirement) -> str:
    """How many are lacking, when both figures are whole numbers: " 2 (cần 3, có 1)"."""
    needs = requirement.needs.value
    has = requirement.has.value if requirement.has else ""
    if not (needs.isdecimal() and has.isdecimal()):
        return ""
    counts = {"short": int(needs) - int(has), "needs": needs, "has": has}
    return _(" %(short)s (cần %(needs)s, có %(has)s)") % counts


def _earliest(verdict: Verdict, facts: Facts, kind: str, rule_set: str) -> list[str]:
    """The award as a whole, when more than one thing is missing."""
    if len(verdict.unmet) < 2:
        return []

    def met(later: Facts) -> Answer:
        return screen(verdict.award, kind, rule_set, later)

    years = years_until(met, facts)
    if years is None:
        text = _(
            "Các năm tới đạt tốt cũng chưa đủ trong %s năm: còn điều kiện không tự có theo năm."
        )
        return [text % FARTHEST] if not verdict.unknown else []
    year = facts.award_year + years
    return [_("Đủ mọi điều kiện sớm nhất: năm xét %s, nếu các năm tới đều đạt.") % year]
