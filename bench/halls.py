"""What a hall costs in processor time: ``python -m bench halls``.

One process on SQLite, its clients inside it: a stamp, the part that a phone fetches when something
moved, a slip drawn and a paper cast, in a hall of 25 units and in one of hundreds. Cores are worked
out from these: what all phones of the hall ask for in a second.
"""

import statistics
from collections.abc import Callable
from time import process_time

from bench.databases import on_a_new_sqlite
from bench.sizes import sized

SIZES = sized((25, 400), (25,))
TURNS = 60


def _median(work: Callable[[], object], turns: int = TURNS) -> float:
    work()
    spent = []
    for _ in range(turns):
        start = process_time()
        work()
        spent.append((process_time() - start) * 1000)
    return statistics.median(spent)


def measure(units: int) -> None:
    """In a process with its settings and an empty database."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests.ballot_hall import make_hall, open_hall_ballot
    from tests.yardstick import yard
    from thidua.apps.ballots.actions.casting import cast_paper
    from thidua.apps.ballots.actions.slips import draw_slip
    from thidua.apps.meetings.hall.screen_link import stamp_token
    from thidua.apps.meetings.registries.hall import Audience
    from thidua.config.database import bring_up_to_date
    from thidua.config.static_files import collect_if_changed

    bring_up_to_date()
    collect_if_changed()
    world, motion = make_hall(units)
    ballot = open_hall_ballot(world, motion, nominees=6, kind="approval")
    entries = iter(ballot.roll.select_related("unit", "ballot").order_by("pk")[: TURNS + 2])
    codes: list[str] = []

    def draw() -> None:
        entry = next(entries)
        codes.append(draw_slip(entry, actor=world.officers[entry.unit.code]))

    turns = min(TURNS, units - 2)
    drawn = _median(draw, turns)
    cast = _median(lambda: cast_paper(ballot, codes.pop(), [("D01", None)]), turns)
    phone = Client(SERVER_NAME="localhost")
    phone.force_login(world.member, settings.AUTHENTICATION_BACKENDS[0])
    anonymous = Client(SERVER_NAME="localhost")
    conference = motion.conference_id
    addresses = {
        audience: f"/meetings/stamp/{stamp_token(conference, audience)}/" for audience in Audience
    }

    def ask(client: Client, address: str) -> None:
        answer = client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")

    stamp = _median(lambda: ask(anonymous, addresses[Audience.DELEGATE]))
    settings.HALL_STAMP_KEPT = 0
    anew = _median(lambda: ask(anonymous, addresses[Audience.CHAIR]))
    part = _median(lambda: ask(phone, f"/meetings/{conference}/seat/?live=1"), 20)
    print(
        f"  {units:5} units: stamp {stamp:5.2f} ms (made anew {anew:5.2f})   a phone's part {part:6.1f} ms"
        f"   draw {drawn:5.2f} ms   cast {cast:5.2f} ms   yardstick {yard():.2f} ms",
        flush=True,
    )


def main() -> None:
    """Each hall in a process and a database of its own."""
    for units in SIZES:
        on_a_new_sqlite(f"from bench.halls import measure; measure({units})")
