"""What many tests share: the project's own gazetteer, read once a session."""

from pathlib import Path

import pytest
from hypothesis import settings

from gongshu_geo.location import Gazetteer
from gongshu_geo.project import Project

# The same examples on every run, and as long for each as a busy machine takes.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def gis():
    """The folder gis/ of the project."""
    return PROJECT / "gis"


@pytest.fixture(scope="session")
def gazetteer(gis):
    """The gazetteer of the project."""
    return Gazetteer.open(gis)


@pytest.fixture(scope="session")
def project():
    """The project itself; nothing is read before it is asked for."""
    return Project.open(PROJECT)
