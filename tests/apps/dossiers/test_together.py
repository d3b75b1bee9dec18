"""Many dossiers at once: all or none, or each that could not be done told by name."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.apps.dossiers import story
from tests.apps.dossiers.test_appraising import person_dossier
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.awards.models import YearRecord
from thidua.apps.dossiers.actions.appraising import receive_dossier
from thidua.apps.dossiers.actions.preparing import complete_dossier, send_dossiers
from thidua.apps.dossiers.actions.together import appraise_all, link_to_all, receive_all
from thidua.apps.dossiers.models import Nomination, NominationPaper
from thidua.apps.dossiers.refusals import DayRefused, PaperRefused
from thidua.apps.paperwork.models import IssuedDocument

State = Nomination.State


def two_sent(world: World) -> list[Nomination]:
    """A flag and a certificate, both at the office."""
    story.sent(world)
    other = Nomination.objects.get(award="BK_TINH")
    officer = world.officers[other.from_unit.code]
    story.fill(other, officer)
    complete_dossier(other, revision=0, actor=officer, at=story.SENT)
    send_dossiers([other], "06/TTr", actor=world.head, at=story.SENT)
    return list(Nomination.objects.filter(state=State.SENT).order_by("pk"))


def test_all_are_received_or_none(world: World) -> None:
    rows = two_sent(world)
    states = Nomination.objects.order_by("pk").values_list("state", flat=True)

    with pytest.raises(PermissionDenied):
        receive_all(rows, story.RECEIVED, actor=world.head, at=story.AT_RECEPTION)
    with pytest.raises(DayRefused):
        receive_all(rows, date(2023, 1, 1), actor=world.standing, at=story.AT_RECEPTION)
    assert list(states.all()) == [State.SENT, State.SENT]
    receive_all(rows, story.RECEIVED, actor=world.standing, at=story.AT_RECEPTION)

    assert list(states.all()) == [State.RECEIVED, State.RECEIVED]


def test_those_that_lack_something_are_told_and_stay(world: World) -> None:
    good = story.received(world)
    lacking = person_dossier(world, 2023, date(2024, 1, 2))
    YearRecord.objects.create(person=lacking.person, year=2023, is_complete=True)
    receive_dossier(lacking, date(2024, 1, 3), actor=world.standing, at=story.AT_APPRAISAL)

    (left,) = appraise_all(
        [good, lacking], story.OPINION, story.APPRAISED, actor=world.standing,
        at=story.AT_APPRAISAL,
    )  # fmt: skip

    assert (left.nomination, "Luật 06/2022/QH15, Điều 22" in left.reason) == (lacking, True)
    good.refresh_from_db()
    lacking.refresh_from_db()
    assert (good.state, lacking.state) == (State.APPRAISED, State.RECEIVED)


def test_the_office_ticks_on_its_pages(world: World, sign_in: SignIn) -> None:
    rows = two_sent(world)
    office, keys = sign_in(world.standing), [str(row.pk) for row in rows]
    board = one_line(office.get(reverse("dossiers:board")).text)
    assert "Tiếp nhận nhiều (2)" in board

    page = office.get(reverse("dossiers:receive_all"))
    assert 'data-ticking="Tiếp nhận: {n} hồ sơ"' in one_line(page.text)
    none = office.post(reverse("dossiers:receive_all"), {"received_on": "2023-12-28"})
    assert (none.status_code, "Chọn ít nhất một hồ sơ." in none.text) == (422, True)
    office.post(reverse("dossiers:receive_all"), {"pick": keys, "received_on": "2023-12-28"})
    page = reverse("dossiers:appraise_all")
    done = office.post(
        page, {"pick": keys, "opinion": story.OPINION, "appraised_on": "2024-01-10"}, follow=True
    )
    assert "Đã ghi kết quả thẩm định 2/2 hồ sơ." in done.text
    assert "Hiện không có hồ sơ nào ở bước này." in office.get(page).text
    assert sign_in(world.head).get(page).status_code == 200


def test_one_issued_paper_for_every_dossier_that_lacks_it(world: World, sign_in: SignIn) -> None:
    story.nominate(world)
    minutes = IssuedDocument.objects.create(
        season=world.season, kind="conference_minutes", title="Biên bản hội nghị", number="01/BB",
        issued_on=story.HELD, issued_at=story.SENT, released_at=story.SENT, issued_by=world.head,
    )  # fmt: skip
    lines = NominationPaper.objects.filter(kind="minutes")
    assert lines.count() == 2

    head, page = sign_in(world.head), reverse("dossiers:link_to_all", args=[minutes.pk])
    shown = one_line(head.get(page).text)
    assert (
        shown.count('name="pick"')
        == lines.count() + NominationPaper.objects.filter(kind="vote_result").count()
    )
    head.post(page, {"pick": [str(line.pk) for line in lines]})

    assert list(lines.values_list("document", flat=True)) == [minutes.pk, minutes.pk]
    other = NominationPaper.objects.filter(kind="report").first()
    assert other is not None
    with pytest.raises(PaperRefused):
        link_to_all([other], minutes, actor=world.head, at=story.SENT)
