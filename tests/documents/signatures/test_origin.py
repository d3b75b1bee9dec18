"""A signed file is ours with signatures added and nothing else: whatever else was written shows."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.documents.signing import (
    crls,
    filled_form,
    form_pdf,
    plain_pdf,
    sign,
    with_validation_data,
)
from thidua.documents.signatures.origin import grown_from

NAME, NUMBER, TEXT = generic.NameObject, generic.NumberObject, generic.TextStringObject


def rewritten(data: bytes, change: Callable[[Any], Any]) -> bytes:
    """The file with one update in which ``change`` was made."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def on_page(key: str, value: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        page = writer.root["/Pages"]["/Kids"][0]
        page[NAME(key)] = value
        writer.update_container(page)

    return change


def on_root(key: str, value: Any) -> Callable[[Any], None]:
    def change(writer: Any) -> None:
        writer.root[NAME(key)] = value
        writer.update_root()

    return change


def note() -> Any:
    return generic.ArrayObject(
        [generic.DictionaryObject({NAME("/Type"): NAME("/Annot"), NAME("/Subtype"): NAME("/Text")})]
    )


def with_metadata(text: bytes) -> Any:
    kind = {NAME("/Type"): NAME("/Metadata"), NAME("/Subtype"): NAME("/XML")}
    return generic.StreamObject(kind, stream_data=text)


def described() -> bytes:
    """A page with a description beside it."""
    return rewritten(
        plain_pdf(),
        lambda writer: on_root("/Metadata", writer.add_object(with_metadata(b"a")))(writer),
    )


def described_anew(data: bytes) -> bytes:
    def change(writer: Any) -> None:
        writer.objects[(0, writer.root.raw_get("/Metadata").idnum)] = with_metadata(b"b")

    return rewritten(data, change)


def written_after(data: bytes, number: int, body: str, *, root: int) -> bytes:
    """The file with one object more, written by hand behind it."""
    before = data.rindex(b"startxref")
    last = int(data[before:].split()[1])
    said = f"\n{number} 0 obj\n{body}\nendobj\n".encode()
    table = (
        f"xref\n{number} 1\n{len(data) + 1:010} 00000 n \n"
        f"trailer\n<< /Size {number + 1} /Root {root} 0 R /Prev {last} >>\n"
        f"startxref\n{len(data) + len(said)}\n%%EOF\n"
    )
    return data + said + table.encode()


def numbers(data: bytes) -> tuple[int, int, int]:
    """Of the catalogue, of the tree of pages, of the first page."""
    reader = PdfFileReader(BytesIO(data))
    pages = reader.root.raw_get("/Pages")
    return (
        reader.trailer.raw_get("/Root").idnum,
        pages.idnum,
        reader.root["/Pages"].raw_get("/Kids").raw_get(0).idnum,
    )


def without_information() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(plain_pdf()))
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("original", [plain_pdf(), without_information(), described()])
def test_signatures_alone_may_follow(original: bytes) -> None:
    signed = sign(original, "director")

    assert grown_from(signed, original)
    assert grown_from(sign(signed, "director", "Signature2"), original)
    assert grown_from(
        with_validation_data(sign(original, "director", crls=crls()), crls()), original
    )
    assert grown_from(original, original)
    assert not grown_from(signed, signed + b"\n")


def test_a_description_may_be_written_anew() -> None:
    original = described()

    assert grown_from(described_anew(original), original)


@pytest.mark.parametrize(
    "change",
    [
        on_page("/Rotate", NUMBER(90)),
        on_page("/Contents", TEXT("khác")),
        on_page("/Annots", note()),
        on_root("/Lang", TEXT("vi")),
    ],
)
def test_anything_else_shows(change: Callable[[Any], Any]) -> None:
    original = plain_pdf()

    assert not grown_from(rewritten(original, change), original)
    assert not grown_from(sign(rewritten(original, change), "director"), original)


def test_another_catalogue_a_thing_for_the_page_and_more_pages_show() -> None:
    original = plain_pdf()
    root, pages, page = numbers(original)
    catalogue = f"<< /Type /Catalog /Pages {pages} 0 R >>"
    tree = f"<< /Type /Pages /Count 2 /Kids [{page} 0 R {page} 0 R] >>"

    for number, body, leads in ((99, catalogue, 99), (page, "1", root), (pages, tree, root)):
        assert not grown_from(written_after(original, number, body, root=leads), original)
    assert grown_from(written_after(original, 99, "1", root=root), original)


def test_a_field_filled_in_shows() -> None:
    assert not grown_from(filled_form(form_pdf()), form_pdf())


def test_what_cannot_be_read_is_not_ours() -> None:
    assert not grown_from(b"x" * 40, b"x")
