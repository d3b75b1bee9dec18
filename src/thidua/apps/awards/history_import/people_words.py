"""What is said of people whom a row does not name clearly."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.awards.history_import.registry import KnownPerson
from thidua.apps.awards.history_import.units import UnitFinder
from thidua.formats.award_history_rows import Who
from thidua.formats.problems import shortened

_TWO_UNITS = gettext_noop(
    "Cột Đơn vị ghi đơn vị hiện nay; đơn vị cũ ghi ở cột «Đơn vị khi được tặng». Nếu "
    "là hai người trùng tên thì ghi mã cán bộ."
)
_LISTED = 4


def in_two_units(name: str, first: str, where: str, second: str) -> str:
    """One person, two units: ``where`` says what names the second."""
    return _(
        "%(name)s: người ở hai đơn vị, dòng này ghi %(first)s, %(where)s %(second)s. %(two_units)s"
    ) % {
        "name": name,
        "first": first,
        "where": where,
        "second": second,
        "two_units": _TWO_UNITS,
    }


def nobody(who: Who, where: str, alike: str) -> str:
    """Nobody there is called so; ``alike`` lists who is, but for the marks."""
    if alike:
        said = _("%(where)s không có ai tên %(who_name)s; có %(alike)s.") % {
            "where": where,
            "who_name": who.name,
            "alike": alike,
        }
    else:
        said = _("%(where)s không có ai tên %(who_name)s%(birth_year)s trong sổ.") % {
            "where": where,
            "who_name": shortened(who.name),
            "birth_year": born(who.birth_year),
        }
    return _("%(said)s Kiểm tra lại tên, đơn vị, hoặc chọn thêm người mới khi tải tệp lên.") % {
        "said": said
    }


def namesakes(found: Sequence[KnownPerson]) -> str:
    """The first few, each with the code."""
    listed = "; ".join(f"{p.name}, {p.code}" for p in found[:_LISTED])
    return f"{listed}; …" if len(found) > _LISTED else listed


def ambiguous(who: Who, found: Sequence[KnownPerson], units: UnitFinder) -> str:
    """Several there are called so."""
    listed = "; ".join(
        f"{p.name}, {p.code}{born(p.birth_year)}, {units.name(p.unit)}" for p in found[:_LISTED]
    )
    more = "; …" if len(found) > _LISTED else ""
    return _("có %(count)s người tên %(who_name)s: %(listed)s%(more)s. Ghi mã cán bộ.") % {
        "count": len(found),
        "who_name": shortened(who.name),
        "listed": listed,
        "more": more,
    }


def born(year: int | None) -> str:
    """The year of birth after a name; "" where nobody knows it."""
    return f", sinh {year}" if year else ""
