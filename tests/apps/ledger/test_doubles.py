"""Work claimed twice is shown to who sees both lines until somebody says why it is not."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.apps.ledger.material import recorded
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.ledger.actions.doubles import clear_double
from thidua.apps.ledger.models import TwoWorks
from thidua.web.reasons import ReasonMissing

pytestmark = pytest.mark.django_db


def page(client: Client, path: str) -> str:
    return one_line(client.get(path).content.decode())


def test_the_same_gifts_of_two_units_are_shown_and_cleared(world: World, sign_in: SignIn) -> None:
    one, other = recorded(world, "BBB"), recorded(world, "CCC")
    head, member = sign_in(world.head), sign_in(world.member)
    ledger, doubles = (f"/ledger/{world.season.pk}/{part}" for part in ("", "doubles/"))

    assert "1 cặp kết quả nghi ghi trùng" in page(head, ledger)
    assert "nghi ghi trùng" not in page(member, ledger)
    assert "cùng số lượng và số tiền" in page(head, doubles)
    assert "cùng số lượng và số tiền" in page(head, f"/ledger/deeds/{other.pk}/")
    assert "Không có kết quả nào nghi ghi trùng" in page(member, doubles)

    clear = f"/ledger/deeds/{one.pk}/two-works/{other.pk}/"
    assert member.get(clear).status_code == 404
    assert head.post(clear, {"reason": ""}).status_code == 422
    assert head.post(clear, {"reason": "Hai đợt trao ở hai huyện"}).status_code == 302

    assert "nghi ghi trùng" not in page(head, ledger)
    assert TwoWorks.objects.get().reason == "Hai đợt trao ở hai huyện"


def test_clear_double_is_for_who_may_write_both_and_says_why(world: World) -> None:
    one, other = recorded(world, "CCC"), recorded(world, "BBB")

    with pytest.raises(PermissionDenied):
        clear_double(one, other, "Vì sao", actor=world.member, at=NOON)
    with pytest.raises(ReasonMissing):
        clear_double(one, other, " ", actor=world.head, at=NOON)
    found = clear_double(other, one, "Vì sao", actor=world.head, at=NOON)

    assert (found.first, found.second) == (one, other)
