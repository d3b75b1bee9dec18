"""Names of awards as lists write them: each known, or asked about with what it may mean."""

import pytest

from thidua.law.award_names import award_of, codes_named, is_foreign, short_names
from thidua.law.catalogue import catalogue

WRITTEN = """
LĐTT | LDTT
lao động tiên tiến năm 2023 | LDTT
Lao động TT | LDTT
CSTĐ cơ sở | CSTDCS
CSTĐ CS | CSTDCS
Chiến sĩ thi đua cấp cơ sở | CSTDCS
Chiến sỹ thi đua cấp tỉnh | CSTD_TINH
CSTĐ tỉnh Gia Lai | CSTD_TINH
Chiến sĩ TĐ cấp tỉnh | CSTD_TINH
Chiến sĩ TĐ cơ sở | CSTDCS
Chiến sỹ thi đua cấp Bộ | CSTD_TINH
Chiến sĩ thi đua cấp bộ, ngành, tỉnh, đoàn thể trung ương | CSTD_TINH
Chiến sỹ thi đua cấp toàn quốc | CSTD_TQ
CSTĐ TQ | CSTD_TQ
Tập thể LĐTT | TTLDTT
TT LĐXS | TTLDXS
Tập thể Lao động xuất sắc | TTLDXS
Danh hiệu Tập thể lao động tiên tiến | TTLDTT
Đơn vị quyết thắng | DVQT
Cờ thi đua của Ủy ban nhân dân tỉnh | CO_TINH
Cờ thi đua cấp tỉnh | CO_TINH
Cờ thi đua của Bộ Nội vụ | CO_TINH
Cờ thi đua xuất sắc của UBND tỉnh | CO_TINH
Cờ thi đua của CP | CO_CP
Cờ TĐ CP | CO_CP
Cờ TĐ của UBND tỉnh | CO_TINH
Cờ thi đua xuất sắc của Chính phủ | CO_CP
Cờ thi đua của Thủ tướng Chính phủ | CO_CP
Cờ thi đua UBND TP Hà Nội | CO_TINH
Cờ thi đua chuyên đề của UBND tỉnh | CO_CHUYEN_DE_TINH
BK UBND tỉnh | BK_TINH
BK tỉnh | BK_TINH
BK của CT UBND tỉnh | BK_TINH
Bằng khen của Uỷ ban nhân dân tỉnh | BK_TINH
Bằng khen UBND Thành phố Hồ Chí Minh | BK_TINH
Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Bình Định | BK_TINH
Bằng khen cấp bộ, ngành, tỉnh, đoàn thể trung ương | BK_TINH
Bằng khen của Bộ trưởng Bộ Y tế | BK_BO
Bằng khen cấp Bộ | BK_BO
Bằng khen của Bộ, Ngành Trung ương | BK_BO
Bằng khen của Bộ, ban, ngành trung ương | BK_BO
Bằng khen Bộ GD&ĐT | BK_BO
Bằng khen của Trung ương Hội Nông dân | BK_BO
Bằng khen của TW Đoàn | BK_BO
Bằng khen của BCH Trung ương Hội LHPN Việt Nam | BK_BO
Bằng khen của Tổng Liên đoàn Lao động Việt Nam | BK_BO
Bằng khen của Thủ tướng CP | BK_TTG
Bằng khen của TTg | BK_TTG
Bằng khen TTCP | BK_TTG
BK Thủ tướng | BK_TTG
Bằng khen của Chính phủ | BK_TTG
Bằng khen của Quân khu 5 | BK_QUAN_KHU
Bằng khen của Bộ Tư lệnh Quân khu 5 | BK_QUAN_KHU
Giấy khen | GK
Giấy khen của UBND huyện Chư Sê | GK
Giấy khen của Chủ tịch UBND xã | GK
GK Giám đốc Sở Nội vụ | GK
Giấy khen của Bộ | GK
Huân chương Lao động hạng 1 | HCLD1
Huân chương lao động hạng nhất | HCLD1
HCLĐ hạng Ba | HCLD3
HCLĐ 3 | HCLD3
HCLĐ hạng II | HCLD2
HC Lao động hạng nhì | HCLD2
Huân chương Lao động hạng Hai | HCLD2
Huân chương LĐ hạng Ba | HCLD3
Huân chương Độc lập hạng 3 | HCDL3
Huân chương Quân công hạng Nhất | HCQC1
Huân chương BVTQ hạng Ba | HCBVTQ3
Huân chương Bảo vệ Tổ quốc hạng III | HCBVTQ3
Huân chương chiến công hạng 3 | HCCC3
Huân chương Sao Vàng | HC_SAO_VANG
Huân chương Hồ Chí Minh | HC_HCM
Huân chương Đại đoàn kết dân tộc | HC_DAI_DOAN_KET
Huân chương Kháng chiến hạng 2 | HCKC2
Huân chương Kháng chiến chống Mỹ cứu nước hạng Nhì | HCKC2
Huân chương Kháng chiến chống Pháp hạng 1 | HCKC1
Huân chương Chiến sỹ Giải phóng hạng 1 | HCGP1
Huân chương Chiến công giải phóng hạng 2 | HCCCGP2
Huân chương Thành đồng hạng 1 | HCTD1
Huân chương Chiến sỹ vẻ vang hạng 1 | HUY_CHUONG_CSVV1
Huy chương Chiến sỹ vẻ vang hạng III | HUY_CHUONG_CSVV3
Huy chương Kháng chiến chống Mỹ hạng Nhất | HUY_CHUONG_KC1
Huy chương Chiến sỹ giải phóng | HUY_CHUONG_CSGP
Huy chương Quân kỳ quyết thắng | HUY_CHUONG_QKQT
Huy chương Vì An ninh Tổ quốc | HUY_CHUONG_ANTQ
Huy chương Vì sự nghiệp giáo dục | KY_NIEM_CHUONG
Huy chương Vì Thế hệ trẻ | KY_NIEM_CHUONG
Huy chương Vì Sức khỏe nhân dân | KY_NIEM_CHUONG
Huy chương Thanh niên xung phong vẻ vang | HUY_CHUONG_TNXP
Kỷ niệm chương Vì sự nghiệp Thi đua, Khen thưởng | KY_NIEM_CHUONG
Kỉ niệm chương | KY_NIEM_CHUONG
KNC Vì sự nghiệp giáo dục | KY_NIEM_CHUONG
Nhà giáo nhân dân | NHA_GIAO_ND
NGƯT | NHA_GIAO_UT
Thầy thuốc Ưu tú | THAY_THUOC_UT
NSND | NGHE_SI_ND
Nghệ nhân ưu tú | NGHE_NHAN_UT
Danh hiệu Nghệ sỹ Ưu tú | NGHE_SI_UT
Anh hùng Lao động | ANH_HUNG_LAO_DONG
Anh hùng LLVT nhân dân | ANH_HUNG_LLVTND
Anh hùng Lực lượng vũ trang | ANH_HUNG_LLVTND
Bà mẹ Việt Nam Anh hùng | BA_ME_VNAH
Giải thưởng Hồ Chí Minh về văn học nghệ thuật | GIAI_THUONG_HCM
Giải thưởng Nhà nước | GIAI_THUONG_NN
Gia đình văn hoá | GIA_DINH_VAN_HOA
Làng văn hóa | THON_VAN_HOA
Tổ dân phố văn hóa | THON_VAN_HOA
Phường tiêu biểu | XA_TIEU_BIEU
Xã, phường, thị trấn tiêu biểu | XA_TIEU_BIEU
CTĐ UBND tỉnh | CO_TINH
Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam | CO_TINH
Cờ thi đua của Trung ương Hội Nông dân Việt Nam | CO_TINH
CSTĐ cấp ban, bộ, ngành | CSTD_TINH
Danh hiệu thi đua: Lao động tiên tiến | LDTT
2. Chiến sĩ thi đua cơ sở | CSTDCS
Huân chương Lao động hạng Ba (lần 2) | HCLD3
Bằng khen của UBND tỉnh (lần thứ nhất) năm 2021 | BK_TINH
BKTTg | BK_TTG
BKUBND tỉnh | BK_TINH
Bằng khen của Ủy ban Dân tộc | BK_BO
Bằng khen của Ủy ban Thường vụ Quốc hội | BK_BO
Bằng khen Văn phòng Chính phủ | BK_BO
Bằng khen VKSNDTC | BK_BO
Bằng khen TAND tối cao | BK_BO
Bằng khen của Ngân hàng Nhà nước | BK_BO
Bằng khen BHXH Việt Nam | BK_BO
Bằng khen của Hội Nhà báo Việt Nam | BK_BO
Bằng khen của Liên hiệp các Hội KH&KT Việt Nam | BK_BO
Bằng khen Liên minh HTX Việt Nam | BK_BO
Bằng khen của Đài Tiếng nói Việt Nam | BK_BO
Bằng khen UBTW MTTQ Việt Nam | BK_BO
Giải thưởng HCM về văn học nghệ thuật | GIAI_THUONG_HCM
"""
HANDED_OVER = """
Huân chương Chiến công hạng Nhất | HCCC1
Huân chương Lao động hạng III | HCLD3
CSTĐ cấp cơ sở | CSTDCS
Chiến sỹ thi đua cơ sở | CSTDCS
Bằng khen của UBND tỉnh Gia Lai | BK_TINH
Bằng khen của Chủ tịch UBND tỉnh Gia Lai | BK_TINH
Cờ thi đua của UBND tỉnh Gia Lai | CO_TINH
Danh hiệu Lao động tiên tiến | LDTT
Giấy khen của Giám đốc Sở | GK
Nhà giáo Ưu tú | NHA_GIAO_UT
Huy chương Chiến sĩ vẻ vang hạng Nhất | HUY_CHUONG_CSVV1
"""
PAIRS = [line.split(" | ") for line in (WRITTEN + HANDED_OVER).splitlines() if line]


@pytest.mark.parametrize(("written", "code"), PAIRS)
def test_a_name_as_lists_write_it_is_known(written: str, code: str) -> None:
    assert (award_of(written), codes_named(written)) == (code, (code,))
    assert award_of(written.upper()) == code


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Bằng khen đột xuất của Chủ tịch UBND tỉnh", ("BK_TINH",)),
        ("Chiến sĩ thi đua cấp Trung ương", ("CSTD_TINH", "CSTD_TQ")),
        ("Bằng khen", ("BK_TINH", "BK_BO", "BK_TTG")),
        ("CSTĐ", ("CSTDCS", "CSTD_TINH", "CSTD_TQ")),
        ("Cờ thi đua", ("CO_TINH", "CO_CP")),
        ("Huân chương Lao động", ("HCLD1", "HCLD2", "HCLD3")),
        ("Huân chương Chiến công", ("HCCC1", "HCCC2", "HCCC3")),
        ("Lao động xuất sắc", ("TTLDXS",)),
        ("Nhà giáo", ("NHA_GIAO_ND", "NHA_GIAO_UT")),
    ],
)
def test_a_name_that_may_mean_several_is_asked_about(written: str, codes: tuple[str, ...]) -> None:
    assert (award_of(written), codes_named(written)) == (None, codes)


@pytest.mark.parametrize(
    "written",
    [
        "LĐTT, CSTĐCS",
        "Bằng khen của UBND tỉnh và Giấy khen",
        "Huân chương sao sáng",
        "Lao động hạng Ba",
        "Khen",
        "",
    ],
)
def test_two_names_in_one_cell_and_unknown_ones_are_none(written: str) -> None:
    assert (award_of(written), codes_named(written)) == (None, ())


@pytest.mark.parametrize(
    "written",
    ["Bằng khen của Tỉnh ủy", "Giấy khen của Huyện ủy", "Huy hiệu 30 năm tuổi Đảng",
     "Bằng khen của Tỉnh đoàn", "Bằng khen của Liên đoàn Lao động tỉnh", "Bằng khen LĐLĐ",
     "Bằng khen của UBMTTQ Việt Nam tỉnh", "Bằng khen của Ban Chấp hành Hội Nông dân tỉnh",
     "Bằng Lao động sáng tạo"],
)  # fmt: skip
def test_awards_of_the_party_and_of_mass_organisations_are_told_apart(written: str) -> None:
    assert (award_of(written), is_foreign(written)) == (None, True)
    assert not is_foreign("Bằng khen của Tổng Liên đoàn Lao động Việt Nam")


def test_every_title_and_form_is_known_by_code_full_name_and_short_names() -> None:
    for code, entry in catalogue().items():
        for written in (code, code.lower(), entry.name_vi, entry.name_vi.upper()):
            assert award_of(written) == code, written
        for short in short_names(code):
            assert award_of(short) == code, short
