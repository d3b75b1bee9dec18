"""A remark says for which unit; only a part that may go asks whether it should."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy

from thidua.web.remark_forms import RemarkForm

ONE, TWO = ContentType(pk=1, model="một"), ContentType(pk=2, model="hai")


def test_who_speaks_for_one_unit_is_not_asked_for_which() -> None:
    alone = RemarkForm([ONE])
    assert alone.fields["unit"].widget.is_hidden
    assert alone["unit"].value() == "1"
    assert not RemarkForm([ONE, TWO]).fields["unit"].widget.is_hidden


def test_the_unit_is_one_of_those_spoken_for() -> None:
    right = RemarkForm([ONE, TWO], {"unit": "2", "comment": "Nên bỏ"})
    assert right.is_valid()
    assert right.cleaned_data == {"unit": TWO, "comment": "Nên bỏ"}
    assert "unit" in RemarkForm([ONE, TWO], {"unit": "3"}).errors
    assert "unit" in RemarkForm([ONE, TWO], {}).errors


def test_a_part_that_may_go_asks_so_in_its_own_words() -> None:
    form = RemarkForm([ONE], {"unit": "1", "drops": "on"}, drops=gettext_lazy("Lý do"))
    assert form.is_valid()
    assert form.cleaned_data["drops"] is True
    assert form["drops"].label == "Lý do"
