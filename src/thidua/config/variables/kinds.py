"""Kinds of settings: each reads a text as one spelling of it, or says in Vietnamese what is right.

A reader takes the text of a variable, stripped and not empty, and answers the text that the rest
of the program parses. ``WrongValue`` completes the sentence "tên=giá trị: …".
"""

import ipaddress
import re
from collections.abc import Callable
from email.utils import parseaddr
from urllib.parse import SplitResult, urlsplit

Reader = Callable[[str], str]
YES, NO = {"true", "1", "yes", "on"}, {"false", "0", "no", "off"}
MAIL_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl")
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"\.?{_LABEL}(?:\.{_LABEL})*", re.IGNORECASE)


class WrongValue(Exception):
    """The text is no value of this kind; the message says what it must be."""


def anything(text: str) -> str:
    """Any text."""
    return text


def yes_or_no(text: str) -> str:
    """``true`` or ``false``, however it is spelled."""
    if text.lower() in YES | NO:
        return "true" if text.lower() in YES else "false"
    raise WrongValue("phải là true hoặc false")


def whole(least: int, most: int) -> Reader:
    """A whole number of a range."""

    def read(text: str) -> str:
        if text.isascii() and text.isdecimal() and least <= int(text) <= most:
            return str(int(text))
        raise WrongValue(f"phải là số nguyên từ {least} đến {most}")

    return read


def one_of(*words: str) -> Reader:
    """One of a few words."""

    def read(text: str) -> str:
        if text in words:
            return text
        raise WrongValue(f"phải là một trong: {', '.join(words)}")

    return read


def secret(least: int) -> Reader:
    """Something nobody guesses: its length is all that can be said of it."""

    def read(text: str) -> str:
        if len(text) < least:
            raise WrongValue(f"dài {len(text)} ký tự, phải dài ít nhất {least}")
        return text

    return read


def several(read_one: Reader) -> Reader:
    """Several of a kind, by comma."""

    def read(text: str) -> str:
        return ",".join(read_one(each.strip()) for each in text.split(",") if each.strip())

    return read


def host(text: str) -> str:
    """A name or number of a machine, as browsers send it: no scheme, no port, no path."""
    bare = text.removeprefix("[").removesuffix("]")
    if text == "*" or _HOST.fullmatch(text) or _is_address(bare):
        return text.lower()
    raise WrongValue(f"«{text}» không phải tên máy chủ; chỉ ghi tên, không có https://, cổng hay /")


def origin(text: str) -> str:
    """Scheme and host of an address, with a port where it is not the usual one."""
    parts = _split(text)
    has_more = parts.path not in {"", "/"} or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme in {"http", "https"} and parts.netloc and not has_more:
        return f"{parts.scheme}://{parts.netloc}"
    raise WrongValue(f"«{text}» phải có dạng https://tên-máy-chủ, không có đường dẫn phía sau")


def web_address(text: str) -> str:
    """A whole address, path and all."""
    parts = _split(text)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return text
    raise WrongValue("phải bắt đầu bằng https:// (hoặc http://) và có tên máy chủ")


def place(text: str) -> str:
    """A machine's name or number with a port."""
    name, _, port = text.rpartition(":")
    if name and port.isascii() and port.isdecimal() and 0 < int(port) < 65536:
        return f"{host(name)}:{int(port)}"
    raise WrongValue(f"«{text}» phải có dạng máy:cổng, ví dụ 127.0.0.1:9108")


def network(text: str) -> str:
    """A range of addresses, or one."""
    try:
        return str(ipaddress.ip_network(text))
    except ValueError as error:
        raise WrongValue(f"«{text}» không phải dải mạng") from error


def database(text: str) -> str:
    """Where the data is: a file of SQLite, or a PostgreSQL server."""
    parts = _split(text)
    if parts.scheme == "sqlite" and len(parts.path) > 1:
        return text
    if parts.scheme in {"postgres", "postgresql"}:
        if len(parts.path) > 1:
            return text
        raise WrongValue("thiếu tên cơ sở dữ liệu sau dấu / cuối cùng")
    raise WrongValue("phải bắt đầu bằng postgres:// hoặc sqlite:///")


def object_store(text: str) -> str:
    """A bucket of a store that speaks S3."""
    parts = _split(text)
    if parts.scheme not in {"s3", "s3+http"} or not parts.hostname:
        raise WrongValue("phải bắt đầu bằng s3:// (hoặc s3+http://) và có tên máy chủ của kho tệp")
    if not (parts.username and parts.password):
        raise WrongValue("thiếu khóa truy cập: s3://KHÓA:BÍ-MẬT@máy-chủ/tên-kho")
    if not re.fullmatch(r"/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/?", parts.path):
        raise WrongValue("thiếu tên kho (bucket) sau dấu /: 3 đến 63 chữ thường, số, dấu gạch nối")
    return text


def cache(text: str) -> str:
    """A Valkey or Redis server."""
    parts = _split(text)
    if parts.scheme in {"redis", "rediss"} and parts.hostname:
        return text
    raise WrongValue("phải bắt đầu bằng redis:// (hoặc rediss:// khi mã hóa) và có tên máy chủ")


def mail_server(text: str) -> str:
    """A mail server with its way of encryption."""
    parts = _split(text)
    if parts.scheme in MAIL_SCHEMES and parts.hostname:
        return text
    ways = ", ".join(f"{each}://" for each in MAIL_SCHEMES)
    raise WrongValue(f"phải bắt đầu bằng {ways} và có tên máy chủ thư")


def sender(text: str) -> str:
    """An address of e-mail, alone or after a name."""
    _, address = parseaddr(text)
    if re.fullmatch(r"[^@\s]+@[^@\s]+", address):
        return text
    raise WrongValue("phải là địa chỉ thư")


def folder(text: str) -> str:
    """A path of a folder; it need not be there yet."""
    if "\0" in text or "\n" in text:
        raise WrongValue("phải là đường dẫn một thư mục")
    return text


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _split(text: str) -> SplitResult:
    """Raises: WrongValue: not even the port is a number, or the parts cannot be told apart."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise WrongValue(
            "không đọc được: cổng phải là số từ 0 đến 65535, "
            "ký tự đặc biệt trong mật khẩu viết dạng phần trăm (@ là %40, / là %2F, # là %23)"
        ) from error
    if any(each.isspace() for each in text):
        raise WrongValue("không được có khoảng trắng")
    return parts
