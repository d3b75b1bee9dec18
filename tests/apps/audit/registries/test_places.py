"""Which chain tells of what: a bloc's, an authority's, the installation's."""

from tests.apps.audit.someone import someone
from tests.apps.audit.test_audit import three_entries
from tests.factories import NOON, World, make_user
from thidua.apps.audit.actions import record
from thidua.apps.audit.chain.hashing import MAIN
from thidua.apps.audit.chain.verifying import verify_chains
from thidua.apps.audit.models import Chain, Entry
from thidua.apps.audit.queries import head_of, history_of
from thidua.apps.audit.registries.places import place_of


def test_each_thing_is_told_of_by_its_authority(world: World) -> None:
    person = someone(world, "A1")
    mine = (f"authority-{world.authority.pk}", "")

    assert place_of(world.authority) == mine
    assert place_of(world.units["AAA"]) == mine
    assert place_of(person) == mine
    assert place_of(world.standing) == mine
    assert place_of(world.head) == mine
    assert place_of(world.standing.seats.get()) == mine
    assert place_of(world.head.seats.get()) == mine
    assert place_of(world.season) == (f"bloc-{world.bloc.pk}", f"season-{world.season.pk}")
    assert place_of(make_user("without.seat")) == (MAIN, "")


def test_a_chain_is_opened_by_an_entry_of_the_installation(world: World) -> None:
    record("organisations.try", world.units["AAA"], actor=world.standing, at=NOON)

    chain = Chain.objects.get(name=f"authority-{world.authority.pk}")
    opened = Entry.objects.get(subject_type="audit.chain", subject_id=str(chain.pk))
    assert (opened.chain.name, opened.what) == (MAIN, chain.name)
    head = head_of(world.authority)
    assert head
    assert (head.chain, head.length, head.hash) == (chain.name, chain.length, chain.head)


def test_what_stands_in_the_old_chain_is_told_before_what_came_after(world: World) -> None:
    """Entries of before the move keep their chain; the history goes on over both."""
    unit = world.units["AAA"]
    three_entries(world)
    old = unit.__class__.objects.get(pk=unit.pk)
    old.audit_place = (MAIN, "")
    for _ in range(3):
        record("organisations.old", old, actor=world.standing, at=NOON)
    record("organisations.new", unit, actor=world.standing, at=NOON)

    told = history_of(unit).filter(action__in=["organisations.old", "organisations.new"])

    assert [(entry.action, entry.chain.name) for entry in told] == [
        ("organisations.new", f"authority-{world.authority.pk}"),
        *[("organisations.old", MAIN)] * 3,
    ]
    assert list(verify_chains()) == []


def test_acts_of_two_authorities_wait_for_nothing_in_common(world: World) -> None:
    """Neither act touches the chain of the installation once both chains are open."""
    record("organisations.try", world.units["AAA"], actor=world.standing, at=NOON)
    before = Chain.objects.get(name=MAIN).length

    record("organisations.try", world.units["BBB"], actor=world.standing, at=NOON)

    assert Chain.objects.get(name=MAIN).length == before
