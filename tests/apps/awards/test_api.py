"""The read API of awards: scoped as the pages, in pages, without people."""

from typing import Any

from tests.apps.awards.given import AT, made_award, made_decision
from tests.factories import World
from thidua.apps.awards.facts import AwardFacts, Subject


def test_a_units_awards_are_for_its_own_people_and_the_standing_office(
    world: World, sign_in: Any
) -> None:
    unit = world.units["CCC"]
    subject = Subject.of_unit(unit)
    for year in (2022, 2023):
        made_award(world, AwardFacts("TTLDTT", "cong_trang", year), subject=subject)
    made_award(world)  # a person's award is not told
    url = f"/api/v1/units/{unit.pk}/awards"

    told = sign_in(world.member).get(url).json()
    second = sign_in(world.standing).get(f"{url}?limit=1&offset=1").json()["items"]

    assert told["count"] == 2
    assert told["items"][0] | {"id": 0, "decision_id": 0} == {
        "id": 0, "award": "TTLDTT", "award_name": "Tập thể lao động tiên tiến",
        "type": "cong_trang", "year": 2023, "period_from": None, "period_to": None,
        "decision_id": 0, "decision_number": "15/QĐ-UBND", "decided_on": "2024-01-15",
        "presented_on": None, "state": "decided", "revoked_on": None, "is_illustrative": False,
    }  # fmt: skip
    assert [item["year"] for item in second] == [2022]
    for stranger in (world.head, world.outsider):
        assert sign_in(stranger).get(url).status_code == 404


def test_decisions_are_listed_with_what_one_may_see(world: World, sign_in: Any) -> None:
    made_award(world)
    made_decision(world, "2/QĐ-TTg", decided_on=AT.date())

    def told(user: Any, query: str = "") -> list[tuple[str, int]]:
        items = sign_in(user).get(f"/api/v1/decisions?{query}").json()["items"]
        return [(item["number"], item["awards"]) for item in items]

    assert told(world.standing) == [("2/QĐ-TTg", 0), ("15/QĐ-UBND", 1)]
    assert told(world.standing, "year=2024") == told(world.member) == [("15/QĐ-UBND", 1)]
    assert told(world.standing, "award=LDTT&q=15") == [("15/QĐ-UBND", 1)]
    assert told(world.outsider) == []
