"""The list of people as a page or a sheet asks for it: words, filters, order."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.apps.organisations.pages.lists import Option, options
from thidua.apps.people.models import Person
from thidua.apps.people.queries import with_words

PAGE = 30
_ORDERS = {
    "name": ("sort_text", "pk"),
    "-name": ("-sort_text", "-pk"),
    "code": ("code", "pk"),
    "-code": ("-code", "-pk"),
    "born": ("birth_year", "sort_text", "pk"),
    "-born": ("-birth_year", "sort_text", "pk"),
}
_STATES = {"working": Q(left_on=None), "left": Q(left_on__isnull=False), "all": Q()}
_WORK = {"direct": Q(is_direct_worker=True), "other": Q(is_direct_worker=False)}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the address asks for."""

    words: str = ""
    unit: int | None = None
    staff_class: str = ""
    sex: str = ""
    work: str = ""
    state: str = "working"
    sort: str = "name"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowing":
        """Read from an address; what makes no sense is left out."""
        unit, state, sort = query.get("unit", ""), query.get("state", ""), query.get("sort", "")
        kind, sex, work = query.get("class", ""), query.get("sex", ""), query.get("work", "")
        return cls(
            words=query.get("q", "").strip()[:100],
            unit=int(unit) if unit.isdecimal() and len(unit) < 10 else None,
            staff_class=kind if kind in Person.StaffClass.values else "",
            sex=sex if sex in Person.Sex.values else "",
            work=work if work in _WORK else "",
            state=state if state in _STATES else "working",
            sort=sort if sort in _ORDERS else "name",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order and who left is asked for."""
        return bool(self.words or self.unit or self.staff_class or self.sex or self.work)

    def toggled(self, column: str) -> str:
        """The sort that a click on the column's head asks for."""
        return f"-{column}" if self.sort == column else column

    @property
    def heads(self) -> list[tuple[str, str, str]]:
        """The heads of the columns that sort: words, the address's sort, aria-sort or nothing."""
        names = {"code": _("Mã"), "name": _("Họ và tên"), "born": _("Năm sinh")}
        marks = {"": "ascending", "-": "descending"}
        return [
            (
                words,
                self.toggled(key),
                marks[self.sort.removesuffix(key)] if self.sort.endswith(key) else "",
            )
            for key, words in names.items()
        ]

    @property
    def filters(self) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        return [
            (
                "class",
                _("Đối tượng"),
                _("Tất cả"),
                options(Person.StaffClass.choices, self.staff_class),
            ),
            ("sex", _("Giới tính"), _("Tất cả"), options(Person.Sex.choices, self.sex)),
            (
                "work",
                _("Công việc"),
                _("Tất cả"),
                options([("direct", _("Trực tiếp")), ("other", _("Không trực tiếp"))], self.work),
            ),
            (
                "state",
                _("Tình trạng"),
                "",
                options(
                    [
                        ("working", _("Đang công tác")),
                        ("left", _("Đã nghỉ")),
                        ("all", _("Tất cả")),
                    ],
                    self.state,
                ),
            ),
        ]


def narrowed_people(people: QuerySet[Person], asked: Narrowing) -> QuerySet[Person]:
    """The people asked for, in order."""
    people = with_words(people, asked.words).filter(_STATES[asked.state])
    if asked.unit is not None:
        people = people.filter(unit=asked.unit)
    if asked.staff_class:
        people = people.filter(staff_class=asked.staff_class)
    if asked.sex:
        people = people.filter(sex=asked.sex)
    if asked.work:
        people = people.filter(_WORK[asked.work])
    return people.order_by(*_ORDERS[asked.sort])


PersonLine = tuple[str, int, str, SafeString | str, object, str, str, str, SafeString | str]
"""Code, key, name, marks, year of birth, sex, position, class, unit."""


def person_lines(people: QuerySet[Person]) -> list[PersonLine]:
    """The people of one page as plain texts, in the order of the columns."""
    rows = people.values_list(
        "code", "pk", "full_name", "is_illustrative", "left_on", "birth_year", "sex", "position",
        "staff_class", "unit__name",
    )  # fmt: skip
    sexes = {key: str(words) for key, words in Person.Sex.choices}
    kinds = {key: str(words) for key, words in Person.StaffClass.choices}
    illustrative = format_html(' <span class="illustrative">{}</span>', _("minh hoạ"))
    return [
        (
            code,
            key,
            name,
            format_html("{}{}", illustrative if mark else "", _left(left_on)),
            born or "–",
            sexes.get(sex, "–"),
            position or "–",
            kinds[kind],
            unit,
        )
        for code, key, name, mark, left_on, born, sex, position, kind, unit in rows
    ]


def _left(day: object) -> SafeString | str:
    if not day:
        return ""
    words = _("nghỉ từ %s") % f"{day:%d/%m/%Y}"
    return format_html(' <span class="text-secondary fw-normal">({})</span>', words)
