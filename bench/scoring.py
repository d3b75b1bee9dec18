"""Speed and memory of scoring: 1,000 blocs of 12 units and 60 criteria, from parsed input.

Run: ``python -m bench.scoring``. Prints figures; leaves with 1 when a limit is broken.
"""

import gc
import random
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter, process_time

from thidua.domain.figures import Claim, Figures
from thidua.domain.scheme import Criterion, Scheme
from thidua.domain.scoring.bloc import BlocScorer, score_bloc
from thidua.domain.scoring.tabulate import tabulate
from thidua.formats.scheme_mapping import scheme_from_mapping

BLOCS = (250, 500, 1000)
UNITS = 12
RUNS = 7
MOST_SECONDS = 1.5
MOST_MEGABYTES = 500

GRADES = {"HTXSNV": "10", "HTTNV": "9", "HTNV": "5", "KHTNV": "0"}
BANDS = [("100", "10"), ("80", "7.5"), ("60", "5"), ("0", "1")]
RATIO_BANDS = [("1.0", "10"), ("0.8", "7.5"), ("0.6", "5"), ("0", "1")]


def _bands(bands: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"min": minimum, "points": points} for minimum, points in bands]


# The mix of the real tables: mostly shares of a target, counts, grades, yes or no; a few bands,
# and one each of the rules that compare or that somebody gives by hand.
MIX: list[tuple[int, dict[str, object], str | None]] = [
    (12, {"type": "linear"}, "100"),
    (6, {"type": "linear"}, None),
    (10, {"type": "per_item", "points_per_item": "2.5", "cap": "10"}, None),
    (8, {"type": "deduct", "per_event": "2", "floor": "0"}, None),
    (6, {"type": "grade_map", "map": GRADES}, None),
    (5, {"type": "boolean"}, None),
    (3, {"type": "bands", "on": "value", "bands": _bands(BANDS)}, None),
    (2, {"type": "bands", "on": "ratio", "bands": _bands(RATIO_BANDS)}, None),
    (2, {"type": "attendance"}, "6"),
    (2, {"type": "average_of_unit_targets"}, None),
    (1, {"type": "half_then_leader"}, "100"),
    (1, {"type": "year_over_year", "at_baseline": "7", "per_percent_over": "0.5"}, None),
    (1, {"type": "plus_minus", "plus": "2", "minus": "1", "min": "-5", "max": "10"}, None),
    (1, {"type": "manual"}, None),
]


def scheme() -> Scheme:
    """Sixty criteria of 10 points in five groups, bonus, deductions, tie-break and awards."""
    rules = [(rule, target) for count, rule, target in MIX for _ in range(count)]
    random.Random(7).shuffle(rules)
    groups: list[dict[str, object]] = []
    for at in range(5):
        criteria = []
        for line, (rule, target) in enumerate(rules[at * 12 : at * 12 + 12], start=1):
            criterion: dict[str, object] = {"id": f"{at}.{line}", "max": "10", "rule": rule}
            if target is not None:
                criterion["target"] = {"op": ">=", "value": target}
            criteria.append(criterion)
        kind = "bonus" if at == 4 else "normal"
        groups.append({"id": f"G{at}", "max": "120", "kind": kind, "criteria": criteria})
    return scheme_from_mapping(
        {
            "total": "600",
            "decimals": "2",
            "bonus_inside_total": "true",
            "na_policy": "exclude_and_rescale",
            "groups": groups,
            "deductions_from_total": [{"id": "TR1", "points": "-8"}],
            "disqualify": [{"id": "L1"}],
            "tie_break": ["G0", "G2"],
            "awards": [{"award": "CO_TINH", "quota": "1"}, {"award": "BK_TINH", "quota": "3"}],
        }
    )


def _rows(criterion: Criterion, unit: str, luck: random.Random) -> list[Claim]:
    chance = luck.random()
    if chance < 0.01:
        return []
    if chance < 0.03:
        return [Claim(unit, criterion.id, actual="n/a")]
    rule = criterion.rule
    if rule.grades:
        return [Claim(unit, criterion.id, luck.choice(rule.grades))]
    if rule.kind == "boolean":
        return [Claim(unit, criterion.id, luck.choice(("có", "không")))]
    if rule.kind == "average_of_unit_targets":
        return [
            Claim(unit, criterion.id, str(luck.randint(0, 60)), str(luck.randint(20, 50)))
            for _ in range(4)
        ]
    if rule.uses_target and criterion.target is None:
        own = f"{luck.randint(100, 900)}.{luck.randint(0, 9)}"
        return [Claim(unit, criterion.id, f"{luck.randint(50, 999)},{luck.randint(0, 9)}", own)]
    return [_plain_row(criterion, unit, luck)]


def _plain_row(criterion: Criterion, unit: str, luck: random.Random) -> Claim:
    kind = criterion.rule.kind
    if kind == "year_over_year":
        base = str(luck.randint(50, 200))
        return Claim(unit, criterion.id, str(luck.randint(50, 250)), baseline=base)
    if kind in {"per_item", "deduct", "attendance", "plus_minus"}:
        return Claim(unit, criterion.id, str(luck.randint(0, 6)), minus=str(luck.randint(0, 3)))
    if kind == "manual":
        return Claim(unit, criterion.id, f"{luck.randint(0, 9)}.{luck.randint(0, 99):02}")
    return Claim(unit, criterion.id, f"{luck.randint(40, 119)}.{luck.randint(0, 99):02}")


def rows(rules: Scheme, units: list[str], seed: int) -> list[Claim]:
    """One bloc's reported rows, as text."""
    luck = random.Random(seed)
    claims = [row for unit in units for line in rules.criteria for row in _rows(line, unit, luck)]
    claims.extend(Claim(unit, "TR1", str(luck.randint(0, 1))) for unit in units)
    claims.append(Claim(luck.choice(units), "L1", "có"))
    return claims


def bloc(rules: Scheme, seed: int) -> Figures:
    """One bloc's parsed figures."""
    units = [f"U{at:02}" for at in range(UNITS)]
    return tabulate(rules, units, rows(rules, units, seed))


def _measure_sheet(rules: Scheme) -> None:
    """What a scoring sheet costs for each change: text in, every unit scored and explained."""
    units = [f"U{at:02}" for at in range(20)]
    claims = rows(rules, units, seed=1)
    scoring, explaining = [], []
    for _ in range(21):
        start = perf_counter()
        result = score_bloc(rules, units, claims)
        scored = perf_counter()
        assert len(result.unit("U07").criteria) == len(rules.criteria)
        unit_explained = perf_counter()
        scoring.append((scored - start) * 1000)
        explaining.append((unit_explained - scored) * 1000)
    print(
        f"a sheet, 20 units × {len(rules.criteria)} criteria from text: "
        f"scored in median {statistics.median(scoring):.1f} ms (max {max(scoring):.1f}), "
        f"one unit explained in {statistics.median(explaining):.1f} ms"
    )


def _measure(scorer: BlocScorer, figures: list[Figures]) -> list[float]:
    seconds = []
    for _ in range(RUNS):
        gc.collect()
        start = perf_counter()
        results = [scorer.score(one) for one in figures]
        seconds.append(perf_counter() - start)
        assert all(len(result.ranks) == UNITS for result in results)
        del results
    return seconds


def whole_in_processor_seconds(figures: list[Figures], scorer: BlocScorer) -> float:
    """What the largest run takes now, from a tenth of it: a measure of the machine for others."""
    start = process_time()
    for one in figures:
        scorer.score(one)
    return (process_time() - start) * max(BLOCS) / len(figures)


def _peak_megabytes() -> float:
    """Largest memory of this program so far; Linux's own figure does not count the parent's."""
    status = Path("/proc/self/status")
    for line in status.read_text().splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure in a process of its own, so that no other measurement's memory counts."""
    return subprocess.run([sys.executable, "-m", "bench.scoring"], check=False).returncode


def measure() -> int:
    """Measure each size, print, and compare with the limits."""
    rules = scheme()
    scorer = BlocScorer(rules)
    _measure_sheet(rules)
    start = perf_counter()
    figures = [bloc(rules, seed) for seed in range(max(BLOCS))]
    print(
        f"reading {max(BLOCS)} blocs from text (not measured below): {perf_counter() - start:.2f} s"
    )
    medians = {}
    for count in BLOCS:
        seconds = _measure(scorer, figures[:count])
        medians[count] = statistics.median(seconds)
        points = count * UNITS * len(rules.criteria)
        print(
            f"{count:5} blocs, {points:7} points: min {min(seconds):.3f} s, "
            f"median {medians[count]:.3f} s, max {max(seconds):.3f} s, "
            f"{medians[count] / points * 1e6:.3f} µs a point"
        )
    peak = _peak_megabytes()
    print(f"peak memory: {peak:.0f} MB (limit {MOST_MEGABYTES})")
    growth = medians[max(BLOCS)] / medians[min(BLOCS)] / (max(BLOCS) / min(BLOCS))
    print(f"growth: {growth:.2f} times linear")
    return int(medians[max(BLOCS)] > MOST_SECONDS or peak > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(measure())
