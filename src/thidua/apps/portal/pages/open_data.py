"""Open data: what stands on the portal as tables, with a dictionary; no person is in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.pages.decisions import counts_of, decision_rows
from thidua.apps.portal.pages.news import movement_rows
from thidua.apps.portal.pages.results import public_results
from thidua.apps.portal.queries.public import shown, shown_records
from thidua.web.words import written_day

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_NAME = "CC BY 4.0"
Cells = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column and what it means."""

    name: str
    meaning: object


@dataclass(frozen=True, slots=True)
class DataSet:
    """One table that anybody may take."""

    name: str
    title: object
    fields: tuple[Field, ...]
    rows: Callable[[Portal], Iterator[Cells]]


def _results(portal: Portal) -> Iterator[Cells]:
    for found in public_results(portal, shown(portal, Publication.Kind.RESULT)):
        for unit in found.units:
            yield (
                found.row.year, found.row.bloc, unit.code, unit.name, unit.place, unit.points,
                "; ".join(unit.proposed), "; ".join(unit.given),
            )  # fmt: skip


def _decisions(portal: Portal) -> Iterator[Cells]:
    rows = {each.pk: each for each in decision_rows(shown(portal, Publication.Kind.DECISION))}
    for key, counts in counts_of(portal, rows).items():
        row = rows[key]
        for count in counts:
            yield (
                row.number, row.day, row.issuer, row.signatory, count.award, count.persons,
                count.collectives, count.households,
            )  # fmt: skip


def _collectives(portal: Portal) -> Iterator[Cells]:
    records = shown_records(portal).filter(unit__isnull=False).select_related("decision")
    for each in records.order_by("-decision__decided_on", "decision", "award", "pk"):
        number, day = each.decision.number, written_day(each.decision.decided_on)
        yield (number, day, each.award_name, each.holder_name, str(each.year or ""))


def _movements(portal: Portal) -> Iterator[Cells]:
    for row in movement_rows(shown(portal, Publication.Kind.MOVEMENT)):
        yield (row.name, row.origin, row.bloc, row.days, row.goal, row.effect)


_NUMBER = Field("so_quyet_dinh", _("Số, ký hiệu của quyết định"))
_DAY = Field("ngay", _("Ngày quyết định, dd/mm/yyyy"))
_AWARD = Field("danh_hieu_hinh_thuc", _("Danh hiệu thi đua, hình thức khen thưởng"))

DATA_SETS = {
    each.name: each
    for each in (
        DataSet(
            "ket-qua-xep-hang",
            _("Kết quả xếp hạng của các khối"),
            (
                Field("nam", _("Năm thi đua")),
                Field("khoi", _("Khối thi đua")),
                Field("ma_don_vi", _("Mã đơn vị")),
                Field("don_vi", _("Tên đơn vị khi công bố")),
                Field("thu_hang", _("Thứ hạng; đồng hạng thì bằng nhau")),
                Field("diem", _("Tổng điểm; trống khi khối không chọn công khai điểm")),
                Field("khoi_de_nghi", _("Khối đề nghị theo bảng điểm")),
                Field("da_tang", _("Đã được tặng theo quyết định công khai")),
            ),
            _results,
        ),
        DataSet(
            "quyet-dinh",
            _("Quyết định khen thưởng, đếm theo danh hiệu, hình thức"),
            (
                _NUMBER,
                _DAY,
                Field("co_quan", _("Cơ quan ban hành")),
                Field("nguoi_ky", _("Người ký, chức vụ")),
                _AWARD,
                Field("ca_nhan", _("Số lượt cá nhân")),
                Field("tap_the", _("Số lượt tập thể")),
                Field("ho_gia_dinh", _("Số lượt hộ gia đình")),
            ),
            _decisions,
        ),
        DataSet(
            "tap-the-duoc-khen",
            _("Tập thể được khen thưởng"),
            (
                _NUMBER,
                _DAY,
                _AWARD,
                Field("tap_the", _("Tên tập thể như in trong quyết định")),
                Field("nam", _("Năm được xét")),
            ),
            _collectives,
        ),
        DataSet(
            "phong-trao",
            _("Phong trào thi đua"),
            (
                Field("ten", _("Tên phong trào")),
                Field("cap_phat_dong", _("Cấp phát động")),
                Field("khoi", _("Khối thi đua")),
                Field("thoi_gian", _("Từ ngày, đến ngày")),
                Field("muc_tieu", _("Mục tiêu")),
                Field("tac_dung", _("Tác dụng, kết quả khi đã tổng kết")),
            ),
            _movements,
        ),
    )
}
