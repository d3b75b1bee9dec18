"""One figure of a sheet changed: stored with its journal, its points answered, the bloc recounted.

Points are computed when they are shown, so recounting is what the page of the result asks for.
"""

import statistics
from time import perf_counter

from bench.databases import on_a_new_sqlite
from bench.sizes import sized

BLOCS = sized(((30, 1, 200), (200, 2, 1000)), ((30, 1, 200),))
"""Units, times sixty criteria, the most milliseconds."""
TIMES = 9


def measure(units: int, times: int, most: int) -> None:
    """In a process with its settings and an empty database: one bloc."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from bench.tall_bloc import codes_of, make_tall_bloc
    from tests.yardstick import yard
    from thidua.apps.appraisals.models import Line
    from thidua.apps.appraisals.pages.result import provisional_ranking
    from thidua.apps.seasons.models import Season

    call_command("migrate", verbosity=0, interactive=False)
    world = make_tall_bloc(codes_of(units), times)
    client = Client(SERVER_NAME="localhost")
    client.force_login(world.head, settings.AUTHENTICATION_BACKENDS[0])
    line = Line.objects.filter(sheet__unit=world.units["DV01"], feed="")[0]
    stored, counted = [], []
    for turn in range(TIMES):
        start = perf_counter()
        figures = {f"{line.pk}-revision": line.revision + turn, f"{line.pk}-actual": turn + 1}
        answer = client.post(f"/appraisals/lines/{line.pk}/save/", figures)
        between = perf_counter()
        provisional_ranking(Season.objects.get(pk=world.season.pk))
        stored.append((between - start) * 1000)
        counted.append((perf_counter() - between) * 1000)
        if answer.status_code != 200:
            raise RuntimeError(answer.content.decode())
    both = statistics.median(map(sum, zip(stored[1:], counted[1:], strict=True)))
    print(
        f"  {units} units x {60 * times} criteria: {both:5.0f} ms (limit {most})"
        f"   stored and answered {statistics.median(stored[1:]):5.0f} ms"
        f"   bloc recounted {statistics.median(counted[1:]):5.0f} ms   yardstick {yard():.2f} ms",
        flush=True,
    )


def main() -> None:
    """Each bloc in a process and a database of its own."""
    for units, times, most in BLOCS:
        on_a_new_sqlite(f"from bench.one_figure import measure; measure({units}, {times}, {most})")
