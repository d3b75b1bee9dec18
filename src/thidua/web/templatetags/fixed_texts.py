"""``{% translate "…" %}`` with a fixed text, looked up once a language instead of at every turn.

A page of a season says some 250 fixed texts; every other form of the tag is Django's own. So is
``{% static "…" %}``: what a file of the program is called does not change while it runs.
"""

from functools import cached_property

from django import template
from django.template.base import Node, Parser, Token
from django.templatetags.i18n import do_translate
from django.templatetags.static import StaticNode, do_static
from django.utils.html import conditional_escape
from django.utils.translation import gettext

from thidua.web.languages import once_a_language

register = template.Library()


class FixedText(Node):
    """One fixed text, safe as a template's own words are."""

    def __init__(self, text: str) -> None:
        # As in Django: percent signs are doubled in the catalogue.
        self.said = once_a_language(lambda: gettext(text.replace("%", "%%")).replace("%%", "%"))

    def render(self, context: template.Context) -> str:
        """The text in the active language."""
        return self.said()


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """A fixed text is kept; anything else goes to Django's tag."""
    bits = token.split_contents()
    if len(bits) == 2 and bits[1][0] in "\"'" and bits[1][-1] == bits[1][0] and "|" not in bits[1]:
        return FixedText(bits[1][1:-1].replace(f"\\{bits[1][0]}", bits[1][0]))
    node: Node = do_translate(parser, token)
    return node


class FixedAddress(Node):
    """The address of one static file."""

    def __init__(self, path: str) -> None:
        self._path = path

    def render(self, context: template.Context) -> str:
        """The address, safe as the file's own name is."""
        return self.address

    @cached_property
    def address(self) -> str:
        """Found when it is first shown: templates may be read before files have their names."""
        return conditional_escape(StaticNode.handle_simple(self._path))


@register.tag("static")
def static(parser: Parser, token: Token) -> Node:
    """A fixed path is kept; anything else goes to Django's tag."""
    bits = token.split_contents()
    if len(bits) == 2 and bits[1][0] in "\"'" and bits[1][-1] == bits[1][0] and "|" not in bits[1]:
        return FixedAddress(bits[1][1:-1])
    return do_static(parser, token)
