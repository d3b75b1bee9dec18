"""The YAML files of this package: read once, with PyYAML's safe loader."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def law_folder() -> Traversable:
    """The folder that holds the law's data files."""
    return files("thidua.law")


def read_law_file(*path: str) -> Any:
    """What one data file of the law holds; days come as dates, figures as quoted texts.

    Raises:
        FileNotFoundError: no such file.
        yaml.YAMLError: the file is no YAML.
    """
    return yaml.load(law_folder().joinpath(*path).read_text("utf-8"), Loader=LOADER)  # noqa: S506 - LOADER is a safe one
