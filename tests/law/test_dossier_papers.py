"""The checklists: every award has one in every rule set, and only read texts block."""

import pytest

from thidua.domain.confidence import Confidence
from thidua.law.catalogue import catalogue
from thidua.law.dossier_papers import PAPER_NAMES, group_names, papers_for, read_group
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
                expected = paper.confidence is Confidence.TEXT and rule_set != "RS2026"
                assert paper.blocks is expected


def test_a_form_is_a_decree_and_a_number() -> None:
    before = {p.kind: p.form for p in papers_for("CO_TINH", "collective", "RS2013")}
    after = {p.kind: p.form for p in papers_for("CO_TINH", "collective", "RS2022A")}

    assert before["report"] == "NĐ 91/2017, Mẫu số 01"
    assert after["report"] == "NĐ 98/2023, Phụ lục I Mẫu số 02"
    person = {p.kind: p.form for p in papers_for("CSTD_TINH", "individual", "RS2022B")}
    assert person["report"] == "NĐ 98/2023, Phụ lục I Mẫu số 03"


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
