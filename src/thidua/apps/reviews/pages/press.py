"""A short text for the press: what was done, in which movements, what comes next."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.pages.ledger import doer_in_words
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import Review
from thidua.apps.reviews.pages.movements import MovementRow
from thidua.domain.covenant_text import lines_of
from thidua.domain.ledger_sums import LedgerSums
from thidua.domain.qualified import worded_money, worded_quantity
from thidua.domain.vietnamese_text import inside_sentence

MOST_DEEDS, MOST_MOVEMENTS = 12, 3


def press_text(
    material: Material,
    sums: LedgerSums,
    movements: Iterable[MovementRow],
    review: Review | None,
    told: str,
) -> str:
    """Paragraphs: the whole, movements, works with most money first, targets, directions."""
    names = {"bloc": material.season.bloc_name, "when": period_in_words(material)}
    paragraphs = [_("Trong %(when)s, %(bloc)s") % names + _whole(sums)]
    if named := [f"“{each.name}”" for each in movements][:MOST_MOVEMENTS]:
        paragraphs.append(_("Nổi bật là các phong trào: %s.") % "; ".join(named))
    if works := _works(material.deeds):
        paragraphs.append(_("Đơn cử: %s.") % "; ".join(works))
    if told:
        paragraphs.append(_("Về các chỉ tiêu đã ký giao ước: %s.") % told)
    if review is not None:
        paragraphs += lines_of(review.assessment)
        if directions := lines_of(review.directions):
            paragraphs.append(_("Thời gian tới, Khối thống nhất: %s.") % _joined(directions))
    return "\n\n".join(paragraphs)


def period_in_words(material: Material) -> str:
    """6 tháng đầu năm 2024; năm 2024."""
    year = material.season.year
    return _("6 tháng đầu năm %d") % year if material.period == "half" else _("năm %d") % year


def _whole(sums: LedgerSums) -> str:
    if not sums.lines:
        return _(" chưa ghi kết quả nào vào sổ.")
    money = worded_money(sums.money)
    told = _(" đã ghi nhận %d kết quả") % sums.lines
    return told + (_(" với tổng số tiền %s.") % money if money else ".")


def _works(deeds: Iterable[Deed]) -> list[str]:
    """The largest works, those of one doer together; parts of others are left out."""
    wholes = [deed for deed in deeds if deed.part_of_id is None]
    chosen = sorted(wholes, key=_size, reverse=True)[:MOST_DEEDS]
    by_doer: dict[str, list[str]] = defaultdict(list)
    for deed in chosen:
        by_doer[doer_in_words(deed)].append(work_in_words(deed))
    return [f"{doer}: {', '.join(works)}" for doer, works in by_doer.items()]


def _size(deed: Deed) -> tuple[int, int]:
    money = deed.claim.money_in_all
    return (int(money.value) if money else 0, -deed.pk)


def work_in_words(deed: Deed) -> str:
    """Trao học bổng: 467 suất, trị giá hơn 1 tỷ đồng; a figure that the words hold is said once."""
    claim = deed.claim
    content = inside_sentence(deed.content).rstrip(".")
    quantity = worded_quantity(claim.quantity, deed.measure)
    money = worded_money(claim.money_in_all)
    worth = (_("trị giá %s") if quantity else _("số tiền %s")) % money if money else ""
    figures = ((quantity, quantity), (money, worth))
    told = ", ".join(words for figure, words in figures if figure and not _says(content, figure))
    return f"{content}: {told}" if told else content


def _says(content: str, figure: str) -> bool:
    """Whether the words hold the figure, not only its last digits."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}", content) is not None


def _joined(lines: Iterable[str]) -> str:
    return "; ".join(inside_sentence(line).rstrip(".;") for line in lines)
