"""The report of a standing office over all its blocs."""

from datetime import date

from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.papers.letterhead import office_header
from thidua.apps.reviews.pages.province import BlocRow, ProvincePage
from thidua.documents.kinds.province_review import (
    ProvinceReviewFacts,
    ReviewedBloc,
    province_review,
)
from thidua.documents.model import Document, Signature, Signatures
from thidua.domain.vietnamese_text import inside_sentence


def province_paper(
    authority: Authority, page: ProvincePage, period_name: str, day: date
) -> Document:
    """The page as an official paper."""
    return province_review(
        ProvinceReviewFacts(
            header=office_header(authority, "BC", day),
            title=f"Kết quả phong trào thi đua của các khối, {period_name.lower()} {page.year}",
            money=page.sums.money,
            before=page.before,
            year_before=page.year - 1,
            blocs=[_bloc(each) for each in page.rows],
            by_measure=[(each.measure, each.quantity, each.money) for each in page.sums.rows],
            signatures=Signatures((Signature("THỦ TRƯỞNG CƠ QUAN"),)),
            recipients=(f"Lãnh đạo {inside_sentence(authority.name)}",
                        "Các khối thi đua", "Lưu"),
            illustrative=any(each.season.is_illustrative for each in page.rows),
        )
    )  # fmt: skip


def _bloc(each: BlocRow) -> ReviewedBloc:
    return ReviewedBloc(
        name=each.season.bloc_name,
        lines=each.lines,
        money=each.money,
        before=each.before,
        silent=f"{each.silent}/{each.units}",
        movements=each.movements,
        targets=f"{each.met}/{each.targets}",
        behind=each.behind,
        unknown=each.unknown,
    )
