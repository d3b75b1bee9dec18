"""How a vote is told in documents: what was counted, of how many, what was needed."""

from dataclasses import dataclass

from thidua.documents.figures import count, percent


@dataclass(frozen=True, slots=True)
class Vote:
    """Counts of one question, with the base and the threshold in words.

    ``base_name`` says whom the share is taken of ("tổng số đơn vị thành viên"), ``threshold`` what
    was needed ("từ 2/3 trở lên"); whether it passed was decided elsewhere.
    """

    agree: int
    base: int
    base_name: str
    threshold: str
    passed: bool
    disagree: int | None = None
    invalid: int | None = None  # blank or spoilt papers


def vote_counts(vote: Vote) -> str:
    """Agreed of how many, with the share.

    >>> vote_counts(Vote(7, 8, "số đơn vị", "từ 2/3", passed=True))
    '7/8 (87,5%)'
    """
    return f"{vote.agree}/{vote.base} ({percent(vote.agree, vote.base)})"


def vote_outcome(vote: Vote) -> str:
    """Whether it passed, in a word.

    >>> vote_outcome(Vote(7, 8, "số đơn vị", "từ 2/3", passed=True))
    'Đạt'
    """
    return "Đạt" if vote.passed else "Không đạt"


def vote_rule(vote: Vote) -> str:
    """The base and the threshold, as a note.

    >>> vote_rule(Vote(7, 8, "tổng số đơn vị thành viên", "từ 2/3 trở lên", passed=True))
    'tỷ lệ tính trên tổng số đơn vị thành viên (08); mức cần đạt: từ 2/3 trở lên'
    """
    return f"tỷ lệ tính trên {vote.base_name} ({count(vote.base)}); mức cần đạt: {vote.threshold}"


def vote_sentence(vote: Vote) -> str:
    """The counts in a sentence, for a single question.

    >>> vote_sentence(Vote(7, 8, "số đơn vị có mặt", "trên 1/2", passed=True, disagree=1))
    'đồng ý 7/8 (87,5%), không đồng ý 1; tỷ lệ tính trên số đơn vị có mặt (08); \
mức cần đạt: trên 1/2; kết quả: đạt'
    """
    parts = [f"đồng ý {vote_counts(vote)}"]
    if vote.disagree is not None:
        parts.append(f"không đồng ý {vote.disagree}")
    if vote.invalid is not None:
        parts.append(f"không hợp lệ {vote.invalid}")
    return f"{', '.join(parts)}; {vote_rule(vote)}; kết quả: {vote_outcome(vote).lower()}"
