"""Facts of the papers that belong to no single meeting: division, plan, letters, handing over."""

from dataclasses import replace
from datetime import date

from tests.documents.facts import BLOC, DAY, HEAD_SIGNATURE, HEADER, YEAR
from thidua.documents.kinds.award_decision import AwardDecisionFacts
from thidua.documents.kinds.bloc_division import BlocDivisionFacts, ListedBloc
from thidua.documents.kinds.handover_minutes import HandoverFacts
from thidua.documents.kinds.meeting_conclusions import ConclusionsFacts
from thidua.documents.kinds.worded_paper import WordedPaperFacts
from thidua.documents.kinds.year_plan import PlannedStep, steps_table
from thidua.documents.model import Header, Issuer, Signature
from thidua.documents.worded import worded

COUNCIL = Header(
    Issuer("Hội đồng Thi đua - Khen thưởng tỉnh Gia Lai"), "QĐ-HĐTĐKT", 12, "Gia Lai", DAY
)
OFFICE = Header(
    Issuer("Sở Nội vụ tỉnh Gia Lai", superior="Ủy ban nhân dân tỉnh Gia Lai"),
    "SNV-TĐKT",
    34,
    "Gia Lai",
    DAY,
)
STEPS = (
    PlannedStep("Đăng ký thi đua", "Các đơn vị", date(2024, 3, 15), date(2024, 2, 1)),
    PlannedStep("Ký kết giao ước", "Trưởng khối", date(2024, 3, 31)),
    PlannedStep("Thực hiện phong trào", "Các đơn vị", None),
)
CHAIR = Signature("CHỦ TỊCH", "Trần Văn Chủ Trì", authority="TM. HỘI ĐỒNG")
ABOUT = "xin ý kiến về việc khen thưởng tập thể Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Gia Lai"


def division_facts(blocs: int = 3) -> BlocDivisionFacts:
    """Blocs of three units."""
    units = (
        ("Hội Đông y", "Trưởng khối"),
        ("Hội Nhà báo", "Phó Trưởng khối"),
        ("Hội Luật gia", ""),
    )
    return BlocDivisionFacts(
        COUNCIL, YEAR, tuple(ListedBloc(f"Khối thi đua số {at + 1}", units) for at in range(blocs)),
        "Chủ tịch Hội đồng", "Sở Nội vụ tỉnh Gia Lai", CHAIR,
        legal_bases=("Căn cứ Luật Thi đua, khen thưởng",), recipients=("Các đơn vị", "Lưu: VT"),
    )  # fmt: skip


def plan_facts() -> WordedPaperFacts:
    """A plan with headings of both levels, a sentence and a table."""
    text = "{khối} ban hành kế hoạch:\nI. MỤC ĐÍCH\n1. Mục đích\nThi đua.\nII. VIỆC\n{bảng}\n{nơi}"
    blocks = worded(text, {"khối": BLOC}, {"bảng": steps_table(STEPS)})
    header = replace(HEADER, symbol="KH-KTĐ")
    return WordedPaperFacts(
        header, "KẾ HOẠCH", f"Hoạt động năm {YEAR}", blocks, HEAD_SIGNATURE,
        legal_bases=("Căn cứ Quy chế của Khối",), recipients=("Các đơn vị", "Lưu"),
    )  # fmt: skip


def letter_facts() -> WordedPaperFacts:
    """A công văn."""
    blocks = worded("Sở Nội vụ đề nghị cho ý kiến./.", {})
    signature = Signature("GIÁM ĐỐC", "Lê Thị Giám Đốc")
    return WordedPaperFacts(
        OFFICE, "", ABOUT, blocks, signature, addressees=("Thuế tỉnh Gia Lai",),
        recipients=("Như trên", "Lưu: VT"),
    )  # fmt: skip


def handover_facts() -> HandoverFacts:
    """Everything there is to hand over."""
    return HandoverFacts(
        HEADER, BLOC, YEAR, "Hội Đông y", "Hội Nhà báo", ("Quy chế. Số 01/QC-KTĐ",),
        ("Nộp báo cáo năm",), ("Đăng ký thi đua: hạn 15/03/2024",), ("Sổ sách để ở tủ số 2.",),
    )  # fmt: skip


def decision_facts() -> AwardDecisionFacts:
    """Two awards, three subjects."""
    lists = (
        ("Cờ thi đua của tỉnh", (("Hội Đông y", BLOC),)),
        ("Bằng khen của Chủ tịch tỉnh", (("Bà Trần Thị Bình", "Hội Nhà báo"), ("Ông A", "Hội B"))),
    )
    header = Header(Issuer("Ủy ban nhân dân tỉnh Gia Lai"), "QĐ-UBND", None, "Gia Lai", None)
    return AwardDecisionFacts(
        header, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH GIA LAI", "Sở Nội vụ tỉnh Gia Lai", lists, CHAIR,
        legal_bases=("Căn cứ Luật Thi đua, khen thưởng",), recipients=("Như Điều 3", "Lưu: VT"),
    )  # fmt: skip


def conclusions_facts() -> ConclusionsFacts:
    """Decided, resolved, told to do."""
    return ConclusionsFacts(
        replace(HEADER, symbol="TB-KTĐ"), BLOC, "Hội nghị sơ kết sáu tháng đầu năm", DAY,
        "Nguyễn Văn An, Chủ tịch Hội Đông y", HEAD_SIGNATURE, ("Thông qua báo cáo (thống nhất).",),
        ("Giữ vững chỉ tiêu.",), STEPS, ("Các đơn vị", "Lưu"),
    )  # fmt: skip
