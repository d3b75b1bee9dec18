"""The command: what it prints, what it refuses, and how fast it starts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from thidua.cli.eligibility import run
from thidua.cli.errors import InputError
from thidua.cli.main import main

CASE = """\
received_on: 2026-03-15
award_year: 2025
subject: {kind: individual, name: "Nguyễn Văn A"}
years:
  2023: {titles: [LDTT]}
  2024: {titles: [LDTT, CSTDCS]}
  2025: {titles: [LDTT, CSTDCS], initiatives: [{scope: tinh}]}
under_review: false
discipline: []
"""


@pytest.fixture
def case_file(tmp_path: Path) -> str:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, "utf-8")
    return str(path)


def test_json_is_the_contract(case_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([case_file, "--award", "CSTD_TINH", "--json"]) == 0

    output = capsys.readouterr()
    assert output.err == ""
    answer = json.loads(output.out)
    assert list(answer) == ["received_on", "rule_set", "verdicts"]
    assert (answer["received_on"], answer["rule_set"]) == ("2026-03-15", "RS2022B")
    (verdict,) = answer["verdicts"]
    assert list(verdict) == ["award", "eligible", "blocks", "requirements"]
    assert (verdict["award"], verdict["eligible"], verdict["blocks"]) == ("CSTD_TINH", False, True)
    assert verdict["requirements"][0] == {
        "code": "three_consecutive_cstdcs",
        "met": False,
        "needs": "3",
        "has": "2",
        "text": "03 lần liên tục được tặng «Chiến sĩ thi đua cơ sở», tính đến năm xét. "
        "Thực tế: có 2 (2024–2025); năm 2023 không đạt.",
        "cites": "Luật 06/2022/QH15, Điều 22 khoản 1",
        "confidence": "text",
        "effect": "block",
    }


def test_json_holds_every_award_of_the_kind(
    case_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run([case_file, "--json"])

    awards = [verdict["award"] for verdict in json.loads(capsys.readouterr().out)["verdicts"]]
    assert awards == [
        *("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_TQ"),
        *("GK", "BK_TINH", "BK_TTG", "HCLD3", "HCLD2", "HCLD1"),
    ]


def test_json_has_no_numbers_but_texts(case_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--json", case_file])

    def refuse(text: str) -> None:
        raise AssertionError(text)

    json.loads(capsys.readouterr().out, parse_float=refuse, parse_int=refuse)


def test_same_input_same_bytes(case_file: str) -> None:
    command = [sys.executable, "-m", "thidua", "eligibility", case_file, "--json"]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }

    assert len(outputs) == 1


def test_text_names_each_requirement_with_its_mark_and_article(
    case_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([case_file]) == 0

    text = capsys.readouterr().out
    assert "Cá nhân: Nguyễn Văn A — xét cho năm 2025" in text
    assert "áp dụng RS2022B (Luật 06/2022/QH15, NĐ 152/2025, NĐ 129/2025)" in text
    assert "CSTD_TINH — Chiến sĩ thi đua của tỉnh, ngành: CHƯA ĐỦ ĐIỀU KIỆN (chặn)" in text
    assert "  ✗ 03 lần liên tục được tặng «Chiến sĩ thi đua cơ sở»" in text
    assert "  ✓ 01 sáng kiến được công nhận phạm vi cấp tỉnh trở lên" in text
    assert "  ? Năm xét xếp loại «Hoàn thành tốt nhiệm vụ» trở lên. Thực tế: năm 2025 chưa" in text
    assert "      Luật 06/2022/QH15, Điều 22 khoản 1 · đã đọc nguyên văn" in text
    assert text.count("Không đang chấp hành kỷ luật") == 1, "what all awards share is said once"


def test_text_of_one_award_holds_all_its_requirements(
    case_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run([case_file, "--award=CSTD_TINH"])

    text = capsys.readouterr().out
    assert "Điều kiện chung" not in text
    assert "Không đang chấp hành kỷ luật" in text


def test_text_warns_of_the_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("2026-03-15", "2026-10-01"), "utf-8")

    run([str(path), "--award", "CSTD_TINH"])

    text = capsys.readouterr().out
    assert "Lưu ý: Chưa đọc được nội dung Luật 06/2026/QH16" in text
    assert "CHƯA ĐỦ ĐIỀU KIỆN (cảnh báo, không chặn)" in text


def test_text_lets_nothing_steer_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE.replace("Nguyễn Văn A", "A\\x1b[2J"), "utf-8")

    run([str(path)])

    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "sai tham số"),
        (["{file}", "{file}"], "sai tham số"),
        (["{file}", "--verbose"], "sai tham số"),
        (["{file}", "--award"], "(trống): không có mã này"),
        (["{file}", "--award", "XYZ"], "XYZ: không có mã này"),
        (["{file}", "--award=TTLDTT"], "TTLDTT: không xét cho cá nhân"),
        (["{file}.not"], "không có tệp này"),
        (["{folder}"], "không phải là tệp"),
    ],
)
def test_wrong_arguments(case_file: str, arguments: list[str], words: str) -> None:
    folder = str(Path(case_file).parent)
    with pytest.raises(InputError) as caught:
        run([argument.format(file=case_file, folder=folder) for argument in arguments])

    assert words in str(caught.value)


def test_wrong_file_is_status_2_and_names_file_place_and_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE + "collective: {members: 3, ldtt: 4}\n", "utf-8")

    assert main(["eligibility", str(path), "--json"]) == 2

    output = capsys.readouterr()
    assert output.out == ""
    assert (
        f"{path}: dòng 10, collective.ldtt: «4» không dùng được; chỉ nhận số nguyên từ 0 đến 3"
        in output.err
    )


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    assert "thidua eligibility CASE.yaml" in capsys.readouterr().out


def test_starts_without_django(case_file: str) -> None:
    code = (
        "import sys; from thidua.cli.main import main; "
        f"main(['eligibility', {case_file!r}, '--json']); "
        "sys.exit(any(name == 'django' or name.startswith('django.') for name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
