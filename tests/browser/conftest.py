"""A real Chromium with the network cut, and pages opened in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright
from sample import sample_data

from gongshu_geo.look import load_tokens
from gongshu_geo.maps._shell import page_html

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Opened:
    """A page with all that it asked of the network and all that went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(path).exists():
        pytest.fail(
            f"未找到浏览器 {path}:安装 chromium,或用环境变量 CHROMIUM 指明路径。"
            f" No browser at {path}: install chromium or name its path in CHROMIUM.",
            pytrace=False,
        )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open a page of ``data`` (or of the synthetic sample); every page opened must stay clean.

    ``fragment`` goes behind the ``#``; further keywords go to ``browser.new_context``. After the
    test each page is checked: nothing asked of the network, no error on the console.
    """
    pages: list[Opened] = []

    def open_(
        data: dict[str, Any] | None = None,
        *,
        kind: str = "planning",
        width: int = 1440,
        height: int = 900,
        fragment: str = "",
        **context: Any,
    ) -> Opened:
        path = tmp_path / f"{kind}-{len(pages)}.html"
        path.write_text(page_html(data or sample_data(kind), load_tokens()), encoding="utf-8")
        opened = _new(browser, {"viewport": {"width": width, "height": height}, **context})
        pages.append(opened)
        opened.page.goto(path.as_uri() + fragment)
        opened.page.wait_for_selector("html[data-ready]")
        return opened

    yield open_
    for opened in pages:
        opened.page.context.close()
    for opened in pages:
        assert opened.errors == []
        assert opened.requests == []


def _new(browser: Browser, options: dict[str, Any]) -> Opened:
    context = browser.new_context(**options)
    context.set_offline(True)
    opened = Opened(page=context.new_page())
    opened.page.set_default_timeout(10_000)

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            opened.requests.append(request.url)

    opened.page.on("request", asked)
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.page.on(
        "console", lambda message: message.type == "error" and opened.errors.append(message.text)
    )
    return opened
