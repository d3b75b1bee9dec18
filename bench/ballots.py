"""Counts votes of 1,000 papers: ``python -m bench.ballots``. The aim is under 100 ms each."""

import random
import statistics
import sys
import time
from collections.abc import Callable

from thidua.domain.ballot_count import BallotResult, count_from_totals, count_papers
from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold, parse_share
from thidua.domain.ballot_totals import Totals, Votes
from thidua.formats.ballot_file import read_ballot_file

PAPERS = 1_000
CANDIDATES = tuple(f"DV{number:02}" for number in range(1, 16))
SEATS = 5
LIMIT_MS = 100.0
RUNS = 30


def rules_of(kind: Kind) -> BallotRules:
    two_thirds = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)
    return BallotRules(kind, CANDIDATES, two_thirds, seats=SEATS)


def cast(kind: Kind, rng: random.Random) -> MarkedPaper:
    if rng.random() < 0.05:
        return MarkedPaper(spoilt=True)
    if kind is Kind.YES_NO:
        return MarkedPaper(
            tuple(Mark(code, rng.choice(["yes", "yes", "no"])) for code in CANDIDATES)
        )
    marks = 1 if kind is Kind.CHOOSE_ONE else rng.randint(1, SEATS)
    return MarkedPaper(tuple(Mark(code) for code in rng.sample(CANDIDATES, marks)))


def as_yaml(papers: list[MarkedPaper]) -> str:
    head = (
        f"kind: approval\ncandidates: [{', '.join(CANDIDATES)}]\nseats: {SEATS}\n"
        f"entitled: {PAPERS}\nthreshold: {{share: 2/3, base: all_members}}\npapers:\n"
    )
    lines = [
        "- spoilt" if paper.spoilt else f"- [{', '.join(mark.candidate for mark in paper.marks)}]"
        for paper in papers
    ]
    return head + "\n".join(lines)


def measured(name: str, work: Callable[[], BallotResult]) -> bool:
    """Print min, median and max of the runs in ms; whether the median keeps the limit."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    median = statistics.median(times)
    print(f"{name:<42} {min(times):8.2f} {median:8.2f} {max(times):8.2f}")
    return median < LIMIT_MS


def main() -> int:
    rng = random.Random(20261121)
    roll = Roll(PAPERS, PAPERS)
    print(f"{PAPERS} papers, {len(CANDIDATES)} candidates, {RUNS} runs; limit {LIMIT_MS:g} ms")
    print(f"{'ms':<42} {'min':>8} {'median':>8} {'max':>8}")
    kept = []
    for kind in Kind:
        papers = [cast(kind, rng) for _ in range(PAPERS)]
        rules = rules_of(kind)
        kept.append(
            measured(
                f"count {kind.value}",
                lambda rules=rules, papers=papers: count_papers(rules, roll, papers),
            )
        )
    text = as_yaml([cast(Kind.APPROVAL, rng) for _ in range(PAPERS)])

    def read_and_count() -> BallotResult:
        ballot = read_ballot_file(text)
        return count_papers(ballot.rules, ballot.roll, ballot.papers)

    kept.append(measured("read a file and count approval", read_and_count))
    totals = Totals(PAPERS, PAPERS, {code: Votes(PAPERS // 3) for code in CANDIDATES})
    approval = rules_of(Kind.APPROVAL)
    kept.append(measured("decide from totals", lambda: count_from_totals(approval, roll, totals)))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
