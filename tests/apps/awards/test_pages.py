"""Pages of the registry as a browser meets them."""

from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.apps.awards.given import AT, BK, LDTT, made_award, made_decision, made_person
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.awards.actions.conduct import save_inquiry
from thidua.apps.awards.actions.years import save_year
from thidua.apps.awards.facts import AwardFacts, InquiryFacts, Subject, YearFacts
from thidua.apps.awards.models import (
    AwardRecord,
    Decision,
    Discipline,
    Initiative,
    Inquiry,
    YearRecord,
)
from thidua.apps.people.models import Person


@pytest.fixture
def officer(world: World, sign_in: Any) -> Client:
    """The officer of CCC, signed in."""
    client: Client = sign_in(world.member)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"awards:{name}", args=args)


def page_of(person: Person) -> str:
    return reverse("people:person", args=[person.pk])


def typed(**changes: str) -> dict[str, str]:
    """The form of an award, filled in."""
    return {
        "award": "LDTT",
        "type": "cong_trang",
        "year": "2023",
        "number": "12/QĐ-CCC",
        "decided_on": "2024-01-10",
        "signatory": "Lê Thị B",
        **changes,
    }


def test_an_award_is_recorded_edited_presented_revoked_and_recovered(
    world: World, officer: Client
) -> None:
    person = made_person(world)
    officer.post(address("enter_award_for_person", person.pk), typed())
    record = AwardRecord.objects.get()
    officer.post(address("correct_award", record.pk), typed(achievement="Hoàn thành", seen="0"))
    officer.post(
        address("present_award", record.pk),
        {"presented_on": "2024-02-01", "presented_by": "Chủ tịch Hội"},
    )
    before = one_line(officer.get(page_of(person)))
    officer.post(
        address("revoke_award", record.pk),
        {"number": "20/QĐ", "revoked_on": "2024-05-01", "reason": "Khai không đúng sự thật"},
    )
    officer.post(
        address("note_recovery", record.pk), {"recovered_on": "2024-06-01", "note": "Giấy"}
    )
    after = one_line(officer.get(page_of(person)))
    shown = officer.get(address("award", record.pk)).content.decode()

    record.refresh_from_db()
    assert (record.achievement, record.state, record.recovery_note) == (
        "Hoàn thành", "revoked", "Giấy",
    )  # fmt: skip
    for told in ("12/QĐ-CCC, 10/01/2024", "Lê Thị B ký", "trao ngày 01/02/2024, Chủ tịch Hội"):
        assert told in before
    assert "<s><a" in after
    assert "đã hủy bỏ ngày 01/05/2024</span>" not in before
    assert "đã hủy bỏ ngày 01/05/2024: Khai không đúng sự thật (đã thu hồi)" in after
    for words in ("Đã hủy bỏ ngày 01/05/2024 theo 20/QĐ", "Ghi thu hồi", "Hủy bỏ khen thưởng"):
        assert words in shown
    assert "Sửa</a>" not in shown


def test_what_is_odd_is_asked_about_once_and_nothing_is_half_saved(
    world: World, officer: Client
) -> None:
    url = address("enter_award_for_person", made_person(world).pk)
    odd = typed(decided_on="2024-01-10", year="2019", achievement="Đã gõ")

    first = officer.post(url, odd)
    between = (AwardRecord.objects.count(), Decision.objects.count())
    second = officer.post(url, {**odd, "despite_doubts": "on"})

    page = first.content.decode()
    assert (first.status_code, second.status_code, between) == (422, 302, (0, 0))
    for words in ("muộn hơn 3 năm", "Đã xem lại, vẫn ghi như trên", "Đã gõ"):
        assert words in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"award": "HUY_HIEU"}, "chỉ được tặng đến hết ngày 31/12/2023"),
        ({"award": "CO_TINH"}, "CO_TINH"),
        ({"award": ""}, "invalid-feedback"),
        ({"number": ""}, "invalid-feedback"),
        ({"year": "9999"}, "invalid-feedback"),
        ({"achievement": "x" * 501}, "invalid-feedback"),
        ({"period_from": "2024-01-11"}, "trước ngày bắt đầu thành tích 11/01/2024"),
        ({"decided_on": "2099-01-01"}, "sau hôm nay"),
    ],
)
def test_a_wrong_form_is_refused_in_words(
    world: World, officer: Client, changes: dict[str, str], words: str
) -> None:
    answer = officer.post(
        address("enter_award_for_person", made_person(world).pk), typed(**changes)
    )

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert (AwardRecord.objects.count(), Decision.objects.count()) == (0, 0)


def test_the_units_history_counts_what_its_people_were_given(world: World, officer: Client) -> None:
    unit = world.units["CCC"]
    made_award(world)
    officer.post(
        address("enter_award_for_unit", unit.pk), typed(award="TTLDTT", number="13/QĐ-CCC")
    )
    officer.post(
        address("save_year_for_unit", unit.pk),
        {"year": "2023", "classification": "HTXSNV", "members": "12", "ldtt": "9"},
    )

    officer.post(address("confirm_history", unit.pk), {"complete": "yes"})

    answer = officer.get(address("unit", unit.pk))

    page = answer.content.decode()
    assert "Đã xác nhận: lịch sử của đơn vị nhập đủ" in page
    assert "Lịch sử chưa được xác nhận" not in page
    assert answer.context["people_awarded"] == [(2023, [("Lao động tiên tiến", 1)])]
    for words in ("Tập thể lao động tiên tiến", "Hoàn thành xuất sắc nhiệm vụ", "12 người"):
        assert words in page


def test_years_initiatives_disciplines_and_matters_are_kept_on_the_timeline(
    world: World, officer: Client
) -> None:
    person = made_person(world)
    key = person.pk
    officer.post(address("save_year_for_person", key), {"year": "2023", "classification": "HTTNV"})
    officer.post(
        address("person_year", key, 2023),
        {"year": "2023", "classification": "HTXSNV", "registered": "true", "seen": "1"},
    )
    stale = officer.post(
        address("person_year", key, 2023), {"year": "2023", "classification": "", "seen": "1"}
    )
    officer.post(
        address("save_initiative", key), {"name": "Số hóa", "year": "2023", "scope": "co_so"}
    )
    officer.post(address("save_discipline_for_person", key), {"level": "Cảnh cáo"})
    officer.post(
        address("save_inquiry_for_person", key), {"matter": "Thanh tra", "opened_on": "2024-01-01"}
    )
    page = officer.get(page_of(person)).content.decode()

    assert (stale.status_code, YearRecord.objects.get().classification) == (422, "HTXSNV")
    assert YearRecord.objects.get().registered is True
    for words in ("Số hóa", "cấp cơ sở", "Đang trong thời gian kỷ luật: Cảnh cáo",
                  "Đang xem xét từ 01/01/2024: Thanh tra", "đã đăng ký thi đua"):  # fmt: skip
        assert words in page
    inquiry = Inquiry.objects.get()
    officer.post(
        address("inquiry", inquiry.pk),
        {"matter": "Thanh tra", "opened_on": "2024-01-01", "closed_on": "2024-03-01"},
    )
    for name, model in (("discipline", Discipline), ("initiative", Initiative)):
        url = address(f"remove_{name}", model.objects.get().pk)
        assert "Chỉ bỏ khi ghi nhầm" in officer.get(url).content.decode()
        officer.post(url)
    after = officer.get(page_of(person)).content.decode()
    assert (Discipline.objects.count(), Initiative.objects.count()) == (0, 0)
    assert "Chưa được đề nghị khen thưởng" not in after


def test_other_units_find_nothing(world: World, sign_in: Any) -> None:
    person = made_person(world)
    record = made_award(world, subject=Subject.of_person(person))
    inquiry = save_inquiry(
        Subject.of_person(person), InquiryFacts("x", AT.date()), actor=world.standing, at=AT
    )
    addresses = [
        address("unit", world.units["CCC"].pk),
        address("enter_award_for_unit", world.units["CCC"].pk),
        address("enter_award_for_person", person.pk),
        address("save_year_for_person", person.pk),
        address("save_initiative", person.pk),
        address("award", record.pk),
        address("correct_award", record.pk),
        address("present_award", record.pk),
        address("revoke_award", record.pk),
        address("note_recovery", record.pk),
        address("decision", record.decision_id),
        address("edit_decision", record.decision_id),
        address("present_decision", record.decision_id),
        address("inquiry", inquiry.pk),
        address("remove_inquiry", inquiry.pk),
        address("enter_award_for_household", world.authority.pk),
    ]

    for stranger in (world.head, world.outsider):
        client = sign_in(stranger)
        assert [client.get(url).status_code for url in addresses] == [404] * len(addresses)
        assert client.post(address("remove_inquiry", inquiry.pk)).status_code == 404
    assert Inquiry.objects.count() == 1


def test_a_unit_may_not_revoke_what_was_decided_above_it(world: World, officer: Client) -> None:
    record = made_award(world, BK)

    page = officer.get(address("award", record.pk)).content.decode()

    assert "Hủy bỏ</a>" not in page
    assert officer.get(address("revoke_award", record.pk)).status_code == 403


def test_a_household_is_recorded_on_a_decision_by_the_standing_office(
    world: World, sign_in: Any
) -> None:
    office, decision = sign_in(world.standing), made_decision(world)
    url = address("enter_award_for_household", world.authority.pk)

    form = office.get(f"{url}?decision={decision.pk}").content.decode()
    answer = office.post(
        url,
        typed(award="GK", household="Hộ bà Lê Thị Xuân", number=decision.number,
              decided_on="2024-01-15", type="phong_trao"),
        follow=True,
    )  # fmt: skip

    assert 'value="15/QĐ-UBND"' in form
    assert "Hộ bà Lê Thị Xuân" in answer.content.decode()
    assert AwardRecord.objects.get().decision == decision


def test_the_list_of_decisions_is_narrowed_sorted_scoped_and_goes_out(
    world: World, officer: Client, sign_in: Any
) -> None:
    made_award(world)
    made_decision(world, "2/QĐ-TTg", decided_on=AT.date(), signatory="Phạm Đ")
    office = sign_in(world.standing)

    def numbers(client: Client, query: str = "") -> list[str]:
        return [row[1] for row in client.get(address("decisions") + f"?{query}").context["rows"]]

    assert numbers(office) == ["2/QĐ-TTg", "15/QĐ-UBND"]
    assert numbers(office, "sort=number") == ["15/QĐ-UBND", "2/QĐ-TTg"]
    assert numbers(office, "q=pham d") == numbers(office, "year=2025") == ["2/QĐ-TTg"]
    assert numbers(office, "award=LDTT") == ["15/QĐ-UBND"]
    assert numbers(office, "q=xyz") == []
    assert numbers(office, "year=0000&sort=?&award=?") == []
    assert numbers(officer) == ["15/QĐ-UBND"]
    assert numbers(sign_in(world.head)) == []
    content = office.get(address("decisions_workbook")).content
    rows = list(load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert rows[2:] == [
        ("2/QĐ-TTg", "15/06/2025", "UBND tỉnh", "Phạm Đ", "–", 0),
        ("15/QĐ-UBND", "15/01/2024", "UBND tỉnh", "Trần A", "–", 1),
    ]


def test_a_decision_is_edited_and_handed_over_as_a_whole(world: World, officer: Client) -> None:
    record = made_award(world)
    key = record.decision_id
    seen = officer.get(address("edit_decision", key)).context["seen"]
    told = {"number": "15/QĐ-UBND", "decided_on": "2024-01-15", "fund": "Quỹ tỉnh", "seen": seen}
    officer.post(address("edit_decision", key), told)
    stale = officer.post(address("edit_decision", key), told)
    officer.post(address("present_decision", key), {"presented_on": "2024-02-02"})
    again = officer.post(address("present_decision", key), {"presented_on": "2024-02-03"})

    record.refresh_from_db()
    page = officer.get(address("decision", key)).content.decode()
    assert (stale.status_code, again.status_code) == (422, 422)
    assert f"{record.presented_on:%d/%m/%Y}" == "02/02/2024"
    for words in ("Quỹ tỉnh", "02/02/2024", "Lao động tiên tiến", "Cá nhân"):
        assert words in page


def test_the_catalogue_says_who_decides_and_by_which_article(officer: Client) -> None:
    page = officer.get(address("catalogue")).content.decode()

    for words in (
        "Chiến sĩ thi đua cơ sở",
        "Thủ trưởng cơ quan, tổ chức, đơn vị",
        "Luật 06/2022/QH15, Điều 80 khoản 1",
        "Luật 06/2022/QH15, Điều 78 (chưa đối chiếu nguyên văn)",
        "Giải thưởng Hồ Chí Minh",
        "chỉ tặng đến hết 31/12/2023",
    ):
        assert words in page


@pytest.mark.parametrize("where", ["person", "unit", "decision"])
def test_pages_ask_the_same_number_of_queries_for_one_and_for_three(
    world: World, officer: Client, where: str
) -> None:
    person, decision = made_person(world), made_decision(world)
    url = {
        "person": page_of(person),
        "unit": address("unit", world.units["CCC"].pk),
        "decision": address("decision", decision.pk),
    }[where]
    subject = Subject.of_unit(world.units["CCC"]) if where == "unit" else Subject.of_person(person)
    facts = AwardFacts("TTLDTT", "cong_trang", 2023) if where == "unit" else LDTT
    counts = []
    for years in ([2021], [2022, 2023]):
        for year in years:
            given = AwardFacts(facts.award, facts.type, year)
            made_award(world, given, subject=subject, decision=decision)
            save_year(subject, year, YearFacts("HTTNV"), actor=world.standing, at=AT)
        officer.get(url)  # the first visit of a day is written down
        with CaptureQueriesContext(connection) as queries:
            officer.get(url)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_units_page_links_to_its_people_and_history(world: World, sign_in: Any) -> None:
    unit = world.units["CCC"]
    url = reverse("organisations:unit", args=[unit.pk])

    own = sign_in(world.member).get(url).content.decode()
    other = sign_in(world.head).get(url).content.decode()

    for link in (address("unit", unit.pk), f"/people/?unit={unit.pk}"):
        assert link in own
        assert link not in other
