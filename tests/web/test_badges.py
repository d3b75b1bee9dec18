"""A badge looks the same wherever it stands."""

import pytest

from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.year.at_once import Member
from thidua.web.badges import Badge, badge_of
from thidua.web.templatetags.interface import badge

Role = Membership.Role


def test_a_badge_has_its_colour_its_icon_and_escaped_words() -> None:
    shown = badge(Badge("<b>đạt</b>", "green", "check"), "ms-2")

    assert shown.startswith('<span class="badge bg-green-lt ms-2"><svg')
    assert shown.endswith("</svg> &lt;b&gt;đạt&lt;/b&gt;</span>")


@pytest.mark.parametrize("role", Role)
def test_a_role_looks_alike_on_every_page(role: Role) -> None:
    assert badge_of(Member(1, "HDY", "Hội Đông y", role)) == badge_of(Membership(role=role))


def test_the_deputy_does_not_look_like_the_head() -> None:
    head, deputy = (badge_of(Membership(role=role)).tone for role in (Role.HEAD, Role.DEPUTY))

    assert (head, deputy) == ("red", "orange")


@pytest.mark.parametrize("state", Season.State)
def test_every_state_of_a_season_has_words(state: Season.State) -> None:
    assert badge_of(Season(state=state)).label == state.label


def test_what_no_app_tells_of_is_an_error() -> None:
    with pytest.raises(KeyError):
        badge_of("đạt")
