"""A screening's list: narrowed and sorted as the address says, each row with its reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.eligibility.models import Screening, ScreeningRow
from thidua.apps.eligibility.pages.figures import short_name
from thidua.apps.people.models import Person
from thidua.law.catalogue import catalogue
from thidua.law.screening import Plan, plan_for
from thidua.web.asked import a_choice, a_key
from thidua.web.lists import Column, Narrowing, with_words

PAGE = 50
ANSWER_WORDS = {
    "yes": gettext_lazy("Đủ điều kiện"),
    "near": gettext_lazy("Còn thiếu một điều kiện"),
    "unknown": gettext_lazy("Chưa rõ"),
}
_DIRECT = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class ScreeningAsked(Narrowing):
    """What the address asks for."""

    award: str = a_choice(catalogue())
    answer: str = a_choice(ANSWER_WORDS)
    unit: int | None = a_key()
    sex: str = a_choice(Person.Sex.values)
    staff: str = a_choice(Person.StaffClass.values)
    direct: str = a_choice(_DIRECT)

    columns: ClassVar = {
        "name": Column(gettext_lazy("Tên"), ("person__sort_text",)),
        "unit": Column(gettext_lazy("Đơn vị"), ("person__unit__sort_text",)),
    }
    usual: ClassVar = "name"
    tail: ClassVar = ("person__sort_text", "person__unit__sort_text", "person")


@dataclass(frozen=True, slots=True)
class UnitScreeningAsked(ScreeningAsked):
    """The same of units."""

    columns: ClassVar = {
        "name": Column(gettext_lazy("Tên"), ("unit__sort_text",)),
        "unit": Column(gettext_lazy("Mã"), ("unit__code",)),
    }
    tail: ClassVar = ("unit__sort_text", "unit__code", "unit")


def asked_of(screening: Screening, sent: Mapping[str, str]) -> ScreeningAsked:
    """Read from an address; an award that the plan does not judge is left out."""
    is_person = screening.kind == Screening.Kind.INDIVIDUAL
    asked = (ScreeningAsked if is_person else UnitScreeningAsked).of(sent)
    plan = plan_for(screening.kind, screening.rule_set)
    return asked if asked.award in plan.awards else replace(asked, award="")


def narrowed_rows(screening: Screening, asked: ScreeningAsked) -> "QuerySet[ScreeningRow]":
    """The rows asked for, in order."""
    is_person = screening.kind == Screening.Kind.INDIVIDUAL
    place = "person" if is_person else "unit"
    rows = _with_answer(ScreeningRow.objects.filter(screening=screening), screening, asked)
    rows = with_words(rows, asked.words, f"{place}__search_text")
    if is_person:
        rows = rows.filter(_of_people(asked))
    elif asked.unit is not None:
        rows = rows.filter(unit=asked.unit)
    return rows.order_by(*asked.order)


def _of_people(asked: ScreeningAsked) -> Q:
    found = Q()
    if asked.unit is not None:
        found &= Q(person__unit=asked.unit)
    if asked.sex:
        found &= Q(person__sex=asked.sex)
    if asked.staff:
        found &= Q(person__staff_class=asked.staff)
    if asked.direct:
        found &= Q(person__is_direct_worker=_DIRECT[asked.direct])
    return found


def _with_answer(
    rows: "QuerySet[ScreeningRow]", screening: Screening, asked: ScreeningAsked
) -> "QuerySet[ScreeningRow]":
    if not asked.award and not asked.answer:
        return rows
    plan = plan_for(screening.kind, screening.rule_set)
    bits = plan.bit(asked.award) if asked.award else (1 << len(plan.awards)) - 1
    columns = [asked.answer] if asked.answer else list(ANSWER_WORDS)
    rows = rows.annotate(**{f"in_{name}": F(name).bitand(bits) for name in columns})
    wanted = Q()
    for name in columns:
        wanted |= Q(**{f"in_{name}__gt": 0})
    return rows.filter(wanted)


@dataclass(frozen=True, slots=True)
class Told:
    """One row as values."""

    key: int
    name: str
    unit: str
    about: str
    answers: dict[str, list[str]]


def told_rows(screening: Screening, rows: "QuerySet[ScreeningRow]", award: str) -> list[Told]:
    """Rows of one page or of the file; of one award alone when it was asked for."""
    plan = plan_for(screening.kind, screening.rule_set)
    shown = plan.bit(award) if award else -1
    if screening.kind == Screening.Kind.INDIVIDUAL:
        columns = ["person", "person__full_name", "person__unit__name"]
        about = ["person__position", "person__sex"]
    else:
        columns, about = ["unit", "unit__name", "unit__code"], []
    values = rows.values_list(*columns, *ANSWER_WORDS, *about)
    return [_told(row, plan, shown) for row in values]


def _told(row: tuple[Any, ...], plan: Plan, shown: int) -> Told:
    key, name, unit, *rest = row
    answers = {
        answer: list(plan.awards_in(bits & shown))
        for answer, bits in zip(ANSWER_WORDS, rest, strict=False)
    }
    position, sex = rest[3:] or ("", "")
    about = ", ".join(filter(None, (position, _("nữ") if sex == Person.Sex.FEMALE else "")))
    return Told(key, name, unit, about, answers)


FoundRow = tuple[str, str, str, str, SafeString, SafeString, SafeString]
"""Address, name, about, unit, and the three lists of awards, each a link to its reasons."""


def page_rows(
    screening: Screening, told: Iterable[Told], names: Mapping[str, str]
) -> list[FoundRow]:
    """The rows of one page, ready to be shown."""
    place = "person" if screening.kind == Screening.Kind.INDIVIDUAL else "unit"
    when = urlencode({"year": screening.award_year, "day": screening.received_on.isoformat()})
    return [
        (
            f"{reverse(f'eligibility:{place}', args=[one.key])}?{when}",
            one.name,
            one.about,
            one.unit,
            _links(place, one.key, one.answers["yes"], names, when),
            _links(place, one.key, one.answers["near"], names, when),
            _links(place, one.key, one.answers["unknown"], names, when),
        )
        for one in told
    ]


def _links(
    place: str, key: int, awards: list[str], names: Mapping[str, str], when: str
) -> SafeString:
    if not awards:
        return SafeString("–")
    pattern = '<a href="{0}" hx-get="{0}" hx-target="#dialog-content" title="{1}">{2}</a>'
    return format_html_join(
        ", ",
        pattern,
        (
            (
                f"{reverse(f'eligibility:{place}_reason', args=[key, award])}?{when}",
                names[award],
                short_name(award, names),
            )
            for award in awards
        ),
    )


@dataclass(frozen=True, slots=True)
class Count:
    """One award's line of the summary."""

    award: str
    name: str
    yes: int
    near: int
    unknown: int


def counts_of(screening: Screening, names: Mapping[str, str]) -> list[Count]:
    """How many by award, in the law's order."""
    return [
        Count(award, names[award], found["yes"], found["near"], found["unknown"])
        for award, found in screening.counts.items()
    ]


def file_rows(told: Iterable[Told], names: Mapping[str, str]) -> Iterable[tuple[str, ...]]:
    """The same for a workbook."""
    for one in told:
        lists = ("; ".join(names[code] for code in one.answers[key]) for key in ANSWER_WORDS)
        yield (one.name, one.about, one.unit, *lists)
