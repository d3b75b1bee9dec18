"""The covenant's pages: drafting, the place to sign, what anybody can check."""

import hashlib
from datetime import date

import pytest
from django.core.cache import cache

from tests.apps.pledges.material import adopted, open_season, submitted
from tests.conftest import SignIn
from tests.factories import NOON, PASSWORD, World
from thidua.apps.organisations.models import AuthoritySetting
from thidua.apps.pledges.actions.covenants import draft_covenant, supersede_covenant
from thidua.apps.pledges.covenant.caps import bloc_warnings, cap_in
from thidua.apps.pledges.models import CommonTarget, Covenant, CovenantSignature, Registration
from thidua.apps.pledges.queries.covenants import covenant_in_force


@pytest.fixture(autouse=True)
def _no_earlier_attempts() -> None:
    """The limit of password attempts is kept in the cache."""
    cache.clear()


def posted(**changes: str) -> dict[str, str]:
    """What the covenant's form sends, with one common target."""
    return {
        "revision": "0",
        "legal_bases": "Căn cứ Luật",
        "preamble": "Giao ước:",
        "contents": "Nội dung một\nNội dung hai",
        "commitments": "Cam kết",
        "signed_on": "2023-03-31",
        "place": "Pleiku",
        "promises-TOTAL_FORMS": "1",
        "promises-INITIAL_FORMS": "1",
        "promises-0-text": "70% đạt Lao động tiên tiến",
        "promises-0-operator": ">=",
        "promises-0-figure": "66,5",
        "promises-0-unit_of_measure": "%",
        "promises-0-out_of": "",
        "promises-0-population": "tổng số người",
        "promises-0-grade": "",
    } | {key.replace("__", "-"): value for key, value in changes.items()}


def signing(covenant: Covenant, **changes: str) -> dict[str, str]:
    return {"text_hash": covenant.hash, "agreed": "on", "password": PASSWORD} | changes


def test_draft_edit_adopt_as_the_head_does(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    head = sign_in(world.head)

    head.post(f"/pledges/{season.pk}/covenant/draft/")
    covenant = Covenant.objects.get()
    saved = head.post(f"/pledges/covenants/{covenant.pk}/edit/", posted())
    head.post(f"/pledges/covenants/{covenant.pk}/adopt/", {"revision": "1"})

    assert saved.status_code == 302
    covenant.refresh_from_db()
    target = covenant.targets.get()
    assert (covenant.state, covenant.place) == (Covenant.State.ADOPTED, "Pleiku")
    assert (str(target.figure), target.operator) == ("66.50", ">=")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"contents": " "}, "Chưa nhập ô này"),
        ({"promises-0-figure": "bảy mươi"}, "không phải là số"),
        ({"promises-0-figure": "9", "promises-0-out_of": "8"}, "Con số lớn hơn tổng số 8"),
        ({"promises-0-figure": "0,001"}, "Tối đa 2 chữ số"),
        ({"promises-0-text": ""}, "Ghi nội dung của chỉ tiêu"),
    ],
)
def test_edit_names_what_is_wrong_and_keeps_the_rest(
    world: World, sign_in: SignIn, changes: dict[str, str], told: str
) -> None:
    season = open_season(world)
    covenant = draft_covenant(season, actor=world.head, at=NOON)
    client = sign_in(world.head)

    answer = client.post(f"/pledges/covenants/{covenant.pk}/edit/", posted() | changes)

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Căn cứ Luật" in answer.content.decode()


def test_edit_by_two_offers_to_overwrite(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    covenant = draft_covenant(season, actor=world.head, at=NOON)
    url = f"/pledges/covenants/{covenant.pk}/edit/"
    sign_in(world.head).post(url, posted())

    answer = sign_in(world.deputy).post(url, posted(preamble="Của người thứ hai"))

    assert answer.status_code == 409
    assert "Của người thứ hai" in answer.content.decode()
    assert "Lưu đè" in answer.content.decode()


def test_promise_rows_come_and_go(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    covenant = draft_covenant(season, actor=world.head, at=NOON)
    url = f"/pledges/covenants/{covenant.pk}/edit/"
    client = sign_in(world.head)

    assert len(client.post(url, posted(add="promises")).context["forms"].targets.forms) == 2
    assert len(client.post(url, posted(remove="promises-0")).context["forms"].targets.forms) == 0


def test_leader_signs_with_the_password(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    covenant = adopted(world)
    unit = world.units["CCC"]
    client, url = sign_in(world.leaders["CCC"]), f"/pledges/covenants/{covenant.pk}/sign/{unit.pk}/"

    page = client.get(url).content.decode()
    unread = client.post(url, {"text_hash": covenant.hash, "password": PASSWORD})
    wrong = client.post(url, signing(covenant, password="sai"))
    right = client.post(url, signing(covenant))

    assert covenant.hash in page
    assert "Đánh dấu vào ô này" in unread.content.decode()
    assert "Mật khẩu không đúng" in wrong.content.decode()
    assert right.headers["Location"] == f"/pledges/{season.pk}/covenant/"
    assert CovenantSignature.objects.get().unit == unit
    assert client.get(url).status_code == 302


@pytest.mark.usefixtures("still_clock")
def test_guessing_the_password_is_stopped(world: World, sign_in: SignIn) -> None:
    open_season(world)
    covenant = adopted(world)
    unit = world.units["CCC"]
    client, url = sign_in(world.leaders["CCC"]), f"/pledges/covenants/{covenant.pk}/sign/{unit.pk}/"

    statuses = [client.post(url, signing(covenant, password="sai")).status_code for _ in range(12)]

    assert statuses[0] == 422
    assert statuses[-1] == 429
    assert client.post(url, signing(covenant)).status_code == 429
    assert not CovenantSignature.objects.exists()


@pytest.mark.parametrize("who", ["head", "member", "standing"])
def test_sign_page_is_for_the_leader(world: World, sign_in: SignIn, who: str) -> None:
    open_season(world)
    covenant = adopted(world)
    client = sign_in(getattr(world, who))

    url = f"/pledges/covenants/{covenant.pk}/sign/{world.units['CCC'].pk}/"

    assert client.get(url).status_code == 403
    assert client.post(url, signing(covenant)).status_code == 403


def test_signing_a_superseded_text_is_refused(world: World, sign_in: SignIn) -> None:
    open_season(world)
    covenant = adopted(world)
    supersede_covenant(covenant, "Sửa", actor=world.head, at=NOON)
    url = f"/pledges/covenants/{covenant.pk}/sign/{world.units['CCC'].pk}/"

    answer = sign_in(world.leaders["CCC"]).post(url, signing(covenant), follow=True)

    assert "đã được thay bằng bản mới" in answer.content.decode()
    assert not CovenantSignature.objects.exists()


def test_superseded_version_stays_readable(world: World, sign_in: SignIn) -> None:
    open_season(world)
    covenant = adopted(world)
    supersede_covenant(covenant, "Sửa chỉ tiêu chung", actor=world.head, at=NOON)

    page = sign_in(world.member).get(f"/pledges/covenants/{covenant.pk}/").content.decode()

    assert "Sửa chỉ tiêu chung" in page
    assert covenant.hash in page


def test_canonical_text_hashes_to_what_is_shown(world: World, sign_in: SignIn) -> None:
    open_season(world)
    covenant = adopted(world)

    file = sign_in(world.member).get(f"/pledges/covenants/{covenant.pk}/text.json")

    assert hashlib.sha256(file.content).hexdigest() == covenant.hash


def test_outsider_finds_no_covenant(world: World, sign_in: SignIn) -> None:
    season = open_season(world)
    covenant = adopted(world)
    client = sign_in(world.outsider)

    assert client.get(f"/pledges/{season.pk}/covenant/").status_code == 404
    assert client.get(f"/pledges/covenants/{covenant.pk}/text.json").status_code == 404


def promise(covenant: Covenant, text: str, figure: str, operator: str = ">=") -> None:
    CommonTarget.objects.create(
        covenant=covenant, text=text, figure=figure, unit_of_measure="%", operator=operator
    )


def test_ten_percent_is_impossible_below_two_thirds_of_advanced_workers(world: World) -> None:
    season = open_season(world)
    draft = draft_covenant(season, actor=world.head, at=NOON)
    draft.targets.all().delete()
    promise(draft, "60% đạt LĐTT", "60")
    promise(draft, "10% đạt danh hiệu chiến sĩ thi đua cơ sở", "10", "unspecified")
    small = submitted(world, "CCC", headcount=4, advanced_workers=4, grassroots_fighters=0)

    found = bloc_warnings(covenant_in_force(season), [small], cap_in(season))

    assert found[0].startswith("Chỉ tiêu 10% Chiến sĩ thi đua cơ sở không thể đạt")
    assert "15% × 60% = 9%" in found[0]
    assert found[1].startswith("Hội CCC: 10% của 4 người là 0,4")
    assert len(found) == 2


def test_a_ceiling_promise_is_no_floor(world: World) -> None:
    season = open_season(world)
    draft = draft_covenant(season, actor=world.head, at=NOON)
    draft.targets.all().delete()
    promise(draft, "Không quá 20% đạt CSTĐCS", "20", "<=")

    assert (
        bloc_warnings(covenant_in_force(season), Registration.objects.all(), cap_in(season)) == []
    )


def test_authority_sets_its_own_ceiling(world: World) -> None:
    season = open_season(world)
    setting = {"authority": world.authority, "key": "cstdcs_share_of_ldtt"}
    AuthoritySetting.objects.create(
        **setting, value="0,2", since=date(2022, 1, 1), cites="QĐ 05/2022/QĐ-UBND"
    )
    AuthoritySetting.objects.create(**setting, value="0.1", since=date(2024, 1, 1), cites="Sau")

    cap = cap_in(season)

    assert cap is not None
    assert (str(cap.share), cap.citation) == ("0.2", "QĐ 05/2022/QĐ-UBND")
