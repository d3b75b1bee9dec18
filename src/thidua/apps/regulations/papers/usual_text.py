"""A good text to start from: what blocs usually settle, with «…» where each decides for itself."""

from thidua.domain.regulation import RegulationText
from thidua.domain.regulation_reading import regulation_from_lines
from thidua.domain.vietnamese_text import inside_sentence

SUMMARY = "Tổ chức và hoạt động của {bloc}"
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng và các văn bản hướng dẫn thi hành",
    "Căn cứ quy định, hướng dẫn của {authority} về tổ chức, hoạt động của cụm, khối thi đua",
    "Theo kết quả thảo luận, thống nhất của các đơn vị thành viên",
)
ARTICLES = """
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh, đối tượng áp dụng
1. Quy chế này quy định tổ chức, nhiệm vụ, chế độ làm việc, đánh giá, bình xét thi đua của {bloc} (sau đây gọi là Khối).
2. Quy chế này áp dụng đối với các đơn vị thành viên theo quyết định chia cụm, khối thi đua của cấp có thẩm quyền.
Điều 2. Nguyên tắc hoạt động
1. Tự nguyện, dân chủ, bình đẳng, công khai; đoàn kết, hợp tác và cùng phát triển.
2. Nội dung thi đua gắn với nhiệm vụ chính trị của từng đơn vị; chỉ tiêu cụ thể, đo đếm được.
3. Chấm điểm, bình xét đúng bảng điểm đã thông qua từ đầu năm; điểm nào cũng có căn cứ, minh chứng, cho mọi đơn vị xem được.
4. Các nội dung của Khối được các đơn vị thành viên thảo luận, quyết định theo đa số, trừ nội dung Quy chế này quy định khác.
Chương II
TỔ CHỨC VÀ NHIỆM VỤ
Điều 3. Trưởng khối, Phó trưởng khối
1. Trưởng khối, Phó trưởng khối là đơn vị thành viên, do các đơn vị bầu tại hội nghị tổng kết, nhiệm kỳ một năm, luân phiên giữa các đơn vị. Người đứng đầu đơn vị được bầu thực hiện nhiệm vụ.
2. Bàn giao nhiệm vụ, hồ sơ giữa Trưởng khối cũ và mới xong trước ngày … tháng … hằng năm, có biên bản.
Điều 4. Nhiệm vụ của Trưởng khối
1. Chủ trì xây dựng kế hoạch hoạt động, bảng điểm, giao ước thi đua; lấy ý kiến các đơn vị thành viên trước khi thông qua.
2. Chủ trì các hội nghị của Khối; phát động, kiểm tra, đôn đốc thực hiện phong trào thi đua.
3. Tổ chức chấm điểm, thẩm định, bình xét; tổng hợp, trình khen thưởng và báo cáo cơ quan thường trực về thi đua, khen thưởng.
4. Giữ hồ sơ, biên bản, kết quả chấm điểm của Khối.
Điều 5. Nhiệm vụ của Phó trưởng khối
1. Phối hợp với Trưởng khối thực hiện nhiệm vụ của Khối; thay Trưởng khối khi được ủy quyền.
2. Thẩm định kết quả tự chấm điểm của đơn vị Trưởng khối.
Điều 6. Nhiệm vụ, quyền hạn của đơn vị thành viên
1. Đăng ký thi đua, ký kết giao ước; phát động, tổ chức phong trào thi đua tại đơn vị.
2. Tham gia đầy đủ các hoạt động chung; cử lãnh đạo dự hội nghị của Khối.
3. Tự chấm điểm trung thực, đúng hạn, có minh chứng; tham gia chấm chéo khi được phân công.
4. Góp ý dự thảo, thảo luận, biểu quyết; kiến nghị về kết quả chấm điểm và được trả lời.
Chương III
CHẾ ĐỘ LÀM VIỆC
Điều 7. Hội nghị của Khối
1. Hội nghị ký kết giao ước thi đua: trong tháng … hằng năm; thông qua Quy chế, bảng điểm, kế hoạch hoạt động và ký kết giao ước.
2. Hội nghị sơ kết: trong tháng …; đánh giá kết quả sáu tháng, nhiệm vụ sáu tháng cuối năm.
3. Hội nghị tổng kết: trong tháng …; báo cáo kết quả, công bố điểm, bình xét, suy tôn, bầu Trưởng khối, Phó trưởng khối năm sau.
4. Hội nghị tiến hành khi có ít nhất … đơn vị thành viên dự. Tài liệu gửi các đơn vị trước ít nhất … ngày.
Điều 8. Chế độ thông tin, báo cáo
1. Các đơn vị gửi đăng ký thi đua trước ngày …, báo cáo sáu tháng trước ngày …, báo cáo năm và bảng tự chấm điểm trước ngày ….
2. Gửi chậm bị trừ điểm theo bảng điểm. Ngày gửi tính theo thời điểm ghi nhận trên hệ thống.
Chương IV
CHẤM ĐIỂM, BÌNH XÉT, KHEN THƯỞNG
Điều 9. Bảng điểm và việc sửa bảng điểm
1. Bảng điểm được lấy ý kiến từng đơn vị, thông qua từ đầu năm và không sửa trong năm, trừ khi chỉ tiêu được giao thay đổi, thiên tai, dịch bệnh, sáp nhập hoặc lý do khách quan khác.
2. Việc sửa bảng điểm hoặc điều chỉnh cho riêng một đơn vị phải nêu lý do, được các đơn vị khác đồng ý và có hiệu lực từ khi được quyết định.
Điều 10. Tự chấm, chấm chéo, thẩm định
1. Đơn vị tự chấm theo từng tiêu chí kèm minh chứng, người đứng đầu chịu trách nhiệm về số liệu.
2. Việc phân công chấm chéo do Khối rút thăm công khai; đơn vị không chấm cho chính mình.
3. Trưởng khối, Phó trưởng khối thẩm định; điểm khác điểm tự chấm phải ghi lý do, đơn vị được giải trình.
4. Kết quả dự kiến được gửi các đơn vị; thời hạn kiến nghị là … ngày làm việc; mọi kiến nghị được trả lời trước khi khóa điểm.
Điều 11. Bình xét, suy tôn và đề nghị khen thưởng
1. Các đơn vị được xét theo tổng điểm từ cao xuống thấp. Trường hợp bằng điểm xét theo thứ tự ưu tiên nêu trong bảng điểm.
2. Không xét thi đua đối với đơn vị thuộc trường hợp không được xét theo bảng điểm và quy định của pháp luật.
3. Hội nghị bỏ phiếu kín hoặc biểu quyết; đơn vị được suy tôn, đề nghị tặng Cờ thi đua phải đạt ít nhất … tổng số đơn vị thành viên đồng ý.
4. Hồ sơ đề nghị khen thưởng gửi cơ quan có thẩm quyền chậm nhất … ngày sau hội nghị tổng kết.
Chương V
TỔ CHỨC THỰC HIỆN
Điều 12. Kinh phí hoạt động
1. Kinh phí hoạt động chung do các đơn vị thành viên thống nhất đóng góp, mức … đồng mỗi đơn vị mỗi năm; đơn vị Trưởng khối thu, chi và công khai tại hội nghị tổng kết.
2. Đơn vị nào tổ chức hoạt động tại đơn vị mình thì tự bảo đảm kinh phí.
Điều 13. Điều khoản thi hành
1. Quy chế này có hiệu lực kể từ ngày được thông qua và được áp dụng cho đến khi có quy chế thay thế.
2. Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Trưởng khối để tổng hợp, đưa ra các đơn vị thành viên xem xét, quyết định.
"""  # noqa: E501 # a line of the text is a line of the paper


def usual_text(bloc: str, authority: str) -> RegulationText:
    """The text with the names of a bloc and its authority."""
    names = {"bloc": bloc, "authority": inside_sentence(authority)}
    lines = (
        f"QUY CHẾ {SUMMARY}".format(**names),
        *(each.format(**names) for each in BASES),
        *ARTICLES.format(**names).splitlines(),
    )
    return regulation_from_lines(lines).text
