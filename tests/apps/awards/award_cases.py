"""One table for form, file and dossier: what somebody has, what is to be added, what is answered.

The person is Nguyễn Văn An, born in 1980. An answer is "fine", or the sentence of a refusal, or the
sentences of doubts in their order.
"""

from dataclasses import dataclass
from datetime import date

P8_P9 = (
    "Không tặng nhiều hình thức, không tặng nhiều lần cho một thành tích; thành tích đến đâu khen "
    "thưởng đến đó. Thành tích đã được khen không cộng dồn để nâng mức khen; lần sau tính từ mốc "
    "thành tích ghi trong quyết định trước. (Luật 06/2022/QH15, Điều 5 khoản 2; TT 08/2017/TT-BNV)"
)
P10 = (
    "Mỗi năm một đối tượng không quá một hình thức khen thưởng cấp Nhà nước, trừ trường hợp đặc "
    "biệt. (TT 08/2017/TT-BNV, chưa chắc chắn)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One award as a row of the table says it."""

    award: str
    year: int | None = 2023
    type: str = "cong_trang"
    number: str = "15/QĐ-UBND"
    decided_on: date = date(2024, 1, 15)
    period_from: date | None = None
    period_to: date | None = None
    basis: str = ""
    is_revoked: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """``refused``, ``doubts`` or neither; a dossier has no periods, number or day of its own."""

    name: str
    new: Told
    held: tuple[Told, ...] = ()
    refused: str = ""
    doubts: tuple[str, ...] = ()
    of_dossier: bool = True


OTHER = "99/QĐ-UBND"
CASES = (
    Case("nothing stands", Told("LDTT")),
    Case(
        "a title twice a year",
        Told("LDTT", number=OTHER),
        (Told("LDTT"),),
        refused="Nguyễn Văn An đã có Lao động tiên tiến năm 2023 theo Quyết định 15/QĐ-UBND ngày "
        "15/01/2024.",
    ),
    Case("a title in two years", Told("LDTT", number=OTHER), (Told("LDTT", 2022),)),
    Case(
        "a form for merit twice a year",
        Told("GK", number=OTHER),
        (Told("GK"),),
        refused="Nguyễn Văn An đã có Giấy khen năm 2023 theo Quyết định 15/QĐ-UBND ngày "
        "15/01/2024.",
    ),
    Case(
        "two sudden ones a year",
        Told("GK", type="dot_xuat", number=OTHER),
        (Told("GK", type="dot_xuat"),),
        doubts=(
            "Thời gian thành tích trùng với Giấy khen (Quyết định 15/QĐ-UBND ngày 15/01/2024). "
            + P8_P9,
        ),
    ),
    Case(
        "two forms of one type, one year",
        Told("BK_TINH", number=OTHER),
        (Told("GK"),),
        doubts=(
            "Thời gian thành tích trùng với Giấy khen (Quyết định 15/QĐ-UBND ngày 15/01/2024). "
            + P8_P9,
        ),
    ),
    Case("a title beside a form", Told("CSTDCS", number=OTHER), (Told("GK"),)),
    Case(
        "two of State level a year",
        Told("HCLD3", type="cong_hien", number=OTHER),
        (Told("BK_TTG"),),
        doubts=(
            "Năm 2023 đã có Bằng khen của Thủ tướng Chính phủ (Quyết định 15/QĐ-UBND ngày "
            "15/01/2024), cũng là cấp Nhà nước. " + P10,
        ),
    ),
    Case(
        "a revoked one stands in no way",
        Told("LDTT", number=OTHER),
        (Told("LDTT", is_revoked=True),),
    ),
    Case(
        "decided before the award year",
        Told("LDTT", 2025),
        refused="Ngày quyết định 15/01/2024 trước khi năm được xét 2025 bắt đầu.",
        of_dossier=False,
    ),
    Case(
        "before the year of birth",
        Told("LDTT", 1979),
        refused="Năm được xét 1979 trước năm sinh 1980.",
        of_dossier=False,
    ),
    Case(
        "an achievement that ends before it begins",
        Told("GK", period_from=date(2023, 6, 1), period_to=date(2023, 5, 31)),
        refused="Ngày kết thúc thành tích 31/05/2023 trước ngày bắt đầu 01/06/2023.",
        of_dossier=False,
    ),
    Case(
        "an achievement that goes on after the decision",
        Told("GK", 2024, period_from=date(2024, 1, 1), period_to=date(2024, 12, 31)),
        doubts=("Thành tích tính đến 31/12/2024, sau ngày quyết định 15/01/2024.",),
        of_dossier=False,
    ),
    Case(
        "a late decision",
        Told("LDTT", 2019),
        doubts=("Quyết định ngày 15/01/2024 muộn hơn 3 năm so với năm được xét 2019.",),
        of_dossier=False,
    ),
    Case(
        "for collectives only",
        Told("CO_TINH"),
        refused="Cờ thi đua của Ủy ban nhân dân tỉnh chỉ tặng cho tập thể, không tặng cho cá nhân.",
        of_dossier=False,
    ),
    Case(
        "an award that had ended",
        Told("HUY_HIEU"),
        refused="Huy hiệu chỉ được tặng đến hết ngày 31/12/2023; quyết định ngày 15/01/2024.",
        of_dossier=False,
    ),
    Case(
        "a basis for another title",
        Told("LDTT", basis="SANG_KIEN"),
        refused="Căn cứ xét chỉ ghi cho Chiến sĩ thi đua cơ sở.",
        of_dossier=False,
    ),
    Case("one decision for two years", Told("LDTT", 2022), (Told("LDTT", 2023),)),
)
