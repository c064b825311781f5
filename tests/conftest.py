"""What many tests share: the project's own gazetteer, read once a session."""

from pathlib import Path

import pytest

from gongshu_geo.location import Gazetteer

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def gis():
    """The folder gis/ of the project."""
    return PROJECT / "gis"


@pytest.fixture(scope="session")
def gazetteer(gis):
    """The gazetteer of the project."""
    return Gazetteer.open(gis)
