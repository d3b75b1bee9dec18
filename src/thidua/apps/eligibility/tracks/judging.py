"""One person's or unit's verdicts from the registry: the door for pages, dossiers and programs."""

from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.eligibility.refusals import AwardNotJudged, AwardUnknown, DayWithoutLaw
from thidua.apps.eligibility.tracks.registry_cases import Subject, case_of
from thidua.apps.organisations.settings.award_names import award_name
from thidua.domain.award_codes import KINDS
from thidua.domain.eligibility import Verdict
from thidua.domain.eligibility_facts import facts_of
from thidua.domain.track_record import Case
from thidua.law.catalogue import catalogue
from thidua.law.dated import NotInForce
from thidua.law.registry import awards_for, judge
from thidua.law.rule_sets import RULE_SETS, RuleSet, rule_set_for
from thidua.web.words import written_day


def verdict_for(subject: Subject, award: str, *, award_year: int, received_on: date) -> Verdict:
    """Whether one subject may be proposed for one award, and why.

    Raises:
        AwardUnknown: no such award in the catalogue.
        AwardNotJudged: not given to such a subject, or its way is not computed.
        DayWithoutLaw: received before the first rule set.
    """
    case = case_of(subject, award_year=award_year, received_on=received_on)
    _refuse_unjudged(subject, award, case)
    return judge(award, case.kind, law_of(received_on).code, facts_of(case))


def verdicts_for(subject: Subject, *, award_year: int, received_on: date) -> list[Verdict]:
    """The same for every award given to such a subject, in the law's order.

    Raises:
        DayWithoutLaw: received before the first rule set.
    """
    case = case_of(subject, award_year=award_year, received_on=received_on)
    return verdicts_of(case)


def verdicts_of(case: Case) -> list[Verdict]:
    """Every award for one case."""
    rule_set, facts = law_of(case.received_on).code, facts_of(case)
    return [judge(award, case.kind, rule_set, facts) for award in awards_for(case.kind)]


def law_of(received_on: date) -> RuleSet:
    """The rule set for dossiers received on that day.

    Raises:
        DayWithoutLaw: before the first.
    """
    try:
        return rule_set_for(received_on)
    except NotInForce as error:
        first = RULE_SETS[0].since
        text = _("Ngày tiếp nhận %(day)s: phần mềm chỉ có quy định từ ngày %(first)s.")
        days = {"day": written_day(received_on), "first": written_day(first)}
        raise DayWithoutLaw(text % days) from error


def _refuse_unjudged(subject: Subject, award: str, case: Case) -> None:
    entry = catalogue().get(award)
    if entry is None:
        text = _("“%s” không có trong danh mục danh hiệu thi đua, hình thức khen thưởng.")
        raise AwardUnknown(text % award)
    if not entry.is_computed:
        text = _("%s: phần mềm không tính điều kiện; người đề nghị nêu lý do và căn cứ.")
        raise AwardNotJudged(text % award_name(award, subject.authority, case.received_on))
    if award not in awards_for(case.kind):
        name = award_name(award, subject.authority, case.received_on)
        words = {"award": name, "kind": _(KINDS[case.kind])}
        raise AwardNotJudged(_("%(award)s không tặng cho %(kind)s.") % words)
