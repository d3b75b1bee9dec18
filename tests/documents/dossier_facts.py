"""Facts for the papers of dossiers and of the council."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.documents.facts import BLOC, HEADER, UNIT_HEADER, YEAR
from thidua.documents.kinds.achievement_report import (
    AchievementReportFacts,
    GroupScoreRow,
    Part,
    PastAward,
    ScoreTable,
)
from thidua.documents.kinds.council_minutes import (
    CouncilList,
    CouncilMinutesFacts,
    CouncilRow,
    CouncilSeat,
)
from thidua.documents.kinds.office_letter import OfficeLetterFacts, RequestedRow
from thidua.documents.kinds.refusal_notice import RefusalNoticeFacts
from thidua.documents.model import Signature, Signatures

FLAG = "Cờ thi đua của Ủy ban nhân dân tỉnh"
COUNCIL = "Hội đồng Thi đua - Khen thưởng tỉnh Gia Lai"
OFFICE_HEADER = replace(HEADER, symbol="TTr-SNV", number=None)


def report_facts(*, is_person: bool = False, awards: int = 3) -> AchievementReportFacts:
    """A report with points, initiatives and past awards."""
    past = tuple(
        PastAward(str(YEAR - back), "Tập thể lao động xuất sắc", f"{back}/QĐ-UBND, ngày 05/01/2023")
        for back in range(1, awards + 1)
    )
    return AchievementReportFacts(
        header=UNIT_HEADER,
        subject="Hội Đông y",
        award=FLAG,
        year=YEAR,
        about=(("Tên đơn vị", "Hội Đông y"), ("Khối thi đua", BLOC)),
        overview=Part("Sơ lược đặc điểm, tình hình", ("Thành lập năm 1990.",)),
        parts=(
            Part("Kết quả thực hiện nhiệm vụ", ("Khám bệnh cho 1.200 lượt người.",)),
            Part("Phong trào thi đua", ()),
        ),
        is_person=is_person,
        form="NĐ 98/2023, Phụ lục I Mẫu số 02",
        scores=ScoreTable(
            YEAR,
            (
                GroupScoreRow(
                    "Nhiệm vụ chính trị", Decimal(600), Decimal("570.5"), Decimal("590.25")
                ),
                GroupScoreRow("Thi đua", Decimal(400), None, Decimal(380)),
                GroupScoreRow("Tổng điểm", Decimal(1000), None, Decimal("970.25"), is_total=True),
            ),
            decimals=2,
            place="xếp hạng 1/8 đơn vị",
        ),
        initiatives=(("2023", "Vườn thuốc nam", "cấp tỉnh, QĐ 10/QĐ-UBND"),) if is_person else (),
        titles=past,
        forms=(),
        signatures=Signatures((Signature("XÁC NHẬN CỦA CẤP TRÌNH"), Signature("THỦ TRƯỞNG"))),
    )


def minutes_facts(proposals: int = 2) -> CouncilMinutesFacts:
    """Nine members; the last proposal fails."""
    lines = tuple(
        CouncilRow(
            f"Hội số {place}", f"Dẫn đầu {BLOC}", "xếp hạng 1, 970,25 điểm", 9 - place, place, 0,
            passed=place < 2,
        )
        for place in range(proposals)
    )  # fmt: skip
    return CouncilMinutesFacts(
        header=replace(HEADER, symbol="BB-HĐTĐKT"),
        council=COUNCIL,
        held_on=date(2024, 2, 22),
        place="Trụ sở Ủy ban nhân dân tỉnh",
        chair="Nguyễn Văn A",
        secretary="Trần Thị B",
        members=tuple(CouncilSeat(f"Ủy viên {n}", "Giám đốc Sở", "Có mặt") for n in range(9)),
        present=8,
        written=1,
        lists=(
            CouncilList(FLAG, "cần 80 % của 9 thành viên = 8 phiếu", lines),
            CouncilList("Bằng khen", "cần 80 % của 9 thành viên = 8 phiếu", ()),
        ),
        note=("Đề nghị các đơn vị rút kinh nghiệm về thời hạn gửi hồ sơ.",),
        recipients=("Thành viên Hội đồng", "Lưu: VT"),
    )


def letter_facts() -> OfficeLetterFacts:
    """Two flags."""
    lines = (RequestedRow("Hội Đông y", BLOC, "9/9"), RequestedRow("Hội Nhà báo", BLOC, "8/9"))
    return OfficeLetterFacts(
        OFFICE_HEADER, "Sở Nội vụ", "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai", COUNCIL,
        date(2024, 2, 22), ((FLAG, lines),),
    )  # fmt: skip


def refusal_facts() -> RefusalNoticeFacts:
    """Refused after a vote."""
    return RefusalNoticeFacts(
        header=replace(OFFICE_HEADER, symbol="TB-SNV"),
        addressee="Hội Đông y",
        subject="Hội Đông y",
        award=FLAG,
        year=YEAR,
        received_on=date(2024, 1, 19),
        reason="Hội đồng không thông qua.",
        office="Sở Nội vụ",
        bloc_vote="xếp hạng 1, 970,25 điểm",
        council_vote="7/9, cần 80 % của 9 thành viên = 8 phiếu",
    )
