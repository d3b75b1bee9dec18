"""A generated province: people with ten years of history, made by the database itself."""

from datetime import date

from django.db import connection

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
_BIG = f"{_YEARS}, draw(n, y, person, year, title) AS (SELECT n, y, {_PERSON}, {_YEAR}, {_TITLE} FROM (SELECT CAST(n AS bigint) AS n, CAST(y AS bigint) AS y FROM count, calendar) AS pairs)"


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


def _insert(table: str, columns: str, source: str, people: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({columns}) {source}".replace("{people}", str(people)))


def _people(authority: Authority, first_unit: int, people: int) -> None:
    columns = "id, authority_id, unit_id, code, full_name, sex, position, staff_class, counts_in_ratios, is_history_complete, is_illustrative, revision, search_text, sort_text"
    source = (
        f"{_NUMBERS} SELECT n, {authority.pk}, {first_unit} + n / {PEOPLE_OF_A_UNIT}, 'CB' || n, 'Nguyễn Văn ' || n, "
        "CASE WHEN n % 2 = 0 THEN 'female' ELSE 'male' END, '', 'civil_servant', TRUE, n % 12 <> 0, TRUE, 0, 'nguyen van ' || n, 'nguyen van ' || n FROM count"
    )
    _insert(Person._meta.db_table, columns, source, people)


def _years(people: int) -> None:
    columns = (
        "person_id, year, classification, attitude_confirmed, registered, is_complete, revision"
    )
    source = (
        f"{_BIG} SELECT n, y, CASE WHEN year < 20 THEN '' WHEN person < 200 AND year < 700 THEN 'HTXSNV' WHEN year < 120 THEN 'HTXSNV' "
        "WHEN year < 900 THEN 'HTTNV' WHEN year < 990 THEN 'HTNV' ELSE 'KHTNV' END, year > 15, TRUE, year % 40 <> 1, 0 FROM draw"
    )
    _insert(YearRecord._meta.db_table, columns, source, people)


def _awards(authority: Authority, people: int) -> None:
    columns = "authority_id, decision_id, person_id, household, holder_name, award, type, year, achievement, basis, presented_by, state, revocation, revoked_because, is_illustrative, revision"
    for award, condition, basis in (
        ("LDTT", "year >= 20 AND year < 890", "''"),
        ("CSTDCS", "year < 890 AND (title < 40 OR (person < 200 AND title < 650))", "CASE WHEN title % 3 = 0 THEN 'SANG_KIEN' ELSE 'HTXSNV' END"),
        ("CSTD_TINH", "person < 60 AND y % 3 = n % 3 AND title < 400", "''"),
        ("BK_TINH", "(person < 200 AND title % 9 = 4) OR title = 500", "''"),
        ("GK", "title BETWEEN 700 AND 740", "''"),
        ("BK_TTG", "person < 20 AND y = 2019", "''"),
    ):  # fmt: skip
        source = (
            f"{_BIG} SELECT {authority.pk}, (SELECT id FROM {Decision._meta.db_table} WHERE decided_on = {_january('y + 1')}), "
            f"n, '', 'Nguyễn Văn ' || n, '{award}', 'cong_trang', y, '', {basis}, '', 'decided', '', '', TRUE, 0 FROM draw WHERE {condition}"
        )
        _insert(AwardRecord._meta.db_table, columns, source, people)


def _january(year: str) -> str:
    """The day of the decision of a year, as the database writes days."""
    if connection.vendor == "sqlite":
        return f"({year}) || '-01-20'"
    return f"make_date(CAST({year} AS integer), 1, 20)"


def _initiatives(people: int) -> None:
    columns = "person_id, year, name, scope, recognised_by, used_at"
    source = (
        f"{_BIG} SELECT n, y, 'Số hóa hồ sơ', CASE WHEN title % 10 = 0 THEN 'tinh' ELSE 'co_so' END, '', '' "
        "FROM draw WHERE title < 60 OR (person < 200 AND title < 300)"
    )
    _insert(Initiative._meta.db_table, columns, source, people)
