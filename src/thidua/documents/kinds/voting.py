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


@dataclass(frozen=True, slots=True)
class VotingRound:
    """One vote of several on the same question: its own papers, rule and counts, or why it stopped.

    ``number`` 0: the only one. ``decides`` is off for a vote that was held again from the
    beginning; ``reason`` says why this one was held after another.
    """

    number: int
    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None
    rule: str = ""
    votes: tuple[tuple[str, Vote], ...] = ()
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    stopped: str = ""
    reason: str = ""
    decides: bool = True


def round_sentence(held: VotingRound) -> str:
    """The vote from its papers to its outcome.

    >>> vote = Vote(2, 3, "số phiếu hợp lệ", "trên 1/2", passed=True)
    >>> rule, votes = "mức cần đạt: trên 1/2", (("Hội A", vote),)
    >>> round_sentence(VotingRound(2, 3, 3, 0, rule, votes, ("Hội A",)))
    'Vòng 2: phát ra 03 phiếu, thu về 03, hợp lệ 03, không hợp lệ 00; mức cần đạt: trên 1/2. \
Số phiếu đồng ý: Hội A 2/3 (66,67%). Được chọn: Hội A.'
    >>> round_sentence(VotingRound(1, 3, stopped="Mất điện"))
    'Vòng 1: phát ra 03 phiếu; dừng, không kiểm phiếu, lý do: Mất điện.'
    """
    told = _papers(held)
    parts = [f"Vòng {held.number}: {told}" if held.number else f"{told[0].upper()}{told[1:]}"]
    if held.reason:
        parts.append(f"Bỏ phiếu lại vì: {held.reason.rstrip('.')}.")
    if held.votes:
        counts = "; ".join(f"{unit} {_said(vote)}" for unit, vote in held.votes)
        parts.append(f"Số phiếu đồng ý: {counts}.")
    if not held.stopped:
        parts.append(f"Được chọn: {', '.join(held.elected) or 'không có đơn vị nào'}.")
    if held.tied:
        parts.append(f"Bằng phiếu ở suất cuối: {', '.join(held.tied)}.")
    if not held.decides:
        parts.append("Kết quả này không dùng, đã bỏ phiếu lại.")
    return " ".join(parts)


def _said(vote: Vote) -> str:
    against = "" if vote.disagree is None else f", không đồng ý {vote.disagree}"
    return f"{vote_counts(vote)}{against}"


def _papers(held: VotingRound) -> str:
    issued = "" if held.issued is None else f"phát ra {count(held.issued)} phiếu"
    if held.stopped:
        return f"{issued or 'chưa phát phiếu'}; dừng, không kiểm phiếu, lý do: {held.stopped}."
    returned, invalid = held.returned or 0, held.invalid or 0
    return (
        f"{issued}, thu về {count(returned)}, hợp lệ {count(returned - invalid)}, không hợp lệ "
        f"{count(invalid)}; {held.rule}."
    )


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
