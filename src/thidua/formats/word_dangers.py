"""What a Word file may not carry once it stands for a paper: code, and what comes from elsewhere.

By what the parts are and how they hang together, since a path says nothing: Word follows
relationships and content types.
"""

from collections.abc import Iterator
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from thidua.formats.file_kinds import whole_file
from thidua.formats.word_package import TEXT_PART

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_OF_CODE = ("macroenabled", "vbaproject", "vbadata", "activex", "keymapcustomizations")
_OF_FILES = (
    *("oleobject", "rfc822", "text/html", "xhtml", "rtf", "msword", "spreadsheetml"),
    *("presentationml", "octet-stream", "glossary"),
)
_LINKS_TO_CODE = {"vbaproject", "control", "activexcontrolbinary", "wordvbadata"}
_LINKS_TO_FILES = {
    *("afchunk", "oleobject", "package", "subdocument", "attachedtemplate", "frame"),
    *("mailmergesource", "mailmergeheadersource", "glossarydocument"),
}
_FIELDS = {
    *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "TC", "PAGEREF", "REF", "NOTEREF"),
    *("HYPERLINK", "SEQ", "STYLEREF", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"),
    *("TITLE", "SUBJECT", "AUTHOR", "FILENAME", "LISTNUM", "=", "SYMBOL", "ADDIN"),
    *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
}
CODE = "chỉ nhận tệp không có macro (lưu lại dạng .docx)"
EMBEDDED = "chỉ nhận tệp không nhúng tệp khác; xóa đối tượng nhúng rồi lưu lại"


def kinds_of_parts(package: ZipFile) -> dict[str, str]:
    """Each part by name with its content type in small letters; "" where none is said.

    Raises:
        FormatError: a kind that is code or another file; two parts of one name.
    """
    by_ending: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for each in fromstring(package.read(_TYPES)):
        said = each.get("ContentType", "").lower()
        if any(word in said for word in _OF_CODE):
            raise whole_file(CODE)
        if any(word in said for word in _OF_FILES):
            raise whole_file(EMBEDDED)
        by_ending[each.get("Extension", "").lower()] = said
        by_name[each.get("PartName", "").lstrip("/").lower()] = said
    names = [name for name in package.namelist() if not name.endswith("/") and name != _TYPES]
    if len({name.lower() for name in names}) < len(names):
        raise whole_file("tệp có hai phần trùng tên; mở bằng Word rồi lưu lại")
    return {name: by_name.get(name.lower(), by_ending.get(_ending(name), "")) for name in names}


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()


def refuse_dangerous_links(package: ZipFile) -> None:
    """Nothing from outside but what one clicks on; nothing embedded; the text where it is sought.

    Raises:
        FormatError: it names what stands against the file.
    """
    texts = []
    for name in [each for each in package.namelist() if each.lower().endswith(".rels")]:
        for link in fromstring(package.read(name)):
            target, kind = link.get("Target", ""), link.get("Type", "").rpartition("/")[2].lower()
            _refuse_link(target, kind, is_outside=link.get("TargetMode", "").lower() == "external")
            if name == _ROOT and kind == "officedocument":
                texts.append(target.lstrip("/"))
    if texts != [TEXT_PART]:
        raise whole_file("phần chính của tệp không ở chỗ thường; mở bằng Word rồi lưu lại")


def _refuse_link(target: str, kind: str, *, is_outside: bool) -> None:
    if kind in _LINKS_TO_CODE:
        raise whole_file(CODE)
    if is_outside and kind != "hyperlink":
        told = f"«{target[:100]}» ({kind})"
        raise whole_file(f"tệp lấy nội dung từ nơi khác khi mở: {told}; bỏ liên kết đó rồi lưu lại")
    if kind in _LINKS_TO_FILES:
        raise whole_file(EMBEDDED)


def refuse_dangerous_fields(tree: object) -> None:
    """Only fields that count, date or refer within the file.

    Raises:
        FormatError: it names the field.
    """
    for said in _fields(tree):
        word = said.replace("=", "= ", 1).split(maxsplit=1)[0].upper() if said.strip() else ""
        if word not in _FIELDS:
            raise whole_file(
                f"tệp có trường Word không nhận: «{said.strip()[:60]}»; "
                "bấm vào trường, Ctrl+Shift+F9 để đổi thành chữ rồi lưu lại"
            )


def _fields(tree) -> Iterator[str]:  # type: ignore[no-untyped-def] # defusedxml has no types
    """What each field says, a field within another by itself."""
    open_fields: list[list[str]] = []
    for element in tree.iter():
        name, own = element.tag.rpartition("}")[2], _own(element)
        if name == "fldSimple":
            yield own.get("instr", "")
        elif name == "fldChar" and own.get("fldCharType") == "begin":
            open_fields.append([])
        elif name == "fldChar" and own.get("fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
        elif name in {"instrText", "delInstrText"}:
            if open_fields:
                open_fields[-1].append(element.text or "")
            else:
                yield element.text or ""
    yield from ("".join(each) for each in open_fields)


def _own(element) -> dict[str, str]:  # type: ignore[no-untyped-def] # the same
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
