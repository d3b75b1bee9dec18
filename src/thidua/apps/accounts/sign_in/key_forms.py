"""The sign-in library's forms for passkeys, where it left a label without words."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

_NAME = _("Tên khóa, ví dụ: Máy tính cơ quan")


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _NAME


class EditKeyForm(EditWebAuthnForm):  # type: ignore[misc] # allauth has no types
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _NAME
