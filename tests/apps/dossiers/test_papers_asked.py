"""Which papers a dossier needs: by the law of the day, or by the authority; reports are whole."""

from datetime import UTC, date, datetime

import pytest

from tests.apps.dossiers import story
from tests.factories import World
from thidua.apps.audit.models import Entry
from thidua.apps.dossiers.actions.nominating import NominationFacts, nominate_by_hand
from thidua.apps.dossiers.actions.papers_asked import ask_papers, renew_checklist
from thidua.apps.dossiers.actions.preparing import complete_dossier, save_report
from thidua.apps.dossiers.dossier.checklist import make_checklist
from thidua.apps.dossiers.dossier.working_calendar import central_deadline
from thidua.apps.dossiers.models import Nomination
from thidua.apps.dossiers.pages.nomination import nomination_page
from thidua.apps.dossiers.queries import papers_of
from thidua.apps.dossiers.refusals import PapersMissing

pytestmark = pytest.mark.django_db


def test_a_report_with_an_empty_part_is_not_complete(world: World) -> None:
    nomination = story.nominate(world)
    story.fill(nomination, world.head)
    empty = {**story.REPORT, "compliance": " ", "organisations": ""}
    save_report(nomination, empty, version=1, actor=world.head, at=story.SENT)

    with pytest.raises(PapersMissing) as refused:
        complete_dossier(nomination, revision=0, actor=world.head, at=story.SENT)

    assert "Báo cáo thành tích: Báo cáo còn bỏ trống: Chấp hành chủ trương" in str(refused.value)
    assert "Hoạt động của tổ chức đảng" in str(refused.value)


def test_a_law_that_changed_meanwhile_shows_its_papers_before_it_refuses(world: World) -> None:
    """The demo's own story: proposed under NĐ 91 in December, completed under NĐ 98 in January."""
    officer = world.officers["AAA"]
    facts = NominationFacts("BK_TINH", 2023)
    nomination = nominate_by_hand(world.units["AAA"], facts, actor=officer, at=story.SENT)
    story.fill(nomination, officer)
    before = set(nomination.papers.values_list("kind", flat=True))
    january = datetime(2024, 1, 16, 3, tzinfo=UTC)

    renew_checklist(nomination, actor=officer, at=january)
    with pytest.raises(PapersMissing):
        complete_dossier(nomination, revision=None, actor=officer, at=january)

    assert set(nomination.papers.values_list("kind", flat=True)) - before
    assert Entry.objects.filter(action="dossiers.renew_checklist").count() == 1
    renew_checklist(nomination, actor=officer, at=january)
    assert Entry.objects.filter(action="dossiers.renew_checklist").count() == 1


JULY = datetime(2025, 6, 30, 18, 30, tzinfo=UTC)
"""Half past one at night on 1 July 2025 in Vietnam."""


def test_a_dossier_proposed_in_the_first_night_follows_the_law_of_that_day(world: World) -> None:
    world.season.year = 2024
    made = nominate_by_hand(
        world.units["AAA"], NominationFacts("TTLDXS", 2024), actor=world.officers["AAA"], at=JULY
    )

    asked = {paper.kind: paper for paper in papers_of(made)}

    assert asked["report"].form == "NĐ 152/2025, Mẫu số 04"
    assert asked["report"].form_confidence == "uncertain"
    page = nomination_page(made, world.officers["AAA"], date(2025, 7, 1))
    assert "NĐ 152/2025" in page["verdict"].law
    assert page["originals"] == ""


def test_the_checklist_says_the_same_before_and_after_the_reception(world: World) -> None:
    """A dossier begun under one law and looked at under the next speaks of the next throughout."""
    nomination = story.nominate(world)  # in 2023
    user, day = world.standing, date(2025, 8, 20)

    def sureness() -> list[tuple[str, str, str, bool]]:
        lines = nomination_page(nomination, user, day)["lines"]
        return [
            (line.paper.kind, line.paper.citation, line.paper.confidence, line.paper.blocks)
            for line, _documents in lines
        ]

    before = sureness()
    nomination.received_on = day
    ask_papers(nomination, day)

    assert before == sureness()
    assert "NĐ 91/2017" not in str(before)


def test_papers_of_a_dossier_that_the_authority_regulates(world: World) -> None:
    unit, at = world.units["AAA"], datetime(2025, 9, 1, tzinfo=UTC)
    facts = NominationFacts("TTLDTT", 2024)
    advised = nominate_by_hand(unit, facts, actor=world.officers["AAA"], at=at)
    assert not any(paper.blocks for paper in papers_of(advised))
    story.set_share(world, "dossier_papers_ttldtt", "report,minutes")

    asked = make_checklist(advised, date(2025, 9, 1))

    assert [(line.kind, line.citation, line.blocks) for line in asked] == [
        ("report", "Quyết định số 1/QĐ-UBND", True), ("minutes", "Quyết định số 1/QĐ-UBND", True),
    ]  # fmt: skip
    assert not any(
        "Quyết định" in line.citation for line in make_checklist(advised, date(2024, 9, 1))
    )


def test_central_deadlines_are_of_the_year_after(world: World) -> None:
    title = Nomination(award="CSTD_TQ", award_year=2024)
    flag = Nomination(award="CO_CP", award_year=2024)

    assert central_deadline(title, date(2025, 3, 1)) == (
        "31/12/2025 (NĐ 98/2023, Điều 32; theo nguồn dẫn lại)"
    )
    assert central_deadline(flag, date(2025, 8, 1)).startswith("30/06/2025 (NĐ 152/2025")
    assert central_deadline(Nomination(award="GK", award_year=2024), date(2025, 3, 1)) == ""
