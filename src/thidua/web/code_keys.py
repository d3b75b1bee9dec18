"""A column that keeps the identity of a code, so that the database itself knows two of one name."""

from typing import Any

from django.db import models

from thidua.domain.identity import identity

LONGEST = 200  # a letter of a code may become three when its marks are taken apart


class CodeKey(models.CharField):  # type: ignore[type-arg] # not generic at run time
    """``identity`` of the model's ``code``, written whenever the row is: đất, ĐẤT are one.

    Filter by ``code_key=identity(text)``; a unique constraint on it holds on every database.
    """

    def __init__(self, **options: Any) -> None:
        fixed = {"max_length": LONGEST, "editable": False, "default": ""}
        super().__init__(**{**options, **fixed})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """What is written beside the code as it stands now."""
        key = identity(model_instance.code)  # type: ignore[attr-defined] # models with a code
        setattr(model_instance, self.attname, key)
        return key
