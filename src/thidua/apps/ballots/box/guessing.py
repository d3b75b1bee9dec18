"""Slows down guessing of codes: unknown ones count, by address, and never stop a right one.

A code is looked up first. Who holds a slip leaves nothing here and never waits, whatever others
send from the same address.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.tries import Tries, address_of
from thidua.apps.ballots.refusals import SlipUnknown, TooManyGuesses

GUESSES = Tries("ballots.code", most=60, seconds=600)


def slow_guessing(request: HttpRequest, refused: SlipUnknown) -> SlipUnknown:
    """Count a code of no slip; what to tell who sent it."""
    if not GUESSES.count(address_of(request)):
        return refused
    return TooManyGuesses(
        _(
            "Mã này không phải của cuộc bỏ phiếu đang mở, và từ nơi này đã có quá nhiều mã sai."
            " Đưa phiếu cho tổ kiểm phiếu xem; mã đúng vẫn bỏ phiếu được."
        )
    )
