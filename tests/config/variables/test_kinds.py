"""Each kind of setting takes what is right, in one spelling, and says what else is wrong with."""

import pytest

from thidua.config.variables import kinds
from thidua.config.variables.kinds import Reader, WrongValue

RIGHT: list[tuple[Reader, str, str]] = [
    (kinds.yes_or_no, "Yes", "true"),
    (kinds.yes_or_no, "OFF", "false"),
    (kinds.whole(1, 64), "007", "7"),
    (kinds.one_of("text", "json"), "json", "json"),
    (kinds.secret(4), "abcd", "abcd"),
    (kinds.several(kinds.host), " a.vn , .B.vn,[::1] ", "a.vn,.b.vn,[::1]"),
    (kinds.host, "*", "*"),
    (kinds.origin, "https://thidua.example.vn/", "https://thidua.example.vn"),
    (kinds.origin, "http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    (kinds.web_address, "https://sso.vn/realms/tinh", "https://sso.vn/realms/tinh"),
    (kinds.network, "10.20.0.0/16", "10.20.0.0/16"),
    (kinds.database, "postgres://u:p%40@h/thidua", "postgres://u:p%40@h/thidua"),
    (kinds.database, "postgresql:///x?host=/run", "postgresql:///x?host=/run"),
    (kinds.database, "sqlite:////srv/a.sqlite3", "sqlite:////srv/a.sqlite3"),
    (kinds.mail_server, "smtp+tls://u:p@h:587", "smtp+tls://u:p@h:587"),
    (kinds.object_store, "s3://k:b%2F@s3.vn:9000/thidua", "s3://k:b%2F@s3.vn:9000/thidua"),
    (kinds.cache, "redis://:p@h:6379/0", "redis://:p@h:6379/0"),
    (kinds.sender, "Thi Đua <a@b.vn>", "Thi Đua <a@b.vn>"),
    (kinds.folder, "/var/lib/thidua", "/var/lib/thidua"),
]
WRONG: list[tuple[Reader, str, str]] = [
    (kinds.yes_or_no, "maybe", "true hoặc false"),
    (kinds.whole(1, 64), "x", "từ 1 đến 64"),
    (kinds.whole(1, 64), "0", "từ 1 đến 64"),
    (kinds.whole(1, 64), "-1", "từ 1 đến 64"),
    (kinds.whole(1, 64), "٣", "từ 1 đến 64"),
    (kinds.one_of("text", "json"), "xml", "text, json"),
    (kinds.secret(32), "ngắn", "dài 4 ký tự, phải dài ít nhất 32"),
    (kinds.several(kinds.host), "a.vn,https://b.vn", "«https://b.vn» không phải tên máy chủ"),
    (kinds.host, "a.vn:8000", "không phải tên máy chủ"),
    (kinds.origin, "thidua.example.vn", "https://tên-máy-chủ"),
    (kinds.origin, "https://a.vn/x", "không có đường dẫn"),
    (kinds.web_address, "sso.vn", "https://"),
    (kinds.network, "10.20.0.0/99", "không phải dải mạng"),
    (kinds.database, "mysql://u:p@h/x", "postgres:// hoặc sqlite:///"),
    (kinds.database, "postgres://u:p@h", "thiếu tên cơ sở dữ liệu"),
    (kinds.database, "postgres://u:p#x@h:5432/x", "thiếu tên|không đọc được"),
    (kinds.database, "postgres://u:p@h:99999/x", "cổng phải là số"),
    (kinds.database, "postgres://u:p@h/x y", "khoảng trắng"),
    (kinds.mail_server, "mail.vn:25", "smtp\\+tls://"),
    (kinds.object_store, "https://k:b@s3.vn/thidua", "s3://"),
    (kinds.object_store, "s3://s3.vn/thidua", "thiếu khóa truy cập"),
    (kinds.object_store, "s3://k:b@s3.vn/", "thiếu tên kho"),
    (kinds.cache, "memcached://h", "redis://"),
    (kinds.sender, "thidua", "địa chỉ thư"),
    (kinds.folder, "a\nb", "thư mục"),
]


@pytest.mark.parametrize(("read", "text", "spelled"), RIGHT)
def test_a_right_value_has_one_spelling(read: Reader, text: str, spelled: str) -> None:
    assert read(text) == spelled


@pytest.mark.parametrize(("read", "text", "why"), WRONG)
def test_a_wrong_value_is_told_what_is_right(read: Reader, text: str, why: str) -> None:
    with pytest.raises(WrongValue, match=why):
        read(text)
