"""What a new version of the table does to open sheets."""

from datetime import datetime

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.moving import changed_items, move_sheets
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.registries.amending import follows_amendment


class _Sheets:
    """The sheets made under the version before."""

    def stands_against(self, old: Scheme) -> str:
        """Once somebody checks or verifies, figures stay under the table they were judged by."""
        for sheet in old.sheets.select_related("unit"):
            judged = sheet.state in {Sheet.State.VERIFIED, Sheet.State.LOCKED}
            judged = judged or sheet.lines.exclude(verdict="").exists()
            if judged or peers().has_begun(sheet):
                return _(
                    "Bảng của %(unit)s đã có người chấm chéo hoặc thẩm định: không đổi bảng điểm "
                    "giữa chừng được nữa."
                ) % {"unit": sheet.unit}
        return ""

    def touched(self, old: Scheme, new: Scheme) -> list[str]:
        """Which rows leave the sheets with figures, which come, who must hand in again."""
        sheets = list(old.sheets.select_related("unit"))
        if not sheets:
            return []
        gone, added = changed_items(plan_of(old), plan_of(new))
        found = [
            _(
                "%(count)s bảng chấm điểm chuyển sang phiên bản mới; số liệu của các mục giữ "
                "nguyên thì giữ nguyên."
            )
            % {"count": len(sheets)}
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
        if added and again:
            found.append(
                _("Phải bổ sung mục %(items)s rồi nộp lại: %(units)s.")
                % {"items": ", ".join(added), "units": ", ".join(again)}
            )
        return found

    def follow(self, old: Scheme, new: Scheme, *, actor: User, at: datetime) -> None:
        """Every sheet goes over."""
        move_sheets(old, new, actor=actor, at=at)


follows_amendment(_Sheets())
