"""Why an act on a quy chế is refused."""

from django.utils.translation import gettext as _

from thidua.apps.regulations.models import Regulation
from thidua.domain.refusal import Refusal


class NotADraft(Refusal):
    """It is adopted or superseded, so it is frozen, or not what is in force."""

    def __init__(self, regulation: Regulation) -> None:
        super().__init__(
            _(
                "%(regulation)s %(state)s nên không sửa được nữa. Muốn thay đổi, lập phiên bản mới "
                "kèm lý do."
            )
            % {"regulation": regulation, "state": regulation.get_state_display().lower()}
        )


class YearClosed(Refusal):
    """The year is over."""


class RegulationExists(Refusal):
    """There is a draft, or one in force, already."""


class ArticleGone(Refusal):
    """The article was taken out meanwhile."""

    def __init__(self) -> None:
        super().__init__(_("Điều này không còn trong dự thảo: có người vừa bỏ. Mở lại dự thảo."))


class TextUnfit(Refusal):
    """The text has no article, or is longer than is kept."""


class ConsultationOpen(Refusal):
    """The draft lies before the units: that ends first."""

    def __init__(self, name: object, url: str) -> None:
        super().__init__(
            _("%(name)s đang lấy ý kiến: trả lời hết rồi đóng đợt lấy ý kiến trước.")
            % {"name": name}
        )
        self.way_out = (url, _("Mở đợt lấy ý kiến"))
