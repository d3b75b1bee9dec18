"""What a form, a report and an extension must say before they are written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.reports.facts import FigureFacts, FormFacts, IndicatorFacts
from thidua.apps.reports.filling.specs import LARGEST_FIGURE, MOST_DECIMALS
from thidua.apps.reports.models import Indicator, ReportForm
from thidua.apps.reports.models.forms import (
    LONGEST_GUIDANCE,
    LONGEST_INDICATOR,
    LONGEST_MEASURE,
    LONGEST_NAME,
)
from thidua.apps.reports.models.reports import LONGEST_NOTE, LONGEST_REASON, LONGEST_TEXT
from thidua.apps.reports.refusals import FormInvalid, ReportInvalid
from thidua.apps.seasons.models import Season
from thidua.domain.figure_spec import FigureKind, spec_of_measure
from thidua.domain.typed_figures import read_key
from thidua.web.words import written_day, written_number

MOST_INDICATORS = 100
LONGEST_CODE = 20
_Source, _Kind = Indicator.Source, Indicator.Kind
KEYED = frozenset({_Source.TARGET, _Source.COVENANT})
"""Sources that must say which one."""


def refuse_invalid_form(facts: FormFacts, season: Season, form: ReportForm | None = None) -> None:
    """Nothing is written that cannot be.

    Raises:
        FormInvalid: with every fault, naming the row.
    """
    faults = [*_form_wrong(facts, season, form), *_dates_wrong(facts, season)]
    for number, each in enumerate(facts.indicators, start=1):
        faults += [f"{_('Dòng %d:') % number} {text}" for text in _indicator_wrong(each)]
    codes = Counter(each.code.casefold() for each in facts.indicators if each.code)
    doubled = sorted(code for code, count in codes.items() if count > 1)
    if doubled:
        faults.append(_("Mã chỉ tiêu bị trùng: %s.") % ", ".join(doubled))
    if faults:
        raise FormInvalid(_("Chưa lưu: %s") % " ".join(faults))


def _form_wrong(facts: FormFacts, season: Season, form: ReportForm | None) -> Iterator[str]:
    if not facts.name.strip():
        yield _("Ghi tên báo cáo.")
    if len(facts.name) > LONGEST_NAME or len(facts.guidance) > LONGEST_GUIDANCE:
        yield _("Tên dài nhất %(name)d ký tự, hướng dẫn dài nhất %(guidance)d ký tự.") % {
            "name": LONGEST_NAME,
            "guidance": LONGEST_GUIDANCE,
        }
    others = ReportForm.objects.filter(season=season, name__iexact=facts.name.strip())
    if others.exclude(pk=form.pk if form else 0).exists():
        yield _("Năm này đã có báo cáo tên “%s”; đặt tên khác.") % facts.name.strip()
    if facts.period not in ReportForm.Period.values:
        yield _("Chọn kỳ báo cáo.")
    if len(facts.indicators) > MOST_INDICATORS:
        yield _("Có %(count)d chỉ tiêu; nhiều nhất %(most)d.") % {
            "count": len(facts.indicators),
            "most": MOST_INDICATORS,
        }


def _dates_wrong(facts: FormFacts, season: Season) -> Iterator[str]:
    told = {"first": written_day(season.starts_on), "last": written_day(season.ends_on)}
    if facts.since > facts.until:
        yield _("Số liệu từ ngày phải trước hoặc bằng đến ngày.")
    elif facts.since < season.starts_on or facts.until > season.ends_on:
        yield _("Số liệu chỉ lấy trong năm, từ %(first)s đến %(last)s.") % told
    yield from dates_wrong(facts.due_at, facts.closes_at, season)


def dates_wrong(due_at: datetime, closes_at: datetime, season: Season) -> Iterator[str]:
    """What is wrong with two dates."""
    if due_at > closes_at:
        yield _("Hạn khoá nhận phải sau hoặc bằng hạn nộp đúng hạn.")
    first, last = timezone.localdate(due_at), timezone.localdate(closes_at)
    if first < season.starts_on or (last - season.ends_on).days > 366:
        yield _("Hạn nộp phải từ %(first)s, hạn khoá nhận không quá một năm sau %(last)s.") % {
            "first": written_day(season.starts_on),
            "last": written_day(season.ends_on),
        }


def _indicator_wrong(each: IndicatorFacts) -> Iterator[str]:
    if not each.name.strip():
        yield _("ghi tên chỉ tiêu.")
    for text, longest, name in (
        (each.name, LONGEST_INDICATOR, _("tên chỉ tiêu")),
        (each.measure, LONGEST_MEASURE, _("đơn vị tính")),
        (each.code, LONGEST_CODE, _("mã")),
        (each.group, LONGEST_NAME, _("tên phần")),
        (each.source_key, LONGEST_MEASURE, _("mã ở nơi lấy")),
    ):
        if len(text) > longest:
            yield _("%(name)s dài nhất %(most)d ký tự.") % {"name": name, "most": longest}
    if each.kind not in _Kind.values or each.source not in _Source.values:
        yield _("chọn loại và nơi lấy số liệu.")
    else:
        yield from _measure_wrong(each)
        yield from _source_wrong(each)


def _measure_wrong(each: IndicatorFacts) -> Iterator[str]:
    is_money = spec_of_measure(each.measure).kind is FigureKind.MONEY
    if each.kind == _Kind.MONEY and not is_money:
        yield _("số tiền phải có đơn vị tính là tiền: đồng, nghìn đồng, triệu đồng hoặc tỷ đồng.")
    if each.kind == _Kind.NUMBER and is_money:
        yield _("đơn vị tính “%s” là tiền; chọn loại Số tiền.") % each.measure
    if each.kind == _Kind.NUMBER and not each.measure.strip():
        yield _("ghi đơn vị tính của số lượng.")


def _source_wrong(each: IndicatorFacts) -> Iterator[str]:
    if each.kind == _Kind.TEXT and each.source != _Source.TYPED:
        yield _("chỉ tiêu bằng lời văn thì đơn vị nhập.")
    if each.source == _Source.LEDGER_MONEY and each.kind != _Kind.MONEY:
        yield _("tổng số tiền trong sổ cần loại Số tiền.")
    if each.source in KEYED and not each.source_key.strip():
        yield _("ghi mã tiêu chí hoặc số thứ tự chỉ tiêu chung ở cột mã nơi lấy.")
    if each.source == _Source.COVENANT and read_key(each.source_key.strip()) is None:
        yield _("số thứ tự chỉ tiêu chung là một số nguyên.")


def refuse_invalid_figures(
    facts: Mapping[int, FigureFacts], indicators: Mapping[int, Indicator]
) -> None:
    """Nothing is written that the indicator cannot hold.

    Raises:
        ReportInvalid: with every fault, naming the indicator.
    """
    faults = []
    for key, said in facts.items():
        indicator = indicators.get(key)
        if indicator is None:
            faults.append(_("Có chỉ tiêu không thuộc biểu mẫu này."))
            continue
        faults += [f"{indicator.code} {indicator.name}: {text}" for text in _wrong(said, indicator)]
    if faults:
        raise ReportInvalid(_("Chưa lưu: %s") % " ".join(faults))


def _wrong(said: FigureFacts, indicator: Indicator) -> Iterator[str]:
    if said.figure is not None:
        value = said.figure.value
        if indicator.kind == _Kind.TEXT:
            yield _("ghi bằng lời văn.")
        elif abs(value) >= LARGEST_FIGURE:
            yield _("chỉ nhận số nhỏ hơn %s.") % written_number(LARGEST_FIGURE)
        elif value != round(value, MOST_DECIMALS):
            yield _("tối đa %d chữ số thập phân.") % MOST_DECIMALS
    if said.text and indicator.kind != _Kind.TEXT:
        yield _("ghi số liệu, lời văn ghi ở cột thuyết minh.")
    for text, longest in (
        (said.text, LONGEST_TEXT),
        (said.note, LONGEST_NOTE),
        (said.missing_reason, LONGEST_REASON),
    ):
        if len(text) > longest:
            yield _("dài %(length)d ký tự; nhiều nhất %(most)d.") % {
                "length": len(text),
                "most": longest,
            }
