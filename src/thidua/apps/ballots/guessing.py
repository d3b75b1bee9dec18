"""Slows down guessing of codes. Looking only reads, so that voters leave nothing and never wait.

Only codes of no slip are counted, by address; a whole hall may stand behind one address.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from thidua.apps.ballots.refusals import SlipUnknown

LIMIT, SECONDS = 60, 600


def refuse_guessing(request: HttpRequest) -> None:
    """Raise when this address sent too many codes of no slip lately.

    Raises:
        SlipUnknown: more than ``LIMIT`` in ``SECONDS``.
    """
    if cache.get(_key(request), 0) >= LIMIT:
        raise SlipUnknown(_("Có quá nhiều mã sai từ nơi này. Chờ vài phút rồi thử lại."))


def count_guess(request: HttpRequest) -> None:
    """One more; two at once may count as one, which a limit of this kind can bear."""
    key = _key(request)
    cache.set(key, cache.get(key, 0) + 1, SECONDS)


def _key(request: HttpRequest) -> str:
    return f"ballots.guesses.{get_adapter().get_client_ip(request)}"
