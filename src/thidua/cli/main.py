"""The command ``thidua``: picks a subcommand; each imports only what it needs."""

import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from thidua.cli.env_file import take_env_file
from thidua.cli.errors import Failed, InputError
from thidua.config.variables.errors import WrongSettings

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("thidua.cli.demo", "nạp các khối thi đua mẫu vào cơ sở dữ liệu"),
    "serve": ("thidua.cli.serve", "chạy máy chủ web và bộ xử lý nền"),
    "score": ("thidua.cli.score", "chấm điểm, xếp hạng từ SCHEME.yaml và RESULTS.csv"),
    "eligibility": ("thidua.cli.eligibility", "xét điều kiện danh hiệu, hình thức khen thưởng"),
    "tally": ("thidua.cli.tally", "kiểm phiếu từ BALLOT.yaml"),
    "read-figures": ("thidua.cli.read_figures", "tìm kết quả có số liệu trong báo cáo .txt, .docx"),
    "read-scheme": ("thidua.cli.read_scheme", "đọc bảng điểm từ tệp Word, Excel thành SCHEME.yaml"),
    "draw": ("thidua.cli.draw", "bốc thăm đơn vị chấm chéo từ UNITS.yaml"),
    "certificates": ("thidua.cli.certificates", "in bằng khen, giấy khen theo LAYOUT.yaml"),
    "verify-pdf": ("thidua.cli.verify_pdf", "kiểm tra chữ ký số của tệp PDF"),
    "upgrade": ("thidua.cli.upgrade", "đưa cơ sở dữ liệu lên phiên bản này, một lần"),
    "backup": ("thidua.cli.backup", "sao lưu tất cả vào một tệp mã hóa, hoặc kiểm tra tệp đó"),
    "restore": ("thidua.cli.restore", "phục hồi từ một bản sao lưu"),
    "check": ("thidua.cli.check", "kiểm tra thiết lập, cơ sở dữ liệu, thư mục dữ liệu"),
    "audit": ("thidua.cli.audit", "kiểm tra sổ nhật ký, in băm cuối: thidua audit verify | heads"),
    "manage": ("thidua.cli.manage", "các lệnh quản trị của Django"),
}
USE = """Cách dùng: thidua [--env-file TỆP] LỆNH [tham số]
(--env-file: đọc thiết lập từ tệp các dòng TÊN=giá trị; biến môi trường đã có thì giữ nguyên)"""


def usage() -> str:
    """The list of subcommands, one a line."""
    lines = [f"  {name:<13} {text}" for name, (_, text) in COMMANDS.items()]
    return f"{USE}\n\n" + "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand. Exit status: 0 done, 2 the input is wrong, 1 anything else."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # the same bytes whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        arguments = take_env_file(list(sys.argv[1:] if argv is None else argv))
    except InputError as error:
        print(f"thidua: {error}", file=sys.stderr)
        return 2
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"thidua: không có lệnh «{name}».\n\n{usage()}", file=sys.stderr)
        return 2
    return _run(name, rest)


def _run(name: str, rest: list[str]) -> int:
    try:
        run: Callable[[list[str]], int] = import_module(COMMANDS[name][0]).run
        return run(rest)
    except (InputError, WrongSettings) as error:
        print(f"thidua {name}: {error}", file=sys.stderr)
        return 2
    except Failed as error:
        print(f"thidua {name}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1
