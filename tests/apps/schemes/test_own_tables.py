"""The Word or Excel table that a bloc already has: dropped in, looked at, mended, adopted."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.schemes.pages import address
from tests.factories import World
from tests.formats.scoring_files import book, word
from tests.formats.test_scoring_tables import DEEP, TWO_GROUPS
from tests.one_line import one_line
from thidua.apps.schemes.definition.review import blocking_faults
from thidua.apps.schemes.models import Scheme
from thidua.formats.canonical import canonical_mapping
from thidua.formats.scoring_tables.reading import read_scoring_tables


def uploaded(head: Client, world: World, name: str, content: bytes) -> object:
    file = SimpleUploadedFile(name, content)
    return head.post(address("upload", world.season.pk), {"file": file})


@pytest.mark.parametrize(("make", "name"), [(word, "bang.docx"), (book, "bang.xlsx")])
def test_a_table_of_a_bloc_is_shown_with_what_is_doubtful_and_adopted(
    make: Callable[..., bytes], name: str, world: World, head: Client
) -> None:
    content = make(TWO_GROUPS)
    draft = read_scoring_tables(content)

    answer = uploaded(head, world, name, content)

    shown = one_line(answer)
    assert "Đọc được 4 tiêu chí. Chưa lưu gì." in shown
    assert f"{len(draft.problems)} chỗ trong tệp cần xem lại" in shown
    assert "tạm đặt 2 chữ số, đủ điểm" in shown
    assert not Scheme.objects.exists()

    keep, ticket = address("create_from_file", world.season.pk), answer.context["ticket"]
    head.post(keep, {"ticket": ticket})
    assert not Scheme.objects.exists()  # not before somebody looked at what is doubtful
    head.post(keep, {"ticket": ticket, "despite_doubts": "on"})
    scheme = Scheme.objects.get()
    assert scheme.definition == canonical_mapping(draft.mapping)
    assert blocking_faults(scheme.definition) == []

    adopted = {"revision": "0", "confirmed": "on"}
    head.post(address("adopt", scheme.pk), adopted)
    scheme.refresh_from_db()
    assert scheme.state == Scheme.State.ADOPTED


def test_a_deep_table_keeps_its_tree(world: World, head: Client) -> None:
    answer = uploaded(head, world, "bang.docx", word(DEEP))
    assert "heading-row" in one_line(answer)
    head.post(
        address("create_from_file", world.season.pk),
        {"ticket": answer.context["ticket"], "despite_doubts": "on"},
    )
    page = one_line(head.get(address("season", world.season.pk)))
    assert page.count("heading-row") == one_line(answer).count("heading-row")


def test_a_word_file_without_a_scoring_table_is_told(world: World, head: Client) -> None:
    answer = uploaded(head, world, "cong-van.docx", word([["Số", "Ngày"], ["1", "2"]]))
    assert answer.status_code == 422
    assert "Không thấy bảng điểm nào có cột nội dung và cột điểm" in answer.text
