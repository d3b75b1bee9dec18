"""Parts of the scheme format that the pages cannot show yet: such a table is not taken in."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import Definition, lines_of
from thidua.apps.schemes.definition.reading import Fault


def unshown(definition: Definition) -> list[Fault]:
    """What of a definition no page shows, each with its place; empty for most tables."""
    return list(_of_lines(definition))


def _of_lines(definition: Definition) -> Iterator[Fault]:
    for line in lines_of(definition):
        name = str(line.get("id", ""))
        place = _("Tiêu chí %(name)s") % {"name": name}
        if "bonus" in line:
            yield Fault(place, _not_yet(_("điểm thưởng riêng của một tiêu chí")), name)


def _not_yet(what: str) -> str:
    return _(
        "các trang chưa thể hiện được %(what)s, nên chưa dùng được bảng điểm này ở đây; "
        "lệnh «thidua score» thì tính được."
    ) % {"what": what}
