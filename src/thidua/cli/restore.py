"""``thidua restore``: a backup in the place of what is there, or nothing at all."""

from datetime import datetime
from pathlib import Path

from thidua.cli.arguments import read_arguments
from thidua.cli.backup import in_words, passphrase_given
from thidua.cli.data_failures import told_failures
from thidua.cli.django import start_django
from thidua.cli.errors import InputError
from thidua.formats.backup.sealing import ArchiveRefused

USAGE = """cách dùng: thidua restore IN [--replace]
Dừng phần mềm trước. --replace: thay dữ liệu đang có (được giữ trong một thư mục bên cạnh).
Mật khẩu lấy từ THIDUA_BACKUP_PASSPHRASE."""


def run(argv: list[str]) -> int:
    """0: restored; 2: archive or setting is wrong, or there is data; 1: disk or database."""
    told = read_arguments(argv, USAGE, files=1, options=["--replace"])
    if told is None:
        return 0
    passphrase, source = passphrase_given(), Path(told.files[0]).absolute()
    if not source.is_file():
        raise InputError(f"{source}: không có tệp này")
    start_django()
    from thidua.config.backup.restoring import DataLiving, restore

    at = datetime.now().astimezone()
    with told_failures():
        try:
            done = restore(source, passphrase, replaces="--replace" in told.options, at=at)
        except ArchiveRefused as error:
            raise InputError(f"{source}: {error}") from error
        except DataLiving as error:
            raise InputError(str(error)) from error
    print(f"Đã phục hồi {in_words(done.manifest)}")
    for ballot in done.voided:
        print(f"Đã dừng cuộc bỏ phiếu đang mở, phải bỏ phiếu lại: {ballot}")
    print(f"Dữ liệu trước đó: {done.aside}")
    print("Kiểm tra nhật ký rồi chạy lại phần mềm: thidua audit verify")
    return 0
