"""Every field of every form is cleaned before a view reads it, passwords alone left as typed."""

from importlib import import_module

from django import forms
from django.conf import settings

from tests.architecture.project import APPS, ROOT, named, python_files
from thidua.config.clean_requests import CleanTextMiddleware

LEFT_ALONE = forms.PasswordInput | forms.CheckboxInput
READING_THEIR_OWN_BODY = {
    "src/thidua/apps/appraisals/views/evidence.py": "its action cleans the name"
}


def all_forms() -> list[type[forms.BaseForm]]:
    """Every form of the program's own."""
    for path in python_files("src"):
        if path.is_relative_to(APPS) and "form" in path.read_text("utf-8"):
            dotted = path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
            if ".management." not in dotted:
                import_module(dotted.removesuffix(".__init__"))
    found, waiting = [], [forms.BaseForm]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("thidua."):
            found.append(kind)
    return found


def test_every_request_passes_the_cleaner() -> None:
    cleaner = f"{CleanTextMiddleware.__module__}.{CleanTextMiddleware.__qualname__}"

    assert settings.MIDDLEWARE.count(cleaner) == 1


def test_only_listed_views_read_their_own_body() -> None:
    reading = {
        named(path)
        for path in python_files("src")
        if path.is_relative_to(APPS) and "reads_large_bodies = True" in path.read_text("utf-8")
    }

    assert reading == set(READING_THEIR_OWN_BODY)


def test_fields_left_alone_are_passwords() -> None:
    kinds = all_forms()
    alone = {
        f"{kind.__module__}.{kind.__qualname__}.{name}"
        for kind in kinds
        for name, field in getattr(kind, "base_fields", {}).items()
        if "password" in name and not isinstance(field.widget, LEFT_ALONE)
    }

    assert len(kinds) >= 40
    assert alone == set()
