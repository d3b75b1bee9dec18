"""Why an act on a scoring table is refused."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.apps.schemes.models import Scheme, SchemeChange
from thidua.apps.seasons.models import Season
from thidua.domain.refusal import Refusal


class NotADraft(Refusal):
    """The table is adopted or superseded, so it is frozen."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__(
            _(
                "%(scheme)s %(state)s nên không sửa được nữa. Muốn thay "
                "đổi, lập phiên bản mới kèm lý do."
            )
            % {"scheme": scheme, "state": scheme.get_state_display().lower()}
        )


class SeasonTooFar(Refusal):
    """The year has moved on to where its table may not change."""

    def __init__(self, season: Season) -> None:
        super().__init__(
            _(
                "Năm thi đua %(year)s đang ở bước «%(season_state)s», không lập, sửa hay "
                "thông qua bảng điểm được nữa; bảng đầu tiên chỉ làm được trước khi "
                "tự chấm điểm, phiên bản mới chỉ trước khi thẩm định."
            )
            % {"year": season.year, "season_state": season.get_state_display()}
        )


class DraftExists(Refusal):
    """The season, or the kind of units, already has a draft."""

    def __init__(self, draft: Scheme) -> None:
        if draft.kind:
            words = {"kind": draft.kind, "version": draft.version}
            super().__init__(
                _(
                    "Loại hình %(kind)s đã có dự thảo phiên bản %(version)s. Sửa tiếp dự thảo ấy, "
                    "hoặc bỏ nó đi rồi lập lại."
                )
                % words
            )
            return
        super().__init__(
            _(
                "Năm %(year)s đã có dự thảo phiên bản %(version)s. Sửa tiếp dự thảo ấy, "
                "hoặc bỏ nó đi rồi lập lại."
            )
            % {"year": draft.season.year, "version": draft.version}
        )


class AlreadyAdopted(Refusal):
    """The season has a table in force: it can only be superseded, with a reason."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__(
            _("%(scheme)s đã thông qua. Muốn thay đổi, lập phiên bản mới từ bảng ấy và ghi lý do.")
            % {"scheme": scheme}
        )


class NothingToUndo(Refusal):
    """No change is left to take back."""

    def __init__(self) -> None:
        super().__init__(_("Không còn lần sửa nào để hoàn tác."))


class HasFaults(Refusal):
    """The draft has errors, so it cannot be adopted."""

    def __init__(self, messages: Sequence[str]) -> None:
        shown = " ".join(messages[:3])
        super().__init__(
            _("Chưa thông qua được, bảng điểm còn %(count)s lỗi. %(shown)s")
            % {"count": len(messages), "shown": shown}
        )


class StaleScheme(Refusal):
    """Somebody changed the draft since the page was opened."""

    def __init__(self, scheme: Scheme, changes: Sequence[SchemeChange]) -> None:
        self.scheme = scheme
        self.changes = tuple(changes)
        said = "; ".join(f"{change.actor}: {change.summary}" for change in changes[:3])
        super().__init__(
            _(
                "Bảng điểm vừa được người khác sửa sau khi bạn mở trang%s. "
                "Xem lại bảng điểm rồi làm tiếp."
            )
            % (f" ({said})" if said else "")
        )


class ConsultationOpen(Refusal):
    """The draft lies before the units: that ends first."""

    def __init__(self, name: str, url: str) -> None:
        super().__init__(
            _("%(name)s đang lấy ý kiến: trả lời hết rồi đóng đợt lấy ý kiến trước.")
            % {"name": name}
        )
        self.way_out = (url, _("Mở đợt lấy ý kiến"))


class SheetsJudged(Refusal):
    """Something made under the version in force stands against another one."""


class TemplateNameTaken(Refusal):
    """The authority has a template of that name."""


class TemplateNotReady(Refusal):
    """The template is not in the state that the act needs."""


class KindsFrozen(Refusal):
    """Kinds of units, or how they are ranked, stay as they are."""


class KindRefused(Refusal):
    """A kind of units cannot be called so, or is not one of this season."""


class NoTableForAll(Refusal):
    """There are kinds of units: each has its own table, and none is shared."""
