"""The papers «Báo cáo sơ kết 6 tháng» and «Báo cáo tổng kết năm» of a bloc."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_noop

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.paperwork.papers.letterhead import bloc_header
from thidua.apps.paperwork.registries.papers import (
    PaperKind,
    PaperNotReady,
    Request,
    register_paper,
)
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.pages.movements import MovementRow
from thidua.apps.reviews.pages.review import ReviewPage, review_page
from thidua.apps.reviews.pages.targets import TargetRow
from thidua.apps.seasons.models import Season
from thidua.documents.kinds.period_review import (
    PeriodReviewFacts,
    ReviewedMovement,
    ReviewedTarget,
    ReviewedUnit,
    period_review,
)
from thidua.documents.model import Document, Signature, Signatures


def build_half_year(request: Request) -> Document:
    """The review of the first half of the year."""
    return paper_of(request, ReviewPeriod.HALF)


def build_year(request: Request) -> Document:
    """The review of the whole year."""
    return paper_of(request, ReviewPeriod.YEAR)


def paper_of(request: Request, period: str) -> Document:
    """A period's review, for who sees all of the bloc."""
    season = request.season
    authorise(request.user, "reviews.view_review", season)
    if season.state == Season.State.DRAFT:
        raise PaperNotReady("Năm thi đua chưa mở nên chưa có gì để sơ kết.")
    page = review_page(Material(season, request.user, period))
    names = "Sơ kết" if period == ReviewPeriod.HALF else "Tổng kết"
    return period_review(
        PeriodReviewFacts(
            header=bloc_header(request, "BC-KTĐ"),
            bloc=season.bloc_name,
            title=f"{names} phong trào thi đua, công tác khen thưởng {page.when}",
            since=page.since,
            until=page.until,
            money=page.sums.money,
            by_measure=[(row.measure, row.quantity, row.money) for row in page.sums.rows],
            units=[ReviewedUnit(d.name, "; ".join(d.quantities), d.money) for d in page.doers],
            silent=page.silent,
            targets_told=page.targets.told,
            targets=[_target(each) for each in page.targets.rows],
            compared=[(row.name, row.now, row.then, row.change) for row in page.compared],
            year_before=page.year_before,
            movements=[_movement(each) for each in page.movements],
            words=list(_words(page)),
            signatures=Signatures((Signature("TRƯỞNG KHỐI", authority="TM. KHỐI THI ĐUA"),)),
            recipients=(
                "Các đơn vị thành viên",
                season.authority_at(None).standing_office,
                "Lưu",
            ),
            illustrative=page.is_illustrative,
        )
    )


def _target(each: TargetRow) -> ReviewedTarget:
    result = each.result
    return ReviewedTarget(
        result.target.text,
        result.promise,
        result.reached,
        str(each.badge.label),
        result.before,
        "; ".join(result.missing),
    )


def _movement(each: MovementRow) -> ReviewedMovement:
    people = f", {each.people} người" if each.people else ""
    held = f"{each.activities} hoạt động{people}" if each.activities else ""
    results = "; ".join(filter(None, (each.told, each.money)))
    return ReviewedMovement(each.name, each.origin, held, results)


def _words(page: ReviewPage) -> Iterator[tuple[str, Sequence[str]]]:
    """What others tell, then what the bloc wrote."""
    for part in page.parts:
        yield part.title, part.lines
    yield from page.words


for _kind, _title, _build, _order in (
    ("half_year_review", "Báo cáo sơ kết 6 tháng đầu năm", build_half_year, 16),
    ("year_review", "Báo cáo tổng kết năm của Khối", build_year, 22),
):
    register_paper(
        PaperKind(
            kind=_kind,
            title=_title,
            description=gettext_noop(
                "Kết quả, chỉ tiêu giao ước, so với năm trước, phong trào, phương hướng."
            ),
            build=_build,
            order=_order,
        )
    )
