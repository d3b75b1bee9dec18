"""``thidua verify-pdf FILE.pdf [--trust FOLDER] [--at DAY] [--json]``: what its signatures say."""

import json
from datetime import date, datetime, time
from pathlib import Path

from thidua.cli.arguments import read_arguments, wrong_arguments
from thidua.cli.errors import InputError
from thidua.cli.input_files import read_input
from thidua.cli.text_table import printable
from thidua.documents.signatures.bounded import LARGEST_BYTES, verify_bounded
from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.trust import NotACertificate, read_trusted
from thidua.documents.signatures.worth import SignedFile, Worth
from thidua.domain.calendar import VIETNAM

USAGE = "Cách dùng: thidua verify-pdf FILE.pdf [--trust THƯ_MỤC] [--at 2026-03-15] [--json]"
WORDS = {
    Worth.UNSIGNED: "KHÔNG CÓ CHỮ KÝ SỐ",
    Worth.BROKEN: "KHÔNG ĐỌC ĐƯỢC: không phải tệp PDF, tệp bị khóa, hoặc chữ ký hỏng",
    Worth.CHANGED: "ĐÃ BỊ SỬA sau khi ký",
    Worth.UNTRUSTED: "NGUYÊN VẸN, NHƯNG CHƯA TIN CẬY người ký",
    Worth.VALID: "HỢP LỆ: nguyên vẹn, người ký tin cậy",
}


def run(argv: list[str]) -> int:
    """Check the signatures and print what they are worth, whatever it is.

    Raises:
        InputError: wrong arguments, no such file or folder, a file above 20 MB.
    """
    arguments = read_arguments(argv, USAGE, files=1, options={"--json"}, valued={"--trust", "--at"})
    if arguments is None:
        return 0
    folder, at = arguments.values.get("--trust"), arguments.values.get("--at")
    if folder == "":
        raise wrong_arguments(argv, USAGE)
    moments = Moments(datetime.now(VIETNAM), None if at is None else _moment(at))
    name = arguments.files[0]
    data = read_input(name)
    if len(data) > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1_000_000
        raise InputError(f"{name}: tệp lớn {len(data)} byte, tối đa {limit} MB")
    signed = verify_bounded(data, moments, trusted=_trusted(folder))
    if arguments.options:
        print(json.dumps(signed.to_mapping(), ensure_ascii=False))
    else:
        print(_report(name, signed))
    return 0


def _moment(written: str) -> datetime:
    """The end of a day in Vietnam, or a moment with its hour.

    Raises:
        InputError: it is neither.
    """
    try:
        if len(written) == len("2026-03-15"):
            day = date.fromisoformat(written)
            return datetime.combine(day, time(23, 59, 59), tzinfo=VIETNAM)
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        said = f"--at: «{printable(written)}», phải là ngày dạng 2026-03-15"
        raise InputError(said) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _trusted(folder: str | None) -> list[bytes]:
    if folder is None:
        return []
    try:
        return [certificate.dump() for certificate in read_trusted(Path(folder))]
    except NotACertificate as error:
        raise InputError(printable(f"{folder}/{error}: không phải chứng thư số")) from error
    except (OSError, ValueError) as error:
        raise InputError(printable(f"{folder}: không đọc được thư mục ({error})")) from error


def _report(name: str, signed: SignedFile) -> str:
    lines = [f"{name}: {WORDS[signed.worth]}"]
    for number, one in enumerate(signed.signatures, start=1):
        signed_at = f"{one.signed_at:%d/%m/%Y %H:%M}" if one.signed_at else "không rõ lúc nào"
        by = "có dấu thời gian" if one.timestamped else "người ký tự khai"
        lines += [f"{number}. {one.signer or one.field}, {signed_at} ({by})", f"   {one.reason}"]
    return "\n".join(map(printable, lines))
