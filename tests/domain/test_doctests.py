"""The examples in the docstrings of the pure packages hold."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import thidua.documents
import thidua.domain
import thidua.formats
import thidua.law

MODULES = [
    module.name
    for package in (thidua.domain, thidua.law, thidua.documents, thidua.formats)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0
