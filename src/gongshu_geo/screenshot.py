"""A page as a picture, drawn by the Chromium of the machine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from gongshu_geo._files import written_whole
from gongshu_geo.errors import Bilingual, ConfigError, Finding, StoreError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
"""Names under which Chromium is installed, in the order in which they are tried."""

PATIENCE_S = 60
"""A page that takes longer than this to draw is not going to."""


def take_screenshot(page: Path, picture: Path, *, width: int = 1440, height: int = 900) -> None:
    """Draw a page into a PNG file.

    Parameters
    ----------
    page
        An HTML file.
    picture
        The PNG file to write, whole or not at all.
    width, height
        Of the window, in CSS pixels.

    Raises
    ------
    StoreError
        There is no such page, or the browser draws nothing.
    ConfigError
        There is no Chromium on this machine.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise ConfigError(_no_browser())
    if not page.is_file():
        raise StoreError(_not_drawn(page, "no such file"))
    with written_whole(picture) as temporary, tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--virtual-time-budget=4000",
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            f"--screenshot={temporary}",
            page.resolve().as_uri(),
        ]
        done = subprocess.run(  # noqa: S603 - a browser found on the path, a file of ours
            command, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        if not temporary.stat().st_size:
            raise StoreError(_not_drawn(page, done.stderr.strip()[-200:]))


def _no_browser() -> Finding:
    return Finding(
        code="no_browser",
        what=Bilingual("这台机器上没有 Chromium", "there is no Chromium on this machine"),
        expected=Bilingual("、".join(BROWSERS), ", ".join(BROWSERS)),
        remedy=Bilingual("apt-get install chromium fonts-noto-cjk", "apt-get install chromium"),
    )


def _not_drawn(page: Path, why: str) -> Finding:
    return Finding(
        code="not_drawn",
        what=Bilingual("没有画出图片", "no picture was drawn"),
        file=str(page),
        found=why,
        expected=Bilingual("gongshu-geo build 写出的网页", "a page written by gongshu-geo build"),
    )
