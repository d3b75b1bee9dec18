"""Statistics over a million awards of one authority, ten years, 100,000 people; both databases."""

import sys
import time
from typing import TYPE_CHECKING

from bench.databases import on_each_database
from bench.sizes import sized

if TYPE_CHECKING:
    from django.test import Client

PEOPLE, RECORDS, UNITS = *sized((100_000, 1_000_000), (10_000, 100_000)), 240
COUNTRY = 30_000_000
FILL = (
    """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})
    INSERT INTO people_person (authority_id, unit_id, code, code_key, full_name, birth_year, sex,
        position, staff_class, is_direct_worker, counts_in_ratios, is_history_complete, is_illustrative,
        revision, search_text, sort_text)
    SELECT {authority}, {first_unit} + i % {units}, 'NV' || i, 'nv' || i, 'Nguyễn Văn ' || i,
        1980,
        CASE WHEN i % 2 = 0 THEN 'female' ELSE 'male' END, '', 'civil_servant',
        {direct}, {true}, {false}, {false}, 0, '', ''
    FROM n
    """,
    """
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {records} - 1)
    INSERT INTO awards_awardrecord (authority_id, decision_id, person_id, household, holder_name,
        holder_unit_id, award, type, year, achievement, basis, presented_by, state, revocation,
        revoked_because, is_illustrative, revision{more})
    SELECT {authority}, {decision}, {first_person} + i % {people}, '', 'x',
        {first_unit} + i % {units},
        CASE i % 7 WHEN 0 THEN 'CSTDCS' WHEN 1 THEN 'GK' WHEN 2 THEN 'BK_TINH' ELSE 'LDTT' END,
        'cong_trang', 2017 + i / {people}, '', '', '', 'decided', '', '', {false}, 0{more_values}
    FROM n
    """,
)


def main() -> None:
    """SQLite, then PostgreSQL."""
    on_each_database("bench.award_statistics")


def _fill(authority: int, first_unit: int, decision: int) -> None:
    from django.db import connection

    from thidua.apps.awards.models import AwardRecord
    from thidua.apps.people.models import Person

    lite = connection.vendor == "sqlite"
    names = {field.column for field in AwardRecord._meta.get_fields() if hasattr(field, "column")}
    later = sorted(
        names & {"award_words", "presented_for", "recovery_note"}
    )  # columns of later migrations
    facts = {
        "authority": authority, "first_unit": first_unit, "decision": decision, "units": UNITS,
        "people": PEOPLE, "records": RECORDS, "true": "1" if lite else "true",
        "false": "0" if lite else "false", "first_person": 0,
        "direct": "CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN {} ELSE {} END".format(
            *(("1", "0") if lite else ("true", "false"))
        ),
        "more": "".join(f", {name}" for name in later), "more_values": ", ''" * len(later),
    }  # fmt: skip
    for number, statement in enumerate(FILL):
        if number:
            facts["first_person"] = Person.objects.order_by("pk").values_list("pk", flat=True)[0]
        with connection.cursor() as cursor:
            cursor.execute(statement.format(**facts).replace("%", "%%"), [])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure(name: str) -> None:
    import django

    django.setup()
    from datetime import date

    from django.test import Client

    from thidua.config.database import bring_up_to_date

    bring_up_to_date()
    from thidua.apps.accounts.models import User
    from thidua.apps.awards.models import Decision
    from thidua.apps.organisations.models import Authority, Seat, Unit

    authority = Authority.objects.create(code="t", name="Tỉnh Đo")
    units = Unit.objects.bulk_create(
        Unit(authority=authority, code=f"DV{n:03}", name=f"Đơn vị {n}") for n in range(UNITS)
    )
    user = User.objects.create_user(username="snv", password="x", full_name="Sở")
    Seat.objects.create(user=user, kind="standing", authority=authority)
    decision = Decision.objects.create(authority=authority, number="1", decided_on=date(2026, 1, 1))
    start = time.perf_counter()
    _fill(authority.pk, units[0].pk, decision.pk)
    print(f"{name}: {RECORDS:,} awards in {time.perf_counter() - start:.0f} s", flush=True)
    client = Client()
    client.force_login(user)
    for label, query in (
        ("five years", "from=2022&to=2026"),
        ("one year", "from=2026&to=2026"),
        ("one award, five years", "from=2022&to=2026&award=CSTDCS"),
        ("one unit, ten years", f"from=2017&to=2026&unit={units[3].pk}"),
        ("ten years", "from=2017&to=2026"),
    ):
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            answer = client.get(f"/awards/statistics/?{query}", HTTP_HOST="localhost")
            taken.append(time.perf_counter() - start)
            assert answer.status_code == 200, answer.status_code
        print(f"  {label:<24} {min(taken) * 1000:6.0f} ms", flush=True)
    _pivot(client)


def _pivot(client: "Client") -> None:
    """The table builder over all of them; told for the country's thirty million too."""
    for label, query in (
        ("pivot year × award", "rows=year&columns=award&measure=count"),
        ("pivot unit × year", "rows=unit&columns=year&measure=count"),
        ("pivot award × sex", "rows=award&columns=sex&measure=people"),
    ):
        taken = []
        for _ in range(3):
            start = time.perf_counter()
            answer = client.get(f"/insight/extract/?source=awards&{query}", HTTP_HOST="localhost")
            taken.append(time.perf_counter() - start)
            assert answer.status_code == 200, answer.status_code
        whole = min(taken) * COUNTRY / RECORDS
        print(
            f"  {label:<24} {min(taken) * 1000:6.0f} ms, for {COUNTRY:,}: {whole:.0f} s", flush=True
        )


if __name__ == "__main__":
    _measure(sys.argv[1])
