"""The case file: what is read, and every way it can be wrong, named by its place."""

from datetime import date

import pytest

from thidua.domain.track_record import (
    Case,
    CollectiveCounts,
    Discipline,
    HeldAward,
    Initiative,
    YearRecord,
)
from thidua.formats.eligibility_case import read_case
from thidua.formats.problems import FormatError

LEAST = "received_on: 2026-03-15\naward_year: 2025\nsubject: {kind: individual}\n"
FULL = """\
received_on: 2026-03-15
award_year: 2025
subject: {kind: collective, name: Sở Nội vụ}
years:
  2025: {classification: HTXSNV, titles: [LDTT, CSTDCS], basis: {CSTDCS: SANG_KIEN},
         attitude_confirmed: có, registered: false, initiatives: [{name: Phần mềm, scope: tinh}]}
  2024:
held:
  - {award: BK_BO, type: cong_trang, year: 2020, decided_on: 2021-02-01, revoked: true}
under_review: Không
discipline: [{level: canh_cao, ended_on: 2020-12-31}, {level: khien_trach}]
collective: {members: 40, completed: 39, ldtt: 30, cstdcs: 4, disciplined_from_canh_cao: 0}
bloc: {name: Khối 1, rank: 2, leader: TRUE}
"""


def test_reads_everything() -> None:
    assert read_case(FULL.encode()) == Case(
        received_on=date(2026, 3, 15),
        award_year=2025,
        kind="collective",
        name="Sở Nội vụ",
        years={
            2025: YearRecord(
                classification="HTXSNV",
                titles=frozenset({"LDTT", "CSTDCS"}),
                cstdcs_basis="SANG_KIEN",
                attitude_confirmed=True,
                initiatives=(Initiative("tinh", "Phần mềm"),),
                registered=False,
            ),
            2024: YearRecord(),
        },
        held=(HeldAward("BK_BO", "cong_trang", 2020, date(2021, 2, 1), revoked=True),),
        under_review=False,
        disciplines=(Discipline(date(2020, 12, 31), "canh_cao"), Discipline(None, "khien_trach")),
        collective=CollectiveCounts(40, 39, 30, 4, 0),
        bloc_leader=True,
    )


def test_the_first_day_of_the_first_rule_set_is_accepted() -> None:
    assert read_case(LEAST.replace("2026-03-15", "2014-06-01")).received_on == date(2014, 6, 1)


def test_what_is_left_out_is_not_known() -> None:
    assert read_case(LEAST) == Case(date(2026, 3, 15), 2025, "individual")


def test_what_is_left_empty_is_not_known_and_an_empty_list_is_none_at_all() -> None:
    empty = read_case(LEAST + "years:\nheld:\nunder_review:\ndiscipline:\ncollective:\nbloc:\n")
    none = read_case(
        LEAST + "years: {2025: {titles: [], initiatives: []}}\nheld: []\ndiscipline: []"
    )

    assert empty == read_case(LEAST)
    assert (none.held, none.disciplines) == ((), ())
    assert none.years[2025] == YearRecord(titles=frozenset(), initiatives=())


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "", "một ánh xạ"),
        ("- 1", "", "một ánh xạ"),
        ("a: [1", "", "sai cú pháp YAML"),
        ("award_year: 2025\nsubject: {kind: individual}", "received_on", "thiếu"),
        ("received_on: 2026-03-15\nsubject: {kind: individual}", "award_year", "thiếu"),
        ("received_on: 2026-03-15\naward_year: 2025", "subject", "thiếu"),
        ("received_on: 2026-03-15\naward_year: 2025\nsubject: {name: A}", "subject.kind", "thiếu"),
        ("received_on: 2026-03-15\naward_year: 2025\nsubject: A", "subject", "một ánh xạ"),
        (
            LEAST.replace("individual", "person"),
            "subject.kind",
            "individual, collective, household",
        ),
        (LEAST.replace("2026-03-15", "2014-05-31"), "received_on", "từ 2014-06-01"),
        (LEAST.replace("2026-03-15", "15/03/2026"), "received_on", "năm-tháng-ngày"),
        (LEAST.replace("2026-03-15", "2026-02-29"), "received_on", "một ngày có thật"),
        (LEAST.replace("2026-03-15", "20260315"), "received_on", "năm-tháng-ngày"),
        (LEAST.replace("2025", "25"), "award_year", "4 chữ số"),
        (LEAST + "discipline: [canh_cao]", "discipline[0]", "một ánh xạ"),
        (LEAST + "rank: 1", "rank", "khóa lạ «rank»"),
        (LEAST + "years: [2025]", "years", "một ánh xạ từ năm"),
        (LEAST + "years: {năm: {}}", "years.năm", "năm gồm 4 chữ số"),
        (LEAST + "years: {2025: {class: HTNV}}", "years.2025.class", "khóa lạ"),
        (LEAST + "years: {2025: HTNV}", "years.2025", "một ánh xạ"),
        (
            LEAST + "years: {2025: {classification: KHONG_HTNV}}",
            "years.2025.classification",
            "KHTNV",
        ),
        (LEAST + "years: {2025: {titles: LDTT}}", "years.2025.titles", "một danh sách"),
        (LEAST + "years: {2025: {titles: [LDTT, ]}}\nyears2: 1", "years2", "khóa lạ"),
        (LEAST + "years: {2025: {titles: [~]}}", "years.2025.titles[0]", "đang để trống"),
        (LEAST + "years: {2025: {titles: [XYZ]}}", "years.2025.titles[0]", "«XYZ»"),
        (LEAST + "years: {2025: {titles: [BK_TINH]}}", "years.2025.titles[0]", "ghi ở held"),
        (LEAST + "years: {2025: {basis: {LDTT: HTXSNV}}}", "years.2025.basis.LDTT", "khóa lạ"),
        (LEAST + "years: {2025: {basis: {CSTDCS: X}}}", "years.2025.basis.CSTDCS", "SANG_KIEN"),
        (LEAST + "years: {2025: {registered: maybe}}", "years.2025.registered", "có/không"),
        (LEAST + "years: {2025: {attitude_confirmed: 2}}", "years.2025.attitude_confirmed", "«2»"),
        (
            LEAST + "years: {2025: {initiatives: [{scope: xa}]}}",
            "years.2025.initiatives[0].scope",
            "co_so, tinh, toan_quoc",
        ),
        (LEAST + "years: {2025: {initiatives: [X]}}", "years.2025.initiatives[0]", "một ánh xạ"),
        (LEAST + "held: [{award: KNC}]", "held[0].award", "«KNC»"),
        (LEAST + "held: [{awards: GK}]", "held[0].awards", "khóa lạ"),
        (LEAST + "held: [{award: GK, type: Công trạng}]", "held[0].type", "cong_trang"),
        (LEAST + "held: [{award: GK, year: x}]", "held[0].year", "4 chữ số"),
        (LEAST + "held: [{award: GK, decided_on: 2020}]", "held[0].decided_on", "năm-tháng-ngày"),
        (LEAST + "held: [{award: GK, revoked: x}]", "held[0].revoked", "có/không"),
        (LEAST + "held: [~]", "held[0]", "một ánh xạ"),
        (LEAST + "under_review: 5", "under_review", "«5»"),
        (LEAST + "discipline: [{ended_on: never}]", "discipline[0].ended_on", "«never»"),
        (LEAST + "discipline: [{until: 2020-01-01}]", "discipline[0].until", "khóa lạ"),
        (LEAST + "discipline: {level: x}", "discipline", "một danh sách"),
        (LEAST + "collective: {members: 0}", "collective.members", "số nguyên từ 1 trở lên"),
        (LEAST + "collective: {members: 4, ldtt: 5}", "collective.ldtt", "từ 0 đến 4"),
        (LEAST + "collective: {members: 4, completed: 5}", "collective.completed", "từ 0 đến 4"),
        (LEAST + "collective: {members: 4, cstdcs: 5}", "collective.cstdcs", "từ 0 đến 4"),
        (
            LEAST + "collective: {members: 4, disciplined_from_canh_cao: 5}",
            "collective.disciplined_from_canh_cao",
            "từ 0 đến 4",
        ),
        (LEAST + "collective: {ldtt: -1}", "collective.ldtt", "số nguyên từ 0 trở lên"),
        (LEAST + "collective: {ldtt: 1.5}", "collective.ldtt", "số nguyên"),
        (LEAST + "collective: {people: 5}", "collective.people", "khóa lạ"),
        (LEAST + "bloc: {head: true}", "bloc.head", "khóa lạ"),
        (LEAST + "bloc: {rank: first}", "bloc.rank", "số nguyên"),
        (LEAST + "bloc: {leader: [1]}", "bloc.leader", "một danh sách"),
    ],
)
def test_wrong_input_is_refused_by_its_place(text: str, place: str, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_case(text)

    assert [problem.path for problem in caught.value.problems] == [place]
    assert words in str(caught.value)


def test_every_problem_is_named_with_its_line() -> None:
    with pytest.raises(FormatError) as caught:
        read_case(LEAST + "foo: 1\ncollective: {members: 0}\nunder_review: x\n")

    assert str(caught.value).splitlines() == [
        "dòng 4, foo: khóa lạ «foo»; chỉ nhận received_on, award_year, subject, years, held, "
        "under_review, discipline, collective, bloc.",
        "dòng 6, under_review: «x»; chỉ nhận có/không, yes/no, true/false, 1/0.",
        "dòng 5, collective.members: «0» không dùng được; chỉ nhận số nguyên từ 1 trở lên.",
    ]
