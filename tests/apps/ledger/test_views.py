"""The pages of the ledger, as a browser without JavaScript sends them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.ledger.material import q, recorded
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.ledger.actions.deeds import withdraw_deed
from thidua.apps.ledger.models import Deed
from thidua.apps.seasons.models import Season

pytestmark = pytest.mark.django_db


def typed(**changes: str) -> dict[str, str]:
    return {
        "content": "Bàn giao nhà tình nghĩa",
        "quantity": "9",
        "measure": "căn nhà",
        "money": "gần 800 triệu",
        "done_on": "2023-06-01",
    } | changes


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_one_line_is_written_and_summed_with_its_qualifier(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    path = f"/ledger/{world.season.pk}/"
    unit = str(world.units["CCC"].pk)

    assert "Sổ chưa có kết quả nào" in page(client, path)
    answer = client.post(f"{path}record/", typed(unit=unit))
    assert (answer.status_code, answer["Location"]) == (302, path)
    client.post(f"{path}record/", typed(unit=unit, content="Xây nhà", money="hơn 1 tỷ"))

    shown = page(client, path)
    assert "≈ 1,8 tỷ đồng" in shown
    assert "gần 800 triệu đồng" in shown
    assert "Hội CCC" in shown


def test_the_sum_of_a_narrowed_list_says_what_it_sums(world: World, sign_in: SignIn) -> None:
    recorded(world, content="Trao học bổng")
    recorded(world, content="Bàn giao nhà", money=q(800_000_000))
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/"

    assert "Tổng số tiền của cả Khối" in page(client, path)
    narrowed = page(client, f"{path}?q=nha")

    assert "Tổng số tiền của các kết quả đang lọc" in narrowed
    assert "Tổng số tiền của cả Khối" not in narrowed
    assert "800 triệu đồng" in narrowed


def test_what_was_typed_is_kept_when_it_is_refused(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.member)
    sent = typed(unit=str(world.units["CCC"].pk), quantity="15.000", measure="")

    answer = client.post(f"/ledger/{world.season.pk}/record/", sent)

    shown = one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "đọc được hai cách" in shown
    assert 'value="15.000"' in shown
    assert 'value="gần 800 triệu"' in shown
    assert not Deed.objects.exists()


def test_more_details_take_over_what_was_typed_and_write_nothing(
    world: World, sign_in: SignIn
) -> None:
    client = sign_in(world.member)

    answer = client.post(f"/ledger/{world.season.pk}/record/", typed(more="1"))

    shown = one_line(answer.content.decode())
    assert answer.status_code == 200
    assert 'value="Bàn giao nhà tình nghĩa"' in shown
    assert 'value="gần 800 triệu"' in shown
    assert not Deed.objects.exists()


def test_only_who_runs_the_bloc_is_offered_the_bloc_and_other_units(
    world: World, sign_in: SignIn
) -> None:
    path = f"/ledger/{world.season.pk}/"

    assert "Hội AAA</option>" in page(sign_in(world.head), path)
    assert ">Cả Khối</option>" in page(sign_in(world.head), path).split("Ghi vào sổ")[0]
    assert ">Cả Khối</option>" not in page(sign_in(world.member), path).split("Ghi vào sổ")[0]


def test_members_see_their_own_lines_and_those_of_the_bloc(world: World, sign_in: SignIn) -> None:
    recorded(world, "AAA", content="Việc của trưởng khối")
    recorded(world, "BBB", content="Việc chung hai bên", doer="several",
             partners=(world.units["CCC"].pk,))  # fmt: skip
    recorded(world, None, content="Việc của cả khối")
    hidden = Deed.objects.get(content="Việc của trưởng khối")
    path = f"/ledger/{world.season.pk}/"

    member, head = page(sign_in(world.member), path), page(sign_in(world.head), path)

    assert "Việc của trưởng khối" in head
    assert "Việc của trưởng khối" not in member
    assert "Việc chung hai bên" in member
    assert "Việc của cả khối" in member
    Season.objects.update(state=Season.State.RUNNING)
    overview = f"/seasons/{world.season.pk}/"
    for user, count in ((world.head, 3), (world.member, 2), (world.standing, 3)):
        card = page(sign_in(user), overview).split("Sổ kết quả</div>")[1]
        assert card.split("</div>")[0].endswith(f">{count}")
    assert sign_in(world.member).get(f"/ledger/deeds/{hidden.pk}/").status_code == 404
    assert sign_in(world.member).get(f"/ledger/deeds/{hidden.pk}/correct/").status_code == 404
    assert sign_in(world.outsider).get(path).status_code == 404


def test_a_line_of_the_bloc_is_read_but_not_corrected_by_members(
    world: World, sign_in: SignIn
) -> None:
    deed = recorded(world, None)
    client = sign_in(world.member)

    assert "Sửa" not in page(client, f"/ledger/deeds/{deed.pk}/").split("Đang ghi trong sổ")[0]
    assert client.get(f"/ledger/deeds/{deed.pk}/correct/").status_code == 403
    assert client.post(f"/ledger/deeds/{deed.pk}/withdraw/", {"reason": "x"}).status_code == 403


def test_a_correction_shows_the_old_wording_and_why(world: World, sign_in: SignIn) -> None:
    deed = recorded(world)
    client = sign_in(world.member)
    path = f"/ledger/deeds/{deed.pk}/"

    filled = page(client, f"{path}correct/")
    assert 'value="hơn 1 tỷ đồng"' in filled
    sent = typed(unit=str(world.units["CCC"].pk), seen="0")
    assert client.post(f"{path}correct/", sent).status_code == 422
    assert client.post(f"{path}correct/", sent | {"reason": "Ghi nhầm việc"}).status_code == 302

    shown = page(client, path)
    assert "Bản 1 (cũ)" in shown
    assert "Lý do: Ghi nhầm việc" in shown
    assert "Số lượng: 467 suất học bổng" in shown


def test_a_line_taken_back_is_no_longer_counted(world: World, sign_in: SignIn) -> None:
    recorded(world, content="Còn lại", money=q(5_000_000))
    deed = recorded(world, content="Bị rút")
    client, path = sign_in(world.member), f"/ledger/{world.season.pk}/"

    client.post(f"/ledger/deeds/{deed.pk}/withdraw/", {"reason": "Ghi hai lần"})

    shown = page(client, path)
    assert "Bị rút</a>" not in shown
    assert '<p class="h1 mb-0">5 triệu đồng</p>' in shown
    assert "Bị rút" in page(client, f"{path}?state=withdrawn")
    assert "Ghi hai lần" in page(client, f"/ledger/deeds/{deed.pk}/")


def test_the_list_is_narrowed_by_words_unit_half_and_doer(world: World, sign_in: SignIn) -> None:
    recorded(world, "CCC", content="Tặng quà Tết", place="Ia Pa")
    recorded(world, "BBB", content="Khám bệnh")
    recorded(world, None, content="Hội thao")
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/"

    def titles(query: str) -> list[bool]:
        shown = page(client, f"{path}?{query}")
        return [f"{name}</a>" in shown for name in ("Tặng quà Tết", "Khám bệnh", "Hội thao")]

    assert titles("q=ia+pa") == [True, False, False]
    assert titles(f"unit={world.units['BBB'].pk}") == [False, True, False]
    assert titles("doer=bloc") == [False, False, True]
    assert titles("half=1&sort=-money") == [True, True, True]
    assert titles("half=2") == [False, False, False]


def test_a_long_list_costs_no_more_queries(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.head), f"/ledger/{world.season.pk}/"
    recorded(world)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for code in ("AAA", "BBB", "CCC"):
        for _ in range(4):
            recorded(world, code)

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(many) == len(few)


def test_a_closed_year_is_read_only(world: World, sign_in: SignIn) -> None:
    deed = recorded(world)
    withdraw_deed(recorded(world), "x", actor=world.head, at=NOON)
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    client = sign_in(world.head)

    assert "Ghi một kết quả" not in page(client, f"/ledger/{world.season.pk}/")
    assert "Rút khỏi sổ" not in page(client, f"/ledger/deeds/{deed.pk}/")
