"""The consolidated review of a bloc's half-year, or year: everything that any form of it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.ledger.pages.ledger import Sums, sums_in_words
from thidua.apps.ledger.queries import call_then, first_half_ends
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import Review, ReviewPeriod
from thidua.apps.reviews.pages.compared import ComparedRow, compared_rows
from thidua.apps.reviews.pages.doers import Doer, doers_of
from thidua.apps.reviews.pages.movements import MovementRow, movement_rows
from thidua.apps.reviews.pages.press import period_in_words, press_text
from thidua.apps.reviews.pages.targets import TargetsPage, targets_page
from thidua.apps.reviews.registries.parts import ReviewPart, parts_of
from thidua.domain.covenant_text import lines_of
from thidua.web.charts import Chart, Reach, chart_of


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole review; ``words`` are headings with the sentences that the bloc wrote."""

    when: str
    since: date
    until: date
    sums: Sums
    doers: Sequence[Doer]
    silent: int
    targets: TargetsPage
    compared: Sequence[ComparedRow]
    year_before: int
    movements: Sequence[MovementRow]
    parts: Sequence[ReviewPart]
    words: Sequence[tuple[str, Sequence[str]]]
    chart: Chart
    press: str
    is_whole: bool
    is_illustrative: bool


def review_page(material: Material) -> ReviewPage:
    """Everything, as far as the user of the material may see it."""
    season, period = material.season, material.period
    call_then(season, material.deeds)
    review = Review.objects.filter(season=season, period=period).first()
    sums = material.sums
    doers, movements, targets = doers_of(material), movement_rows(material), targets_page(material)
    half = period == ReviewPeriod.HALF
    return ReviewPage(
        when=period_in_words(material),
        since=season.starts_on,
        until=first_half_ends(season) if half else season.ends_on,
        sums=sums_in_words(sums),
        doers=doers,
        silent=sum(not each.lines for each in doers),
        targets=targets,
        compared=compared_rows(material),
        year_before=season.year - 1,
        movements=movements,
        parts=parts_of(season, material.user, period),
        words=_words(review),
        chart=_money_chart(doers),
        press=press_text(material, sums, movements, review, targets.told),
        is_whole=material.is_whole,
        is_illustrative=season.is_illustrative or bool(review and review.is_illustrative),
    )


def _words(review: Review | None) -> list[tuple[str, Sequence[str]]]:
    said = [
        (_("Đánh giá chung"), review.assessment if review else ""),
        (_("Tồn tại, khó khăn, nguyên nhân"), review.shortcomings if review else ""),
        (_("Phương hướng, nhiệm vụ"), review.directions if review else ""),
    ]
    return [(name, lines_of(text)) for name, text in said if text]


def _money_chart(doers: Sequence[Doer]) -> Chart:
    reaches = [
        Reach(each.name, 0, each.sum.value, each.sum.value, each.money)
        for each in doers
        if each.sum is not None
    ]
    return chart_of(_("Số tiền theo đơn vị"), reaches)
