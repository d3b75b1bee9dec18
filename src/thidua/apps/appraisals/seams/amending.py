"""What another table does to open sheets."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.moving import adjustments_on, changed_items, move_sheets
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.schemes.registries.amending import Going, follows_amendment


class _Sheets:
    """The sheets made under the version before."""

    def stands_against(self, going: Going) -> str:
        """Once somebody checks or verifies, figures stay under the table they were judged by."""
        if going.unit and _past_of_others(going).exists():
            return _(
                "%(unit)s đã có kỳ khép lại chấm theo bảng của loại hình khác: cả năm của một "
                "đơn vị tính theo một loại hình."
            ) % {"unit": going.unit}
        for sheet in going.old.sheets.filter(**going.only).select_related("unit"):
            judged = sheet.state in {Sheet.State.VERIFIED, Sheet.State.LOCKED}
            judged = judged or sheet.lines.exclude(verdict="").exists()
            if judged or peers().has_begun(sheet):
                return _(
                    "Bảng của %(unit)s đã có người chấm chéo hoặc thẩm định: không đổi bảng điểm "
                    "giữa chừng được nữa."
                ) % {"unit": sheet.unit}
        return ""

    def touched(self, going: Going) -> list[str]:
        """Which rows leave the sheets with figures, which come, who must hand in again."""
        sheets = list(going.old.sheets.filter(**going.only).select_related("unit"))
        gone, added = changed_items(going)
        ended = [
            _("Mục %(item)s: điều chỉnh đã thống nhất cho %(unit)s không còn áp dụng.")
            % {"item": each.item, "unit": each.unit}
            for each in adjustments_on(going, gone).select_related("unit")
        ]
        if not sheets:
            return ended
        found = [
            _(
                "%(count)s bảng chấm điểm chuyển sang %(new)s; số liệu của các mục giữ nguyên thì "
                "giữ nguyên."
            )
            % {"count": len(sheets), "new": going.new}
        ]
        for key in gone:
            filled = [
                str(sheet.unit)
                for sheet in sheets
                if sheet.lines.filter(item=key).exclude(actual="").exists()
            ]
            if filled:
                found.append(
                    _("Mục %(item)s: số liệu đã nhập của %(units)s lưu lại, không tính điểm nữa.")
                    % {"item": key, "units": ", ".join(filled)}
                )
        again = [str(sheet.unit) for sheet in sheets if sheet.state != Sheet.State.DRAFT]
        found += ended
        if added and again:
            found.append(
                _("Phải bổ sung mục %(items)s rồi nộp lại: %(units)s.")
                % {"items": ", ".join(added), "units": ", ".join(again)}
            )
        return found

    def follow(self, going: Going, *, actor: User, at: datetime) -> None:
        """Every sheet goes over."""
        move_sheets(going, actor=actor, at=at)


def _past_of_others(going: Going) -> QuerySet[Sheet]:
    """Sheets of closed periods under the tables of another kind than the unit goes to."""
    rows = Sheet.every.filter(season=going.new.season_id, unit=going.unit, is_past=True)
    return rows.exclude(scheme__kind=going.new.kind_id)


follows_amendment(_Sheets())
