"""How one setting of an authority is typed, stored and shown, and within which limits."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.organisations.refusals import UnknownSetting
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.typed_figures import UnclearFigure, as_typed, read_figure
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day, written_number, written_share

MOST_STEP: Final = 1_000_000
LEAST_SALARY: Final = 100_000
MOST_SALARY: Final = 100_000_000
_PERCENT: Final = FigureSpec(FigureKind.PERCENT, above=0, most=100)
_STEP: Final = FigureSpec(FigureKind.MONEY, least=0, most=MOST_STEP)
_SALARY: Final = FigureSpec(FigureKind.MONEY, least=LEAST_SALARY, most=MOST_SALARY)
_WHOLE: Final = FigureSpec(FigureKind.COUNT, least=0, most=1000)
SHORTEST_NAME: Final = 5
LONGEST_NAME: Final = 150
USUAL_UNIT: Final = "TĐKT"
LONGEST_UNIT: Final = 15
NO_PAPERS: Final = "none"
PAPER_WORDS: Final = {
    "request_letter": gettext_noop("tờ trình"),
    "report": gettext_noop("báo cáo"),
    "confirmation": gettext_noop("xác nhận"),
    "minutes": gettext_noop("biên bản"),
    "vote_result": gettext_noop("kết quả bỏ phiếu"),
    "initiative_certificate": gettext_noop("chứng nhận sáng kiến"),
    "initiative_effect": gettext_noop("hiệu quả sáng kiến"),
}
"""The papers of a dossier as a setting names them; the keys are those of ``law/papers``."""
_PAPERS = {fold(word): kind for kind, word in PAPER_WORDS.items()}
_ANSWERS = {"co": "1", "khong": "0", "1": "1", "0": "0"}


@dataclass(frozen=True, slots=True)
class SettingType:
    """One setting: its name and help for people, how a typed value is stored and shown."""

    key: str
    name: str
    help_text: str
    read: Callable[[str], str]
    show: Callable[[str], str]
    group: str
    of: str = ""  # what the name speaks of, where it has a gap for it

    @property
    def title(self) -> str:
        """The name in the language of the reader."""
        return _(self.name) % _(self.of) if self.of else _(self.name)


def share_from_percent(text: str) -> str:
    """15, 15 % or 12,5 becomes 0.15 or 0.125; below 1 only with its sign: 0,15 reads two ways."""
    number = _figure(text, _PERCENT)
    if number < 1 and "%" not in text:
        percents = as_typed(f"{(number * 100).normalize():f}")
        raise UnknownSetting(
            _("«%(typed)s» đọc được hai cách: %(percents)s %% hay %(typed)s %%? Ghi kèm dấu %%.")
            % {"typed": text.strip(), "percents": percents}
        )
    return format((number / 100).normalize(), "f")


def percent(value: str) -> str:
    """0.125 is 12,5 %."""
    try:
        return written_share(Decimal(value))
    except InvalidOperation:
        return value


def dong(text: str) -> str:
    """10.000 đồng or 10000 becomes 10000; 0 is "not rounded"."""
    return str(int(_figure(text, _STEP)))


def salary(text: str) -> str:
    """2.530.000 or 2530000 becomes 2530000."""
    return str(int(_figure(text, _SALARY)))


def _figure(text: str, spec: FigureSpec) -> Decimal:
    try:
        found = read_figure(text, spec)
    except UnclearFigure as error:
        raise UnknownSetting(str(error)) from None
    if found is None:
        raise UnknownSetting(_("Ghi giá trị: chỉ nhận %s.") % spec.allowed)
    return found


def shown_salary(value: str) -> str:
    """2.530.000 đ."""
    return f"{written_number(int(value))} đ" if value.isdecimal() else value


def yes_or_no(text: str) -> str:
    """Có or không becomes 1 or 0."""
    typed = _ANSWERS.get(fold(text).strip())
    if typed is None:
        raise UnknownSetting(_("“%s” phải là có hoặc không.") % text)
    return typed


def shown_answer(value: str) -> str:
    """1 is có."""
    return {"1": _("có"), "0": _("không")}.get(value, value)


def own_name(text: str) -> str:
    """A name of an award, with its words one space apart."""
    typed = " ".join(text.split())
    if not SHORTEST_NAME <= len(typed) <= LONGEST_NAME:
        limits = {"least": SHORTEST_NAME, "most": LONGEST_NAME, "length": len(typed)}
        text = _("Tên danh hiệu, hình thức dài từ %(least)s đến %(most)s ký tự (đang %(length)s).")
        raise UnknownSetting(text % limits)
    return typed


def drafting_unit(text: str) -> str:
    """Who drafts a công văn, as its number ends: TĐKT, NV1."""
    typed = "".join(text.split()).strip("-/")
    if not typed or len(typed) > LONGEST_UNIT or "/" in typed:
        said = _("Ký hiệu đơn vị soạn thảo dài từ 1 đến %(most)s ký tự, không có dấu “/”.")
        raise UnknownSetting(said % {"most": LONGEST_UNIT})
    return typed


def paper_kinds(text: str) -> str:
    """Papers by name, separated by ";": tờ trình; báo cáo; biên bản. "không" asks for none."""
    typed = [fold(part).strip() for part in text.split(";") if part.strip()]
    if typed == ["khong"]:
        return NO_PAPERS
    unknown = [part for part in typed if part not in _PAPERS]
    if unknown or not typed:
        raise UnknownSetting(
            _("“%(typed)s”: ghi các giấy tờ cách nhau dấu “;”, chọn trong: %(all)s; hoặc không.")
            % {"typed": text, "all": "; ".join(PAPER_WORDS.values())}
        )
    return ",".join(dict.fromkeys(_PAPERS[part] for part in typed))


def shown_papers(value: str) -> str:
    """tờ trình; báo cáo."""
    if value == NO_PAPERS:
        return _("không yêu cầu giấy tờ")
    return "; ".join(PAPER_WORDS.get(kind, kind) for kind in value.split(","))


def rounded_to(value: str) -> str:
    """10.000 đ; 0 and 1 round nothing."""
    if not value.isdecimal():
        return value
    return shown_salary(value) if int(value) > 1 else _("không làm tròn")


def whole(text: str) -> str:
    """A whole number from 0 to 1000."""
    return str(int(_figure(text, _WHOLE)))


def day(text: str) -> str:
    """30/04/2024 becomes 2024-04-30."""
    parts = text.strip().split("/")
    try:
        typed = date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, IndexError):
        raise UnknownSetting(_("“%s” không phải là ngày, ví dụ 30/04/2024.") % text) from None
    return typed.isoformat()


def shown_day(value: str) -> str:
    """2024-04-30 is 30/04/2024."""
    try:
        return written_day(date.fromisoformat(value))
    except ValueError:
        return value
