"""What is counted: the words after a number that name it, and the words that end the name."""

import re
from itertools import islice

LONGEST = 6  # words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that stand before a counted thing: "ba căn nhà" is a number, "ba" alone may be a father.
COUNTED = _words(
    """
    suất phần căn ngôi nhà công lượt ca buổi lớp cuộc hội đợt chiếc cái con cây cuốn quyển bộ
    thùng tấn tạ yến kg ki-lô-gam lít mét km m² m2 m³ m3 ha hecta sào mẫu đơn vị hộ người cháu em
    học gia cán đoàn hội đảng thanh phụ cựu trẻ bệnh nạn tập cá mô tuyến cầu
    giếng phòng trường sân quà xe máy ti tivi bò lợn dê gà cặp đôi túi áo bàn ghế giường tủ sổ thẻ
    bằng giấy huân huy danh cờ kỷ tin bài phóng video chương dự đề sáng giải vụ vườn bồn bể đèn
    bóng biển pa-nô băng tờ bức tranh ảnh câu chi tổ nhóm đội đồng chí diễn hội-thảo tọa triển
    """
)

# Names of a counted thing that may begin with a capital: "20 Giấy khen", "4 Mẹ Việt Nam anh hùng".
_TITLES = _words("bằng giấy huân huy cờ mẹ bà danh kỷ")

_ENDS = _words(
    """
    trị với cho tại của ở trên trong do được đã và từ đến tới là để nhằm vào theo khi bị có thuộc
    cùng như gồm bao mỗi tổng kinh mà thì nên về qua bằng hoặc hay còn nữa nhưng đang sẽ sau trước
    giữa dưới đạt ước gần hơn khoảng trở so đây này đó kia ấy cũng đều vẫn rồi nay đối lên xuống
    ra dịp tính bởi vì nếu tương ngoài các những từng một
    """
)
_STARTS_NOTHING = _ENDS | _words("tháng năm tuần quý giờ phút đồng lần điểm số")
# Verbs end a name that has begun: "suất quà | tặng hộ nghèo", but "lượt khám bệnh" goes on.
_VERBS = _words(
    """
    tặng trao giúp xây sửa thăm nhận gửi góp tạo nâng đẩy giảm tăng đón gặp thụ hưởng phục hỗ ủng
    đóng tham vận đề hoàn phối tổ
    """
)
_TWO_WORD_VERBS = frozenset(
    (
        *("bàn giao", "kết nạp", "kết nối", "giao lưu", "tiếp nhận", "tiếp tục", "phát động"),
        *("phát triển", "phát quà", "thu gom", "thu hút", "ra quân", "triển khai", "thực hiện"),
        *("bảo đảm", "đảm bảo", "giải quyết", "duy trì", "chia sẻ", "lan tỏa", "biểu dương"),
        *("tri ân", "chăm lo", "chăm sóc", "ký kết", "cấp phát", "đăng ký", "gắn với", "dành cho"),
    )
)
_ABSTRACT = _words(
    """
    nội mặt nhiệm mục chỉ tiêu giải-pháp vấn phần-việc bước bên yếu nguyên tiêu-chí lĩnh phương
    trọng mũi khâu đột chủ quan
    """
)
_WORD = re.compile(r"[^\W\d_]+(?:[\-/][^\W\d_]+)*\d?²?³?|[;:,.()–…“”\"!?]|\S")


def measured(text: str, start: int) -> tuple[str, int]:
    """The name of what is counted from a place of the text on, and where it ends; "" is none."""
    words: list[str] = []
    end = start
    for match in islice(_WORD.finditer(text, start), LONGEST):
        word = match[0]
        gap = text[end : match.start()]
        if gap.strip() or not word[0].isalpha():
            break
        if _ends(word, words, text[match.end() :].lstrip(" ")[:20]):
            break
        words.append(word)
        end = match.end()
    return text[start:end].strip() if words else "", end


def _ends(word: str, before: list[str], after: str) -> bool:
    lower = word.lower()
    if not before:
        if lower == "bằng":
            return not after.lower().startswith("khen")
        is_name = word[0].isupper() and not word.isupper() and lower not in _TITLES
        return lower in _STARTS_NOTHING or is_name
    if word == "Tết":
        return False
    if word[0].isupper() and not before[-1][0].isupper():
        return before[0].lower() not in _TITLES
    two = f"{lower} {after.split(maxsplit=1)[0].lower()}" if after.split() else lower
    is_verb = lower in _VERBS or two in _TWO_WORD_VERBS
    return lower in _ENDS or (len(before) > 1 and is_verb) or lower == "tham"


def is_counted(name: str) -> bool:
    """Whether a number in words may stand before this name."""
    return name.split(maxsplit=1)[0].lower() in COUNTED


def is_abstract(name: str) -> bool:
    """Whether the name is of contents, tasks, aims: parts of a text, not things done."""
    return name.split(maxsplit=1)[0].lower() in _ABSTRACT
