"""Texts that an office words itself: fields checked, versions kept, papers made with them."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from pypdf import PdfReader

from tests.apps.paperwork.material import kind_named
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.paperwork.actions.texts import LONGEST_TEXT, save_text
from thidua.apps.paperwork.models import PaperText
from thidua.apps.paperwork.papers.plan import TEXT
from thidua.apps.paperwork.refusals import TextRefused
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.paperwork.registries.texts import text_kind, texts
from thidua.documents.model import Paragraph
from thidua.documents.text import plain
from thidua.web.revisions import StalePage


def said(world: World) -> list[str]:
    document = kind_named("plan").build(Request(world.season, None, world.head))
    return [plain(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def test_save_text_words_the_papers_to_come(world: World) -> None:
    office = {"actor": world.standing, "at": NOON}
    assert "ban hành Kế hoạch hoạt động thi đua" in said(world)[0]

    saved = save_text(
        world.authority, TEXT, "Năm {năm} của {khối}.  \n{các bước trong năm}\n", **office
    )

    assert (saved.version, str(saved)) == (1, "plan, lần 1")
    assert said(world)[0] == f"Năm 2023 của {world.season.bloc_name}."
    assert Entry.objects.get(action="paperwork.save_text").data["version"] == 1
    save_text(world.authority, TEXT, "  ", **office, seen=1)
    assert "ban hành Kế hoạch hoạt động thi đua" in said(world)[0]
    assert PaperText.objects.count() == 2


def test_save_text_refuses_others_and_what_cannot_be_printed(world: World) -> None:
    office = {"actor": world.standing, "at": NOON}
    for stranger in (world.head, world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            save_text(world.authority, TEXT, "A", actor=stranger, at=NOON)
    with pytest.raises(TextRefused, match=r"Không có trường {kháp}; chỉ có {khối}, {năm}"):
        save_text(world.authority, TEXT, "Của {kháp}", **office)
    with pytest.raises(TextRefused, match="nhiều nhất 20000"):
        save_text(world.authority, TEXT, "A" * (LONGEST_TEXT + 1), **office)
    save_text(world.authority, TEXT, "A", **office, seen=0)
    with pytest.raises(StalePage, match="vừa lưu lời văn này"):
        save_text(world.authority, TEXT, "B", **office, seen=0)


def test_pages_of_texts(world: World, sign_in: SignIn) -> None:
    client, pk = sign_in(world.standing), world.authority.pk
    index = reverse("paperwork:texts", args=[pk])
    page = client.get(index).content.decode()
    for title in ("Kế hoạch hoạt động năm của khối", "Phát động thi đua", "Công văn trả hồ sơ"):
        assert title in page
    edit = reverse("paperwork:save_text", args=[pk, "plan"])
    assert "{khối}" in client.get(edit).content.decode()
    tried = {"text": "Năm {năm}.\nI. CHUNG", "seen": "0", "preview": "1"}
    shown = client.post(edit, tried).content.decode()
    lines = shown.partition('id="preview-title"')[2]
    assert "Năm 2026." in lines
    assert "I. CHUNG" in lines.partition('class="fw-bold mb-1"')[2]
    assert not PaperText.objects.exists()
    save_text(world.authority, TEXT, "Của người khác", actor=world.standing, at=NOON)
    late = client.post(edit, {"text": "Của tôi", "seen": "0"})
    assert late.status_code == 422
    assert "Của tôi</textarea>" in late.content.decode()
    seen = str(late.context["form"]["seen"].value())
    assert client.post(edit, {"text": "Của tôi", "seen": seen}).status_code == 302  # as it says
    assert PaperText.objects.first().text == "Của tôi"  # type: ignore[union-attr] # two are there
    PaperText.objects.all().delete()
    refused = client.post(edit, {"text": "{lạ}", "seen": "0"})
    assert refused.status_code == 422
    assert "{lạ}</textarea>" in refused.content.decode()
    assert client.post(edit, {"text": "Lần một", "seen": "0"}).status_code == 302
    assert client.post(edit, {"text": "Lần hai", "seen": "1"}).status_code == 302
    assert "Lời văn của cơ quan, lần" in client.get(index).content.decode()
    assert "Lần một</textarea>" in client.get(edit, {"version": "1"}).content.decode()
    assert client.get(edit.replace("plan", "covenant")).status_code == 404
    for stranger in (world.head, world.member):
        assert sign_in(stranger).get(edit).status_code == 404


@pytest.mark.parametrize("kind", [each.kind for each in texts()])
def test_every_text_is_printed_as_it_is_typed(kind: str, world: World, sign_in: SignIn) -> None:
    """As a PDF with the examples, under the office's or the bloc's head; nothing is kept."""
    text = text_kind(kind)
    assert text is not None
    address = reverse("paperwork:trial_print", args=[world.authority.pk, kind])

    for typed, told in (("", text.usual), ("Năm nay {lạ}.\nII. RIÊNG", "II. RIÊNG")):
        answer = sign_in(world.standing).post(address, {"text": typed, "seen": "0"})
        assert answer["Content-Type"] == "application/pdf"
        pages = PdfReader(BytesIO(answer.content)).pages
        words = "".join("".join(page.extract_text() for page in pages).split())
        last = told.splitlines()[-1]
        for name, example in text.fields.items():
            last = last.replace(f"{{{name}}}", example)
        assert "".join(last.split()) in words
        assert "".join(text.look.summary.split()).lower() in words.lower()
    assert not PaperText.objects.exists()
    too_long = {"text": "A" * (LONGEST_TEXT + 1), "seen": "0"}
    assert sign_in(world.standing).post(address, too_long).status_code == 422
    assert sign_in(world.head).post(address, {"text": ""}).status_code == 404
