"""After one of several is done, the next one that waits is opened; then the list again."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.apps.appraisals import builders
from tests.apps.dossiers import story
from tests.apps.dossiers.test_together import two_sent
from tests.apps.reports.material import handed_in, opened
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.finishing import finish_verification
from thidua.apps.appraisals.actions.verification import agree_rest

SignIn = Callable[[object], Client]


def test_a_verifier_goes_from_sheet_to_sheet_and_never_to_the_own(
    world: World, sign_in: SignIn
) -> None:
    builders.opened(world)
    for code in ("AAA", "BBB", "CCC"):
        builders.fill(world, code)
        builders.submit(world, code)
    head = sign_in(world.head)
    sheets = {code: builders.sheet_of(world, code) for code in ("AAA", "BBB", "CCC")}
    pages = {code: reverse("appraisals:verify", args=[sheets[code].pk]) for code in sheets}
    assert "Đơn vị tiếp theo" not in one_line(head.get(pages["BBB"]).text)
    agree_rest(sheets["BBB"], actor=world.head, at=builders.LATER)
    finish_verification(sheets["BBB"], actor=world.head, at=builders.LATER)

    shown = one_line(head.get(pages["BBB"]).text)
    answer = head.post(reverse("appraisals:lock_sheet", args=[sheets["BBB"].pk]))

    assert "Đơn vị tiếp theo: Hội CCC" in shown
    assert answer["Location"] == pages["CCC"]
    assert "Tiếp theo: Hội CCC." in one_line(head.get(pages["CCC"]).text)
    agree_rest(sheets["CCC"], actor=world.head, at=builders.LATER)
    finish_verification(sheets["CCC"], actor=world.head, at=builders.LATER)
    answer = head.post(reverse("appraisals:lock_sheet", args=[sheets["CCC"].pk]))
    assert answer["Location"] == reverse("appraisals:sheets", args=[world.season.pk])


@pytest.mark.parametrize("act", ["accept_report", "return_report"])
def test_who_receives_reports_goes_from_unit_to_unit(
    world: World, sign_in: SignIn, act: str
) -> None:
    form = opened(world)
    for unit in ("BBB", "CCC"):
        handed_in(world, form, unit=unit)
    head = sign_in(world.head)

    places = []
    for unit in ("BBB", "CCC"):
        path = reverse(f"reports:{act}", args=[form.pk, world.units[unit].pk])
        typed = {"reason": "Thiếu số tiền ở mục 3", "again_on": "2099-01-10"}
        places.append(head.post(path, typed)["Location"])

    following = reverse("reports:report", args=[form.pk, world.units["CCC"].pk])
    assert places == [following, form.get_absolute_url()]


def test_what_takes_back_stands_in_the_head_of_its_page(world: World, sign_in: SignIn) -> None:
    builders.opened(world)
    builders.fill(world, "CCC")
    sheet = builders.submit(world, "CCC")
    form = opened(world)
    form.due_at = form.closes_at = timezone.now() + timedelta(1)
    form.save()
    report = handed_in(world, form)
    member = sign_in(world.leaders["CCC"])

    for thing, act in ((sheet, "appraisals:withdraw_sheet"), (report, "reports:withdraw_report")):
        keys = [thing.pk] if act.startswith("app") else [form.pk, report.unit_id]
        head = member.get(thing.get_absolute_url()).text.partition("<main")[0]
        assert reverse(act, args=keys) in head
    answer = member.post(reverse("reports:withdraw_report", args=[form.pk, report.unit_id]))
    assert answer["Location"] == reverse("reports:save_report", args=[form.pk, report.unit_id])
    assert "Đã rút lại" in one_line(member.get(answer["Location"]).text)


def test_an_office_goes_from_dossier_to_dossier(world: World, sign_in: SignIn) -> None:
    first, second = two_sent(world)
    office = sign_in(world.standing)
    page = {each.pk: reverse("dossiers:nomination", args=[each.pk]) for each in (first, second)}

    def does(act: str, pk: int, **typed: str) -> str:
        return str(office.post(reverse(f"dossiers:{act}", args=[pk]), typed)["Location"])

    assert does("receive", first.pk, received_on="2023-12-28") == page[second.pk]
    assert does("receive", second.pk, received_on="2023-12-28") == page[second.pk]
    typed = {"opinion": story.OPINION, "appraised_on": "2024-01-10"}
    for one in (first, second):
        one.refresh_from_db()
    assert does("appraise", first.pk, revision=str(first.revision), **typed) == page[second.pk]
    reason = {"reason": "Thiếu báo cáo", "returned_on": "2024-01-10"}
    assert does("return", second.pk, **reason) == page[second.pk]
