"""How fast the law answers: a parameter look-up, one full verdict, the screening of many.

Run: python -m bench.eligibility
Targets: look-up with citation under 5 µs; all verdicts of one person under 2 ms; the command, from
start to end, under 500 ms.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from thidua.domain.award_codes import CLASS_NAMES
from thidua.domain.eligibility_facts import facts_of
from thidua.domain.track_record import Case, HeldAward, Initiative, YearRecord
from thidua.law.dated import parameter
from thidua.law.registry import awards_for, judge, screen
from thidua.law.rule_sets import rule_set_for

DAY = date(2026, 3, 15)
LOOK_UPS, PEOPLE, SCREENED = 10_000, 300, 20_000
LOOK_UP_LIMIT, VERDICT_LIMIT, COMMAND_LIMIT = 5e-6, 2e-3, 0.5  # seconds
CASE = "received_on: 2026-03-15\naward_year: 2025\nsubject: {kind: individual}\n"


def made_up_person(seed: int) -> Case:
    """Ten years of one person's history, the same for the same seed."""
    chance = random.Random(seed)
    years = {
        year: YearRecord(
            classification=chance.choice(list(CLASS_NAMES)[:2]),
            titles=frozenset(chance.sample(["LDTT", "CSTDCS", "CSTD_TINH"], chance.randint(0, 3))),
            cstdcs_basis=chance.choice(["HTXSNV", "SANG_KIEN"]),
            attitude_confirmed=True,
            initiatives=tuple(Initiative("co_so") for _ in range(chance.randint(0, 2))),
        )
        for year in range(2016, 2026)
    }
    held = (HeldAward("BK_TINH", "cong_trang", 2019, date(2020, 2, 1)),)
    return Case(DAY, 2025, "individual", "", years, held, under_review=False, disciplines=())


def timed(work: Callable[[], object], repeats: int) -> list[float]:
    """Seconds of each call."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds


def report(name: str, seconds: list[float], unit: str, factor: float) -> float:
    """Print the least, the middle and the most; answer the middle."""
    least, middle, most = min(seconds), statistics.median(seconds), max(seconds)
    print(f"{name:<44} {least * factor:9.2f} {middle * factor:9.2f} {most * factor:9.2f} {unit}")
    return middle


def look_up() -> object:
    """One dated number, by name and day, with its citation."""
    return parameter("titles.cstdcs_share_of_ldtt").at(DAY).citation


def all_verdicts(case: Case) -> object:
    """Every award for persons, explained, from the record on."""
    facts, rule_set = facts_of(case), rule_set_for(case.received_on).code
    return [judge(award, case.kind, rule_set, facts) for award in awards_for(case.kind)]


def all_answers(case: Case) -> object:
    """Every award for persons, only whether, from the record on."""
    facts, rule_set = facts_of(case), rule_set_for(case.received_on).code
    return [screen(award, case.kind, rule_set, facts) for award in awards_for(case.kind)]


def command_times() -> list[float]:
    """The whole command, as a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(CASE, "utf-8")
        command = [sys.executable, "-m", "thidua", "eligibility", str(path), "--json"]
        return timed(lambda: subprocess.run(command, check=True, capture_output=True), 10)


def main() -> int:
    """Measure, print a table, and fail when a target is missed."""
    people = [made_up_person(seed) for seed in range(PEOPLE)]
    look_up()
    all_verdicts(people[0])
    print(f"{'':<44} {'min':>9} {'median':>9} {'max':>9}")
    batches = timed(lambda: [look_up() for _ in range(LOOK_UPS)], 20)
    middle = report("dated parameter with citation", [b / LOOK_UPS for b in batches], "µs", 1e6)
    one = [timed(lambda person=person: all_verdicts(person), 1)[0] for person in people]
    verdicts = report("one person, ten awards, fully explained", one, "ms", 1e3)
    many = people * (SCREENED // PEOPLE)
    runs = timed(lambda: [all_answers(person) for person in many], 3)
    report("one person, ten awards, screened", [run / len(many) for run in runs], "µs", 1e6)
    command = report("thidua eligibility, start to end", command_times(), "ms", 1e3)
    kept = middle < LOOK_UP_LIMIT and verdicts < VERDICT_LIMIT and command < COMMAND_LIMIT
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
