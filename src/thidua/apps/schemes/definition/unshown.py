"""Parts of the scheme format that the pages cannot show yet: such a table is not taken in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition, criteria_of, groups_of
from thidua.apps.schemes.definition.reading import Fault


def unshown(definition: Definition) -> list[Fault]:
    """What of a definition no page shows, each with its place; empty for most tables."""
    return [*_of_lines(definition), *_of_awards(definition), *_of_table(definition)]


def _of_lines(definition: Definition) -> Iterator[Fault]:
    groups = {str(group.get("id", "")) for group in groups_of(definition)}
    for group in groups_of(definition):
        for line in criteria_of(group):
            name = str(line.get("id", ""))
            place = _("Tiêu chí %(name)s") % {"name": name}
            if "criteria" in line:
                yield Fault(place, _not_yet(_("tiêu chí có tiêu chí con")), name)
            if "bonus" in line:
                yield Fault(place, _not_yet(_("điểm thưởng riêng của một tiêu chí")), name)
            if name in groups:
                yield Fault(place, _not_yet(_("tiêu chí trùng mã với một nhóm")), name)


def _of_awards(definition: Definition) -> Iterator[Fault]:
    awards = definition.get("awards")
    for award in awards if isinstance(awards, list) else ():
        if not isinstance(award, dict):
            continue
        place = _("Khen thưởng %(name)s") % {"name": award.get("award", "")}
        least = str(award.get("min_total", ""))
        if isinstance(award.get("quota"), dict) or "%" in least or "/" in least:
            yield Fault(place, _not_yet(_("số lượng hoặc tổng điểm tối thiểu tính theo tỷ lệ")))
        if "min_group" in award or "without" in award:
            yield Fault(place, _not_yet(_("điều kiện theo nhóm hoặc theo vi phạm")))


def _of_table(definition: Definition) -> Iterator[Fault]:
    place = _("Bảng điểm")
    if "deductions_cap" in definition:
        yield Fault(place, _not_yet(_("mức trừ tối đa của cả bảng")))
    if definition.get("classes") or definition.get("lower_class"):
        yield Fault(place, _not_yet(_("hạng xếp loại")))


def _not_yet(what: str) -> str:
    return _(
        "các trang chưa thể hiện được %(what)s, nên chưa dùng được bảng điểm này ở đây; "
        "lệnh «thidua score» thì tính được."
    ) % {"what": what}
