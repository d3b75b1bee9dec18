"""The list of people as a page or a sheet asks for it: words, filters, order."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.people.models import Person
from thidua.web.asked import a_choice, a_key
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_day

_STATES = {"working": Q(left_on=None), "left": Q(left_on__isnull=False), "all": Q()}
_WORK = {"direct": Q(is_direct_worker=True), "other": Q(is_direct_worker=False)}


@dataclass(frozen=True, slots=True)
class PeopleAsked(Narrowing):
    """What the address asks for."""

    unit: int | None = a_key()
    staff_class: str = a_choice(Person.StaffClass.values, "class")
    sex: str = a_choice(Person.Sex.values)
    work: str = a_choice(_WORK)
    state: str = a_choice(_STATES, usual="working")

    columns: ClassVar = {
        "code": Column(gettext_lazy("Mã"), ("code",)),
        "name": Column(gettext_lazy("Họ và tên"), ("sort_text",)),
        "born": Column(gettext_lazy("Năm sinh"), ("birth_year",)),
    }
    usual: ClassVar = "name"
    tail: ClassVar = ("sort_text", "pk")

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


def narrowed_people(people: QuerySet[Person], asked: PeopleAsked) -> QuerySet[Person]:
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
    return people.order_by(*asked.order)


ListedPersonRow = tuple[str, int, str, SafeString | str, object, str, str, str, SafeString | str]
"""Code, key, name, marks, year of birth, sex, position, class, unit."""


def person_lines(people: QuerySet[Person]) -> list[ListedPersonRow]:
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


def _left(day: date | None) -> SafeString | str:
    if not day:
        return ""
    words = _("nghỉ từ %s") % written_day(day)
    return format_html(' <span class="text-secondary fw-normal">({})</span>', words)
