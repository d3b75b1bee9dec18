"""Fields for figures and ids: comma or dot, no thousands separator, told plainly when wrong."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.domain.exact import NotANumber, number_text, parse_number

_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
LONGEST = 20


class FigureField(forms.CharField):
    """A figure, cleaned to the text that a definition holds ("12.5"); "" when left empty."""

    def __init__(
        self,
        *,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        above: Decimal | int | None = None,
        whole: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(max_length=LONGEST, **kwargs)
        self.least, self.most, self.above, self.whole = least, most, above, whole
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        """Stored with a dot, shown with a comma."""
        return value.replace(".", ",") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """The figure as text, within the limits."""
        typed = str(super().clean(value)).replace("\u2212", "-")
        if not typed:
            return ""
        if _THOUSANDS.fullmatch(typed):
            plain = typed.replace(".", "")
            raise ValidationError(
                _("«%(typed)s»: viết liền %(plain)s, không dùng dấu chấm ngăn cách hàng nghìn.")
                % {"typed": typed, "plain": plain}
            )
        try:
            found = parse_number(typed)
        except NotANumber:
            raise ValidationError(
                _("«%(typed)s» không phải là số. Ví dụ đúng: 12 hoặc 12,5.") % {"typed": typed}
            ) from None
        self._check(found, typed)
        return typed.replace(",", ".").removeprefix("+")

    def _check(self, found: Decimal, typed: str) -> None:
        if self.whole and found != int(found):
            raise ValidationError(_("«%s» phải là số nguyên.") % typed)
        if self.above is not None and found <= self.above:
            limit = number_text(Decimal(self.above))
            raise ValidationError(_("«%s» phải lớn hơn %s.") % (typed, limit))
        if self.least is not None and found < self.least:
            limit = number_text(Decimal(self.least))
            raise ValidationError(_("«%s» không được nhỏ hơn %s.") % (typed, limit))
        if self.most is not None and found > self.most:
            limit = number_text(Decimal(self.most))
            raise ValidationError(_("«%s» không được lớn hơn %s.") % (typed, limit))


class IdField(forms.CharField):
    """A short code that names a row: "1.2", "ND1"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)
        self.widget.attrs |= {"autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """The code, without spaces inside."""
        typed = str(super().clean(value))
        if re.search(r"\s", typed):
            raise ValidationError(_("Mã «%s» không được có khoảng trắng.") % typed)
        return typed
