"""YAML read as text: mappings, lists and strings, never a float, a boolean or a date."""

from collections.abc import Iterator
from typing import Any

import yaml

from thidua.domain.clean_text import cleaned
from thidua.formats.file_kinds import decoded
from thidua.formats.problems import FormatError

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

TextTree = dict[str, "TextTree"] | list["TextTree"] | str | None

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_ALIASED = 100_000  # places that aliases may add: enough for any hand, too few for a bomb
MAX_LINES = 50_000
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class YamlRefused(ValueError):
    """The text is no YAML that we read; the message is Vietnamese and names line and column."""


def read_yaml_text(data: bytes | str) -> TextTree:
    """The one document in ``data``, every scalar as it is written; a plain null is None.

    Keys keep their order and are text too, so an unquoted ``on:`` stays "on".

    Raises:
        YamlRefused: no UTF-8, too large, too deep, bad syntax, several documents, a tag, a key
            that is not a scalar, a key twice in one mapping, or aliases that blow the tree up.
    """
    return read_yaml_lines(data)[0]


def read_yaml_lines(data: bytes | str) -> tuple[TextTree, dict[str, int]]:
    """As ``read_yaml_text``, and the line of each place, such as ``groups[0].max`` → 12.

    Raises:
        YamlRefused: as for ``read_yaml_text``.
    """
    try:
        builder = _Builder(yaml.parse(_decoded(data), Loader=LOADER))
        return builder.document(), builder.lines
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark or error.context_mark)
        raise YamlRefused(f"{place}: sai cú pháp YAML ({error.problem})") from error


def _decoded(data: bytes | str) -> str:
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        raise YamlRefused(f"tệp lớn {size} byte, tối đa {MAX_BYTES} byte")
    try:
        return cleaned(data if isinstance(data, str) else decoded(data, what="YAML"))
    except FormatError as error:
        raise YamlRefused(str(error).removesuffix(".")) from error


def _place(mark: Any) -> str:
    return "tệp" if mark is None else f"dòng {mark.line + 1}, cột {mark.column + 1}"


class _Builder:
    """Builds the tree from parse events; holds no more than the tree itself."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.places = self.aliased = 0
        self.anchors: dict[str, tuple[TextTree, int]] = {}  # the tree, and its places
        self.lines: dict[str, int] = {}

    def document(self) -> TextTree:
        """The only document of the stream; None when the stream is empty."""
        documents: list[TextTree] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    raise YamlRefused(f"{_place(event.start_mark)}: chỉ được một tài liệu YAML")
                documents.append(self._node(next(self.events), "", depth=1))
        return documents[0] if documents else None

    def _node(self, event: yaml.Event, path: str, *, depth: int) -> TextTree:
        if len(self.lines) < MAX_LINES and event.start_mark is not None:
            self.lines[path] = event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise YamlRefused(f"{_place(event.start_mark)}: lồng nhau quá {MAX_DEPTH} cấp")
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self.places
        self.places += 1
        tree = self._written(event, path, depth)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self.anchors[event.anchor] = (tree, self.places - before)
        return tree

    def _written(self, event: yaml.Event, path: str, depth: int) -> TextTree:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        _refuse_tag(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _alias(self, event: yaml.AliasEvent) -> TextTree:
        """What the anchor stands for; unknown while it is still being written, so never a loop."""
        if event.anchor not in self.anchors:
            raise YamlRefused(f"{_place(event.start_mark)}: bí danh «*{event.anchor}» chưa có neo")
        tree, places = self.anchors[event.anchor]
        self.places += places
        self.aliased += places
        if self.aliased > MAX_ALIASED:
            raise YamlRefused(f"{_place(event.start_mark)}: bí danh lặp lại quá nhiều dữ liệu")
        return tree

    def _sequence(self, path: str, depth: int) -> list[TextTree]:
        items: list[TextTree] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, f"{path}[{len(items)}]", depth=depth + 1))
        return items

    def _mapping(self, path: str, depth: int) -> dict[str, TextTree]:
        entries: dict[str, TextTree] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event)
            if key in entries:
                raise YamlRefused(f"{_place(event.start_mark)}: khóa «{key}» ghi hai lần")
            child = f"{path}.{key}" if path else key
            entries[key] = self._node(next(self.events), child, depth=depth + 1)
        return entries

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise YamlRefused(f"{_place(event.start_mark)}: khóa phải là một từ")
        _refuse_tag(event)
        return cleaned(str(event.value))


def _scalar(event: yaml.ScalarEvent) -> str | None:
    _refuse_tag(event)
    if not event.style and event.value in NULLS:
        return None
    return cleaned(str(event.value))


def _refuse_tag(event: Any) -> None:
    if event.tag not in {None, "!", "tag:yaml.org,2002:str"}:
        raise YamlRefused(f"{_place(event.start_mark)}: không dùng thẻ YAML ({event.tag})")
