"""Opening a portal, putting things on it, taking them off: who may, what is refused, told."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.appraisals.builders import LATER
from tests.apps.portal.shown import Inside, kept_inside
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import history_of
from thidua.apps.portal.actions.choices import choose_points, remove_award, restore_award
from thidua.apps.portal.actions.news import edit_news, publish_news, withdraw_news, write_news
from thidua.apps.portal.actions.portals import close_portal, edit_portal, open_portal
from thidua.apps.portal.actions.publishing import (
    publish_calendar,
    publish_decision,
    publish_movement,
    publish_result,
    withdraw_publication,
)
from thidua.apps.portal.facts import NewsFacts, PortalFacts, news_facts
from thidua.apps.portal.models import News, Portal, Publication, Removal, ShownPoints
from thidua.apps.portal.refusals import (
    AlreadyPublic,
    NotPublic,
    NotYetPublished,
    PortalInvalid,
)
from thidua.web.reasons import ReasonMissing
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(world: World) -> Inside:
    """Nothing of it is public."""
    return kept_inside(world)


def last(action: str) -> Entry:
    return Entry.objects.filter(action=action).latest("pk")


def test_open_portal_and_close_portal_count_editions(world: World) -> None:
    portal = open_portal(world.authority, actor=world.standing, at=NOON)
    assert (portal.is_open, portal.edition) == (True, 1)
    with pytest.raises(AlreadyPublic, match="Tỉnh Thử đang mở rồi"):
        open_portal(world.authority, actor=world.standing, at=NOON)

    portal = close_portal(world.authority, actor=world.standing, at=LATER)

    assert (portal.is_open, portal.edition, portal.changed_at) == (False, 2, LATER)
    assert [each.action for each in history_of(portal)] == [
        "portal.close_portal",
        "portal.open_portal",
    ]
    with pytest.raises(NotPublic, match="chưa mở"):
        close_portal(world.authority, actor=world.standing, at=LATER)


@pytest.mark.parametrize("act", [open_portal, close_portal])
def test_only_the_office_opens_and_closes(world: World, act: object) -> None:
    with pytest.raises(PermissionDenied):
        act(world.authority, actor=world.head, at=NOON)  # type: ignore[operator] # both take these
    assert not Portal.objects.exists()


def test_edit_portal_tells_what_it_said_before(world: World) -> None:
    facts = PortalFacts(" Chào ", "0269 1", ("https://gialai.gov.vn", "https://a.vn:8443"))

    portal = edit_portal(world.authority, facts, actor=world.standing, at=NOON)

    assert portal.frame_hosts == "https://gialai.gov.vn https://a.vn:8443"
    assert last("portal.edit_portal").data["to"]["introduction"] == "Chào"
    with pytest.raises(PermissionDenied):
        edit_portal(world.authority, facts, actor=world.head, at=NOON)


@pytest.mark.parametrize(
    "host", ["http://a.vn", "https://a.vn/x", "*", "'self'", "https://a.vn;script-src", "https://a"]
)
def test_a_site_that_is_no_site_is_refused(world: World, host: str) -> None:
    with pytest.raises(PortalInvalid, match="không dùng được"):
        edit_portal(
            world.authority, PortalFacts(frame_hosts=(host,)), actor=world.standing, at=NOON
        )


def test_too_many_sites_are_refused(world: World) -> None:
    hosts = tuple(f"https://trang-{number}.gov.vn" for number in range(25))
    with pytest.raises(PortalInvalid, match="nhiều nhất 500"):
        edit_portal(world.authority, PortalFacts(frame_hosts=hosts), actor=world.standing, at=NOON)


def test_publish_result_waits_for_the_bloc(world: World) -> None:
    with pytest.raises(NotYetPublished, match="chưa công bố kết quả trong khối"):
        publish_result(world.season, actor=world.standing, at=NOON)


def test_publish_result_keeps_which_version_and_its_hash(inside: Inside) -> None:
    world = inside.world
    with pytest.raises(PermissionDenied):
        publish_result(world.season, actor=world.head, at=LATER)

    public = publish_result(world.season, actor=world.standing, at=LATER)

    assert public.result is not None
    told = last("portal.publish_result")
    assert told.data["hash"] == public.result.hash
    assert told.context == f"season-{world.season.pk}"
    with pytest.raises(AlreadyPublic, match="đang có trên cổng"):
        publish_result(world.season, actor=world.standing, at=LATER)


def test_a_newer_ranking_takes_the_place_of_the_older(inside: Inside) -> None:
    world = inside.world
    first = publish_result(world.season, actor=world.standing, at=LATER)
    assert first.result is not None
    newer = first.result
    newer.pk, newer.version = None, 2
    newer.save(force_insert=True)

    second = publish_result(world.season, actor=world.standing, at=LATER)

    first.refresh_from_db()
    assert (second.result_id, first.withdrawn_at) == (newer.pk, LATER)
    assert first.withdrawn_because == "Khối công bố lại, lần 2."


def test_decision_movement_and_calendar_are_published_once(inside: Inside) -> None:
    office = inside.world.standing
    acts = (
        (publish_decision, inside.decision),
        (publish_movement, inside.movement),
        (publish_calendar, inside.world.season),
    )
    for act, thing in acts:
        with pytest.raises(PermissionDenied):
            act(thing, actor=inside.world.head, at=LATER)  # type: ignore[operator] # each its own thing
        act(thing, actor=office, at=LATER)  # type: ignore[operator] # as above
        with pytest.raises(AlreadyPublic):
            act(thing, actor=office, at=LATER)  # type: ignore[operator] # as above
    assert Publication.objects.filter(withdrawn_at=None).count() == 3
    assert Portal.objects.get().edition == 3


def test_withdraw_publication_says_why_and_may_be_published_again(inside: Inside) -> None:
    office = inside.world.standing
    public = publish_decision(inside.decision, actor=office, at=LATER)
    with pytest.raises(ReasonMissing, match="cần ghi lý do"):
        withdraw_publication(public, "  ", actor=office, at=LATER)
    with pytest.raises(PermissionDenied):
        withdraw_publication(public, "x", actor=inside.world.head, at=LATER)

    gone = withdraw_publication(public, "Sai số", actor=office, at=LATER)

    assert (gone.withdrawn_by, gone.withdrawn_because) == (office, "Sai số")
    assert last("portal.withdraw_publication").data["reason"] == "Sai số"
    with pytest.raises(NotPublic, match="đã được rút"):
        withdraw_publication(public, "nữa", actor=office, at=LATER)
    assert publish_decision(inside.decision, actor=office, at=LATER).pk != public.pk


def test_choose_points_is_the_blocs_own(world: World) -> None:
    with pytest.raises(PermissionDenied):
        choose_points(world.season, is_chosen=True, actor=world.standing, at=NOON)
    with pytest.raises(AlreadyPublic, match="chọn như vậy rồi"):
        choose_points(world.season, is_chosen=False, actor=world.head, at=NOON)

    choose_points(world.season, is_chosen=True, actor=world.head, at=NOON)
    choose_points(world.season, is_chosen=False, actor=world.deputy, at=LATER)

    shown = ShownPoints.objects.get()
    assert (shown.is_chosen, shown.chosen_by, str(shown)) == (
        False,
        world.deputy,
        str(world.season),
    )
    assert Portal.objects.get().edition == 2


def test_remove_award_and_restore_award(inside: Inside) -> None:
    office = inside.world.standing
    with pytest.raises(ReasonMissing):
        remove_award(inside.award, "", actor=office, at=LATER)
    with pytest.raises(PermissionDenied):
        remove_award(inside.award, "x", actor=inside.world.head, at=LATER)

    removal = remove_award(inside.award, "Đương sự yêu cầu", actor=office, at=LATER)

    assert str(removal) == str(inside.award)
    with pytest.raises(NotPublic, match="đã được gỡ"):
        remove_award(inside.award, "x", actor=office, at=LATER)
    with pytest.raises(PermissionDenied):
        restore_award(removal, actor=inside.world.head, at=LATER)
    restore_award(removal, actor=office, at=LATER)
    assert not Removal.objects.exists()
    assert last("portal.restore_award").data["reason"] == "Đương sự yêu cầu"


def written(inside: Inside, **said: object) -> News:
    facts = NewsFacts(
        **{"title": "Trao nhà", "summary": "Ba căn", "photos": (inside.photo,)} | said
    )  # type: ignore[arg-type] # given by the test
    world = inside.world
    return write_news(world.authority, world.season, facts, actor=world.head, at=LATER)


def test_news_goes_from_the_bloc_through_the_office_and_off_again(inside: Inside) -> None:
    world, news = inside.world, written(inside)
    assert (news.state, str(news.chosen.get())) == ("draft", str(inside.photo))
    with pytest.raises(PermissionDenied):
        publish_news(news, actor=world.head, at=LATER)

    public = publish_news(news, actor=world.standing, at=LATER)

    assert (public.state, public.published_at) == ("published", LATER)
    with pytest.raises(AlreadyPublic):
        publish_news(news, actor=world.standing, at=LATER)
    with pytest.raises(ReasonMissing):
        withdraw_news(news, "", actor=world.standing, at=LATER)
    with pytest.raises(PermissionDenied):
        withdraw_news(news, "x", actor=world.head, at=LATER)
    gone = withdraw_news(news, "Nhầm ảnh", actor=world.standing, at=LATER)
    assert (gone.state, str(gone)) == ("withdrawn", "Trao nhà")
    with pytest.raises(NotPublic):
        withdraw_news(news, "x", actor=world.standing, at=LATER)


def test_edit_news_is_the_offices_once_it_is_public(inside: Inside) -> None:
    world, news = inside.world, written(inside)
    facts = NewsFacts("Trao nhà", "Bốn căn")
    edit_news(news, facts, actor=world.head, at=LATER, seen="0")
    with pytest.raises(StalePage):
        edit_news(news, facts, actor=world.head, at=LATER, seen="0")
    publish_news(news, actor=world.standing, at=LATER)
    with pytest.raises(PermissionDenied):
        edit_news(news, facts, actor=world.head, at=LATER)

    edited = edit_news(news, facts, actor=world.standing, at=LATER)

    assert news_facts(edited) == facts
    assert last("portal.edit_news").data["to"]["summary"] == "Bốn căn"
    withdraw_news(news, "Nhầm", actor=world.standing, at=LATER)
    with pytest.raises(NotPublic, match="không sửa được nữa"):
        edit_news(news, facts, actor=world.standing, at=LATER)


@pytest.mark.parametrize("missing", ["title", "summary"])
def test_write_news_needs_title_and_summary(inside: Inside, missing: str) -> None:
    with pytest.raises(PortalInvalid, match="Ghi tiêu đề và tóm tắt"):
        written(inside, **{missing: " "})


def test_write_news_takes_only_photos_of_its_own_year(inside: Inside) -> None:
    with pytest.raises(PortalInvalid, match="nhiều nhất 12 ảnh"):
        written(inside, photos=(inside.photo,) * 13)
    world, facts = inside.world, NewsFacts("Tin", "Gọn", photos=(inside.photo,))
    with pytest.raises(PortalInvalid, match="không phải của năm"):
        write_news(world.authority, None, facts, actor=world.standing, at=LATER)
    with pytest.raises(PermissionDenied):
        write_news(world.authority, world.season, facts, actor=world.member, at=LATER)
    assert not News.objects.exists()
