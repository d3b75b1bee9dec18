"""Pages of a consultation: typed by units, answered by the head, read by the whole bloc."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.consultations.builders import drafted, line_of
from tests.factories import NOON, World, make_world
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.consultations.models import Consultation, Opinion, Remark
from thidua.apps.paperwork.registries.papers import Request, paper_of
from thidua.apps.schemes.models import Scheme
from thidua.documents.table_model import Table

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def draft(world: World) -> Scheme:
    return drafted(world)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer) -> str:  # type: ignore[no-untyped-def] # of Django's test client
    return one_line(answer.content.decode())


def address(name: str, *keys: object) -> str:
    return reverse(f"consultations:{name}", args=keys)


def opened(world: World, draft: Scheme) -> Consultation:
    url = address("open_consultation", world.season.pk, "scheme", draft.pk)
    day = timezone.localdate() + timedelta(days=3)
    answer = signed_in(world.head).post(url, {"closes_on": day, "note": "Điểm thưởng"})
    assert answer.status_code == 302
    return Consultation.objects.get()


def propose_url(draft: Scheme, **asked: str) -> str:
    return reverse("schemes:make_remark_on_scheme", args=[draft.pk], query=asked)


def form_of(answer, **typed: str) -> dict[str, str]:  # type: ignore[no-untyped-def] # a response of the client
    """What the browser would send of the page, with something typed over it."""
    editor = answer.context["editor"]
    sent = {"type": answer.context["kind"].kind, "send": "1"}
    for form in (answer.context["form"], editor.common, editor.rule):
        for bound in form:
            value = bound.value()
            if value is not False and value is not None:
                sent[bound.html_name] = str(value)
    return sent | typed


def test_from_opening_to_a_changed_draft(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    member, head = signed_in(world.member), signed_in(world.head)
    assert "Góp ý dự thảo" in text(member.get(reverse("home:index")))
    table = text(member.get(reverse("schemes:version", args=[draft.pk])))
    assert "Góp ý<" in table
    page = member.get(propose_url(draft, id="I.1"))
    sent = form_of(page, max="30", comment="Cho sát thực tế")
    assert member.post(propose_url(draft, id="I.1"), sent).status_code == 302
    remark = Remark.objects.get()
    assert remark.change["line"]["max"] == "30"
    assert "Trả lời 1 ý kiến góp ý" in text(head.get(reverse("home:index")))
    asked = head.get(address("answer_remark", remark.pk))
    assert "cộng được 50, phải là 60" in text(asked)
    answer = {"answer": "accepted", "said": "Tiếp thu", "revision": asked.context["revision"]}
    assert head.post(address("answer_remark", remark.pk), answer).status_code == 302
    assert line_of(draft, "I.1")["max"] == "30"
    others = text(signed_in(world.deputy).get(address("consultation", about.pk)))
    assert "Cho sát thực tế" in others
    assert "Đã sửa dự thảo" in others
    assert "Góp ý dự thảo" not in text(member.get(reverse("home:index")))


def test_a_remark_in_words_alone_asks_nothing_of_the_figures(world: World, draft: Scheme) -> None:
    opened(world, draft)
    member, url = signed_in(world.member), propose_url(draft, id="II.1")
    sent = form_of(member.get(url), comment="Nên nói rõ minh chứng")
    assert member.post(url, sent).status_code == 302
    remark = Remark.objects.get()
    assert (remark.change, remark.words, remark.item_name) == ({}, [], "Tiêu chí II.1 Phong trào")
    nothing = member.post(url, form_of(member.get(url)))
    assert nothing.status_code == 422
    assert "Ghi ý kiến" in text(nothing)


def test_wrong_figures_are_told_and_nothing_typed_is_lost(world: World, draft: Scheme) -> None:
    opened(world, draft)
    member, url = signed_in(world.member), propose_url(draft, id="I.1")
    sent = form_of(member.get(url), max="bốn mươi", comment="Giữ nguyên chữ này")
    answer = member.post(url, sent)
    assert answer.status_code == 422
    assert "bốn mươi" in text(answer)
    assert "Giữ nguyên chữ này" in text(answer)
    assert not Remark.objects.exists()


def test_a_new_criterion_and_dropping_one_are_proposed(world: World, draft: Scheme) -> None:
    opened(world, draft)
    member, head = signed_in(world.member), signed_in(world.head)
    page = member.get(propose_url(draft, group="II"))
    typed = {"id": "II.3", "name": "An toàn giao thông", "max": "5", "comment": "Còn thiếu"}
    assert member.post(propose_url(draft, group="II"), form_of(page, **typed)).status_code == 302
    page = member.get(propose_url(draft, id="II.2"))
    gone = form_of(page, drops="on", comment="Không cần nữa")
    assert member.post(propose_url(draft, id="II.2"), gone).status_code == 302
    for remark, told in zip(Remark.objects.order_by("pk"), ("An toàn", "Báo cáo"), strict=True):
        asked = head.get(address("answer_remark", remark.pk))
        assert told in text(asked)
        answer = {"answer": "accepted", "said": "Được", "revision": asked.context["revision"]}
        assert head.post(address("answer_remark", remark.pk), answer).status_code == 302
    draft.refresh_from_db()
    assert [c["id"] for c in draft.definition["groups"][1]["criteria"]] == ["II.1", "II.3"]


def test_another_way_to_count_is_proposed(world: World, draft: Scheme) -> None:
    opened(world, draft)
    member, url = signed_in(world.member), propose_url(draft, id="I.1")
    asked = form_of(member.get(url), change="type", new_type="boolean")
    del asked["send"]
    other = member.post(url, asked)
    assert other.context["kind"].kind == "boolean"
    sent = form_of(other, comment="Đạt hay không đạt là đủ", type="boolean")
    sent |= {"unit": str(world.units["CCC"].pk)}
    assert member.post(url, sent).status_code == 302
    assert Remark.objects.get().change["line"]["rule"] == {"type": "boolean"}


def test_what_was_proposed_about_a_line_that_is_gone_says_so(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    member, head, url = signed_in(world.member), signed_in(world.head), propose_url(draft, id="I.1")
    member.post(url, form_of(member.get(url), max="30", comment="Cao"))
    remark = Remark.objects.get()
    remove = reverse("schemes:edit_remove_row", args=[draft.pk], query={"id": "I.1"})
    head.post(remove, {"revision": 0})
    page = head.get(address("answer_remark", remark.pk))
    assert "Không sửa tự động" in text(page)
    answer = {"answer": "accepted", "said": "Được", "revision": 1}
    refused = head.post(address("answer_remark", remark.pk), answer)
    assert "không còn trong bảng điểm" in text(refused)
    assert "Cao" in text(head.get(address("consultation", about.pk)))


def test_opinion_more_days_closing_and_taking_back(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    member, head = signed_in(world.member), signed_in(world.head)
    unit = world.units["CCC"].pk
    said = {"unit": unit, "agrees": "0", "note": ""}
    assert member.post(address("give_opinion", about.pk), said).status_code == 422
    said = {"unit": unit, "agrees": "1", "note": ""}
    assert member.post(address("give_opinion", about.pk), said).status_code == 302
    assert Opinion.objects.get().agrees is True
    url = propose_url(draft, id="I.1")
    member.post(url, form_of(member.get(url), comment="Nhầm"))
    remark = Remark.objects.get()
    assert member.get(address("withdraw_remark", remark.pk)).status_code == 200
    assert head.post(address("withdraw_remark", remark.pk)).status_code == 403
    assert member.post(address("withdraw_remark", remark.pk)).status_code == 302
    later = about.closes_on + timedelta(days=2)
    assert (
        head.post(address("extend_consultation", about.pk), {"closes_on": later}).status_code == 302
    )
    assert head.post(address("close_consultation", about.pk), {"reason": ""}).status_code == 422
    deputy = {"unit": world.units["BBB"].pk, "agrees": "1"}
    signed_in(world.deputy).post(address("give_opinion", about.pk), deputy)
    assert head.post(address("close_consultation", about.pk), {"reason": ""}).status_code == 302
    assert "Đã đóng lúc" in text(member.get(address("consultation", about.pk)))


def test_the_heads_own_word_is_not_counted_among_the_units_asked(
    world: World, draft: Scheme
) -> None:
    about = opened(world, draft)
    for code, who in (("AAA", world.head), ("BBB", world.deputy)):
        unit = {"unit": world.units[code].pk, "agrees": "1"}
        assert signed_in(who).post(address("give_opinion", about.pk), unit).status_code == 302

    told = " ".join(text(signed_in(world.head).get(address("consultation", about.pk))).split())

    assert "Trong 2 đơn vị được lấy ý kiến: 1 thống nhất với bản hiện nay, 1 chưa có" in told


def test_strangers_find_nothing_and_members_run_nothing(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    outside, member = signed_in(world.outsider), signed_in(world.member)
    for name in ("consultation", "workbook", "extend_consultation", "close_consultation"):
        assert outside.get(address(name, about.pk)).status_code == 404
    assert outside.get(propose_url(draft)).status_code == 404
    assert signed_in(world.standing).get(propose_url(draft)).status_code == 403
    for name in ("extend_consultation", "close_consultation"):
        assert member.get(address(name, about.pk)).status_code == 403
    foreign = address("open_consultation", world.season.pk, "scheme", 99999)
    assert signed_in(world.head).get(foreign).status_code == 404


def test_the_list_in_excel_and_as_a_paper(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    member, url = signed_in(world.member), propose_url(draft, id="I.1")
    member.post(url, form_of(member.get(url), max="30", comment="=1+1"))
    file = member.get(address("workbook", about.pk))
    sheet = load_workbook(BytesIO(file.content)).worksheets[0]
    row = [cell.value for cell in sheet[6]]
    assert row[:3] == [1, "Tiêu chí I.1 Nhiệm vụ được giao", "Hội CCC"]
    assert str(row[3]).startswith("=1+1\nđiểm tối đa: từ «40» thành «30»")
    assert sheet["D6"].data_type == "s"
    kind = paper_of("scheme_consultation")
    assert kind is not None
    paper = kind.build(Request(world.season, None, world.head))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert [len(each.cells) for each in table.rows] == [2, 4]
    assert paper.title == "BẢNG TỔNG HỢP Ý KIẾN GÓP Ý VÀ GIẢI TRÌNH TIẾP THU"


def test_after_adoption_everything_stays_readable(world: World, draft: Scheme) -> None:
    about = opened(world, draft)
    member, url = signed_in(world.member), propose_url(draft, id="I.1")
    member.post(url, form_of(member.get(url), comment="Còn đọc được"))
    Remark.objects.update(answer="rejected", said="Vì sao")
    Consultation.objects.update(closed_at=NOON, closed_by=world.head)
    adopt = reverse("schemes:adopt", args=[draft.pk])
    signed_in(world.head).post(adopt, {"revision": 0, "confirmed": "on"})
    shown = text(member.get(reverse("schemes:season", args=[world.season.pk])))
    assert "Ý kiến góp ý (1)" in shown
    assert "Còn đọc được" in text(member.get(address("consultation", about.pk)))
