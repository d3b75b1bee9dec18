"""Facts for the tests of documents: a bloc of any size, with names as long as real ones."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from thidua.documents.kinds.award_proposals import AwardList, AwardProposalsFacts, Proposal
from thidua.documents.kinds.conference_minutes import ConferenceMinutesFacts, Officer
from thidua.documents.kinds.covenant import Content, CovenantFacts, Signing
from thidua.documents.kinds.minutes_parts import AttendanceRow, Election, RankingRow
from thidua.documents.kinds.proposal_letter import ProposalLetterFacts
from thidua.documents.kinds.registration import (
    AimedTitleRow,
    MovementRow,
    PromisedRow,
    RegistrationFacts,
    TargetGroup,
)
from thidua.documents.kinds.registration_summary import (
    CommonTargetRow,
    RegisteredUnit,
    RegistrationSummaryFacts,
)
from thidua.documents.kinds.result_summary import GroupColumn, ResultSummaryFacts, UnitResult
from thidua.documents.kinds.score_sheet import (
    CriterionScoreRow,
    ScoreGroup,
    Scores,
    ScoreSheetFacts,
)
from thidua.documents.kinds.voting import Vote, VotingRound
from thidua.documents.model import Header, Issuer, Signature, Signatures
from thidua.documents.render.fonts import find_fonts

FONTS = find_fonts()
DAY = date(2023, 12, 22)
BLOC = "Khối thi đua các tổ chức Chính trị-Xã hội-Nghề nghiệp tỉnh Gia Lai"
YEAR = 2023
HEADER = Header(
    issuer=Issuer(BLOC, superior="Ủy ban nhân dân tỉnh Gia Lai"),
    symbol="BB-KTĐ",
    number=5,
    place="Gia Lai",
    day=DAY,
)
UNIT_HEADER = Header(
    issuer=Issuer("Hội Đông y", superior="Tỉnh Gia Lai"), place="Gia Lai", day=date(2023, 2, 5)
)
_NAMES = (
    ("Hội Đông y", "HĐY"),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật", "LHH"),
    ("Hội Nhà báo", "HNB"),
    ("Hội Chữ thập đỏ", "CTĐ"),
    ("Hiệp hội Doanh nghiệp", "HHDN"),
    ("Hội Nạn nhân chất độc da cam/Dioxin", "NNDC"),
    ("Hội Cựu tù chính trị yêu nước", "CTCT"),
    ("Hội Văn học Nghệ thuật", "VHNT"),
    ("Hội Người cao tuổi", "NCT"),
    ("Liên minh Hợp tác xã", "LMHTX"),
    ("Hội Khuyến học", "HKH"),
    ("Hội Người mù", "HNM"),
    ("Hội Luật gia", "HLG"),
    ("Hội Cựu Thanh niên xung phong", "CTNXP"),
    ("Liên hiệp các tổ chức hữu nghị", "LHHN"),
    ("Hội Người khuyết tật và Trẻ mồ côi", "NKT"),
    ("Hội Làm vườn", "HLV"),
    ("Hội Sinh vật cảnh", "SVC"),
    ("Hội Bảo trợ xã hội", "BTXH"),
    ("Câu lạc bộ Hưu trí tỉnh", "HT"),
)
HEAD_SIGNATURE = Signature("TRƯỞNG KHỐI", "Nguyễn Văn An", authority="TM. KHỐI THI ĐUA")
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Quy chế hoạt động của Khối thi đua năm 2023",
)


def units(number: int) -> tuple[tuple[str, str], ...]:
    """Names and short names of ``number`` units, 20 at most."""
    return _NAMES[:number]


MOVEMENTS = (
    MovementRow(
        "Gia Lai chung sức xây dựng nông thôn mới",
        "Vận động 50 triệu đồng và 200 ngày công giúp 02 xã hoàn thành tiêu chí số 16",
        date(2023, 3, 8),
        date(2023, 11, 30),
    ),
    MovementRow(
        "Vì người nghèo-Không để ai bị bỏ lại phía sau",
        "Khám, cấp thuốc miễn phí cho 1.200 lượt người nghèo",
        "Quý I",
        "Quý IV",
    ),
)
TARGETS = (
    TargetGroup(
        "Chỉ tiêu thứ nhất: hoàn thành chỉ tiêu kế hoạch và nhiệm vụ chính trị được giao",
        (
            PromisedRow("Khám, chữa bệnh bằng y học cổ truyền", "lượt người", 12500),
            PromisedRow("Phát triển hội viên mới", "hội viên", 45, "Năm 2022: 40"),
        ),
    ),
    TargetGroup(
        "Chỉ tiêu thứ hai: xây dựng tổ chức Đảng, đoàn thể vững mạnh",
        (
            PromisedRow("Tỷ lệ Lao động tiên tiến", "%", "≥ 70"),
            PromisedRow("Điểm hài lòng của người bệnh", "điểm", Decimal("8.75")),
        ),
    ),
)
TITLES = (
    AimedTitleRow("Cờ thi đua của Ủy ban nhân dân tỉnh", "Tập thể", 1),
    AimedTitleRow("Lao động tiên tiến", "Cá nhân", 12, "70% biên chế"),
)


def registration_facts() -> RegistrationFacts:
    return RegistrationFacts(
        header=UNIT_HEADER,
        bloc=BLOC,
        unit="Hội Đông y tỉnh",
        year=YEAR,
        movements=MOVEMENTS,
        target_groups=TARGETS,
        titles=TITLES,
        signature=Signature("CHỦ TỊCH", "Trần Thị Bình", note="(Ký tên, đóng dấu)"),
        addressees=("Trưởng khối " + BLOC,),
        recipients=("Như trên", "Lưu: VT"),
    )


def registration_summary_facts(number: int = 8) -> RegistrationSummaryFacts:
    members = units(number)
    return RegistrationSummaryFacts(
        header=replace(HEADER, symbol=None, day=date(2023, 3, 25)),
        bloc=BLOC,
        year=YEAR,
        units=tuple(
            RegisteredUnit(
                name,
                short,
                MOVEMENTS[: 1 + place % 2],
                TARGETS[0].targets[: place % 3],
                TITLES[: 1 + place % 2],
            )
            for place, (name, short) in enumerate(members)
        ),
        common_targets=(
            CommonTargetRow(
                "Hoàn thành các chỉ tiêu, nhiệm vụ do Ủy ban nhân dân tỉnh giao",
                "%",
                (100,) * number,
            ),
            CommonTargetRow(
                "Vận động nguồn lực an sinh xã hội, xây dựng nông thôn mới, vì người nghèo",
                "triệu đồng",
                tuple(1500 + 37 * place for place in range(number)),
            ),
            CommonTargetRow("Tỷ lệ Lao động tiên tiến", "% biên chế", ("≥ 70",) * number),
            CommonTargetRow("Chi bộ hoàn thành tốt nhiệm vụ", "xếp loại", (None,) * number),
        ),
        signatures=Signatures((HEAD_SIGNATURE,)),
        recipients=("Các đơn vị thành viên", "Sở Nội vụ (để báo cáo)", "Lưu: Khối"),
    )


def covenant_facts(number: int = 8, *, signed: int | None = None) -> CovenantFacts:
    signed = number if signed is None else signed
    return CovenantFacts(
        header=replace(HEADER, symbol=None, day=date(2023, 3, 31)),
        bloc=BLOC,
        year=YEAR,
        contents=(
            Content("Thi đua phát triển kinh tế-xã hội, đảm bảo quốc phòng-an ninh", Decimal(550)),
            Content(
                "Thực hiện các chủ trương của Đảng, chính sách và pháp luật của Nhà nước, xây dựng "
                "hệ thống chính trị",
                Decimal(200),
            ),
            Content("Thực hiện các nhiệm vụ thi đua khen thưởng", Decimal(200)),
        ),
        targets=(
            f"{number}/{number} đơn vị thành viên đạt các tiêu chí trong bảng điểm thi đua.",
            "100% cán bộ, công chức, viên chức và người lao động hoàn thành nhiệm vụ.",
            "70% trở lên đạt danh hiệu Lao động tiên tiến; 10% đạt Chiến sĩ thi đua cơ sở.",
        ),
        signings=tuple(
            Signing(
                unit=name,
                office="Chủ tịch",
                name=f"Nguyễn Thị Người Ký {place + 1}",
                signed_at=datetime(2023, 3, 31, 9, 5 + place) if place < signed else None,
                text_hash="3f2ac9d1e07b4c55aa019c1d" if place < signed else None,
            )
            for place, (name, _) in enumerate(units(number))
        ),
        venue="Hội trường Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh, thành phố Pleiku",
        day=date(2023, 3, 31),
        legal_bases=BASES,
    )


def score_sheet_facts(criteria: int = 7) -> ScoreSheetFacts:
    def line(group: str, place: int) -> CriterionScoreRow:
        return CriterionScoreRow(
            f"{group}.{place}",
            "Vận động nguồn lực an sinh xã hội, xây dựng nông thôn mới, vì người nghèo",
            Decimal(70),
            Scores(Decimal(70), Decimal("68.5"), Decimal(55)),
            "Báo cáo số 12/BC-HĐY; danh sách ủng hộ kèm theo",
            "Đạt 96% kế hoạch, xếp mức 55 điểm" if place % 2 else "",
        )

    groups = tuple(
        ScoreGroup(
            code,
            name,
            maximum,
            tuple(line(str(place), number) for number in range(1, criteria + 1)),
            Scores(Decimal(480), Decimal("470.25"), Decimal("465.5")),
        )
        for place, (code, name, maximum) in enumerate(
            (
                (
                    "I",
                    "Thi đua phát triển kinh tế-xã hội, đảm bảo quốc phòng-an ninh",
                    Decimal(550),
                ),
                ("II", "Thực hiện các chủ trương của Đảng, chính sách, pháp luật", Decimal(200)),
                ("III", "Thực hiện các nhiệm vụ thi đua khen thưởng", Decimal(200)),
                ("", "Điểm thưởng", Decimal(50)),
                ("", "Điểm trừ", None),
            ),
            start=1,
        )
    )
    return ScoreSheetFacts(
        header=replace(UNIT_HEADER, day=date(2023, 11, 20)),
        bloc=BLOC,
        unit="Hội Đông y tỉnh Gia Lai",
        year=YEAR,
        groups=groups,
        total=Scores(Decimal("978.5"), Decimal("960.25"), Decimal("1005.55")),
        maximum_total=Decimal(1000),
        decimals=2,
        signatures=Signatures(
            (
                Signature("NGƯỜI CHẤM ĐIỂM", "Lê Văn Cường", note="(Ký, ghi rõ họ tên)"),
                Signature("THỦ TRƯỞNG ĐƠN VỊ", "Trần Thị Bình", note="(Ký tên, đóng dấu)"),
                Signature("TRƯỞNG KHỐI", "Nguyễn Văn An", note="(Ký, ghi rõ họ tên)"),
            ),
            columns=3,
        ),
        scheme="phiên bản 2, thông qua ngày 31/03/2023",
        rank=1,
    )


def result_summary_facts(number: int = 8, groups: int = 3) -> ResultSummaryFacts:
    columns = tuple(
        GroupColumn(f"Nội dung {place}", f"Nhóm nội dung thi đua thứ {place}", Decimal(200))
        for place in range(1, groups + 1)
    )
    return ResultSummaryFacts(
        header=replace(HEADER, symbol=None),
        bloc=BLOC,
        year=YEAR,
        groups=columns,
        results=tuple(
            UnitResult(
                name,
                tuple(Decimal("198.75") - place - group for group in range(groups)),
                Decimal(20),
                Decimal(-8) if place == 3 else Decimal(0),
                Decimal("960.5") - place,
                None if place == number - 1 else place + 1,
                "Không xếp hạng: không đăng ký thi đua" if place == number - 1 else "",
            )
            for place, (name, _) in enumerate(units(number))
        ),
        decimals=2,
        signatures=Signatures((HEAD_SIGNATURE,)),
        maximum_total=Decimal(1000),
        notes=("Các đơn vị bằng điểm: xét điểm nội dung 1, rồi số phiếu suy tôn.",),
        recipients=("Các đơn vị thành viên", "Lưu: Khối"),
    )


def vote(agree: int, *, passed: bool = True) -> Vote:
    return Vote(agree, 8, "tổng số đơn vị thành viên", "từ 2/3 trở lên", passed=passed)


LISTS = (
    AwardList(
        "Cờ thi đua của Ủy ban nhân dân tỉnh",
        (
            Proposal("Hội Đông y", 1, Decimal("960.5"), vote(8)),
            Proposal("Hội Nhà báo", 3, Decimal("958.5"), vote(7)),
        ),
        quota=2,
    ),
    AwardList(
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
        (
            Proposal(
                "Liên hiệp các Hội Khoa học và Kỹ thuật", 2, Decimal("959.5"), vote(6), "Đã có Cờ"
            ),
            Proposal("Hội Cựu tù chính trị yêu nước", 7, Decimal(954), vote(4, passed=False)),
        ),
    ),
)


def award_proposals_facts() -> AwardProposalsFacts:
    return AwardProposalsFacts(
        header=replace(HEADER, symbol=None),
        bloc=BLOC,
        year=YEAR,
        lists=LISTS,
        decimals=2,
        signatures=Signatures((HEAD_SIGNATURE,)),
        attached_to=f"Tờ trình số 06/TTr-KTĐ ngày 25 tháng 12 năm 2023 của {BLOC}",
    )


def proposal_letter_facts() -> ProposalLetterFacts:
    return ProposalLetterFacts(
        header=replace(HEADER, symbol="TTr-KTĐ", number=6, day=date(2023, 12, 25)),
        bloc=BLOC,
        year=YEAR,
        lists=LISTS,
        addressees=("Chủ tịch Ủy ban nhân dân tỉnh Gia Lai", "Sở Nội vụ tỉnh Gia Lai"),
        recipient_of_request="Chủ tịch Ủy ban nhân dân tỉnh Gia Lai (qua Sở Nội vụ tỉnh)",
        signature=HEAD_SIGNATURE,
        minutes="Biên bản số 05/BB-KTĐ ngày 22 tháng 12 năm 2023",
        legal_bases=BASES,
        recipients=("Như trên", "Các đơn vị thành viên", "Lưu: Khối"),
    )


def conference_minutes_facts(number: int = 8) -> ConferenceMinutesFacts:
    members = units(number)
    return ConferenceMinutesFacts(
        header=HEADER,
        bloc=BLOC,
        year=YEAR,
        conference=f"Hội nghị tổng kết công tác thi đua, khen thưởng năm {YEAR}",
        opened_at=datetime(2023, 12, 22, 8, 0),
        closed_at=datetime(2023, 12, 22, 11, 15),
        venue="Hội trường Hội Đông y tỉnh, thành phố Pleiku",
        chair=Officer("Nguyễn Văn An", "Chủ tịch Hội Đông y tỉnh, Trưởng khối", "Ông"),
        secretary=Officer("Trần Thị Bình", "Chuyên viên Hội Đông y tỉnh", "Bà"),
        attendance=tuple(
            AttendanceRow(
                name,
                place != 4,
                (f"Ông Lê Văn {place}, Chủ tịch", "Bà Phạm Thị Dung, Chánh Văn phòng")
                * (place != 4),
                "" if place != 4 else "Có lý do",
            )
            for place, (name, _) in enumerate(members)
        ),
        observers=("Lãnh đạo Ban Thi đua - Khen thưởng tỉnh",),
        reports=(
            "Hội nghị nghe Trưởng khối báo cáo kết quả công tác thi đua, khen thưởng năm 2023 và "
            "phương hướng, nhiệm vụ năm 2024.",
        ),
        ranking=tuple(
            RankingRow(name, Decimal("960.5") - place, place + 1)
            for place, (name, _) in enumerate(members)
        ),
        deliberation=("Các đơn vị thống nhất với báo cáo và kết quả thẩm định điểm.",),
        voting_method="bỏ phiếu kín",
        award_lists=LISTS,
        elections=(
            Election(
                "Trưởng khối năm 2024",
                ("Liên hiệp các Hội Khoa học và Kỹ thuật",),
                "bỏ phiếu",
                (
                    VotingRound(
                        0,
                        8,
                        8,
                        0,
                        "tỷ lệ tính trên tổng số đơn vị thành viên (08)",
                        (("Liên hiệp các Hội Khoa học và Kỹ thuật", vote(7)),),
                        ("Liên hiệp các Hội Khoa học và Kỹ thuật",),
                    ),
                ),
            ),
            Election("Phó trưởng khối năm 2024", ("Hội Nhà báo",)),
        ),
        directions=(
            "Ký kết giao ước thi đua năm 2024 trước ngày 31/03/2024.",
            "Nâng cao chất lượng tự chấm điểm, chấm chéo.",
        ),
    )
