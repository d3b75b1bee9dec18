"""A case of eligibility in a YAML file: one subject, one award year, what is known of both."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from thidua.domain.award_codes import (
    BASIS_NAMES,
    CLASS_NAMES,
    FORM_NAMES,
    HELD_NAMES,
    KINDS,
    SCOPE_NAMES,
    TITLE_NAMES,
)
from thidua.domain.track_record import (
    Case,
    CollectiveCounts,
    Discipline,
    HeldAward,
    Initiative,
    YearRecord,
)
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.yaml_text import YamlRefused, read_yaml_lines
from thidua.law.rule_sets import RULE_SETS

CASE_KEYS = (
    *("received_on", "award_year", "subject", "years", "held"),
    *("under_review", "discipline", "collective", "bloc"),
)
YEAR_KEYS = (
    *("classification", "titles", "basis"),
    *("attitude_confirmed", "initiatives", "registered", "months_of_service"),
)
MONTHS = 12  # of a year
HELD_KEYS = ("award", "type", "year", "decided_on", "revoked")
COUNT_KEYS = ("members", "completed", "ldtt", "cstdcs", "disciplined_from_canh_cao")

T = TypeVar("T")

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_TYPE = re.compile(r"[a-z][a-z_]*")


def read_case(data: bytes | str) -> Case:
    """The case in a file's text. What is left out, or left empty, is not known.

    Raises:
        FormatError: no YAML, an unknown key, a required key missing, a value outside its limits;
            every problem that was found, each with its place.
    """
    try:
        tree, lines = read_yaml_lines(data)
    except YamlRefused as error:
        raise FormatError([Problem("", "", "YAML", str(error))]) from error
    notes = Notes(lines)
    case = _case(Node(tree, "", notes))
    if case is None or notes.problems:
        raise FormatError(notes.problems)
    return case


def _case(node: Node) -> Case | None:
    if not node.has_keys(CASE_KEYS, required=("received_on", "award_year", "subject")):
        return None
    received_on, award_year = (
        _received_on(node.child("received_on")),
        _year(node.child("award_year")),
    )
    kind, name = _subject(node.child("subject"))
    case = Case(
        received_on=received_on or RULE_SETS[0].since,
        award_year=award_year or 0,
        kind=kind or "",
        name=name,
        years=_years(node.child("years")),
        held=_list(node.child("held"), _held),
        under_review=node.child("under_review").boolean(),
        disciplines=_list(node.child("discipline"), _discipline),
        collective=_collective(node.child("collective")),
        bloc_leader=_bloc_leader(node.child("bloc")),
    )
    return case if received_on and award_year is not None and kind else None


def _received_on(node: Node) -> date | None:
    found, first = _day(node), RULE_SETS[0].since
    if found is not None and found < first:
        node.wrong(f"ngày từ {first:%Y-%m-%d} trở đi")
        return None
    return found


def _subject(node: Node) -> tuple[str | None, str]:
    if node.value is None or not node.has_keys(("kind", "name"), required=("kind",)):
        return None, ""
    return node.child("kind").choice(KINDS), node.child("name").text() or ""


def _years(node: Node) -> dict[int, YearRecord]:
    if node.value is None:
        return {}
    if not isinstance(node.value, dict):
        node.wrong("một ánh xạ từ năm (4 chữ số) đến dữ liệu của năm")
        return {}
    years = {}
    for key in node.value:
        if _YEAR.fullmatch(key):
            years[int(key)] = _year_record(node.child(key))
        else:
            Node(key, f"{node.path}.{key}", node.notes).wrong("năm gồm 4 chữ số")
    return years


def _year_record(node: Node) -> YearRecord:
    if node.value is None or not node.has_keys(YEAR_KEYS):
        return YearRecord()
    titles = _list(node.child("titles"), _title)
    return YearRecord(
        classification=node.child("classification").choice(CLASS_NAMES),
        titles=None if titles is None else frozenset(titles),
        cstdcs_basis=_basis(node.child("basis")),
        attitude_confirmed=node.child("attitude_confirmed").boolean(),
        initiatives=_list(node.child("initiatives"), _initiative),
        registered=node.child("registered").boolean(),
        months_of_service=_count(node.child("months_of_service"), most=MONTHS),
    )


def _title(node: Node) -> str:
    if node.text() in FORM_NAMES:
        allowed = ", ".join(TITLE_NAMES)
        message = (
            f"«{node.text()}» là hình thức khen thưởng, ghi ở held; titles chỉ nhận {allowed}."
        )
        node.wrong(allowed, message)
        return ""
    return _required(node, node.choice(TITLE_NAMES), TITLE_NAMES)


def _basis(node: Node) -> str | None:
    if node.value is None or not node.has_keys(("CSTDCS",)):
        return None
    return node.child("CSTDCS").choice(BASIS_NAMES)


def _initiative(node: Node) -> Initiative:
    if not node.has_keys(("name", "scope")):
        return Initiative(None)
    return Initiative(node.child("scope").choice(SCOPE_NAMES), node.child("name").text() or "")


def _held(node: Node) -> HeldAward:
    if not node.has_keys(HELD_KEYS):
        return HeldAward(None)
    return HeldAward(
        award=node.child("award").choice(HELD_NAMES),
        type=_type(node.child("type")),
        year=_year(node.child("year")),
        decided_on=_day(node.child("decided_on")),
        revoked=node.child("revoked").boolean() or False,
    )


def _type(node: Node) -> str | None:
    text = node.text()
    if text is not None and not _TYPE.fullmatch(text):
        node.wrong("một mã chữ thường như cong_trang, dot_xuat, chuyen_de")
        return None
    return text


def _discipline(node: Node) -> Discipline:
    if not node.has_keys(("level", "ended_on")):
        return Discipline()
    return Discipline(_day(node.child("ended_on")), node.child("level").text() or "")


def _collective(node: Node) -> CollectiveCounts:
    if node.value is None or not node.has_keys(COUNT_KEYS):
        return CollectiveCounts()
    members = _count(node.child("members"), least=1)
    counts = {key: _count(node.child(key), most=members) for key in COUNT_KEYS[1:]}
    return CollectiveCounts(members=members, **counts)


def _bloc_leader(node: Node) -> bool | None:
    if node.value is None or not node.has_keys(("name", "rank", "leader")):
        return None
    node.child("name").text()
    _count(node.child("rank"), least=1)
    return node.child("leader").boolean()


def _count(node: Node, *, least: int = 0, most: int | None = None) -> int | None:
    number = node.number(
        least=Decimal(least), most=None if most is None else Decimal(most), whole=True
    )
    return None if number is None else int(number)


def _year(node: Node) -> int | None:
    text = node.text()
    if text is not None and not _YEAR.fullmatch(text):
        node.wrong("năm gồm 4 chữ số")
        return None
    return None if text is None else int(text)


def _day(node: Node) -> date | None:
    text = node.text()
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    node.wrong("một ngày có thật, viết năm-tháng-ngày như 2026-03-15")
    return None


def _list(node: Node, read: Callable[[Node], T]) -> tuple[T, ...] | None:
    """The entries; None, not known, when nothing is written."""
    if node.value is None:
        return None
    return tuple(read(element) for element in node.elements())


def _required(node: Node, value: str | None, allowed: dict[str, str]) -> str:
    """An entry of a list may not be empty."""
    if value is None and node.is_empty:
        node.wrong(", ".join(allowed))
    return value or ""
