"""What reading a report gives the page: names that doers go by, and what was left out, in words."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Unit
from thidua.domain.prose.found import LeftOut
from thidua.domain.prose.telling import OF_THE_BLOC
from thidua.domain.vietnamese_text import fold

_WHY = {
    "date": gettext_lazy("ngày tháng"),
    "year": gettext_lazy("năm, giai đoạn"),
    "period": gettext_lazy("khoảng thời gian"),
    "time": gettext_lazy("giờ"),
    "age": gettext_lazy("tuổi"),
    "number_of_a_document": gettext_lazy("số văn bản, điều khoản"),
    "address": gettext_lazy("địa chỉ"),
    "telephone": gettext_lazy("số điện thoại"),
    "ordinal": gettext_lazy("số thứ tự"),
    "share": gettext_lazy("tỷ lệ"),
    "points": gettext_lazy("điểm"),
    "attendance": gettext_lazy("số người dự"),
    "currency": gettext_lazy("ngoại tệ"),
    "comparison": gettext_lazy("so với kỳ khác"),
    "vague": gettext_lazy("không rõ bao nhiêu"),
    "price": gettext_lazy("đơn giá"),
    "range": gettext_lazy("khoảng từ … đến …"),
    "dimension": gettext_lazy("kích thước, bình quân"),
    "plan": gettext_lazy("kế hoạch, chưa làm"),
    "proposal": gettext_lazy("đề nghị, chưa làm"),
    "standing": gettext_lazy("hiện có, không phải việc đã làm"),
    "membership": gettext_lazy("số thành viên"),
    "part_of_a_text": gettext_lazy("phần của văn bản"),
    "other_story": gettext_lazy("tin khác, không thuộc báo cáo"),
}


def names_of_doers(choices: Sequence[tuple[str, str]], bloc: str) -> dict[str, str]:
    """Names and other names of the units to choose from, folded, with their keys."""
    keys = [int(key) for key, _name in choices if key != bloc]
    found = {fold(name): bloc for name in OF_THE_BLOC} if bloc in dict(choices) else {}
    for unit in Unit.objects.filter(pk__in=keys).prefetch_related("aliases"):
        names = (unit.name, *(alias.name for alias in unit.aliases.all()))
        found |= {fold(name): str(unit.pk) for name in names}
    return found


def left_out_in_words(left: Iterable[LeftOut]) -> list[tuple[int, str, str]]:
    """Line, text and why of each number that is no result."""
    other = _("không phải kết quả")
    return [(each.line, each.text, str(_WHY.get(each.why, other))) for each in left]
