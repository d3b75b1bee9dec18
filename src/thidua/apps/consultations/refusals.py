"""Every "no" of this app, in plain words that name the thing and the limit."""

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
