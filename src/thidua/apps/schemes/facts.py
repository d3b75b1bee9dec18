"""What is handed to an action."""

from dataclasses import dataclass

from thidua.apps.schemes.definition.outline import Definition


@dataclass(frozen=True, slots=True)
class TemplateText:
    """The text of a template: the table, where it was taken from, what changed in it."""

    definition: Definition
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A new template: its name, the kind of bloc it suits, its first text."""

    name: str
    suits: str
    text: TemplateText
