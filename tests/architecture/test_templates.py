"""Pages keep the strict content security policy, speak Vietnamese and can be read as code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.project import ROOT, SOURCE, named, templates

INLINE = {
    "an inline style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script without src": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "a javascript: address": re.compile(r"(href|src|action)\s*=\s*[\"']javascript:", re.IGNORECASE),
    "a style sheet in the page": re.compile(r"<style", re.IGNORECASE),
    "something from another host": re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.IGNORECASE),
}
ENGLISH = re.compile(
    r"\b(save|cancel|delete|edit|submit|search|back|next|previous|home|settings|profile|sign"
    r"|log ?in|log ?out|password|loading|error|close|open|add|remove|download|upload|name|date"
    r"|total|score"
    r"|season|unit|bloc|scheme|registration|covenant|conference|result|draft|please|confirm|select"
    r"|choose|reason|are you sure|yes|new|view|show|hide|more|page|list|filter|reset)\b",
    re.IGNORECASE,
)
NOT_WORDS = re.compile(
    r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}|<!--.*?-->"
    r"|<(script|style|code|kbd|template)\b.*?</\1>",
    re.DOTALL,
)
SPOKEN = re.compile(r"\b(?:aria-label|title|alt|placeholder)\s*=\s*\"([^\"]*)\"")


@pytest.mark.parametrize("what", INLINE)
def test_no_template_needs_a_weaker_policy(what: str) -> None:
    found = {
        f"{named(path)}: {match.group()}"
        for path in templates()
        for match in INLINE[what].finditer(path.read_text("utf-8"))
    }

    assert found == set()


def words_shown(text: str) -> str:
    """What a reader of the page sees or hears, without tags and placeholders."""
    text = NOT_WORDS.sub(" ", text)
    return " ".join([*SPOKEN.findall(text), re.sub(r"<[^>]*>", " ", text)])


def test_words_shown_are_found() -> None:
    page = '{% if a %}<a title="Close" class="edit">Mở {{ add }}</a>{# Save #}'

    assert ENGLISH.findall(words_shown(page)) == ["Close"]


def test_no_english_is_left_on_pages() -> None:
    found = {
        f"{named(path)}: {word}"
        for path in templates()
        for word in ENGLISH.findall(words_shown(path.read_text("utf-8")))
    }

    assert found == set()


@pytest.mark.parametrize("command", [["--check"], ["check"]], ids=["format", "lint"])
def test_templates_are_as_djangofmt_writes_them(command: list[str]) -> None:
    djangofmt = Path(sys.executable).with_name("djangofmt")
    done = subprocess.run(
        [djangofmt, *command, SOURCE], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, (
        f"djangofmt check --fix src/thidua; djangofmt src/thidua\n{done.stdout}{done.stderr}"
    )


def test_text_that_keeps_its_lines_stands_in_a_span() -> None:
    # The formatter puts the words of a block on their own line, and `pre-wrap` shows that line.
    found = {
        f"{named(path)}: <{tag}>"
        for path in templates()
        for tag in re.findall(r"<(\w+)\b[^<>]*\bclass=\"[^\"]*\bprewrap\b", path.read_text("utf-8"))
        if tag != "span"
    }

    assert found == set()


BADGE_LOOK = re.compile(r'class="[^"]*\bbadge\b[^"]*?(?:{%|{{)[^"]*')


def test_the_look_of_a_badge_is_decided_in_python() -> None:
    theirs = SOURCE / "templates/allauth"  # the slots of another project's pages
    found = {
        f"{named(path)}: {match.group()}"
        for path in templates()
        if not path.is_relative_to(theirs)
        for match in BADGE_LOOK.finditer(path.read_text("utf-8"))
    }

    assert found == set()


def test_which_badge_is_shown_is_decided_in_python() -> None:
    """A template may leave a badge out; it does not choose between two of its own."""
    inner = re.compile(r"{% if [^%]*%}((?:(?!{% (?:if|endif)\b).)*){% endif %}", re.DOTALL)
    chosen = {}
    for path in templates():
        text = path.read_text("utf-8")
        while blocks := [match[1] for match in inner.finditer(text)]:
            branches = [
                [
                    part
                    for part in re.split(r"{% el(?:if|se)[^%]*%}", block)
                    if 'class="badge' in part
                ]
                for block in blocks
            ]
            if any(len(found) > 1 for found in branches):
                chosen[named(path)] = branches
            text = inner.sub("", text)

    assert chosen == {}
