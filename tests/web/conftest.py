"""Somebody who signed in."""

import pytest

from thidua.apps.accounts.models import User


@pytest.fixture
def user(db: None) -> User:
    return User.objects.create_user("nguoi.dung", password="mat-khau-du-dai")
