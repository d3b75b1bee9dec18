"""A history handed in, compared with the registry, written all or nothing, taken back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.apps.awards.history_material import award, workbook
from tests.apps.awards.history_steps import accepted, faults, handed_in, person
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.awards.actions.importing import (
    HistoryUpload,
    accept_history,
    discard_history,
    import_history,
    undo_history,
    upload_history,
)
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.history_import.refusals import (
    ImportNotReady,
    RegistryMovedOn,
    WorkbookRefused,
)
from thidua.apps.awards.models import (
    AwardRecord,
    Decision,
    HistoryImport,
    Initiative,
    YearRecord,
)
from thidua.apps.people.models import Person, Posting
from thidua.formats.award_history_reader import read_history

TODAY = date(2026, 11, 26)
Rows = list[Mapping[str, Any]]


def test_import_writes_people_decisions_records_years_and_initiatives(world: World) -> None:
    person(world)
    data = workbook(
        [
            award(),
            award(name="Trần Thị Bình", birth_year=1985, sex="Nữ", is_direct_worker="Có"),
            award(code="CCC", name="", unit="", birth_year=None, kind="Tập thể", award="Cờ tỉnh"),
            award(name="Hộ ông Cường", birth_year=None, kind="Hộ gia đình", award="GK"),
        ],
        years=[{"code": "NV01", "year": 2022, "classification": "HTXSNV"}],
        initiatives=[{"code": "NV01", "year": 2022, "initiative": "Số hóa hồ sơ"}],
    )

    made = handed_in(world, data, adds_people=True)
    assert (made.state, made.problems) == ("previewed", [])
    assert AwardRecord.objects.count() == 0
    made = accepted(made)

    assert made.state == "accepted"
    assert made.counts == {
        "rows": 6, "awards": 4, "years": 1, "initiatives": 1, "doubles": 0, "people": 1,
        "decisions": 1, "doubts": 0,
    }  # fmt: skip
    assert sorted(AwardRecord.objects.values_list("award", "holder_name", "holder_unit__code")) == [
        ("CO_TINH", "Hội CCC", "CCC"),
        ("GK", "Hộ ông Cường", "CCC"),
        ("LDTT", "Nguyễn Văn An", "CCC"),
        ("LDTT", "Trần Thị Bình", "CCC"),
    ]
    new = Person.objects.get(full_name="Trần Thị Bình")
    assert (new.code, new.sex, new.is_direct_worker) == ("CCC-0001", "female", True)
    assert (new.search_text, Posting.objects.get().person) == ("ccc-0001 tran thi binh", new)
    assert YearRecord.objects.get().attitude_confirmed is None
    assert Initiative.objects.get().name == "Số hóa hồ sơ"
    assert Decision.objects.get().number == "12/QĐ-CCC"
    entry = Entry.objects.get(action="awards.import_history")
    assert entry.data == {"sha256": made.sha256, **made.counts}


@pytest.mark.parametrize(
    ("changes", "cell", "message"),
    [
        ({"name": "Nguyễn Văn Ấn"}, "B4",
         "Hội CCC không có ai tên Nguyễn Văn Ấn; có Nguyễn Văn An, NV01."),
        ({"name": "NGUYỄN  VĂN\u200b AN"}, None, ""),
        ({"name": "nguyen van an", "birth_year": None}, None, ""),
        ({"code": "nv01", "name": ""}, None, ""),
        ({"name": "Lê Văn Lạ"}, "B4", "Hội CCC không có ai tên «Lê Văn Lạ», sinh 1980 trong sổ."),
        ({"code": "NV99"}, "A4", "không có mã «NV99» trong sổ của Tỉnh Thử."),
        ({"code": "NV01", "name": "Lê Văn Lạ"}, "B4",
         "mã NV01 trong sổ là Nguyễn Văn An, dòng này ghi «Lê Văn Lạ»."),
        ({"code": "NV01", "birth_year": 1981}, "C4",
         "năm sinh của Nguyễn Văn An trong sổ là 1980, dòng này ghi 1981."),
        ({"code": "NV01", "unit": "AAA"}, "D4",
         "Nguyễn Văn An: người ở hai đơn vị, dòng này ghi Hội AAA, sổ ghi Hội CCC."),
        ({"unit": "Hội Không Có"}, "D4", "không có đơn vị nào mã hoặc tên là «Hội Không Có»."),
        ({"unit": "AAA"}, "D4", "Nguyễn Văn An: người ở hai đơn vị, dòng này ghi Hội AAA,"),
        ({"unit": "hoi ccc"}, None, ""),
        ({"unit": ""}, None, ""),
        ({"holder_unit": "Hội ABC"}, "S4", "không có đơn vị nào mã hoặc tên là «Hội ABC»."),
    ],
)  # fmt: skip
def test_people_are_found_by_code_or_name_or_named_as_faults(
    world: World, changes: dict[str, Any], cell: str | None, message: str
) -> None:
    person(world)

    made = handed_in(world, workbook([award(**changes)]))

    if cell is None:
        assert (made.problems, made.counts["awards"], made.counts["people"]) == ([], 1, 0)
    else:
        [[path, said]] = faults(made)
        assert (path, said[: len(message)]) == (cell, message)


def test_ambiguous_name_lists_who_it_may_be(world: World) -> None:
    person(world)
    person(world, "AAA", code="NV02", birth_year=1990)

    made = handed_in(world, workbook([award(unit="", birth_year=None)]))

    assert faults(made) == [
        [
            "B4",
            "có 2 người tên «Nguyễn Văn An»: Nguyễn Văn An, NV01, sinh 1980, Hội CCC; "
            "Nguyễn Văn An, NV02, sinh 1990, Hội AAA. Ghi mã cán bộ.",
        ]
    ]


def test_person_in_two_units_of_the_file_is_a_fault_naming_both(world: World) -> None:
    rows = [award(code="X1"), award(code="X1", unit="AAA", award="GK"), award(award="BK tỉnh")]

    made = handed_in(world, workbook([*rows, award(unit="BBB")]), adds_people=True)

    assert [said.partition(".")[0] for _path, said in faults(made)] == [
        "Nguyễn Văn An: người ở hai đơn vị, dòng này ghi Hội AAA, dòng 4 ghi Hội CCC",
        "Nguyễn Văn An: người ở hai đơn vị, dòng này ghi Hội BBB, dòng 4 ghi Hội CCC",
    ]


def test_officer_imports_for_the_own_unit_and_learns_nothing_of_others(world: World) -> None:
    person(world, "AAA", code="MAT01", full_name="Bí Mật", birth_year=1970)
    officer = world.officers["CCC"]
    rows = [
        award(name="Bí Mật", birth_year=1970, unit=""),
        award(code="MAT01", name="", birth_year=None, unit=""),
        award(unit="AAA"),
        award(kind="Tập thể", code="AAA", name="", birth_year=None, unit="", award="Cờ tỉnh"),
    ]

    made = handed_in(world, workbook(rows), actor=officer)

    assert [path for path, _ in faults(made)] == ["B4", "A5", "D6", "A7"]
    told = " ".join(said for _, said in faults(made))
    assert "Hội AAA" not in told
    assert "1970" not in told.replace("sinh 1970 trong sổ. Kiểm tra", "")
    unknown = handed_in(world, workbook([award(code="KHONGCO", name="", unit="")]), actor=officer)
    assert unknown.problems[0][2].split("Kiểm")[0] == (
        "không có mã «KHONGCO» trong sổ của Hội CCC. "
    )


def test_doubles_are_left_out_and_contradictions_are_faults(world: World) -> None:
    person(world)
    revoked = {"state": "Đã hủy bỏ", "revoked_on": "01/02/2023", "revoked_because": "Khai sai"}
    accepted(handed_in(world, workbook([award(), award(award="GK", year=2021)])))
    rows = [
        award(number="12/qđ - ccc"),
        award(year=2023, decided_on="20/12/2023"),
        award(year=2023, decided_on="20/12/2023"),
        award(number="99/QĐ"),
        award(award="GK", year=2021, **revoked),
    ]

    made = handed_in(world, workbook(rows))

    assert (made.counts["doubles"], made.counts["awards"]) == (2, 1)
    assert faults(made) == [
        [
            "F7",
            "Nguyễn Văn An đã có Lao động tiên tiến năm 2022 theo Quyết định 12/QĐ-CCC ngày "
            "20/12/2022.",
        ],
        ["V8", "trong sổ ghi trạng thái khác."],
    ]


def test_rows_of_one_decision_that_contradict_each_other_are_a_fault(world: World) -> None:
    person(world)
    rows = [award(signatory="Lê A"), award(award="GK", signatory="Trần B")]

    made = handed_in(world, workbook(rows))

    assert faults(made) == [
        ["P5", "quyết định 12/QĐ-CCC ngày 20/12/2022: dòng trước ghi «Lê A», "
               "dòng này ghi «Trần B»."],
    ]  # fmt: skip


def test_year_that_was_written_otherwise_is_a_fault(world: World) -> None:
    YearRecord.objects.create(person=person(world), year=2022, classification="HTTNV")
    years = [
        {"code": "NV01", "year": 2022, "classification": "HTTNV"},
        {"code": "NV01", "year": 2022, "classification": "HTXSNV"},
    ]

    made = handed_in(world, workbook([award()], years=years))

    assert made.counts["doubles"] == 1
    assert faults(made) == [["Số liệu năm!F5", "số liệu năm 2022 của Nguyễn Văn An đã ghi khác."]]


def test_second_import_of_a_file_writes_nothing(world: World) -> None:
    person(world)
    data = workbook([award()])
    accepted(handed_in(world, data))

    again = handed_in(world, data)

    assert (again.counts["doubles"], again.counts["awards"]) == (1, 0)
    with pytest.raises(ImportNotReady, match="không có gì mới"):
        accept_history(again, actor=world.standing, at=NOON)


def test_two_who_accept_the_same_rows_the_second_sees_the_registry_moved_on(world: World) -> None:
    person(world)
    first = handed_in(world, workbook([award()]))
    second = handed_in(world, workbook([award(), award(award="GK")]))
    accepted(first)

    second = accepted(second)

    assert second.job is not None
    assert (second.state, second.job.state) == ("previewed", "failed")
    assert "đã thay đổi từ khi xem trước" in second.job.error
    assert (second.counts["doubles"], second.counts["awards"]) == (1, 1)
    assert AwardRecord.objects.count() == 1
    assert accepted(second).state == "accepted"
    assert AwardRecord.objects.count() == 2


def test_import_that_breaks_half_way_leaves_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person(world)
    made = handed_in(world, workbook([award(name="Mới", year=2021), award()]), adds_people=True)
    before = Person.objects.count()

    def break_off() -> None:
        raise ZeroDivisionError

    made = accept_history(made, actor=world.standing, at=NOON)
    with made.file.open("rb") as opened:
        file = read_history(opened.read(), today=TODAY)
    with pytest.raises(ZeroDivisionError):
        import_history(made, file, actor=world.standing, at=NOON, finish=break_off)

    made.refresh_from_db()
    assert (AwardRecord.objects.count(), Decision.objects.count()) == (0, 0)
    assert (Person.objects.count(), made.state) == (before, "writing")


def test_import_history_refuses_what_nobody_accepted(world: World) -> None:
    person(world)
    data = workbook([award()])
    made = handed_in(world, data)

    with pytest.raises(ImportNotReady):
        import_history(made, read_history(data, today=TODAY), actor=world.standing, at=NOON)
    with pytest.raises(ImportNotReady):
        undo_history(made, actor=world.standing, at=NOON)


def test_registry_moved_on_is_a_refusal_without_the_worker(world: World) -> None:
    person(world)
    data = workbook([award()])
    made = accept_history(handed_in(world, data), actor=world.standing, at=NOON)
    Person.objects.update(full_name="Tên Khác")

    with pytest.raises(RegistryMovedOn):
        import_history(made, read_history(data, today=TODAY), actor=world.standing, at=NOON)


def test_discard_deletes_the_file(world: World, django_capture_on_commit_callbacks: Any) -> None:
    made = handed_in(world, workbook([award()]))
    assert (made.state, made.problem_total) == ("faulty", 1)
    name = made.file.name or ""

    with django_capture_on_commit_callbacks(execute=True):
        discard_history(made, actor=world.standing, at=NOON)

    made.refresh_from_db()
    assert (made.state, made.problems, made.file.storage.exists(name)) == ("discarded", [], False)
    with pytest.raises(ImportNotReady):
        discard_history(made, actor=world.standing, at=NOON)


@pytest.mark.parametrize("data", [b"", b"<html>", b"PK\x03\x04"])
def test_upload_history_refuses_what_is_no_workbook(world: World, data: bytes) -> None:
    place = HistoryPlace(world.authority)

    with pytest.raises(WorkbookRefused, match=r"Tệp a\.xlsx"):
        upload_history(place, HistoryUpload("a.xlsx", data), actor=world.standing, at=NOON)
    assert HistoryImport.objects.count() == 0


def test_only_the_places_own_people_import(world: World) -> None:
    place = HistoryPlace(world.authority, world.units["CCC"])
    upload = HistoryUpload("a.xlsx", workbook([award()]))

    for actor in (world.outsider, world.officers["AAA"]):
        with pytest.raises(PermissionDenied):
            upload_history(place, upload, actor=actor, at=NOON)
    made = handed_in(world, upload.data, actor=world.officers["CCC"])
    for act in (accept_history, discard_history, undo_history):
        with pytest.raises(PermissionDenied):
            act(made, actor=world.officers["AAA"], at=NOON)


def test_file_that_the_reader_refuses_says_why_on_its_page(world: World) -> None:
    made = handed_in(world, workbook())

    assert made.state == "faulty"
    assert made.problems == [["", "", "Chỉ nhận tệp có ít nhất một dòng dưới hàng tên cột."]]
