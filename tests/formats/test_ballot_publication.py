"""The published file, and the recount that knows nothing of us, on random ballots."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.test_ballot_properties import ballots
from thidua.domain.ballot_codes import code_of
from thidua.domain.ballot_count import count_papers
from thidua.domain.ballot_papers import Mark, MarkedPaper
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold, parse_share
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_publication import (
    ListedPaper,
    Publication,
    marks_as_json,
    paper_from_json,
    publication_file,
    text_hash,
)
from tools import recount

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "recount.py"


def publication(rules: BallotRules, roll: Roll, cast: list[MarkedPaper], **changes: object):
    """As the product publishes these papers."""
    written = [paper_from_json(marks_as_json(paper, rules.kind)) for paper in cast]
    codes = tuple(code_of([number, *[7] * 8]) for number in range(len(cast)))
    facts: dict[str, object] = {
        "ballot": "b",
        "question": "Đề nghị tặng Cờ",
        "round": 1,
        "rules": rules,
        "roll": roll,
        "names": {code: f"Hội {code}" for code in rules.candidates},
        "threshold_source": "Điều 8",
        "issued": len(cast),
        "result": VoteOutcome.of(count_papers(rules, roll, written)).to_mapping(),
        "codes": codes,
        "papers": tuple(map(ListedPaper, codes, written)),
    }
    return Publication(**(facts | changes))  # type: ignore[arg-type] # a test's own changes


def castable(rules: BallotRules, papers: list[MarkedPaper]) -> list[MarkedPaper]:
    """Papers as the product lets them into the box: of the right form, never spoilt."""
    kept = []
    for paper in papers:
        marks = {mark.candidate: mark.answer for mark in paper.marks}
        if rules.kind is Kind.YES_NO:
            kept.append(
                MarkedPaper(tuple(Mark(code, answer or "no") for code, answer in marks.items()))
            )
        else:
            kept.append(MarkedPaper(tuple(Mark(code) for code in marks)))
    return kept


@given(ballots())
@settings(max_examples=300)
def test_recount_agrees_with_our_count(ballot):
    rules, roll, papers = ballot
    text, _digest = publication_file(publication(rules, roll, castable(rules, papers)))
    data = json.loads(text)

    assert recount.recount(data) == data["result"]
    assert recount.hash_faults(data) == []


@given(ballots(), st.randoms(use_true_random=False))
def test_the_file_does_not_know_the_order_of_papers(ballot, rng):
    rules, roll, papers = ballot
    made = publication(rules, roll, castable(rules, papers))
    shuffled = list(made.papers)
    rng.shuffle(shuffled)

    again = publication(rules, roll, castable(rules, papers), papers=tuple(shuffled))

    assert publication_file(again) == publication_file(made)


RULES = BallotRules(Kind.APPROVAL, ("A", "B"), Threshold(parse_share("1/2"), Base.VALID), seats=1)
PAPERS = [
    MarkedPaper((Mark("A"),)),
    MarkedPaper((Mark("A"),)),
    MarkedPaper((Mark("B"),)),
    MarkedPaper(),
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The script by itself: no packages, no settings, in isolated mode."""
    return subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *arguments],
        capture_output=True, text=True, check=False, encoding="utf-8",
        env={"PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published file."""
    text, digest = publication_file(publication(RULES, Roll(5, 4), PAPERS))
    assert digest == text_hash(text)
    path = tmp_path / "ket-qua.json"
    path.write_text(text, "utf-8")
    return path


def test_the_script_recounts_and_finds_a_paper(published: Path) -> None:
    code = json.loads(published.read_text("utf-8"))["papers"][0]["code"]

    done = run(str(published), f"{code[:5]}-{code[5:]}")

    assert (done.returncode, done.stderr) == (0, "")
    assert "ĐÚNG" in done.stdout
    assert f"Phiếu {code}" in done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [('"elected": [\n   "A"', '"elected": [\n   "B"'), ('"votes": 2', '"votes": 3')],
)
def test_the_script_finds_a_changed_result(published: Path, old: str, new: str) -> None:
    text = published.read_text("utf-8")
    assert old in text
    published.write_text(text.replace(old, new, 1), "utf-8")

    done = run(str(published))

    assert done.returncode == 1
    assert "SAI: mã băm" in done.stdout
    assert "đếm lại là" in done.stdout


def test_the_script_knows_no_strange_code(published: Path) -> None:
    assert run(str(published), "ZZZZZ-ZZZZZ").returncode == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"papers": 1}', "\u0000"])
def test_the_script_says_what_it_cannot_read(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")

    done = run(str(path))

    assert (done.returncode, done.stderr) == (2, "")
    assert run(str(tmp_path / "missing.json")).returncode == 2
    assert run().returncode == 2


def test_only_the_outcome_leaves_codes_to_compare(tmp_path: Path) -> None:
    text, _digest = publication_file(publication(RULES, Roll(5, 4), PAPERS, papers=None))
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")

    done = run(str(path))

    assert done.returncode == 2
    assert "bằng số phiếu thu về" in done.stdout
    assert json.loads(text)["codes"] == sorted(json.loads(text)["codes"])
