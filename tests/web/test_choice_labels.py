"""A row says what its choice is called as Django says it, in the language of who reads."""

import pytest
from django.apps import apps
from django.db.models import Field, Model
from django.utils.translation import gettext_lazy, override

from thidua.apps.seasons.models import Phase, Season
from thidua.web.choice_labels import quicken_labels

CHOICES = [
    (model, field)
    for model in apps.get_models()
    if model.__module__.startswith("thidua.")
    for field in model._meta.local_fields
    if field.choices
]


def test_there_are_choices_to_ask_for() -> None:
    assert len(CHOICES) > 40


@pytest.mark.parametrize(("model", "field"), CHOICES, ids=str)
def test_each_label_as_django_says_it(model: type[Model], field: "Field[str, str]") -> None:
    for value, _label in field.flatchoices:
        row = model(**{field.attname: value})
        assert getattr(row, f"get_{field.name}_display")() == row._get_FIELD_display(field)  # type: ignore[attr-defined] # Django's own


def test_no_choice_and_an_unknown_one_are_told_as_they_stand() -> None:
    assert Season(state="unheard-of").get_state_display() == "unheard-of"
    assert Phase(kind=None).get_kind_display() is None  # type: ignore[misc] # not filled in yet


def test_a_label_is_of_the_language_that_reads() -> None:
    quicken_labels([Season])
    labels = dict(Season._meta.get_field("state").flatchoices)
    for language in ("vi", "en"):
        with override(language):
            assert Season(state="draft").get_state_display() == str(labels["draft"])
    assert isinstance(labels["draft"], type(gettext_lazy("x")))
