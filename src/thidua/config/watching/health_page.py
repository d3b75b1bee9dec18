"""The page of health: what ``/readyz`` and ``/metrics`` tell, in words and with advice."""

import shutil
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from thidua.apps.ballots.actions.keys import key_fault
from thidua.apps.organisations.registries.health import HealthPart, tell_health
from thidua.config.database import lacking
from thidua.config.environment import DATA
from thidua.config.watching import marks, state
from thidua.config.worker_beat import SILENT_AFTER, silence
from thidua.web.badges import Badge, Tone
from thidua.web.words import written_number

LITTLE = 1_000_000_000  # bytes of disk
OLD_BACKUP, OLD_TIDY, LONG_WAIT = 36 * 3600, 72 * 3600, 600  # seconds


@tell_health
def lines(now: datetime) -> list[HealthPart]:
    """All parts; the database answers, for otherwise no page does."""
    return [
        _database(),
        _migrations(),
        _keys(),
        _disk(),
        _worker(),
        _queue(now),
        _journal(now),
        _done(
            _("Sao lưu"), marks.age(marks.BACKUP), OLD_BACKUP,
            _("Bật thidua-backup.timer, hoặc chạy: thidua backup."),
        ),
        _done(
            _("Dọn dữ liệu cũ"), marks.age(marks.TIDY), OLD_TIDY,
            _("thidua serve dọn mỗi ngày; chạy ngay: thidua manage tidy."),
        ),
    ]  # fmt: skip


def _line(name: str, good: bool, detail: str, advice: str, wrong: Tone = "red") -> HealthPart:
    if good:
        return HealthPart(name, Badge(_("tốt"), "green"), detail)
    return HealthPart(name, Badge(_("cần xem"), wrong), detail, advice)


def _database() -> HealthPart:
    found = state.server()
    if found is None:
        return _line(_("Cơ sở dữ liệu"), True, _("SQLite, trả lời được"), "")
    used = sum(found.connections.values())
    detail = _("PostgreSQL, %(used)d/%(most)d kết nối") % {"used": used, "most": found.most}
    for name, lag in found.lags.items():
        detail += _("; máy dự phòng %(name)s chậm %(lag)d KB") % {"name": name, "lag": lag // 1024}
    advice = _("Sắp hết kết nối: tăng max_connections, hoặc đặt PgBouncer ở giữa.")
    return _line(_("Cơ sở dữ liệu"), used < found.most * 0.8, detail, advice)


def _migrations() -> HealthPart:
    count = len(lacking())
    detail = ngettext("còn %d bước", "còn %d bước", count) % count if count else _("đủ")
    return _line(_("Cấu trúc dữ liệu"), not count, detail, _("Sao lưu, rồi chạy: thidua upgrade."))


def _keys() -> HealthPart:
    fault = key_fault()
    detail = fault or _("đọc và ghi được")
    advice = _("Phiếu kín đang mở không nhận được phiếu: xem thư mục THIDUA_BALLOT_KEYS.")
    return _line(_("Khóa phiếu kín"), not fault, detail, advice)


def _disk() -> HealthPart:
    disk = shutil.disk_usage(DATA)
    told = {
        name: written_number(Decimal(size) / 10**9, 1)
        for name, size in (("free", disk.free), ("all", disk.total))
    }
    detail = _("còn %(free)s/%(all)s GB") % told
    return _line(_("Ổ đĩa"), disk.free > LITTLE, detail, _("Dọn bớt hoặc thêm ổ đĩa."))


def _worker() -> HealthPart:
    seconds = silence()
    name, advice = _("Bộ xử lý nền"), _("Không báo gì: xem nhật ký của thidua serve.")
    if seconds is None:
        return _line(name, False, _("chưa từng chạy trên máy này"), advice, "yellow")
    detail = _("báo lần cuối %s trước") % in_words(seconds)
    return _line(name, seconds <= SILENT_AFTER, detail, advice)


def _queue(now: datetime) -> HealthPart:
    queue = state.queue(now)
    told = {"waiting": queue.waiting, "running": queue.running, "failed": queue.failed}
    detail = _("%(waiting)d chờ, %(running)d đang chạy, %(failed)d hỏng trong một ngày") % told
    if queue.waiting:
        detail += _("; việc đầu chờ %s") % in_words(queue.oldest)
    advice = _("Việc chờ lâu: bộ xử lý nền có chạy không, hoặc chạy thêm một máy.")
    return _line(_("Hàng đợi"), queue.oldest < LONG_WAIT, detail, advice, "yellow")


def _journal(now: datetime) -> HealthPart:
    journal = state.journal(now)
    detail = _("%d bản ghi") % journal.entries
    if journal.silence is not None:
        detail += _(", bản ghi cuối %s trước") % in_words(journal.silence)
    return _line(_("Nhật ký"), True, detail, "")


def _done(name: str, seconds: float | None, most: float, advice: str) -> HealthPart:
    if seconds is None:
        return _line(name, False, _("chưa lần nào trên máy này"), advice, "yellow")
    return _line(name, seconds <= most, _("%s trước") % in_words(seconds), advice, "yellow")


def in_words(seconds: float) -> str:
    """A while in its largest whole unit."""
    for size, words in ((86400, _("%d ngày")), (3600, _("%d giờ")), (60, _("%d phút"))):
        if seconds >= size:
            return words % (seconds // size)
    return _("%d giây") % seconds
