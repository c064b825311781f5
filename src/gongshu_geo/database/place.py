"""Where a project's store is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from gongshu_geo._toml import read_toml

FILE = "store.gpkg"
CONFIG = "store.toml"


def store_place(folder: Path, given: str | None = None) -> Path | str:
    """Path or URL of a project's store, whether it is there already or not.

    Parameters
    ----------
    folder
        The project's folder.
    given
        Path or URL that the user names; it wins.

    Returns
    -------
    place
        ``given``; else ``url`` of store.toml; else store.gpkg in the folder.

    Raises
    ------
    ConfigError
        store.toml has mistakes.
    """
    if given is not None:
        return given if "://" in given else Path(given)
    config = folder / CONFIG
    if config.is_file():
        url: str = read_toml(config, lambda top: top.text("url"), name=CONFIG)
        return url if "://" in url else folder / url
    return folder / FILE


def has_store(place: Path | str) -> bool:
    """Whether there is a store; one on a server is taken to be there."""
    return isinstance(place, str) or place.is_file()


def discard_empty(path: Path) -> None:
    """Remove a store in which nothing was ever entered, as a failed first entry leaves it."""
    with closing(sqlite3.connect(path)) as connection:
        entered = connection.execute("SELECT count(*) FROM edition").fetchone()[0]
    if not entered:
        path.unlink()
        path.with_name(f"{path.name}.lock").unlink(missing_ok=True)
