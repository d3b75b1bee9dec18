"""Compile our message catalogues: locale/*/LC_MESSAGES/django.po → django.mo beside it.

Does what `msgfmt` does for plain catalogues, where no gettext is installed.
"""

import ast
import struct
import sys
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[1] / "src" / "thidua" / "locale"
MAGIC = 0x950412DE


def read_catalogue(text: str) -> dict[str, str]:
    """The messages of a .po file as gettext keys them: context and plural are in the key."""
    messages: dict[str, str] = {}
    for block in text.split("\n\n"):
        parts = _parts(block)
        if "msgid" not in parts:
            continue
        key = parts["msgid"]
        if "msgctxt" in parts:
            key = f"{parts['msgctxt']}\x04{key}"
        if "msgid_plural" in parts:
            key = f"{key}\x00{parts['msgid_plural']}"
        if key in messages:
            raise ValueError(f"twice in the catalogue: {key!r}")
        forms = [text for name, text in parts.items() if name.startswith("msgstr")]
        messages[key] = "\0".join(forms) if all(forms) else ""
    return messages


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            name, _, line = line.partition(" ")  # noqa: PLW2901 - the rest of the line
        parts[name] = parts.get(name, "") + ast.literal_eval(line)
    return parts


def compiled(messages: dict[str, str]) -> bytes:
    """The catalogue in the binary form that gettext reads."""
    keys = sorted(key for key, value in messages.items() if value)
    ids, texts, index = b"", b"", []
    for key in keys:
        first, second = key.encode(), messages[key].encode()
        index.append((len(first), len(ids), len(second), len(texts)))
        ids += first + b"\0"
        texts += second + b"\0"
    start = 28 + 16 * len(keys)
    table = [number for length, at, *_ in index for number in (length, at + start)]
    table += [number for *_, length, at in index for number in (length, at + start + len(ids))]
    head = (MAGIC, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return struct.pack(f"<7I{len(table)}I", *head, *table) + ids + texts


def main() -> int:
    """Compile every catalogue; with --check only say whether they are fresh."""
    stale = []
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        fresh = compiled(read_catalogue(source.read_text("utf-8")))
        if "--check" not in sys.argv:
            target.write_bytes(fresh)
        elif not target.exists() or target.read_bytes() != fresh:
            stale.append(str(target))
    for path in stale:
        print(f"{path} is older than its .po: run python tools/compile_messages.py")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
