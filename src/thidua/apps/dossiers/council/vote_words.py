"""A council's vote told in one sentence: counts, what was needed of whom, the outcome."""

from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.apps.dossiers.models import CouncilVote
from thidua.domain.confidence import Confidence
from thidua.web.words import written_share


def needs_words(vote: CouncilVote) -> str:
    """cần 90 % của 9 thành viên = 9 phiếu (NĐ 91/2017, Điều 45 khoản 8)."""
    if vote.passed is None or not vote.share:
        return ""
    sure = Confidence(vote.confidence)
    source = vote.share_source if sure.may_block else f"{vote.share_source}; {sure.words}"
    return _("cần %(share)s của %(members)s thành viên = %(needed)s phiếu (%(source)s)") % {
        "share": written_share(Decimal(vote.share)), "members": vote.members, "needed": vote.needed,
        "source": source,
    }  # fmt: skip


def result_words(vote: CouncilVote) -> str:
    """8/9 phiếu đồng ý, cần 90 % của 9 thành viên = 9 phiếu: chưa đạt."""
    if vote.passed is None:
        return _("chưa nhập kết quả phiếu")
    outcome = _("đạt") if vote.passed else _("chưa đạt")
    if vote.only_warns:
        outcome = _("chưa đạt; tỷ lệ chưa đọc được nguyên văn nên chỉ cảnh báo")
    return _("%(agree)s/%(members)s phiếu đồng ý, %(needs)s: %(outcome)s") % {
        "agree": vote.agree, "members": vote.members, "needs": needs_words(vote),
        "outcome": outcome,
    }  # fmt: skip
