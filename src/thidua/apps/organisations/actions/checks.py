"""What every written organisation must fulfil."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Bloc, Unit
from thidua.apps.organisations.refusals import CodeTaken, DaysOutOfOrder, NameMissing
from thidua.domain.identity import identity, reads_as
from thidua.domain.vietnamese_order import order_text
from thidua.domain.vietnamese_text import fold
from thidua.web.ask_once import PossibleDouble
from thidua.web.lists import with_words
from thidua.web.words import written_day

LONGEST_SEARCH = 500


def refuse_nameless(code: str, name: str) -> None:
    """Both a code and a name are needed."""
    if not code.strip():
        raise NameMissing(_("Mã đang để trống."))
    if not name.strip():
        raise NameMissing(_("Tên đầy đủ đang để trống."))


def refuse_taken_code(others: QuerySet[Unit] | QuerySet[Bloc], code: str) -> None:
    """A code is used once in an authority, in whatever form it is written."""
    other: Model | None = others.filter(code_key=identity(code)).first()
    if other is not None:
        raise CodeTaken(
            _("Mã “%(code)s” đã dùng cho %(other)s; chọn mã khác.") % {"code": code, "other": other}
        )


def refuse_double(others: QuerySet[Unit] | QuerySet[Bloc], name: str) -> None:
    """Something is called so already, but perhaps for the marks that were not typed."""
    there: Iterable[Unit | Bloc] = with_words(others, name)
    same = next((each for each in there if reads_as(name, each.name)), None)
    if same is not None:
        raise PossibleDouble(
            _(
                "Đã có %(name)s, mã %(code)s."
                " Nếu đúng là nơi khác thì đánh dấu xác nhận rồi lưu lại."
            )
            % {"name": same.name, "code": same.code}
        )


def refuse_new_double(others: QuerySet[Unit] | QuerySet[Bloc], name: str, before: str) -> None:
    """As ``refuse_double``, where the name is another one than before."""
    if identity(name) != identity(before):
        refuse_double(others, name)


def refuse_disorder(first: date | None, last: date | None) -> None:
    """The last day may not come before the first."""
    if first is not None and last is not None and last < first:
        raise DaysOutOfOrder(
            _("Ngày cuối %(last)s trước ngày đầu %(first)s.")
            % {"last": written_day(last), "first": written_day(first)}
        )


def write_search(thing: Unit | Bloc, *others: str) -> None:
    """Keep what a search looks in and what a list sorts by."""
    words = " ".join(dict.fromkeys(fold(text) for text in (thing.code, thing.name, *others)))
    thing.search_text = words[:LONGEST_SEARCH]
    thing.sort_text = order_text(thing.name)
