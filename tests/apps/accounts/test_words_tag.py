"""Fixed texts say what Django's own tag says."""

import pytest
from django.template import Context, Template
from django.utils.translation import override


@pytest.mark.parametrize(
    "source",
    [
        '{% translate "Đăng ký thi đua" %}',
        "{% translate 'Tỷ lệ 15 % của <b>LĐTT</b> & khác' %}",
        '{% translate "Nói \\"thật\\"" %}',
        '{% translate "a|b" %}',
        '{% translate "Lưu" as saved %}{{ saved }}',
        "{% translate word %}",
    ],
)
def test_translate_says_what_django_says(source: str) -> None:
    ours = Template(source)
    theirs = Template("{% load translate from i18n %}" + source)
    context = {"word": "<i>Khối</i>"}
    for language in ("vi", "en"):
        with override(language):
            assert ours.render(Context(context)) == theirs.render(Context(context))
            assert ours.render(Context(context)) == theirs.render(Context(context))
