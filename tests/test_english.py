"""English, whole: nothing without English, and no Vietnamese of the program on an English page."""

import sys
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import get_resolver

from tests.apps.ballots.conftest import Hall, conference, hall, meeting, ranked
from tests.english_pages import Vietnamese, texts_of
from tests.test_page_costs import NO_PAGE, addresses, first_page, limits, readers
from thidua.apps.accounts.models import User
from thidua.apps.paperwork.registries.papers import papers
from thidua.domain.award_codes import HELD_NAMES

__all__ = ["Hall", "conference", "hall", "meeting", "ranked", "readers"]
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))
from compile_messages import compiled, read_catalogue
from messages import CATALOGUE, faults, in_template, messages, written

ADVICE = "run `python tools/messages.py`, then write the English it asks for and run it again"
WRITTEN_BY_PEOPLE = {
    *HELD_NAMES.values(),  # titles and forms: proper names, as papers write them
    *(paper.title for paper in papers()),
    "Báo cáo sơ kết 6 tháng đầu năm", "Biên bản họp Hội đồng", "Tờ trình khen thưởng",
    "Dự thảo quyết định khen thưởng", "Thông báo không khen thưởng",  # papers of other kinds
    "Sở Nội vụ",  # an office
    "Chỉ tiêu riêng", "Chỉ tiêu riêng đã đăng ký", "Thi đua, khen thưởng",
    "II. Thi đua, khen thưởng", "Phong trào", "phong trào", "Điểm thưởng", "Sáng kiến",
    "sáng kiến",  # of scoring schemes
    "căn nhà", "suất quà",  # measures in the ledger
    "Người chủ trì", "có mặt",
    "Mức lương cơ sở",  # a number of the law
    "Điểm danh, ổn định tổ chức", "Báo cáo tổng kết", "Kết quả chấm điểm, xếp hạng",
    "Thảo luận, bình xét", "Phương hướng năm sau",  # of an agenda, as it was kept
    "Suy tôn đơn vị dẫn đầu Khối", "Bầu Trưởng khối", "Bầu Phó trưởng khối",
    "Đề nghị tặng Cờ thi đua của UBND tỉnh", "Đề nghị tặng Cờ thi đua của UBND tỉnh · Thi Đua",
}  # fmt: skip
"""Names and words that people wrote, or that were kept in Vietnamese, in the generated province."""


def test_every_message_has_english_with_the_same_places() -> None:
    keys, kept = messages(), read_catalogue(CATALOGUE.read_text("utf-8"))

    assert faults(keys, kept) == [], ADVICE
    assert written({key: kept[key] for key in keys}) == CATALOGUE.read_text("utf-8"), ADVICE
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(kept), ADVICE
    assert "fuzzy" not in CATALOGUE.read_text("utf-8")


def test_messages_of_templates_are_read_as_gettext_reads_them() -> None:
    source = (
        "{% translate 'a %' as b %}{% include 'x' with text=_(\"c\") %}{{ d|default:_('e') }}"
        "{% blocktranslate trimmed with f=g.h %}\n f {{ f }}\n 1% {% endblocktranslate %}"
        "{% blocktranslate count n=m %}{{ n }} i{% plural %}{{ n }} j{% endblocktranslate %}"
    )
    assert list(in_template(source)) == [
        ("a %%", ""), ("c", ""), ("e", ""), ("f %(f)s 1%%", ""), ("%(n)s i", "%(n)s j"),
    ]  # fmt: skip


def test_the_program_is_heard_in_vietnamese() -> None:
    said = Vietnamese(["Bảng chấm điểm", "Đã lưu bảng của %(unit)s.", "In"])
    heard = [
        text
        for text in texts_of(
            "<p>Bảng\n chấm điểm</p><p lang=vi>Bảng chấm điểm</p><input value='Bảng chấm điểm'>"
            "<img alt='Đã lưu bảng của A.'><b>In</b><script>Bảng chấm điểm</script>Hội A"
        )
        if said.says(text)
    ]
    assert heard == ["Bảng chấm điểm", "Đã lưu bảng của A."]


def test_no_page_says_in_vietnamese_what_the_program_says(readers: dict[str, list[User]]) -> None:
    said, allowed, pages = Vietnamese(messages()), limits(), 0
    shown: dict[str, str] = {}  # each text once, with a page that shows it
    User.objects.update(language="en")
    for reader, users in readers.items():
        for user in users:
            client = Client(raise_request_exception=False)
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
            client.force_login(user)
            for name, route in addresses(get_resolver().url_patterns):
                if allowed.get((name, reader), NO_PAGE) == NO_PAGE:
                    continue
                page = first_page(client, route)
                if page is None:
                    continue
                path, answer = page
                pages += 1
                assert answer.headers["Content-Language"] == "en", path
                for text in texts_of(answer.content.decode()):
                    shown.setdefault(text, name)
    apart = shown.keys() - WRITTEN_BY_PEOPLE
    assert {text: shown[text] for text in apart if said.says(text)} == {}
    assert pages > 200
