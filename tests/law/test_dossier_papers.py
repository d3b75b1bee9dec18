"""The checklists: every award has one in every rule set, and only read texts block."""

import pytest

from thidua.domain.confidence import Confidence
from thidua.law.catalogue import catalogue
from thidua.law.dossier_papers import PAPER_NAMES, group_names, own_dossier, papers_for, read_group
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import BY_CODE


@pytest.mark.parametrize("rule_set", BY_CODE)
@pytest.mark.parametrize("award", AWARDS)
def test_every_award_has_a_letter_a_report_and_minutes(award: str, rule_set: str) -> None:
    for kind in AWARDS[award].kinds:
        papers = papers_for(award, kind, rule_set)
        kinds = [paper.kind for paper in papers]
        assert {"request_letter", "report", "minutes"} <= set(kinds)
        assert len(kinds) == len(set(kinds))
        assert all(paper.citation for paper in papers)


def test_only_read_texts_block_and_none_of_the_draft() -> None:
    for award in catalogue():
        for rule_set in BY_CODE:
            for paper in papers_for(award, "individual", rule_set):
                is_read = paper.confidence is Confidence.TEXT and rule_set != "RS2026"
                expected = is_read and not own_dossier(award, rule_set)
                assert paper.blocks is expected


def test_a_form_is_a_decree_and_a_number() -> None:
    before = {p.kind: p.form for p in papers_for("CO_TINH", "collective", "RS2013")}
    after = {p.kind: p.form for p in papers_for("CO_TINH", "collective", "RS2022A")}

    assert before["report"] == "NĐ 91/2017, Mẫu số 01"
    assert after["report"] == "NĐ 98/2023, Phụ lục I Mẫu số 02"


@pytest.mark.parametrize("award", AWARDS)
@pytest.mark.parametrize("rule_set", ["RS2022B", "RS2026"])
def test_forms_of_the_old_decree_are_not_asked_for_from_july_2025(
    award: str, rule_set: str
) -> None:
    for kind in AWARDS[award].kinds:
        assert not [p for p in papers_for(award, kind, rule_set) if "98/2023" in p.form]


def test_forms_of_the_new_decree_say_how_sure_they_are() -> None:
    asked = (*papers_for("CSTD_TINH", "individual", "RS2022B"),
             *papers_for("CO_TINH", "collective", "RS2022B"))  # fmt: skip
    told = {(p.form, p.form_confidence) for p in asked if p.kind in {"request_letter", "report"}}

    assert told == {
        ("NĐ 152/2025, Mẫu số 01", Confidence.SECOND_HAND),
        ("NĐ 152/2025, Mẫu số 05", Confidence.SECOND_HAND),
        ("NĐ 152/2025, Mẫu số 04", Confidence.UNCERTAIN),
    }


@pytest.mark.parametrize("award", ["CSTDCS", "LDTT", "TTLDTT", "GK", "GIA_DINH_VAN_HOA"])
def test_nothing_blocks_where_the_authority_says_what_a_dossier_holds(award: str) -> None:
    kind = catalogue()[award].kinds[0]

    papers = papers_for(award, kind, "RS2022B")

    assert {paper.citation for paper in papers} == {"NĐ 152/2025, Điều 6 khoản 2 điểm c"}
    assert not any(paper.blocks for paper in papers)
    assert own_dossier(award, "RS2022A") == ""


def test_files_name_known_papers_and_awards_once() -> None:
    awards = [award for name in group_names() for award in read_group(name)["awards"]]
    kinds = {
        row["kind"]
        for name in group_names()
        for rows in read_group(name)["papers"].values()
        for row in rows
    }

    assert sorted(awards) == sorted(AWARDS)
    assert kinds == set(PAPER_NAMES)
