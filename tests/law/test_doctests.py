"""The examples in the docstrings of the law and of what it stands on."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import thidua.law
from thidua.domain import eligibility, year_marks

MODULES = [
    eligibility.__name__,
    year_marks.__name__,
    *(module.name for module in pkgutil.walk_packages(thidua.law.__path__, "thidua.law.")),
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
