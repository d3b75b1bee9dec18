"""The code at the door: signed, of one minute, and plain when the clocks disagree.

Nothing is stored: a code is made from the minute and the program's secret. If the server's clock
is set back, the screens show the code of the new minute at once; one of the "future" is told so.
"""

from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.refusals import DoorCodeRefused

SECONDS = 60
"""How long a code is shown; the one before and the one before that still open the door."""
TOLERANCE = 2
_signer = Signer(salt="meetings.door", sep=".")


def slot_of(at: datetime) -> int:
    """The minute, counted."""
    return int(at.timestamp()) // SECONDS


def door_token(conference: Conference, at: datetime) -> str:
    """What the QR code carries."""
    return _signer.sign(f"{conference.pk}-{slot_of(at)}")


def door_code(conference: Conference, at: datetime) -> str:
    """Six digits for a hand to type."""
    return _code(conference.pk, slot_of(at))


def _code(conference: int, slot: int) -> str:
    digest = salted_hmac("meetings.door.code", f"{conference}-{slot}", algorithm="sha256")
    return f"{int(digest.hexdigest(), 16) % 1_000_000:06d}"


def check_door(conference: Conference, given: str, at: datetime) -> None:
    """Refuse a code that is not of this door and these minutes.

    Raises:
        DoorCodeRefused: wrong, too old, or from after the server's present time.
    """
    given = given.strip().replace(" ", "")
    now = slot_of(at)
    if "." in given:
        _check_token(conference, given, now)
    elif not any(
        constant_time_compare(_code(conference.pk, slot), given)
        for slot in range(now - TOLERANCE, now + 2)
    ):
        raise DoorCodeRefused(
            _("Mã điểm danh không đúng hoặc đã đổi. Gõ 6 chữ số đang hiện trên màn hình.")
        )


def _check_token(conference: Conference, token: str, now: int) -> None:
    try:
        pk, _dash, slot_text = _signer.unsign(token).partition("-")
    except BadSignature:
        pk, slot_text = "", "0"
    if pk != str(conference.pk) or not slot_text.isdecimal():
        raise DoorCodeRefused(_("Mã QR này không phải của hội nghị đang họp."))
    slot = int(slot_text)
    if slot < now - TOLERANCE:
        made = timezone.localtime(datetime.fromtimestamp(slot * SECONDS, tz=UTC))
        raise DoorCodeRefused(
            _("Mã QR này của lúc %s, đã hết hạn. Quét lại mã đang hiện trên màn hình.")
            % f"{made:%H:%M}"
        )
    if slot > now + 1:
        raise DoorCodeRefused(
            _(
                "Mã QR này đi trước giờ của máy chủ %d phút: đồng hồ máy chủ vừa được chỉnh lùi. "
                "Quét lại mã đang hiện trên màn hình."
            )
            % (slot - now)
        )
