"""``thidua upgrade``: the database becomes what this version needs, once, whoever else asks too."""

from thidua.cli.arguments import read_arguments
from thidua.cli.data_failures import told_failures
from thidua.cli.django import start_django
from thidua.config.backup.half_restored import refuse_half_restored
from thidua.config.database import bring_up_to_date, pending
from thidua.config.static_files import collect_if_changed

USAGE = """cách dùng: thidua upgrade [--check]
--check: chỉ hỏi, không đổi gì; mã trả về 1 khi còn bước phải chạy."""


def run(argv: list[str]) -> int:
    """0: the database is of this version; 1: it is not, or would not be brought there."""
    told = read_arguments(argv, USAGE, files=0, options=["--check"])
    if told is None:
        return 0
    start_django()
    with told_failures():
        refuse_half_restored()
        if "--check" in told.options:
            return _check(pending())
        done = bring_up_to_date()
    collect_if_changed()
    for name in done:
        print(f"  {name}")
    print(
        f"Đã cập nhật cơ sở dữ liệu: {len(done)} bước."
        if done
        else "Cơ sở dữ liệu đã đúng phiên bản."
    )
    return 0


def _check(missing: list[str]) -> int:
    for name in missing:
        print(f"  {name}")
    print(
        f"Còn {len(missing)} bước; chạy: thidua upgrade"
        if missing
        else "Cơ sở dữ liệu đã đúng phiên bản."
    )
    return 1 if missing else 0
