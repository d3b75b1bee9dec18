"""Sources and results are written by who runs the bloc, for targets that there are."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.ledger.material import q
from tests.apps.reviews.material import CULTURE, GIFTS, LDTT, promised, results, told
from tests.factories import NOON, World, adopted_table
from thidua.apps.audit.models import Entry
from thidua.apps.reviews.actions.targets import choose_source, record_reading, remove_reading
from thidua.apps.reviews.actions.words import save_review
from thidua.apps.reviews.facts import ReadingFacts, ReviewWords, SourceFacts
from thidua.apps.reviews.models import Review, TargetReading, TargetSource
from thidua.apps.reviews.refusals import NoSuchTarget, ReadingInvalid, SourceInvalid
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
TEXT = str(CULTURE["text"])


def reading(world: World, actor: Any = None, **said: Any) -> TargetReading:
    usual: dict[str, Any] = {"period": "half", "figure": q(2), "out_of": 3}
    usual["note"] = "CV 12 của Sở Văn hóa"
    facts = ReadingFacts(**(usual | said))
    return record_reading(world.season, TEXT, facts, actor=actor or world.head, at=NOON)


def test_a_typed_result_stands_beside_its_target_in_its_period(world: World) -> None:
    promised(world, CULTURE)
    reading(world)

    (found,) = results(world)

    assert told(found) == ("3/3 đơn vị", "2/3 đơn vị", "short")
    assert (found.text, found.missing, found.is_typed) == ("CV 12 của Sở Văn hóa", (), True)
    assert results(world, "year")[0].reached == ""
    reading(world, figure=q(3))
    assert told(results(world)[0])[1:] == ("3/3 đơn vị", "met")
    assert TargetReading.objects.count() == 1
    assert Entry.objects.filter(action="reviews.record_reading").count() == 2


def test_a_typed_result_stands_in_where_the_source_knows_nothing(world: World) -> None:
    promised(world, LDTT)
    facts = ReadingFacts("half", q("72.5", "gan"), None, "ước tính")
    record_reading(world.season, str(LDTT["text"]), facts, actor=world.head, at=NOON)

    (found,) = results(world)

    assert told(found) == ("≥ 70%", "gần 72,5%", "met")
    assert found.source_name == "Trưởng khối nhập"


@pytest.mark.parametrize(
    ("said", "words"),
    [({"figure": q(4)}, "từ 0 đến 3"), ({"figure": q(-1)}, "từ 0 đến 3"),
     ({"figure": q(10**15 + 1), "out_of": None}, "từ 0 đến 1000000000000000")],
)  # fmt: skip
def test_a_result_that_cannot_be_is_refused(world: World, said: dict[str, Any], words: str) -> None:
    promised(world, CULTURE)

    with pytest.raises(ReadingInvalid, match=words):
        reading(world, **said)

    assert not TargetReading.objects.exists()


def test_more_than_all_people_is_refused(world: World) -> None:
    promised(world, LDTT)
    facts = ReadingFacts("half", q(101))
    with pytest.raises(ReadingInvalid, match="từ 0 đến 100"):
        record_reading(world.season, str(LDTT["text"]), facts, actor=world.head, at=NOON)


def test_who_does_not_run_the_bloc_writes_nothing(world: World) -> None:
    promised(world, CULTURE)
    for actor in (world.member, world.leaders["CCC"], world.outsider):
        with pytest.raises(PermissionDenied):
            reading(world, actor)
        with pytest.raises(PermissionDenied):
            choose_source(world.season, TEXT, SourceFacts("typed"), actor=actor, at=NOON)
        with pytest.raises(PermissionDenied):
            save_review(world.season, ReviewWords("half"), actor=actor, at=NOON)
    assert reading(world, world.standing).by == world.standing


def test_other_targets_and_closed_years_are_refused(world: World) -> None:
    promised(world, CULTURE)
    with pytest.raises(NoSuchTarget):
        choose_source(
            world.season, "Chỉ tiêu khác", SourceFacts("typed"), actor=world.head, at=NOON
        )
    kept = reading(world)
    Season.objects.filter(pk=world.season.pk).update(state="closed", closed_at=NOON)
    with pytest.raises(SeasonClosed):
        reading(world)
    with pytest.raises(SeasonClosed):
        remove_reading(kept, actor=world.head, at=NOON)


def test_a_source_needs_its_key_and_keeps_no_other(world: World) -> None:
    adopted_table(world)
    promised(world, GIFTS)

    def choose(source: str, key: str = "") -> TargetSource:
        facts = SourceFacts(source, key)
        return choose_source(world.season, str(GIFTS["text"]), facts, actor=world.head, at=NOON)

    for source, key in (("criterion", ""), ("ledger", " "), ("criterion", "IX.9")):
        with pytest.raises(SourceInvalid):
            choose(source, key)
    assert choose("criterion", "I.1").key == "I.1"
    assert choose("ldtt", "I.1").key == ""
    assert TargetSource.objects.count() == 1


def test_removing_a_typed_result_leaves_the_journal(world: World) -> None:
    promised(world, CULTURE)
    remove_reading(reading(world), actor=world.deputy, at=NOON)

    assert not TargetReading.objects.exists()
    entry = Entry.objects.get(action="reviews.remove_reading")
    assert Decimal(entry.data["value"]) == 2


def test_words_are_kept_by_line_and_not_over_others(world: World) -> None:
    promised(world, CULTURE)
    words = ReviewWords("half", " Tốt. \n\n Đều. ", "", "Tiếp tục\n")

    first = save_review(world.season, words, actor=world.head, at=NOON)

    assert (first.assessment, first.directions, first.revision) == ("Tốt.\nĐều.", "Tiếp tục", 1)
    with pytest.raises(StalePage):
        save_review(world.season, words, actor=world.head, at=NOON, seen="0")
    save_review(world.season, ReviewWords("year"), actor=world.head, at=NOON)
    assert Review.objects.count() == 2
