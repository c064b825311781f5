"""Test files have names of their own: pytest knows a module by its name alone."""

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent


def test_no_two_files_share_a_name():
    names = Counter(path.name for path in TESTS.rglob("*.py") if path.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []
