"""Pages of a quy chế: started, edited by two, read from Word, asked, adopted, printed."""

import re
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.apps.regulations.builders import LAST, TEXT, adopted, asked, drafted, edited
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Remark
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request, paper_of
from thidua.apps.regulations.actions.drafting import supersede_regulation
from thidua.apps.regulations.models import Regulation
from thidua.apps.regulations.queries import draft_regulation
from thidua.apps.regulations.seams.seasons import obligations_of
from thidua.apps.regulations.wording.edits import RemoveArticle
from thidua.apps.seasons.models import Season
from thidua.domain.regulation import RegulationText
from thidua.formats.regulation_docx import read_regulation_docx

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *keys: object, **query: str) -> str:
    told = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"regulations:{name}", args=keys) + (f"?{told}" if told else "")


def word_file(*lines: str, name: str = "quy-che.docx") -> SimpleUploadedFile:
    document, stream = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def ticket_of(answer: HttpResponse) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', one_line(answer))
    assert found is not None
    return found[1]


def test_a_bloc_without_one_is_told_who_starts_it(world: World) -> None:
    url = address("season", world.season.pk)

    assert "Lập quy chế" in one_line(signed_in(world.head).get(url))
    assert "Trưởng khối hoặc cơ quan thường trực lập" in one_line(signed_in(world.member).get(url))
    assert signed_in(world.outsider).get(url).status_code == 404
    assert signed_in(world.member).get(address("create", world.season.pk)).status_code == 404


def test_the_usual_text_becomes_the_draft_and_the_head_owes_its_adoption(world: World) -> None:
    client, url = signed_in(world.head), address("create", world.season.pk)
    assert "Bản gợi ý có sẵn" in one_line(client.get(url))

    answer = client.post(url, {"source": "usual"}, follow=True)

    assert "Điều 13. Điều khoản thi hành" in one_line(answer)
    assert "còn chỗ để trống" in one_line(answer)
    owed = obligations_of(world.head, [world.season], NOON.date())
    assert "Lấy ý kiến, thông qua quy chế của Khối" in [each.text for each in owed]
    assert "Sửa tiếp dự thảo ấy" in one_line(client.post(url, {"source": "usual"}, follow=True))
    assert client.post(url, {"source": "last"}).status_code == 422


def test_last_years_is_offered_and_the_difference_is_shown_word_by_word(world: World) -> None:
    old = adopted(world, drafted(world))
    new = Season.objects.create(
        bloc=world.bloc, year=2024, starts_on=NOON.date(), ends_on=LAST,
        law_as_of=NOON.date(),
    )  # fmt: skip
    for place in world.bloc.memberships.all():
        place.pk, place.year = None, 2024
        place.save()
    client = signed_in(world.head)
    assert "Quy chế năm 2023 của Khối" in one_line(client.get(address("create", new.pk)))
    client.post(address("create", new.pk), {"source": "last"})
    draft = Regulation.objects.get(season=new)
    url = address("article", draft.pk, id="a2")
    text = "1. Họp mỗi năm 4 lần.\n2. Trưởng khối chủ trì."
    client.post(url, {"revision": 0, "chapter": "X", "title": "Hội nghị", "text": text})

    page = one_line(client.get(address("compare", draft.pk, old.pk)))

    assert "1. Họp mỗi năm<del>2</del><ins>4</ins>lần." in page
    assert "Khác 2 chỗ." in page
    assert "khác năm 2023 thế nào" in one_line(client.get(address("season", new.pk)))
    assert signed_in(world.outsider).get(address("compare", draft.pk, old.pk)).status_code == 404


def test_of_two_editors_the_second_sees_both_texts_and_loses_nothing(world: World) -> None:
    draft = drafted(world)
    one, other = signed_in(world.head), signed_in(world.deputy)
    url = address("article", draft.pk, id="a2")
    first = {"revision": 0, "chapter": "C", "title": "Hội nghị", "text": "Họp 4 lần."}
    assert one.post(url, first, follow=True).status_code == 200

    answer = other.post(url, {**first, "text": "Họp 6 lần."})

    page = one_line(answer)
    assert answer.status_code == 422
    assert "vừa được người khác sửa" in page
    assert "Họp 6 lần." in page
    assert "Họp 4 lần." in page
    assert 'name="revision" value="1"' in page
    draft.refresh_from_db()
    assert draft.text.articles[1].text == "Họp 4 lần."


def test_an_article_is_added_moved_and_taken_out_on_the_page(world: World) -> None:
    draft, client = drafted(world), signed_in(world.head)
    page = one_line(client.get(address("article", draft.pk, after="a2")))
    assert 'value="CHẾ ĐỘ LÀM VIỆC"' in page
    typed = {"revision": 0, "chapter": "CHẾ ĐỘ LÀM VIỆC", "title": "Kinh phí.", "text": " Tự lo. "}

    client.post(address("article", draft.pk, after="a2"), typed)
    client.post(address("edit_move_article", draft.pk), {"id": "a4", "way": "up", "revision": 1})
    asks = one_line(client.get(address("edit_remove_article", draft.pk, id="a3")))
    client.post(address("edit_remove_article", draft.pk, id="a3"))
    client.post(
        address("head", draft.pk), {"revision": 3, "about": "Mới", "bases": "Căn cứ A;\n\nB."}
    )

    draft.refresh_from_db()
    assert "Bỏ Điều 4. Báo cáo? Các điều sau được đánh lại số." in asks
    assert [each.title for each in draft.text.articles] == ["Phạm vi", "Kinh phí", "Hội nghị"]
    assert (draft.text.summary, draft.text.bases) == ("Mới", ("Căn cứ A", "B"))
    gone = client.get(address("article", draft.pk, id="a3"), follow=True)
    assert "không còn trong dự thảo" in one_line(gone)
    empty = client.post(address("article", draft.pk, id="a2"), {"revision": 4, "title": ""})
    assert empty.status_code == 422


def test_a_word_file_is_shown_first_and_kept_once(world: World) -> None:
    client = signed_in(world.head)
    url = address("upload", world.season.pk)
    file = word_file("QUY CHẾ", "Của Khối", "Điều 1. Một", "a", "Điều 3. Ba", "c")

    shown = client.post(url, {"file": file})

    assert "Đọc được 2 điều. Chưa lưu gì." in one_line(shown)
    assert "đang chờ Điều 2" in one_line(shown)
    assert draft_regulation(world.season) is None
    kept = address("create_from_file", world.season.pk)
    unseen = client.post(kept, {"ticket": ticket_of(shown)}, follow=True)
    assert draft_regulation(world.season) is None
    assert "Đã xem" in one_line(unseen) or "đánh dấu" in one_line(unseen).lower()
    client.post(kept, {"ticket": ticket_of(shown), "despite_doubts": "on"})
    draft = draft_regulation(world.season)
    assert draft is not None
    assert [each.title for each in draft.text.articles] == ["Một", "Ba"]


def test_a_word_file_takes_the_place_of_the_draft_and_remarks_stay_with_articles(
    world: World,
) -> None:
    draft, client = drafted(world), signed_in(world.head)
    file = word_file("QUY CHẾ X", "Điều 1. Báo cáo", "Mới", "Điều 2. Hội nghị", "Họp.")

    shown = client.post(address("upload", world.season.pk), {"file": file})
    client.post(address("edit_from_file", world.season.pk), {"ticket": ticket_of(shown)})

    draft.refresh_from_db()
    assert "Điều 1. Báo cáo (trước là Điều 3)" in one_line(shown)
    assert [(each.key, each.title) for each in draft.text.articles] == [
        ("a3", "Báo cáo"),
        ("a2", "Hội nghị"),
    ]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (SimpleUploadedFile("a.docx", b"PK\x03\x04hong"), "tệp .docx hỏng"),
        (SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0abc"), "lưu lại dạng .docx"),
        (word_file("Không có điều"), "Không thấy điều nào"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    world: World, file: SimpleUploadedFile, said: str
) -> None:
    file.seek(0)
    answer = signed_in(world.head).post(address("upload", world.season.pk), {"file": file})

    assert answer.status_code == 422
    assert said.lower() in one_line(answer).lower()


def test_a_unit_proposes_how_an_article_would_read(world: World) -> None:
    draft = drafted(world)
    about = asked(world, draft)
    about.closes_on = NOON.date().replace(year=2100)
    about.save()
    client = signed_in(world.member)
    page = one_line(client.get(address("version", draft.pk)))
    assert "Góp ý" in page
    url = address("make_remark_on_regulation", draft.pk, id="a2")
    assert "Họp mỗi năm 2 lần." in one_line(client.get(url))
    same = {"unit": world.units["CCC"].pk, "comment": "Nên họp quý",
            "chapter": TEXT.articles[1].chapter, "title": "Hội nghị"}  # fmt: skip

    client.post(url, {**same, "text": "Họp mỗi quý."})
    client.post(url, {**same, "text": TEXT.articles[1].text, "drops": "on"})
    whole = address("make_remark_on_regulation", draft.pk)
    client.post(whole, {"unit": same["unit"], "comment": "Gọn hơn"})
    more = address("make_remark_on_regulation", draft.pk, after="a3")
    client.post(more, {**same, "title": "Kinh phí", "text": "Tự lo."})
    nothing = client.post(url, {**same, "comment": "", "text": TEXT.articles[1].text})

    assert nothing.status_code == 422
    assert [(each.item, bool(each.change)) for each in Remark.objects.order_by("pk")] == [
        ("a2", True),
        ("a2", True),
        ("", False),
        ("a3", True),
    ]
    read = one_line(
        signed_in(world.head).get(reverse("consultations:consultation", args=[about.pk]))
    )
    assert "Điều 2. Hội nghị: bỏ điều" in read
    assert "Quy chế năm 2023" in read
    assert signed_in(world.outsider).get(url).status_code == 404
    assert signed_in(world.standing).get(url).status_code == 403


def test_adopting_asks_what_to_think_over_and_keeps_who_was_there(world: World) -> None:
    draft, client = drafted(world), signed_in(world.head)
    url = address("adopt", draft.pk)
    typed = {"revision": 0, "day": "15/06/2023", "note": "BB 01",
             "present": [world.units["AAA"].pk, world.units["BBB"].pk]}  # fmt: skip
    assert client.post(url, typed).status_code == 422
    edited(world, draft, RemoveArticle("a1"))
    stale = client.post(url, {**typed, "confirmed": "on"})
    assert "vừa được người khác sửa" in one_line(stale)

    answer = client.post(url, {**typed, "revision": 1, "confirmed": "on"}, follow=True)

    page = one_line(answer)
    assert "Thông qua ngày 15/06/2023" in page
    assert "Có mặt khi thông qua:Hội AAA, Hội BBB." in page.replace(": ", ":")
    assert signed_in(world.standing).get(url, follow=True).status_code in {200, 404}
    paper = paper_of("regulation")
    assert paper is not None
    document = paper.build(Request(world.season, None, world.head))
    assert document.title == "QUY CHẾ"


def test_before_adoption_there_is_no_paper_to_issue(world: World) -> None:
    drafted(world)
    paper = paper_of("regulation")
    assert paper is not None
    with pytest.raises(PaperNotReady, match="Chưa thông qua quy chế"):
        paper.build(Request(world.season, None, world.head))


def test_what_is_downloaded_is_read_back_the_same(world: World) -> None:
    draft, client = drafted(world), signed_in(world.member)

    data = client.get(address("download", draft.pk, "docx")).content
    pdf = client.get(address("download", draft.pk, "pdf")).content
    sample = client.get(address("sample")).content

    assert read_regulation_docx(data).text == TEXT
    assert read_regulation_docx(data).doubts == ()
    assert pdf.startswith(b"%PDF")
    assert len(read_regulation_docx(sample).text.articles) == 13
    assert client.get(address("download", draft.pk, "odt")).status_code == 404
    found = adopted(world, draft, "AAA")
    again = client.get(address("download", found.pk, "docx")).content
    assert read_regulation_docx(again).text == TEXT


def test_a_new_version_starts_with_a_reason_and_a_draft_is_thrown_away(world: World) -> None:
    found, client = adopted(world, drafted(world)), signed_in(world.head)
    url = address("supersede", found.pk)
    assert signed_in(world.member).get(url).status_code == 404
    assert client.post(url, {"reason": ""}).status_code == 422

    page = one_line(client.post(url, {"reason": "Sáp nhập"}, follow=True))

    assert "Lý do của phiên bản này:" in page
    assert "Phiên bản 2: Dự thảo" in page
    assert "Phiên bản 1: Đã thông qua" in one_line(
        signed_in(world.member).get(address("season", world.season.pk))
    )
    draft = Regulation.objects.get(version=2)
    assert "Bỏ Quy chế năm 2023, phiên bản 2?" in one_line(client.get(address("discard", draft.pk)))
    client.post(address("discard", draft.pk))
    assert not Regulation.objects.filter(version=2).exists()
    draft = supersede_regulation(found, "Lại", actor=world.head, at=NOON)
    adopted(world, draft)
    old = one_line(client.get(address("version", found.pk)))
    assert "Phiên bản này không còn dùng." in old


def test_a_long_text_takes_no_query_per_article(world: World) -> None:
    draft, client = drafted(world), signed_in(world.member)
    url = address("version", draft.pk)
    client.get(url)
    with CaptureQueriesContext(connection) as few:
        client.get(url)
    lines = [f"Điều {at}. Tên\nx" for at in range(1, 101)]
    text = RegulationText.from_data(
        {"articles": [{"key": f"a{at}", "title": "Tên", "text": "x"} for at in range(len(lines))]}
    )
    Regulation.objects.filter(pk=draft.pk).update(content=text.as_data())

    with CaptureQueriesContext(connection) as many:
        page = one_line(client.get(url))

    assert "Điều 100. Tên" in page
    assert len(many) == len(few)
