"""Every "no" of this app, in plain words that name the thing and the limit."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal


class NoDraft(Refusal):
    """There is no such draft that can still be changed."""


class ConsultationExists(Refusal):
    """The draft lies before the units already."""


class ConsultationClosed(Refusal):
    """Nothing is proposed, answered or closed any more."""


class DayPassed(Refusal):
    """The last day to propose is over, or a day is set that is."""


class NothingSaid(Refusal):
    """A remark says nothing."""


class AnswerFinal(Refusal):
    """The remark was carried out: its answer stays."""


class RemarkAnswered(Refusal):
    """An answered remark is not withdrawn any more."""


class AnswersMissing(Refusal):
    """Some remarks were not answered."""


class ConsentMissing(Refusal):
    """Units work by what is in force, and have not agreed to what would take its place."""

    def __init__(self, called: str, units: Sequence[str], members: int) -> None:
        super().__init__(
            _(
                "Chưa đủ đồng ý để thay %(called)s đang thực hiện. Chưa thống nhất với bản này: "
                "%(units)s. Lấy ý kiến cho các đơn vị bấm «Thống nhất với dự thảo», hoặc ghi nghị "
                "quyết, biên bản cuộc họp và đánh dấu các đơn vị có mặt (hơn nửa của %(members)s)."
            )
            % {"called": called, "units": ", ".join(units), "members": members}
        )
