"""Keep the English catalogue whole: every message of the sources has its English, and no other.

``python tools/messages.py`` reads the sources, drops what nobody says any more, adds what is new
with an empty ``msgstr``, lists what has no English yet, and compiles. With ``--check`` nothing is
written. Needs no gettext: templates and modules are read as they are, in a few seconds.
"""

import ast
import re
import sys
from collections.abc import Iterator

from compile_messages import LOCALES, compiled, read_catalogue
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

from thidua.domain.award_codes import (
    BASIS_NAMES,
    CLASS_NAMES,
    KINDS,
    SCOPE_NAMES,
    TYPE_NAMES,
)
from thidua.law.catalogue import GROUP_NAMES

SOURCE = LOCALES.parent
CATALOGUE = LOCALES / "en/LC_MESSAGES/django.po"
SINGULAR = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
PLACE = re.compile(r"%\(\w+\)[0-9]*[sd]|%[sd%]|\{\w*\}")
_MARKED = re.compile(r"""_\(("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\)""")
OF_THE_DOMAIN = (BASIS_NAMES, CLASS_NAMES, GROUP_NAMES, KINDS, SCOPE_NAMES, TYPE_NAMES)
"""Tables of pure packages whose words pages show as choices (``web.languages.translated``)."""
HEAD = """\
# English for what this program says in Vietnamese; the words are those of docs/glossary.md.
# `python tools/messages.py` brings it up to date with the sources and compiles it.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
Said = tuple[str, str]  # a message and its plural, which most have not


def messages() -> list[str]:
    """The keys of every message of modules and templates, in the order of the alphabet."""
    said = {one for path in sorted(SOURCE.rglob("*.py")) for one in in_module(path.read_text())}
    for path in sorted(SOURCE.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            said |= set(in_template(path.read_text("utf-8")))
    said |= {(each, "") for table in OF_THE_DOMAIN for each in table.values()}
    plural = {one for one, many in said if many}
    return sorted(
        f"{one}\0{many}" if many else one for one, many in said if many or one not in plural
    )


def in_module(source: str) -> Iterator[Said]:
    """What a module hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            texts = [getattr(each, "value", None) for each in node.args]
            if name in SINGULAR and isinstance(texts[0], str) and texts[0]:
                yield texts[0], ""
            elif name in PLURAL:
                yield str(texts[0]), str(texts[1])


def in_template(source: str) -> Iterator[Said]:
    """What a template hands to gettext: its tags, and ``_("…")`` inside any tag."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type not in {TokenType.BLOCK, TokenType.VAR}:
            continue
        name, *rest = token.split_contents() or [""]
        if name == "translate" and rest and rest[0][0] in "\"'":
            yield _plain(rest[0]).replace("%", "%%"), ""
        elif name == "blocktranslate":
            yield _block(tokens, is_trimmed="trimmed" in rest)
        for literal in _MARKED.findall(token.contents):
            yield _plain(literal).replace("%", "%%"), ""


def _plain(literal: str) -> str:
    return literal[1:-1].replace(f"\\{literal[0]}", literal[0])


def _block(tokens: Iterator[Token], *, is_trimmed: bool) -> Said:
    parts = [""]
    for token in tokens:
        if token.token_type == TokenType.VAR:
            name = next(smart_split(token.contents)).split("|")[0]
            parts[-1] += f"%({name})s"
        elif token.token_type == TokenType.TEXT:
            parts[-1] += token.contents.replace("%", "%%")
        elif token.contents.strip() == "plural":
            parts.append("")
        else:
            break
    said = [trim_whitespace(part) if is_trimmed else part for part in parts]
    return said[0], "".join(said[1:])


def written(translations: dict[str, str]) -> str:
    """The catalogue as it is kept: one message a paragraph, each text in one line."""
    blocks = [HEAD]
    for key, text in translations.items():
        one, _nul, many = key.partition("\0")
        lines = [f"msgid {_quoted(one)}"]
        if many:
            forms = text.split("\0") if text else ["", ""]
            lines.append(f"msgid_plural {_quoted(many)}")
            lines += [f"msgstr[{place}] {_quoted(form)}" for place, form in enumerate(forms)]
        else:
            lines.append(f"msgstr {_quoted(text)}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def faults(keys: list[str], kept: dict[str, str]) -> list[str]:
    """What a translator must do, one line each."""
    said = [f"no English: {key!r}" for key in keys if not kept.get(key)]
    for key, text in kept.items():
        if not key or not text:
            continue
        wanted = sorted(PLACE.findall(key.split("\0")[0]))
        if any(sorted(PLACE.findall(form)) != wanted for form in text.split("\0")):
            said.append(f"other places of values: {key!r} → {text!r}")
    return said


def main() -> int:
    """Bring the catalogue up to date, or with --check only say whether it is."""
    keys = messages()
    kept = read_catalogue(CATALOGUE.read_text("utf-8")) if CATALOGUE.exists() else {}
    told = faults(keys, kept)
    fresh = written({key: kept.get(key, "") for key in keys})
    if "--check" not in sys.argv:
        CATALOGUE.write_text(fresh, "utf-8")
        CATALOGUE.with_suffix(".mo").write_bytes(compiled(read_catalogue(fresh)))
    elif fresh != CATALOGUE.read_text("utf-8"):
        told.append(f"{CATALOGUE} is older than the sources: run python tools/messages.py")
    print(*told, sep="\n")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
