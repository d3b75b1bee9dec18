"""Every round stands with its own figures, base and threshold; a stopped one with its reason."""

from dataclasses import replace
from datetime import timedelta

from tests.apps.ballots.conftest import Hall
from tests.apps.meetings.conftest import FACTS
from tests.factories import NOON
from thidua.apps.ballots.actions.closing import close_ballot, void_ballot
from thidua.apps.ballots.actions.opening import open_ballot
from thidua.apps.ballots.actions.publishing import publish_ballot
from thidua.apps.ballots.actions.rounds import prepare_second_round
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.papers.ballot import build_sheet
from thidua.apps.dossiers.dossier.bloc_vote import bloc_vote_of
from thidua.apps.meetings.actions.motions import Counts, agree_motion, record_counts, reopen_motion
from thidua.apps.meetings.conference.rounds import rounds_of, vote_on
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.papers.minutes import build_minutes
from thidua.apps.meetings.papers.proposals import build_proposals
from thidua.apps.meetings.queries import motions_of
from thidua.apps.organisations.actions.blocs import bloc_facts, edit_bloc
from thidua.apps.organisations.actions.units import rename_unit
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document, KeyValues, ListItems, Paragraph
from thidua.documents.table_model import Table
from thidua.documents.text import runs


def request(hall: Hall) -> Request:
    return Request(hall.world.season, None, hall.head, FACTS.held_on)


def lines(document: Document) -> list[str]:
    """Every line of text and every row of a table."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append("".join(run.text for run in runs(block.text)))
        elif isinstance(block, ListItems):
            found += ["".join(run.text for run in runs(item)) for item in block.items]
        elif isinstance(block, KeyValues):
            found += [f"{key}: {value}" for key, value in block.items]
        elif isinstance(block, Table):
            found += [
                " | ".join("".join(run.text for run in runs(cell.text)) for cell in row.cells)
                for row in block.rows
            ]
    return found


def finish(ballot: Ballot, hall: Hall) -> Ballot:
    close_ballot(ballot, actor=hall.head, at=NOON)
    return publish_ballot(ballot, actor=hall.head, at=NOON)


def two_rounds(hall: Hall) -> Motion:
    """A stopped vote; AAA by 3/3 with BBB and CCC level at 1/3; then CCC by 2/3."""
    stopped = hall.opened("AAA", "BBB", "CCC", seats=2, threshold="1/3")
    hall.vote(stopped, "AAA", "AAA")
    void_ballot(stopped, "Mất điện", actor=hall.head, at=NOON)
    first = hall.opened("AAA", "BBB", "CCC", seats=2, threshold="1/3")
    hall.vote(first, "AAA", "AAA", "BBB")
    hall.vote(first, "BBB", "AAA", "CCC")
    hall.vote(first, "CCC", "AAA")
    again = prepare_second_round(finish(first, hall), best=None, actor=hall.head, at=NOON)
    Ballot.objects.filter(pk=again.pk).update(threshold="1/2", base="valid")
    open_ballot(again, actor=hall.head, at=NOON)
    hall.vote(again, "AAA", "CCC")
    hall.vote(again, "BBB", "CCC")
    hall.vote(again, "CCC", "BBB")
    finish(Ballot.objects.get(pk=again.pk), hall)
    return motions_of(hall.conference)[0]


def test_a_units_figures_are_those_of_the_round_that_decided(hall: Hall) -> None:
    motion = two_rounds(hall)
    held = rounds_of([motion])[motion.pk]

    votes = {code: vote_on(held, code) for code in ("AAA", "BBB", "CCC")}
    assert {code: (v.agree, v.base, v.passed) for code, v in votes.items() if v} == {
        "AAA": (3, 3, True), "BBB": (1, 3, False), "CCC": (2, 3, True),
    }  # fmt: skip
    assert votes["CCC"] is not None
    assert votes["CCC"].threshold.startswith("từ 1/2 trở lên")
    assert {row.unit.code: row.votes for row in motion.candidates.all()} == {
        "AAA": 3, "BBB": 1, "CCC": 2,
    }  # fmt: skip


def test_the_minutes_and_the_list_tell_every_round(hall: Hall) -> None:
    two_rounds(hall)
    minutes = lines(build_minutes(request(hall)))

    assert "Vòng 1: phát ra 01 phiếu; dừng, không kiểm phiếu, lý do: Mất điện." in minutes
    first, second = (line for line in minutes if line.startswith(("Vòng 2", "Vòng 3")))
    assert "tổng số đơn vị thành viên (3); mức cần đạt: từ 1/3 trở lên" in first
    assert "Hội AAA 3/3 (100%); Hội BBB 1/3 (33,33%); Hội CCC 1/3 (33,33%)." in first
    assert "Bằng phiếu ở suất cuối: Hội BBB, Hội CCC." in first
    assert "số phiếu hợp lệ (3); mức cần đạt: từ 1/2 trở lên" in second
    assert "Hội CCC 2/3 (66,67%); Hội BBB 1/3 (33,33%). Được chọn: Hội CCC." in second
    assert any(line.startswith("3 | Hội CCC") and "2/3 (66,67%) | Đạt" in line for line in minutes)
    Motion.objects.filter(decided_at=None).update(decided_at=NOON)
    proposals = lines(build_proposals(request(hall)))
    assert second in proposals
    assert any("vòng 3: tỷ lệ tính trên số phiếu hợp lệ (03)" in line for line in proposals)


def renamed(hall: Hall) -> None:
    """A unit, and the bloc, get other names while the conference is still open."""
    later = NOON + timedelta(days=2)
    unit, bloc = hall.world.units["CCC"], hall.world.bloc
    rename_unit(unit, "Tên Mới", last_day=later.date(), actor=hall.world.standing, at=later)
    facts = replace(bloc_facts(bloc), name="Khối Mới")
    edit_bloc(bloc, facts, actor=hall.world.standing, at=later)
    hall.world.season = Season.objects.get(pk=hall.world.season.pk)


def test_rounds_keep_the_names_of_the_day_of_the_vote(hall: Hall) -> None:
    two_rounds(hall)
    renamed(hall)

    minutes = lines(build_minutes(request(hall)))
    told = [line for line in minutes if line.startswith("Vòng")]
    assert len(told) == 3
    assert any("Hội CCC 2/3 (66,67%)" in line for line in told)
    assert not any("Tên Mới" in line for line in told)
    assert any(line.startswith("3 | Hội CCC") for line in minutes), "the table says the same name"
    sheet = build_sheet(Ballot.objects.order_by("pk").last(), request(hall))
    assert sheet.header.issuer.name == "Khối thi đua Một"
    assert not any("Tên Mới" in line for line in lines(sheet))


def test_a_count_by_hand_keeps_the_names_of_its_day(hall: Hall) -> None:
    ballot = hall.opened("AAA", "CCC", seats=1, threshold="1/3", base="all_members")
    hall.vote(ballot, "AAA", "AAA")
    hall.vote(ballot, "BBB", "AAA")
    key = finish(ballot, hall).motion_id
    reopen_motion(Motion.objects.get(pk=key), "Mất điện", actor=hall.head, at=NOON)
    Motion.objects.filter(pk=key).update(seats=1, base="valid", threshold="1/2")
    aaa, ccc = hall.units("AAA", "CCC")
    counts = Counts(issued=3, returned=3, invalid=0, votes={aaa: 0, ccc: 3})
    record_counts(Motion.objects.get(pk=key), counts, actor=hall.head, at=NOON)
    renamed(hall)
    reopen_motion(Motion.objects.get(pk=key), "Đếm sai", actor=hall.head, at=NOON)
    again = NOON + timedelta(days=3)
    record_counts(Motion.objects.get(pk=key), counts, actor=hall.head, at=again)

    motion = motions_of(hall.conference)[0]
    told = [each.names["CCC"] for each in rounds_of([motion])[motion.pk]]
    assert told == ["Hội CCC", "Hội CCC", "Tên Mới"]


def test_the_count_paper_of_a_later_round_tells_the_earlier_ones(hall: Hall) -> None:
    two_rounds(hall)
    stopped, _first, second = Ballot.objects.order_by("pk")

    later, end = (
        lines(build_sheet(second, request(hall))),
        lines(build_sheet(stopped, request(hall))),
    )

    assert build_sheet(second, request(hall)).name.endswith("(vòng 3)")
    assert any("lý do: Mất điện" in line for line in later)
    assert any(line.startswith("Vòng 2: phát ra 03 phiếu, thu về 03") for line in later)
    assert "Cuộc bỏ phiếu đã dừng, không kiểm phiếu. Lý do: Mất điện." in end
    assert not any(line.startswith("Số phiếu thu về") for line in end)


def test_the_nomination_keeps_the_figures_of_the_deciding_round(hall: Hall) -> None:
    motion = two_rounds(hall)
    kept = bloc_vote_of(motion.candidates.get(unit__code="CCC"), None)

    assert (kept["agree"], kept["base"], kept["base_name"]) == (2, 3, "số phiếu hợp lệ")
    assert kept["threshold"].startswith("từ 1/2")


def test_a_vote_that_was_repeated_stays_with_its_reason(hall: Hall) -> None:
    first = hall.opened("AAA", "BBB")
    for code in ("AAA", "BBB", "CCC"):
        hall.vote(first, code, "AAA")
    finish(first, hall)
    again = hall.opened("AAA", "BBB", repeat_reason="Danh sách thiếu một đơn vị")
    for code in ("AAA", "BBB", "CCC"):
        hall.vote(again, code, "BBB")
    finish(again, hall)

    minutes = lines(build_minutes(request(hall)))
    old, new = (line for line in minutes if line.startswith("Vòng"))
    assert "Hội AAA 3/3" in old
    assert old.endswith("Kết quả này không dùng, đã bỏ phiếu lại.")
    assert "Bỏ phiếu lại vì: Danh sách thiếu một đơn vị." in new
    assert "Được chọn: Hội BBB." in new


def test_a_ballot_taken_back_and_counted_by_hand_stands_in_the_minutes(hall: Hall) -> None:
    ballot = hall.opened("AAA", "BBB", seats=1, threshold="1/3", base="all_members")
    hall.vote(ballot, "AAA", "AAA")
    hall.vote(ballot, "BBB", "AAA")
    finish(ballot, hall)
    motion = motions_of(hall.conference)[0]
    reopen_motion(motion, "Máy chủ mất điện giữa chừng", actor=hall.head, at=NOON)
    Motion.objects.filter(pk=motion.pk).update(seats=1, base="valid", threshold="1/2")
    aaa, bbb = hall.units("AAA", "BBB")
    counts = Counts(issued=3, returned=3, invalid=0, votes={aaa: 0, bbb: 3})
    record_counts(Motion.objects.get(pk=motion.pk), counts, actor=hall.head, at=NOON)

    motion = motions_of(hall.conference)[0]
    held = rounds_of([motion])[motion.pk]
    assert [(each.number, each.way, each.decides) for each in held] == [
        (1, "Phiếu có mã, bỏ trên điện thoại", False), (2, "Nhập kết quả kiểm phiếu", True),
    ]  # fmt: skip
    votes = [vote_on(held, code) for code in ("AAA", "BBB")]
    assert [vote.agree for vote in votes if vote] == [0, 3]
    minutes = "\n".join(lines(build_minutes(request(hall))))
    assert "(trước đó: bỏ phiếu điện tử), lý do: Máy chủ mất điện giữa chừng." in minutes


def test_nothing_of_a_count_that_was_taken_back_is_offered_or_shown_again(hall: Hall) -> None:
    ballot = hall.opened("AAA", "BBB", seats=1, threshold="1/3", base="all_members")
    hall.vote(ballot, "AAA", "AAA")
    hall.vote(ballot, "BBB", "AAA")
    key = finish(ballot, hall).motion_id
    reopen_motion(Motion.objects.get(pk=key), "Mất điện", actor=hall.head, at=NOON)
    Motion.objects.filter(pk=key).update(seats=1, base="valid", threshold="1/2")
    counts = Counts(
        issued=3,
        returned=3,
        invalid=0,
        votes=dict(zip(hall.units("AAA", "BBB"), (3, 0), strict=True)),
    )
    record_counts(Motion.objects.get(pk=key), counts, actor=hall.head, at=NOON)

    motion = reopen_motion(Motion.objects.get(pk=key), "Đếm sai", actor=hall.head, at=NOON)

    assert (motion.issued, motion.returned, motion.invalid) == (None, None, None)
    assert [row.votes for row in motion.candidates.all()] == [None, None]
    Motion.objects.filter(pk=key).update(method="acclamation")
    aaa, _bbb = hall.units("AAA", "BBB")
    agree_motion(Motion.objects.get(pk=key), [aaa], actor=hall.head, at=NOON)
    motion = motions_of(hall.conference)[0]
    assert [row.votes for row in motion.candidates.all()] == [None, None]
    held = rounds_of([motion])[motion.pk]
    by_hand = [each for each in held if each.way == "Nhập kết quả kiểm phiếu"]
    assert [(each.issued, each.decides) for each in by_hand] == [(3, False)]
