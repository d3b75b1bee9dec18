"""The invented history of awards: each person stands for one case that rules must tell apart."""

import pytest

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord, Inquiry
from thidua.apps.demo.telling.awards_history import tell_awards_history
from thidua.apps.demo.telling.loading import load_demo
from thidua.apps.people.models import Person


def titles(code: str, award: str) -> list[int]:
    """Years in which a title stands."""
    records = AwardRecord.objects.filter(person__code=code, award=award, state="decided")
    return list(records.order_by("year").values_list("year", flat=True))


@pytest.mark.django_db
def test_the_awards_history_tells_each_case_once_and_marks_it_as_illustrative() -> None:
    load_demo("mat-khau-mau-1")
    again = tell_awards_history(User.objects.get(username="snv.gia-lai"))

    assert again is False
    assert titles("HDY-01", "CSTDCS") == [2018, 2021, 2022, 2023]
    assert titles("HDY-02", "CSTDCS") == [2022, 2023]
    assert titles("LHH-02", "CSTDCS") == [2021, 2023]
    assert AwardRecord.objects.get(person__code="LHH-02", state="revoked").year == 2022
    assert AwardRecord.objects.get(person__code="LHH-01", award="BK_TINH").type == "chuyen_de"
    assert list(Inquiry.objects.values_list("person__code", flat=True)) == ["HDY-03"]
    moved = Person.objects.get(code="HNB-01")
    assert [place.unit.code for place in moved.postings.all()] == ["HNB", "CTD"]
    flags = AwardRecord.objects.filter(award="CO_TINH").values_list("unit__code", flat=True)
    assert set(flags) == {"CTHUE", "VPDB", "LHTN"}  # from dossiers that were decided
    for model in (Person, AwardRecord):
        assert set(model._default_manager.values_list("is_illustrative", flat=True)) == {True}
