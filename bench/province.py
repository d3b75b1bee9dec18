"""A generated province: people with ten years of history, made by the database itself."""

from datetime import date
from typing import Any

from django.db import connection, models

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord, Decision, Initiative, YearRecord
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.people.models import Person

FIRST_YEAR, LAST_YEAR = 2016, 2025
PEOPLE_OF_A_UNIT = 50

# A draw from 0 to 999 for a person n and a year y; the same everywhere and at every run.
_PERSON = "((n * 7919 + n / 13) % 1000)"
_YEAR = "((n * 104729 + y * 15485863 + (n / 7) * y) % 1000)"
_TITLE = "((n * 1299709 + y * 32452843 + (n / 11) * y) % 1000)"
_NUMBERS = (
    "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < {people})"
)
_YEARS = f"{_NUMBERS}, calendar(y) AS (SELECT {FIRST_YEAR} UNION ALL SELECT y + 1 FROM calendar WHERE y < {LAST_YEAR})"
_DRAWS = f"{_YEARS}, draw(n, y, person, year, title) AS (SELECT n, y, {_PERSON}, {_YEAR}, {_TITLE} FROM (SELECT CAST(n AS bigint) AS n, CAST(y AS bigint) AS y FROM count, calendar) AS pairs)"


def make_province(people: int) -> tuple[Authority, User]:
    """Fill an empty database; the same for the same number."""
    authority = Authority.objects.create(code="tinh", name="Tỉnh sinh thử", place="Tỉnh")
    owner = User.objects.create(username="snv", full_name="Sở Nội vụ")
    units = [
        Unit(authority=authority, code=f"D{n}", name=f"Đơn vị {n}")
        for n in range(people // PEOPLE_OF_A_UNIT + 1)
    ]
    first_unit = Unit.objects.bulk_create(units)[0].pk
    Decision.objects.bulk_create(
        Decision(authority=authority, number="01/QĐ", decided_on=date(year + 1, 1, 20))
        for year in range(FIRST_YEAR, LAST_YEAR + 1)
    )
    _people(authority, first_unit, people)
    _years(people)
    _awards(authority, people)
    _initiatives(people)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return authority, owner


def _insert(model: type[models.Model], given: dict[str, str], source: str, people: int) -> None:
    """Rows of ``given``, column by expression; what is left out is empty, nought or no."""
    values = {
        field.column: _empty(field)
        for field in model._meta.concrete_fields
        if not field.null and not field.primary_key
    } | given
    sql = f"INSERT INTO {model._meta.db_table} ({', '.join(values)}) {source}"
    sql = sql.replace("{people}", str(people)).replace("{values}", ", ".join(values.values()))
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _empty(field: Any) -> str:
    if isinstance(field, models.BooleanField):
        return "FALSE"
    return "''" if isinstance(field, models.CharField) else "0"


def _people(authority: Authority, first_unit: int, people: int) -> None:
    given = {
        "id": "n",
        "authority_id": str(authority.pk),
        "unit_id": f"{first_unit} + n / {PEOPLE_OF_A_UNIT}",
        "code": "'CB' || n",
        "code_key": "'cb' || n",  # as ``identity`` folds it
        "full_name": "'Nguyễn Văn ' || n",
        "sex": "CASE WHEN n % 2 = 0 THEN 'female' ELSE 'male' END",
        "staff_class": "'civil_servant'",
        "is_history_complete": "n % 12 <> 0",
        "search_text": "'nguyen van ' || n",
        "sort_text": "'nguyen van ' || n",
    }
    _insert(Person, given, f"{_NUMBERS} SELECT {{values}} FROM count", people)


def _years(people: int) -> None:
    given = {
        "person_id": "n",
        "year": "y",
        "classification": (
            "CASE WHEN year < 20 THEN '' WHEN person < 200 AND year < 700 THEN 'HTXSNV' WHEN year < 120 THEN 'HTXSNV' "
            "WHEN year < 900 THEN 'HTTNV' WHEN year < 990 THEN 'HTNV' ELSE 'KHTNV' END"
        ),
        "attitude_confirmed": "year > 15",
        "registered": "TRUE",
        "is_complete": "year % 40 <> 1",
    }
    _insert(YearRecord, given, f"{_DRAWS} SELECT {{values}} FROM draw", people)


def _awards(authority: Authority, people: int) -> None:
    decisions = Decision._meta.db_table
    for award, condition, basis in (
        ("LDTT", "year >= 20 AND year < 890", "''"),
        ("CSTDCS", "year < 890 AND (title < 40 OR (person < 200 AND title < 650))", "CASE WHEN title % 3 = 0 THEN 'SANG_KIEN' ELSE 'HTXSNV' END"),
        ("CSTD_TINH", "person < 60 AND y % 3 = n % 3 AND title < 400", "''"),
        ("BK_TINH", "(person < 200 AND title % 9 = 4) OR title = 500", "''"),
        ("GK", "title BETWEEN 700 AND 740", "''"),
        ("BK_TTG", "person < 20 AND y = 2019", "''"),
    ):  # fmt: skip
        given = {
            "authority_id": str(authority.pk),
            "decision_id": f"(SELECT id FROM {decisions} WHERE decided_on = {_january('y + 1')})",
            "person_id": "n",
            "holder_name": "'Nguyễn Văn ' || n",
            "award": f"'{award}'",
            "type": "'cong_trang'",
            "year": "y",
            "basis": basis,
            "state": "'decided'",
        }
        source = f"{_DRAWS} SELECT {{values}} FROM draw WHERE {condition}"
        _insert(AwardRecord, given, source, people)


def _january(year: str) -> str:
    """The day of the decision of a year, as the database writes days."""
    if connection.vendor == "sqlite":
        return f"({year}) || '-01-20'"
    return f"make_date(CAST({year} AS integer), 1, 20)"


def _initiatives(people: int) -> None:
    given = {
        "person_id": "n",
        "year": "y",
        "name": "'Số hóa hồ sơ'",
        "scope": "CASE WHEN title % 10 = 0 THEN 'tinh' ELSE 'co_so' END",
    }
    source = (
        f"{_DRAWS} SELECT {{values}} FROM draw WHERE title < 60 OR (person < 200 AND title < 300)"
    )
    _insert(Initiative, given, source, people)
