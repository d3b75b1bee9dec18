"""Ballot files: what is read, what is refused and with which words; papers never fail."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.ballot_count import count_papers
from thidua.domain.ballot_papers import Fault, Mark, MarkedPaper, find_fault
from thidua.domain.ballot_rules import Base, Kind
from thidua.domain.vote_outcome import VoteOutcome
from thidua.formats.ballot_file import BallotFileRefused, read_ballot_file

LINES = {
    "question": "Đề nghị tặng Cờ thi đua",
    "kind": "approval",
    "candidates": "[A, B, C]",
    "seats": "2",
    "entitled": "12",
    "present": "11",
    "threshold": '{share: "2/3", base: all_members, strict: false}',
    "papers": "[[A, B], [], spoilt]",
}


def text(**changes):
    """A good file with some keys changed; None leaves the key out."""
    lines = {**LINES, **changes}
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)


def test_read_ballot_file_reads_every_key():
    ballot = read_ballot_file(text(quorum="2/3", blank_is_valid="yes"))

    assert ballot.question == "Đề nghị tặng Cờ thi đua"
    assert ballot.rules.kind is Kind.APPROVAL
    assert ballot.rules.candidates == ("A", "B", "C")
    assert (ballot.rules.seats, ballot.roll.entitled, ballot.roll.present) == (2, 12, 11)
    assert ballot.rules.threshold.share == Fraction(2, 3)
    assert (ballot.rules.threshold.base, ballot.rules.threshold.strict) == (Base.ALL_MEMBERS, False)
    assert (ballot.rules.quorum, ballot.rules.blank_is_valid) == (Fraction(2, 3), True)
    assert ballot.papers == (
        MarkedPaper((Mark("A"), Mark("B"))),
        MarkedPaper(),
        MarkedPaper(spoilt=True),
    )


def test_read_ballot_file_optional_keys():
    ballot = read_ballot_file(
        text(
            question=None,
            kind="yes_no",
            seats=None,
            present=None,
            threshold="{share: 1, base: valid}",
        )
    )

    assert (ballot.question, ballot.roll.present, ballot.rules.quorum) == ("", None, None)
    assert (ballot.rules.seat_count, ballot.rules.blank_is_valid) == (3, False)
    assert ballot.rules.threshold.strict is False


@pytest.mark.parametrize("share", ["2/3", "'2/3'", "0.8", "0,8", "50%", "1"])
def test_read_ballot_file_takes_shares_with_and_without_quotes(share):
    given = "0,8" if share == "0,8" else share
    threshold = f"\n  share: {given}\n  base: valid"

    assert 0 < read_ballot_file(text(threshold=threshold)).rules.threshold.share <= 1


@pytest.mark.parametrize(
    ("written", "paper"),
    [
        ("A", MarkedPaper((Mark("A"),))),
        ("[A]", MarkedPaper((Mark("A"),))),
        ("", MarkedPaper()),
        ("null", MarkedPaper()),
        ("~", MarkedPaper()),
        ("{}", MarkedPaper()),
        ("[]", MarkedPaper()),
        ("spoilt", MarkedPaper(spoilt=True)),
        ("5", MarkedPaper((Mark("5"),))),
        ("yes", MarkedPaper((Mark("yes"),))),
        ("[A, null]", MarkedPaper((Mark("A"), Mark("")))),
        ("[[A]]", MarkedPaper((Mark(""),))),
        ("{A: yes, B: no}", MarkedPaper((Mark("A", "yes"), Mark("B", "no")))),
        ("{A: }", MarkedPaper((Mark("A", ""),))),
        ("{A: [yes]}", MarkedPaper((Mark("A", ""),))),
    ],
)
def test_read_ballot_file_reads_a_paper(written, paper):
    ballot = read_ballot_file(text(papers=f"\n- {written}"))

    assert ballot.papers == (paper,)


@pytest.mark.parametrize(
    ("kind", "written", "fault"),
    [
        ("approval", "[spoilt]", Fault.STRANGER),
        ("approval", "''", Fault.STRANGER),
        ("approval", "[A, null]", Fault.STRANGER),
        ("approval", "{A: yes}", Fault.ANSWER),
        ("approval", "{A: }", Fault.ANSWER),
        ("yes_no", "A", Fault.ANSWER),
        ("yes_no", "[A]", Fault.ANSWER),
        ("yes_no", "{A: }", Fault.ANSWER),
        ("yes_no", "{A: Yes}", Fault.ANSWER),
        ("yes_no", "{A: true}", Fault.ANSWER),
        ("yes_no", "{A: yes, X: no}", Fault.STRANGER),
        ("yes_no", "{A: yes, B: 'no', C: abstain}", None),
        ("choose_one", "[A, B]", Fault.TOO_MANY),
        ("choose_one", "A", None),
    ],
)
def test_a_paper_of_a_wrong_form_is_invalid_and_no_error(kind, written, fault):
    ballot = read_ballot_file(text(kind=kind, papers=f"\n- {written}"))

    assert find_fault(ballot.papers[0], ballot.rules) == fault


@pytest.mark.parametrize("papers", ["[]", "", "~"])
def test_read_ballot_file_takes_a_vote_without_papers(papers):
    assert read_ballot_file(text(papers=papers)).papers == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "approve"}, "kind: «approve», phải là một trong: approval, yes_no, choose_one"),
        ({"kind": None}, "kind: chưa có, phải là một trong: approval, yes_no, choose_one"),
        ({"kind": "[yes_no]"}, "kind: phải là một giá trị đơn"),
        ({"question": "{a: b}"}, "question: phải là một giá trị đơn"),
        ({"candidates": None}, "candidates: chưa có hoặc sai dạng, phải là một danh sách"),
        ({"candidates": ""}, "candidates: chưa có hoặc sai dạng, phải là một danh sách"),
        ({"candidates": "A"}, "candidates: chưa có hoặc sai dạng, phải là một danh sách"),
        ({"candidates": "[]"}, "candidates: Danh sách đề nghị: trống, phải có ít nhất 1"),
        ({"candidates": "[A, B, A]"}, "candidates: Danh sách đề nghị: «A» ghi hai lần"),
        ({"candidates": "[A, ]\nx: 1"}, "x: khóa này không có; các khóa được dùng: question, kind"),
        ({"candidates": "[A, [B]]"}, "candidates[2]: phải là một mã"),
        ({"candidates": "[A, ~]"}, "candidates[2]: phải là một mã"),
        ({"candidates": "[A, spoilt]"}, "candidates[2]: «spoilt» chỉ dùng cho phiếu hỏng"),
        ({"seats": None}, "seats: Số lượng được chọn: chưa có, loại phiếu approval cần số này"),
        ({"seats": "0"}, "seats: Số lượng được chọn: 0, phải từ 1 trở lên"),
        ({"seats": "-1"}, "seats: «-1», phải là số nguyên từ 0 đến 999999999"),
        ({"seats": "1.5"}, "seats: «1.5», phải là số nguyên"),
        ({"seats": "two"}, "seats: «two», phải là số nguyên"),
        ({"seats": "٢"}, "seats: «٢», phải là số nguyên"),
        ({"entitled": None}, "entitled: chưa có, phải là số nguyên từ 0 đến 999999999"),
        ({"entitled": "1" * 5000}, "entitled: «" + "1" * 40 + "», phải là số nguyên"),
        (
            {"entitled": "1000000000"},
            "entitled: «1000000000», phải là số nguyên từ 0 đến 999999999",
        ),
        ({"entitled": "[12]"}, "entitled: phải là một giá trị đơn"),
        ({"present": "13"}, "present: Số có mặt: 13, phải từ 0 đến 12 (tổng số thành viên)"),
        ({"threshold": None}, "threshold: chưa có hoặc sai dạng, phải ghi {share: 2/3, base:"),
        ({"threshold": "2/3"}, "threshold: chưa có hoặc sai dạng"),
        ({"threshold": "{base: valid}"}, "threshold.share: chưa có, ví dụ 2/3, 0.8 hoặc 50%"),
        ({"threshold": "{share: 0, base: valid}"}, "threshold.share: Tỷ lệ cần đạt: «0», phải lớn"),
        ({"threshold": "{share: 3/2, base: valid}"}, "threshold.share: Tỷ lệ cần đạt: «3/2»"),
        ({"threshold": "{share: 1/2}"}, "threshold.base: chưa có, phải là một trong: all_members"),
        ({"threshold": "{share: 1/2, base: all}"}, "threshold.base: «all», phải là một trong"),
        (
            {"threshold": "{share: 1/2, base: valid, strict: maybe}"},
            "threshold.strict: «maybe», phải là true hoặc false",
        ),
        (
            {"threshold": "{share: 1/2, base: valid, strickt: true}"},
            "threshold.strickt: khóa này không có; các khóa được dùng: share, base, strict",
        ),
        ({"quorum": "120%"}, "quorum: Tỷ lệ có mặt tối thiểu: «120%», phải lớn hơn 0"),
        ({"quorum": "[1]"}, "quorum: phải là một giá trị đơn"),
        ({"blank_is_valid": "2"}, "blank_is_valid: «2», phải là true hoặc false"),
        ({"papers": None}, "papers: chưa có hoặc sai dạng, phải là một danh sách"),
        ({"papers": "{A: yes}"}, "papers: chưa có hoặc sai dạng, phải là một danh sách"),
        ({"papers": "[{A: yes, A: no}]"}, "dòng 8, cột 19: khóa «A» ghi hai lần"),
        ({'"\\e[31m"': "1"}, "[31m: khóa này không có"),
    ],
)
def test_read_ballot_file_refuses_naming_key_value_and_limit(changes, message):
    with pytest.raises(BallotFileRefused) as caught:
        read_ballot_file(text(**changes))

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"just a text",
        b"[1, 2]",
        b"a: [",
        b"a: &x [*x]",
        b"? [a]\n: b",
        b"!!python/object/apply:os.system ['true']",
        b"[" * 50_000,
        b"--- {}\n--- {}",
        b"x: " + b"9" * 6_000_000,
        b"\x00",
    ],
    ids=lambda data: str(data[:12]),
)
def test_hostile_files_are_refused(data):
    with pytest.raises(BallotFileRefused):
        read_ballot_file(data)


@given(st.text(alphabet=st.sampled_from("ABXspoilt{}[]:,-~'\"&*!|> \n%0"), max_size=40))
def test_whatever_stands_under_papers_is_read_or_refused(written):
    try:
        ballot = read_ballot_file(text(papers=f"\n  - {written}\n"))
    except BallotFileRefused:
        return
    result = count_papers(ballot.rules, ballot.roll, ballot.papers[:12])
    assert result.returned == len(ballot.papers[:12])


def test_the_kept_outcome_has_the_keys_of_the_answer_in_order():
    ballot = read_ballot_file(text(papers="[[A, B], [A], []]", entitled="3", present="3"))

    answer = VoteOutcome.of(count_papers(ballot.rules, ballot.roll, ballot.papers)).to_mapping()

    assert list(answer) == [
        *("returned", "valid", "invalid", "base", "needed", "counts", "elected", "runoff"),
        "quorate",
    ]
    assert answer == {
        "returned": 3,
        "valid": 2,
        "invalid": 1,
        "base": 3,
        "needed": 2,
        "counts": [
            {"candidate": "A", "votes": 2, "abstain": 0, "share": "2/3", "passed": True},
            {"candidate": "B", "votes": 1, "abstain": 0, "share": "1/3", "passed": False},
            {"candidate": "C", "votes": 0, "abstain": 0, "share": "0/3", "passed": False},
        ],
        "elected": ["A"],
        "runoff": [],
        "quorate": None,
    }
