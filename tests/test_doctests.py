"""The examples in docstrings and in the README do what they say."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import gongshu_geo

FINDER = doctest.DocTestFinder(exclude_empty=True)
MODULES = [
    info.name
    for info in pkgutil.walk_packages(gongshu_geo.__path__, "gongshu_geo.")
    if not info.name.endswith("__main__")
]
EXAMPLES = [
    test for name in MODULES for test in FINDER.find(importlib.import_module(name)) if test.examples
]
README = Path(__file__).parents[1] / "README.md"


@pytest.mark.parametrize("test", EXAMPLES, ids=lambda test: test.name)
def test_docstring(test):
    assert doctest.DocTestRunner().run(test).failed == 0


def test_readme():
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0
