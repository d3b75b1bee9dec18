"""Schemes as YAML and as a sheet: what goes out comes back; what is wrong is named by place."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.formats.test_scheme_mapping import valid
from tests.plain_scoring import lines_below
from tests.scoring_strategies import scheme_mappings
from thidua.domain.clean_text import cleaned
from thidua.formats.canonical import canonical_mapping, scheme_hash
from thidua.formats.problems import FormatError
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import problems
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_sheet_layout import COLUMNS
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx
from thidua.formats.scheme_yaml import scheme_to_yaml

SCHEMES = sorted((Path(__file__).parents[1] / "data" / "schemes").glob("*.yaml"))
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF)).map(cleaned)


def yaml_of(mapping):
    return scheme_to_yaml(mapping).encode()


@st.composite
def wordy_mappings(draw):
    """Valid schemes with any words in names, sources and descriptive keys."""
    mapping = draw(scheme_mappings())
    for group in mapping["groups"]:
        group["name"] = draw(WORDS)
        for criterion in lines_below(group):
            criterion["name"] = draw(WORDS)
            criterion["measure"] = draw(st.sampled_from(["%", "=1+1", "true", "0.10", "a: b; c"]))
            criterion["evidence"] = draw(WORDS)
            criterion.get("rule", criterion)["source"] = draw(WORDS)
            criterion["legal_cap"] = {"percent": "15", "list": ["1", draw(WORDS)]}
    return mapping


@settings(max_examples=40)
@given(wordy_mappings())
def test_a_scheme_written_as_yaml_reads_back_the_same(mapping):
    source = read_scheme_file(yaml_of(mapping))

    assert canonical_mapping(source.mapping) == canonical_mapping(mapping)
    assert scheme_hash(source.mapping) == scheme_hash(mapping)


@settings(max_examples=25)
@given(wordy_mappings())
def test_a_scheme_written_as_a_sheet_reads_back_the_same(mapping):
    read = scheme_from_xlsx(scheme_to_xlsx(mapping))

    assert without_empty(read) == without_empty(canonical_mapping(mapping))
    assert problems(read) == []


def without_empty(value):
    """An empty list says no more than none does."""
    return {key: child for key, child in value.items() if child not in ("", [])}


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_whole_schemes_survive_both(path):
    mapping = canonical_mapping(read_scheme_file(path.read_bytes()).mapping)

    assert read_scheme_file(yaml_of(mapping)).mapping == mapping
    assert scheme_from_xlsx(scheme_to_xlsx(mapping)) == mapping


def test_yaml_for_people_writes_numbers_plainly_and_ids_in_quotes():
    mapping = valid()
    mapping["groups"][0]["criteria"][0]["id"] = "1.1"

    text = scheme_to_yaml(mapping)

    assert "total: 30\n" in text
    assert "id: '1.1'\n" in text
    assert "bonus_inside_total: true\n" in text


def test_the_mapping_itself_is_a_scheme_file():
    bare = b"\n".join(line[2:] for line in yaml_of(valid()).splitlines()[1:])

    source = read_scheme_file(bare)

    assert source.mapping == valid()
    assert source.members is None


@pytest.mark.parametrize(
    ("bloc", "members"),
    [
        ("", None),
        ("bloc: GL\n", None),
        ("bloc: {name: x}\n", None),
        ("bloc: {members: []}\n", None),
        ("bloc: {members: [{code: B, name: x}, {code: A}]}\n", ("B", "A")),
        ("bloc: {members: [B, A]}\nother: [1]\n", ("B", "A")),
    ],
)
def test_members_come_from_the_bloc(bloc, members):
    assert read_scheme_file(bloc.encode() + yaml_of(valid())).members == members


@pytest.mark.parametrize(
    ("text", "place", "line"),
    [
        ("bloc: {members: [{name: x}]}\n", "bloc.members[0].code", 1),
        ("bloc: {members: [A, A]}\n", "bloc.members[1]", 1),
        ("bloc: {members: 8}\n", "bloc.members", 1),
    ],
)
def test_wrong_members_are_named(text, place, line):
    with pytest.raises(FormatError) as error:
        read_scheme_file(text.encode() + yaml_of(valid()))

    assert [(problem.path, problem.line) for problem in error.value.problems] == [(place, line)]


def test_problems_of_a_file_carry_their_line():
    text = scheme_to_yaml(valid()).replace("decimals: 2", "decimals: 7")
    line = text.splitlines().index("  decimals: 7") + 1

    with pytest.raises(FormatError) as error:
        read_scheme_file(text.encode())

    (problem,) = error.value.problems
    assert str(problem).startswith(
        f"dòng {line}, decimals: «7» không dùng được; chỉ nhận số nguyên từ 0 đến 3"
    )


def test_a_missing_key_carries_the_line_of_its_surroundings():
    text = (
        scheme_to_yaml(valid())
        .replace("    id: G1\n", "")
        .replace("  - id: G1\n    name", "  - name")
    )
    line = text.splitlines().index("  - name: Nhóm") + 1

    with pytest.raises(FormatError) as error:
        read_scheme_file(text.encode())

    assert ("groups[0].id", line) in {(found.path, found.line) for found in error.value.problems}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"- 1\n",
        b"year: 2024\n",
        b"scheme: 5\n",
        b"scheme:\n",
        b"{",
        b"a: &x [*x]\ngroups: *x\n",
        b"scheme: !!python/object/apply:os.system [ls]\n",
        b"\xff\xfe",
        b"[" * 100_000,
        b"scheme: {total: 1, total: 2}\n",
        b"scheme:\n" + b"  a: 1\n" * 200_000,
    ],
)
def test_files_that_are_no_scheme_are_refused(data):
    with pytest.raises(FormatError):
        read_scheme_file(data)


def edited(change):
    """The sheet of a valid scheme after somebody edited it."""
    book = load_workbook(BytesIO(scheme_to_xlsx(valid())))
    change(book.active)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell_setter(name, value):
    def change(sheet):
        sheet[name] = value

    return change


@pytest.mark.parametrize(
    ("cell", "value", "named"),
    [
        ("A4", "Tiêu chuẩn", "A4"),
        ("A4", None, "A4"),
        ("D4", "mười", "D4"),
        ("D4", None, "D4"),
        ("D2", 31, "D2"),
        ("D3", 19, "D3"),
        ("B4", "b", "B5"),
        ("F5", ">", "F5"),
        ("G5", "0", "G5"),
        ("I4", "Theo cảm tình", "I4"),
        ("J4", "so theo: số đạt được; từ 50: 11", "J4"),
        ("J4", "so theo số đạt được", "J4"),
        ("J4", "mỗi việc: 5", "J4"),
        ("J4", "so theo: số đạt được; so theo: số đạt được", "J4"),
        ("J2", "số thập phân: 9; điểm thưởng nằm trong tổng: có", "J2"),
        ("K4", "Bỏ qua", "K4"),
        ("R4", "không phải JSON", "R4"),
        ("R4", '{"foo": "1"}', "R4"),
        ("R4", '{"rule": "x"}', "R4"),
        ("R4", "[" * 20_000, "R4"),
        ("A3", "Tiêu chí", "A3"),
        ("A10", "Bảng điểm", "A10"),
        ("D8", 5, "D8"),
        ("B10", "ZZ", "B10"),
        ("J12", "số lượng: 1,5", "J12"),
        ("S1", "Cột lạ", "S1"),
        ("O4", "hai", "O4"),
        ("R2", '{"classes": "x"}', "R2"),
    ],
)
def test_a_wrong_cell_of_the_sheet_is_named(cell, value, named):
    with pytest.raises(FormatError) as error:
        scheme_from_xlsx(edited(cell_setter(cell, value)))

    assert named in {problem.path for problem in error.value.problems}


def test_a_sheet_keeps_working_when_columns_are_moved_or_left_out():
    def swap(sheet):
        for row in range(1, sheet.max_row + 1):
            left, right = sheet.cell(row, 3).value, sheet.cell(row, 4).value
            sheet.cell(row, 3).value, sheet.cell(row, 4).value = right, left

    assert scheme_from_xlsx(edited(swap)) == valid()


def test_a_sheet_without_its_title_row_is_refused():
    with pytest.raises(FormatError):
        scheme_from_xlsx(edited(lambda sheet: sheet.delete_rows(1)))


def test_a_sheet_with_thousands_of_rows_is_refused():
    def fill(sheet):
        for _ in range(2_000):
            sheet.append(["Không xét", "x"])

    with pytest.raises(FormatError) as error:
        scheme_from_xlsx(edited(fill))

    assert "2000 dòng" in str(error.value)


def test_words_of_the_sheet_are_read_in_any_case():
    mapping = scheme_from_xlsx(edited(cell_setter("I4", "THEO MỨC")))

    assert mapping == valid()


def test_the_sheet_is_made_for_people():
    sheet = load_workbook(BytesIO(scheme_to_xlsx(valid()))).active

    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    assert sheet["D4"].value == 10
    assert sheet["J4"].value == "so theo: số đạt được; từ 0: 1; từ 50: 10"
    assert sheet["K5"].value == "Tính đủ điểm"
    assert sheet.freeze_panes == "D2"
    assert sheet.page_setup.orientation == "landscape"


def test_text_that_looks_like_a_formula_stays_text():
    mapping = valid()
    mapping["groups"][0]["name"] = "=HYPERLINK(1)"

    sheet = load_workbook(BytesIO(scheme_to_xlsx(mapping))).active

    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=HYPERLINK(1)", "s")


def test_what_cannot_be_said_in_words_is_kept_in_the_last_column():
    mapping = valid()
    first, second = mapping["groups"][0]["criteria"][:2]
    first["rule"], second["rule"] = "x", {"type": "bands", "bands": "x"}

    sheet = load_workbook(BytesIO(scheme_to_xlsx(mapping))).active

    assert json.loads(sheet["R4"].value)["rule"] == "x"
    assert json.loads(sheet["R5"].value)["rule"]["bands"] == "x"
    assert (sheet["J4"].value, sheet["J5"].value) == (None, None)
