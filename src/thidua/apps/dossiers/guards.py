"""What stands in the way of a nomination besides its criteria: duplicates, quotas, principles.

A finding blocks only where the rule's text was read, or where the authority decided it itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR

from django.utils.translation import gettext as _

from thidua.apps.awards.facts import Subject
from thidua.apps.awards.guards import Candidate, given, standing_of, weigh_against
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import records_of
from thidua.apps.awards.refusals import AwardGivenAlready
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.queries import LIVE, leading_candidates
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.settings.values import ValueInForce, own_value, setting_or_law
from thidua.apps.people.models import Person
from thidua.domain.award_clashes import Given, find_clashes
from thidua.domain.award_codes import COLLECTIVE
from thidua.domain.award_dates import AwardDates
from thidua.law.dated import NotInForce, parameter
from thidua.law.principles import principles
from thidua.law.rule_sets import rule_set_for
from thidua.web.words import written_day

_QUOTAS = {"CO_TINH": "flag", "BK_TINH": "certificate"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know: whether it stops the nomination, and how sure that is."""

    text: str
    citation: str
    blocks: bool
    is_hint: bool = False

    @property
    def told(self) -> str:
        """The sentence with its source."""
        return f"{self.text} ({self.citation})" if self.citation else self.text


def findings(nomination: Nomination, day: date) -> list[Finding]:
    """Everything that is found about one nomination on a day, what blocks first."""
    found = [
        *_registry(nomination, day),
        *_other_nominations(nomination),
        *_dissolved(nomination, day),
        *_bloc_quota(nomination, day),
        *_government_flag(nomination, day),
        *_women_first(nomination, day),
    ]
    return sorted(found, key=lambda each: (not each.blocks, each.is_hint))


def blocking(nomination: Nomination, day: date) -> list[Finding]:
    """Only what stops it."""
    return [each for each in findings(nomination, day) if each.blocks]


def _principle(code: str, text: str, day: date, *, may_block: bool) -> Finding:
    """It blocks when its text was read and the law of the day is not one that nobody read."""
    rule = principles()[code]
    is_read = rule.confidence.may_block and not rule_set_for(day).is_draft
    sure = "" if rule.confidence.may_block else f"; {rule.confidence.words}"
    return Finding(text, f"{rule.citation}{sure}", may_block and is_read)


def subject_of(nomination: Nomination) -> Subject:
    """Who is put forward, as the registry knows them."""
    return Subject(nomination.authority_id, person=nomination.person, unit=nomination.unit)


def _registry(nomination: Nomination, day: date) -> Iterator[Finding]:
    """What the registry's own rules say of it, asked as the form and files ask them."""
    subject = subject_of(nomination)
    standing = records_of(subject).filter(state=AwardRecord.State.DECIDED)
    others = [standing_of(record) for record in standing.exclude(pk=nomination.record_id or 0)]
    new = Candidate(
        kind=subject.kind,
        holder=nomination.subject_name,
        award=nomination.award,
        dates=AwardDates(day, nomination.award_year),
        decision="",
        type=nomination.type,
    )
    try:
        doubts = weigh_against(new, others)
    except AwardGivenAlready as given:
        yield Finding(str(given), principles()["P8"].citation, blocks=True)
        return
    yield from (Finding(doubt.text, doubt.citation, blocks=False) for doubt in doubts)


def _other_nominations(nomination: Nomination) -> Iterator[Finding]:
    """The same award for the same subject, put forward twice: both cannot be recorded."""
    mine = {"unit": nomination.unit_id} if nomination.unit_id else {"person": nomination.person_id}
    rows = Nomination.objects.filter(**mine, state__in=LIVE, record=None).exclude(pk=nomination.pk)
    others = list(rows.select_related("season__bloc"))
    for clash in find_clashes(_given(nomination), map(_given, others)):
        if not clash.kind.is_refused:
            continue
        other = others[clash.place]
        where = other.season.bloc_name if other.season else _("đơn vị tự đề nghị")
        text = _("%(name)s đang có một đề nghị khác tặng %(award)s năm %(year)s (%(where)s).") % {
            "name": nomination.subject_name, "award": nomination.award_name,
            "year": nomination.award_year, "where": where,
        }  # fmt: skip
        yield Finding(text, principles()["P8"].citation, blocks=True)


def _given(nomination: Nomination) -> Given:
    return given(nomination.award, nomination.type, (nomination.award_year, None, None), "")


def _dissolved(nomination: Nomination, day: date) -> Iterator[Finding]:
    unit = nomination.unit
    if unit is None or unit.valid_to is None or unit.valid_to >= day:
        return
    rule_set = rule_set_for(day)
    in_force = "TT-15-2025-BNV" in rule_set.circulars
    text = _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s.") % {
        "unit": unit.name, "day": written_day(unit.valid_to),
    }  # fmt: skip
    yield _principle("P13", text, day, may_block=in_force)


def _bloc_quota(nomination: Nomination, day: date) -> Iterator[Finding]:
    word = _QUOTAS.get(nomination.award)
    if word is None or nomination.season_id is None or nomination.unit_id is None:
        return
    quota = own_value(nomination.authority, f"{word}_quota_per_bloc", day)
    if quota is None:
        return
    put = Nomination.objects.filter(
        season=nomination.season_id, award=nomination.award, state__in=LIVE
    ).count()
    if put > quota.value:
        text = _("Khối đề nghị %(count)s %(award)s, chỉ tiêu mỗi khối là %(quota)s.") % {
            "count": put, "award": nomination.award_name, "quota": quota.value,
        }  # fmt: skip
        yield Finding(text, quota.source, quota.blocks)


def year_quota(authority: Authority, award: str, year: int, more: int, day: date) -> Finding | None:
    """Whether ``more`` decisions of an award for a year exceed what the authority allows itself."""
    word = _QUOTAS.get(award)
    quota = own_value(authority, f"{word}_quota_per_year", day) if word else None
    if quota is None:
        return None
    given = AwardRecord.objects.filter(
        authority=authority, award=award, year=year, state=AwardRecord.State.DECIDED,
        unit__isnull=False,
    ).count()  # fmt: skip
    if given + more <= quota.value:
        return None
    text = _(
        "Năm %(year)s đã tặng %(given)s, quyết định này thêm %(more)s; chỉ tiêu cả năm: %(quota)s."
    ) % {"year": year, "given": given, "more": more, "quota": quota.value}
    return Finding(text, quota.source, quota.blocks)


@dataclass(frozen=True, slots=True)
class FlagCap:
    """How many units may be proposed for the Government's flag, and of how many leaders."""

    leaders: int
    most: int | None
    share: ValueInForce | None

    @property
    def words(self) -> str:
        """The sum as people write it."""
        if self.share is None or self.most is None:
            return _("Chưa có quy định về tỷ lệ.")
        percent = f"{self.share.value * 100:f}".rstrip("0").rstrip(".").replace(".", ",")
        return _("tối đa %(most)s = %(percent)s %% của %(leaders)s tập thể dẫn đầu, bỏ phần lẻ") % {
            "most": self.most, "percent": percent, "leaders": self.leaders,
        }  # fmt: skip


def government_flag_cap(authority: Authority, year: int, day: date) -> FlagCap:
    """The cap for a year: floor(share × units that lead a bloc)."""
    leaders = len({row.unit_id for row in leading_candidates(authority, year)})
    share = setting_or_law(
        authority, "co_cp_share_of_leaders", "titles.co_cp_share_of_leaders", day
    )
    if share is None:
        return FlagCap(leaders, None, None)
    most = int((share.value * leaders).to_integral_value(rounding=ROUND_FLOOR))
    return FlagCap(leaders, most, share)


def _government_flag(nomination: Nomination, day: date) -> Iterator[Finding]:
    if nomination.award != "CO_CP":
        return
    cap = government_flag_cap(nomination.authority, nomination.award_year, day)
    put = Nomination.objects.filter(
        authority=nomination.authority_id,
        award="CO_CP",
        award_year=nomination.award_year,
        state__in=LIVE,
    ).count()
    if cap.share is not None and cap.most is not None and put > cap.most:
        text = _("Đang đề nghị %(count)s Cờ thi đua của Chính phủ; %(cap)s.") % {
            "count": put, "cap": cap.words,
        }  # fmt: skip
        yield Finding(text, cap.share.source, cap.share.blocks)


def _women_first(nomination: Nomination, day: date) -> Iterator[Finding]:
    rule = principles()["P6"]
    source = f"{rule.citation}; {rule.confidence.words}"
    if nomination.person is not None and nomination.person.sex == Person.Sex.FEMALE:
        text = _("Cá nhân là nữ: được ưu tiên khi nhiều người cùng đủ điều kiện.")
        yield Finding(text, source, blocks=False, is_hint=True)
        return
    if nomination.kind != COLLECTIVE:
        return
    people = Person.objects.filter(unit=nomination.unit_id, left_on=None)
    sexes = list(people.values_list("sex", flat=True))
    women = sexes.count(Person.Sex.FEMALE)
    try:
        share = parameter("titles.women_share_preferred").at(day).value
    except NotInForce:
        return
    if sexes and "" not in sexes and women >= share * len(sexes):
        text = _("Tập thể có %(women)s/%(all)s nữ: được ưu tiên khi cùng đủ điều kiện.") % {
            "women": women, "all": len(sexes),
        }  # fmt: skip
        yield Finding(text, source, blocks=False, is_hint=True)
