"""Exemplars on pages, in Excel, in the review: each reader sees what was agreed to."""

from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests.apps.exemplars.material import agreed, found
from tests.apps.movements.test_movements import launched
from tests.conftest import SignIn
from tests.factories import World
from tests.factories_registry import give, make_person
from tests.one_line import one_line
from thidua.apps.exemplars.models import Exemplar
from thidua.apps.photos.registries.albums import album_of
from thidua.apps.reviews.registries.parts import parts_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import panels

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_a_unit_tells_of_an_exemplar_from_finding_to_spreading(
    world: World, sign_in: SignIn
) -> None:
    client, listed = sign_in(world.member), f"/exemplars/{world.season.pk}/"
    movement = launched(world)
    said = {
        "unit": world.units["CCC"].pk, "subject": "person", "name": "Rơ Châm Lan",
        "deeds": "Xây nhà", "found_on": "10/05/2023", "movement": movement.pk, "story": "Bài dài",
    }  # fmt: skip

    assert "Chưa có điển hình nào" in page(client, listed)
    assert client.post(f"{listed}add/", said | {"name": ""}).status_code == 422
    client.post(f"{listed}add/", said)
    one = f"/exemplars/of/{Exemplar.objects.get().pk}/"
    assert "Vì người nghèo" in page(client, one)
    told = {"kind": "tell", "content": "Đăng báo", "done_on": "11/05/2023", "link": ""}
    assert "Chưa ghi sự đồng ý" in client.post(f"{one}step/", told).content.decode()
    agreed_to = {"given_by": "Rơ Châm Lan", "given_on": "10/05/2023", "reach": "public"}
    client.post(f"{one}consent/", agreed_to)
    client.post(f"{one}step/", told)
    client.post(f"{one}step/", told | {"kind": "spread", "content": "Năm chi hội học theo"})
    assert "Đã nhân rộng" in page(client, listed)
    other = said | {"subject": "collective", "name": "Tổ 3", "seen": "0"}
    assert "ghi rút lại rồi mới đổi" in client.post(f"{one}edit/", other).content.decode()
    client.post(f"{one}consent/withdraw/", {"withdrawn_on": "12/05/2023", "because": "Bận"})
    client.post(f"{one}edit/", other)
    assert "Tập thể" in page(client, f"{listed}?subject=collective&stage=spread")
    assert "Không có điển hình nào như vậy" in page(client, f"{listed}?stage=found")
    assert "Tổ 3" in page(client, f"{listed}?unit={world.units['CCC'].pk}&movement={movement.pk}")

    assert "rút lại" in page(client, one)
    assert 'value="Tổ 3"' in page(client, f"{one}edit/")
    step = Exemplar.objects.get().steps.first()
    assert step is not None
    assert "Xóa việc đã làm" in page(client, f"/exemplars/steps/{step.pk}/remove/")
    client.post(f"/exemplars/steps/{step.pk}/remove/")
    assert "Xóa điển hình" in page(client, f"{one}remove/")
    client.post(f"{one}remove/")
    assert not Exemplar.objects.exists()


def test_awards_of_its_own_are_ticked(world: World, sign_in: SignIn) -> None:
    record = give(make_person(world.units["CCC"], "CB01"), "GK", 2023)
    one = f"/exemplars/of/{found(world, code='CB01').pk}/"
    client = sign_in(world.member)

    assert "Giấy khen" in page(client, f"{one}awards/")
    client.post(f"{one}awards/", {"records": [record.pk]})

    assert "Giấy khen" in page(client, one)


def test_others_read_what_was_agreed_to_and_nothing_of_the_consent(
    world: World, sign_in: SignIn
) -> None:
    exemplar = found(world)
    client, one = sign_in(world.head), f"/exemplars/of/{exemplar.pk}/"
    assert client.get(one).status_code == 404
    assert album_of(world.head, "exemplar", exemplar.pk) is None
    assert parts_of(world.season, world.head, "half") == []
    assert "Rơ Châm Lan" not in page(client, f"/exemplars/{world.season.pk}/")
    agreed(world, exemplar)

    text = page(client, one)

    assert "Vận động xây 9 căn nhà" in text
    assert "Phiếu số 3" not in text
    assert client.get(f"{one}edit/").status_code == 403
    added = sign_in(world.standing).get(f"/exemplars/{world.season.pk}/add/")
    assert added.status_code == 403
    client = sign_in(world.head)
    album = album_of(world.head, "exemplar", exemplar.pk)
    assert album is not None
    assert not album.may_fill
    own = album_of(world.member, "exemplar", exemplar.pk)
    assert own is not None
    assert own.may_fill
    (part,) = parts_of(world.season, world.head, "half")
    assert part.lines == (
        "1 điển hình: 1 cá nhân, 0 tập thể",
        "Rơ Châm Lan (Hội CCC): Vận động xây 9 căn nhà",
    )
    titles = [panel.title for panel in panels(world.season, world.head)]
    assert "Điển hình tiên tiến" in titles
    assert len(parts_of(world.season, world.head, "year")) == 1


def test_the_list_goes_to_excel_as_the_reader_sees_it(world: World, sign_in: SignIn) -> None:
    agreed(world, found(world))
    found(world, name="Người kín", movement=launched(world))
    Season.objects.update(state=Season.State.CLOSED, closed_at="2024-01-05T00:00Z")
    address = f"/exemplars/{world.season.pk}/dien-hinh.xlsx"

    def names(client: Client) -> list[object]:
        book = load_workbook(BytesIO(client.get(address).getvalue()))
        return [row[0] for row in list(book.worksheets[0].values)[2:]]

    assert names(sign_in(world.standing)) == ["Rơ Châm Lan"]
    assert sorted(map(str, names(sign_in(world.member)))) == ["Người kín", "Rơ Châm Lan"]
