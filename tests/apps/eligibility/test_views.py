"""Pages: one subject, one reason, two laws, the list of many, the law itself."""

import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import NOON, World
from tests.factories_registry import give, good_years, invent, make_person, revoke, tell_year
from thidua.apps.awards.models import Discipline
from thidua.apps.eligibility.actions.screening import start_screening
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.pages.law_numbers import SHARE, UNIT_WORDS, YEARLY, YES_NO
from thidua.apps.eligibility.tracks.scope import Scope
from thidua.apps.jobs.models import Job
from thidua.apps.jobs.tasks import run
from thidua.apps.people.models import Person
from thidua.domain.award_codes import CLASS_NAMES, HELD_NAMES
from thidua.law.dated import parameter_names
from thidua.law.outline import read_parameter
from thidua.law.registry import AWARDS

WHEN = "?year=2025&day=2026-03-15"
CODES = re.compile(rf"\b({'|'.join([*HELD_NAMES, *CLASS_NAMES, 'RS20'])})\b")


@pytest.fixture
def person(world: World) -> Person:
    """Six good years with CSTĐCS, an initiative of the province; history complete."""
    made = make_person(world.units["CCC"], full_name="Trần Thị Mai", is_history_complete=True)
    good_years(made, range(2020, 2026), ("LDTT", "CSTDCS"))
    invent(made, 2025, "tinh")
    return made


@pytest.fixture
def screening(world: World, person: Person) -> Screening:
    """Three people, screened for 2025."""
    for code in ("AAA", "BBB"):
        other = make_person(world.units[code], f"CB-{code}", sex="female")
        good_years(other, range(2024, 2026))
    made = start_screening(
        Scope(world.authority), "individual", award_year=2025, received_on=date(2026, 3, 15),
        actor=world.standing, at=NOON,
    )  # fmt: skip
    run.call(made.job_id)
    return made


def words(answer: Any) -> str:
    """What the main part of a page says."""
    main = answer.content.decode().partition('<main id="content"')[2] or answer.content.decode()
    text = re.sub(r"<(title|script)\b.*?</\1>|<[^>]*>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", text)


def person_url(person: Person, place: str = "person", **extra: Any) -> str:
    return reverse(f"eligibility:{place}", args=[person.pk, *extra.values()]) + WHEN


def test_a_unit_sees_why_it_is_not_eligible_and_what_would_make_it_so(
    world: World, sign_in: Any
) -> None:
    unit = world.units["CCC"]
    tell_year(
        unit, 2025, classification="HTTNV", members=40, completed=40, ldtt=20, cstdcs=1,
        disciplined=0,
    )  # fmt: skip
    client = sign_in(world.officers["CCC"])

    page = client.get(reverse("eligibility:unit", args=[unit.pk]) + WHEN)

    text = words(page)
    assert "một nguồn ghi trên 50 %, một nguồn ghi từ 70 % trở lên; có 20/40" in text
    assert "Luật 06/2022/QH15, Điều 28; QĐ 86/2025/QĐ-UBND Bắc Ninh, Điều 4" in text
    assert (
        "tỷ lệ cá nhân đạt «Lao động tiên tiến» trên tổng số thành viên; sớm nhất năm xét 2026"
        in text
    )
    card = {card.award: card for card in page.context["page"].cards}["TTLDTT"]
    assert (card.standing.value, card.blocks) == ("near", False)
    assert CODES.findall(text) == []


def test_the_page_of_a_person_shows_what_changed_after_a_revocation(
    world: World, person: Person, sign_in: Any
) -> None:
    client = sign_in(world.officers["CCC"])
    before = client.get(person_url(person))
    revoke(person.award_records.get(award="CSTDCS", year=2024), date(2026, 3, 1))

    after = client.get(person_url(person))

    standing = [
        {card.award: card.standing.value for card in page.context["page"].cards}["CSTD_TINH"]
        for page in (before, after)
    ]
    assert standing == ["yes", "near"]
    text = words(after)
    assert "Còn thiếu 2 (cần 3, có 1): 03 lần liên tục" in text
    assert "sớm nhất năm xét 2027, nếu các năm 2026–2027 đều đạt" in text
    assert CODES.findall(text) == []


def test_cards_stand_nearest_first_and_common_conditions_once(
    world: World, person: Person, sign_in: Any
) -> None:
    page = sign_in(world.standing).get(person_url(person)).context["page"]

    order = ["yes", "near", "unknown", "no"]
    standings = [card.standing.value for card in page.cards]
    assert standings == sorted(standings, key=order.index)
    assert len(page.common) == 2
    assert sum(page.counts.values()) == 10


def test_what_nobody_entered_is_unknown_and_leads_to_entering_it(
    world: World, sign_in: Any
) -> None:
    person = make_person(world.units["CCC"])

    text = words(sign_in(world.officers["CCC"]).get(person_url(person)))

    assert "Chưa rõ: 10" in text
    assert "Nhập số liệu còn thiếu để biết" in text


@pytest.mark.parametrize("place", ["person", "compare_person"])
def test_another_unit_sees_nothing_of_a_person(
    world: World, person: Person, sign_in: Any, place: str
) -> None:
    for user, status in (
        (world.officers["CCC"], 200),
        (world.leaders["CCC"], 200),
        (world.standing, 200),
        (world.officers["AAA"], 404),
        (world.outsider, 404),
    ):
        assert sign_in(user).get(person_url(person, place)).status_code == status


@pytest.mark.parametrize(
    ("query", "words_said"),
    [
        ("?year=abc", "«abc» không phải năm"),
        ("?year=2025&day=2014-05-31", "01/06/2014"),
        ("?year=999999999999", "«999999999999» không phải năm"),
        ("?year=2101", "2100"),
        ("?day=hom-nay", "Ngày tiếp nhận hồ sơ"),
        ("?day=9999-12-31", "2100"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_in_place(
    world: World, person: Person, sign_in: Any, query: str, words_said: str
) -> None:
    address = reverse("eligibility:person", args=[person.pk]) + query

    page = sign_in(world.officers["CCC"]).get(address)

    assert (page.status_code, "page" in page.context and bool(page.context.get("page"))) == (
        200,
        False,
    )
    assert words_said in words(page)


def test_a_dissolved_unit_is_cautioned_about(world: World, sign_in: Any) -> None:
    unit = world.units["CCC"]
    unit.valid_to = date(2026, 2, 28)
    unit.save()
    client = sign_in(world.standing)

    text = words(client.get(reverse("eligibility:unit", args=[unit.pk]) + WHEN))

    assert "Đơn vị kết thúc hoạt động ngày 28/02/2026" in text
    earlier = client.get(reverse("eligibility:unit", args=[unit.pk]) + "?day=2026-02-28")
    assert "kết thúc hoạt động" not in words(earlier)


def test_two_laws_side_by_side(world: World, person: Person, sign_in: Any) -> None:
    client = sign_in(world.officers["CCC"])

    page = client.get(person_url(person, "compare_person") + "&other=2026-10-01")

    differing = {row.name for row in page.context["rows"] if row.differs}
    assert "Chiến sĩ thi đua cơ sở" in differing
    assert "Lao động tiên tiến" not in differing
    assert page.context["sides"][1].rule_set.code == "RS2026"
    assert client.get(reverse("eligibility:compare_person", args=[person.pk])).status_code == 200


def test_the_reason_is_a_fragment_and_without_script_a_page(
    world: World, person: Person, sign_in: Any
) -> None:
    client = sign_in(world.officers["CCC"])
    address = person_url(person, "person_reason", award="CSTD_TINH")

    fragment = client.get(address, headers={"HX-Request": "true"})
    plain = client.get(address)

    assert 'id="dialog-title"' in fragment.content.decode()
    assert "<html" not in fragment.content.decode()
    assert plain.url == person_url(person) + "#CSTD_TINH"
    wrong = client.get(
        person_url(person, "person_reason", award="XYZ"), headers={"HX-Request": "true"}
    )
    assert wrong.status_code == 409


def test_people_are_found_without_marks(world: World, person: Person, sign_in: Any) -> None:
    client = sign_in(world.officers["CCC"])

    assert list(client.get("/eligibility/?q=trần+MAI").context["page"]) == [person]
    assert "Không tìm thấy ai" in words(client.get("/eligibility/?q=hung"))
    units = client.get("/eligibility/?kind=units").context["page"]
    assert list(units) == [world.units["CCC"]]
    assert list(sign_in(world.outsider).get("/eligibility/").context["page"]) == []


def test_the_list_takes_as_many_queries_for_one_row_as_for_many(
    world: World, screening: Screening, sign_in: Any, django_assert_max_num_queries: Any
) -> None:
    client, address = sign_in(world.standing), reverse("eligibility:screening", args=[screening.pk])
    client.get(address)

    for query in ("?q=an+khong+co", "?unit=1", ""):
        with django_assert_max_num_queries(9):
            client.get(address + query)


def test_a_screening_is_narrowed_by_everything(
    world: World, screening: Screening, person: Person, sign_in: Any
) -> None:
    client, address = sign_in(world.standing), reverse("eligibility:screening", args=[screening.pk])

    def names(query: str) -> list[str]:
        return [row[1] for row in client.get(f"{address}?{query}").context["rows"]]

    others = ["Nguyễn Văn CB-AAA", "Nguyễn Văn CB-BBB"]
    assert names("award=CSTD_TINH&answer=yes") == ["Trần Thị Mai"]
    assert names("award=LDTT&answer=yes") == [*others, "Trần Thị Mai"]
    assert names("award=LDTT&answer=yes&sort=-name") == ["Trần Thị Mai", *reversed(others)]
    assert names("award=LDTT&answer=unknown") == []
    assert names("sex=female") == others
    assert names(f"unit={world.units['AAA'].pk}") == others[:1]
    assert names("staff=worker") == names("direct=yes") == names("q=cb-zzz") == []
    assert names("q=cb-aaa&award=bay&answer=x&unit=x&sort=;drop") == others[:1]


def test_women_are_preferred_among_many(world: World, screening: Screening, sign_in: Any) -> None:
    address = reverse("eligibility:screening", args=[screening.pk]) + "?award=LDTT&answer=yes"

    text = words(sign_in(world.standing).get(address))

    assert "3 người cùng đủ điều kiện, trong đó 2 nữ" in text
    assert "ưu tiên nữ" in text


def test_the_workbook_holds_the_same_rows(world: World, screening: Screening, sign_in: Any) -> None:
    address = reverse("eligibility:screening_workbook", args=[screening.pk]) + "?award=CSTD_TINH"

    answer = sign_in(world.standing).get(address)

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr] # one sheet
    assert [row[0] for row in rows[2:]] == ["Trần Thị Mai"]
    assert rows[-1][3] == "Chiến sĩ thi đua cấp tỉnh"


def test_a_screening_is_started_from_the_page(world: World, person: Person, sign_in: Any) -> None:
    client = sign_in(world.officers["CCC"])
    typed = {
        "year": "2025", "day": "2026-03-15", "kind": "individual",
        "scope": f"u{world.units['CCC'].pk}",
    }  # fmt: skip

    sent = client.post(reverse("eligibility:start_screening"), typed)
    again = client.post(reverse("eligibility:start_screening"), typed)
    foreign = client.post(
        reverse("eligibility:start_screening"), typed | {"scope": f"u{world.units['AAA'].pk}"}
    )

    job = Job.objects.get()
    assert sent.url == reverse("jobs:detail", args=[job.pk])
    assert (again.status_code, foreign.status_code) == (422, 422)
    assert "Đang rà soát" in words(again)
    run.call(job.pk)
    listing = client.get(reverse("eligibility:screenings"))
    assert "Đã rà soát 1" in words(listing)
    assert client.get(reverse("eligibility:start_screening")).status_code == 302


def test_a_screening_that_has_not_ended_shows_nothing(
    world: World, screening: Screening, sign_in: Any
) -> None:
    Screening.objects.update(finished_at=None)
    address = reverse("eligibility:screening", args=[screening.pk])

    assert "chưa xong" in words(sign_in(world.standing).get(address))
    assert sign_in(world.outsider).get(address).status_code == 404


def test_a_screening_of_units_is_listed(world: World, sign_in: Any) -> None:
    unit = world.units["AAA"]
    tell_year(unit, 2025, classification="HTTNV")
    give(unit, "CO_TINH", 2024)
    made = start_screening(
        Scope(world.authority), "collective", award_year=2025, received_on=date(2026, 3, 15),
        actor=world.standing, at=NOON,
    )  # fmt: skip
    run.call(made.job_id)

    page = sign_in(world.standing).get(reverse("eligibility:screening", args=[made.pk]))

    assert len(page.context["rows"]) == 4
    assert "/eligibility/units/" in page.context["rows"][0][0]


@pytest.mark.parametrize("name", ["law", "law_numbers", "law_changes"])
def test_the_law_is_told_in_words(world: World, sign_in: Any, name: str) -> None:
    text = words(sign_in(world.outsider).get(reverse(f"eligibility:{name}")))

    assert CODES.findall(text) == []
    assert "Luật 06/2022/QH15" in text


@pytest.mark.parametrize("award", AWARDS)
def test_each_award_has_its_page_of_law(world: World, sign_in: Any, award: str) -> None:
    text = words(sign_in(world.outsider).get(reverse("eligibility:law_award", args=[award])))

    assert CODES.findall(text) == []
    assert "đã đọc nguyên văn · chặn" in text


def test_an_unknown_award_has_no_page(world: World, sign_in: Any) -> None:
    address = reverse("eligibility:law_award", args=["XYZ"])

    assert sign_in(world.outsider).get(address).status_code == 404


def test_every_unit_of_a_number_has_words() -> None:
    units = {read_parameter(name).unit for name in parameter_names()}

    assert {unit for unit in units if not unit.startswith((SHARE, YEARLY, YES_NO))} <= set(
        UNIT_WORDS
    )


def test_who_fails_the_way_of_merit_is_told_of_the_movement(world: World, sign_in: Any) -> None:
    person = make_person(world.units["CCC"], full_name="Trần Thị Mai", is_history_complete=True)
    good_years(person, range(2020, 2026))
    client = sign_in(world.officers["CCC"])

    page = client.get(person_url(person))
    reason = client.get(
        person_url(person, "person_reason", award="BK_TINH"), headers={"HX-Request": "true"}
    )

    card = {card.award: card for card in page.context["page"].cards}["BK_TINH"]
    assert card.lines
    assert "Khen theo phong trào thi đua (Luật 06/2022/QH15, Điều 74 khoản 1 điểm a)" in words(page)
    for text in (words(page), words(reason)):
        assert "xét bằng tay, có căn cứ" in text
        assert "không đủ điều kiện" not in text.lower()
        assert CODES.findall(text) == []


def test_a_running_discipline_bars_the_movement_too(world: World, sign_in: Any) -> None:
    person = make_person(world.units["CCC"], full_name="Trần Thị Mai", is_history_complete=True)
    good_years(person, range(2020, 2026))
    Discipline.objects.create(person=person, level="canh_cao", decided_on=date(2026, 1, 5))

    page = sign_in(world.officers["CCC"]).get(person_url(person))

    assert {card.movement for card in page.context["page"].cards} == {""}


def test_pages_say_how_weak_the_source_is_that_picks_the_law(
    world: World, person: Person, sign_in: Any
) -> None:
    told = "Chọn luật theo ngày tiếp nhận: Luật 06/2026/QH16, Điều 4 khoản 4; mới có một nguồn"
    client = sign_in(world.officers["CCC"])

    compared = person_url(person, "compare_person")
    for address in (person_url(person), compared, reverse("eligibility:law")):
        assert told in words(client.get(address))


def test_numbers_tell_when_they_were_published_and_what_has_no_national_figure(
    world: World, sign_in: Any
) -> None:
    text = words(sign_in(world.outsider).get(reverse("eligibility:law_numbers")))

    assert "01/01/2024 hôm nay 15/06/2022 không còn mức chung" in text
    assert "do địa phương quy định" in text
    assert "chưa rõ 80% TTHC 5084" in text
