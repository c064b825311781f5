"""``gongshu-geo screenshot``: a page as a picture, for slides and mails."""

from __future__ import annotations

import argparse
from pathlib import Path

from gongshu_geo.errors import Bilingual
from gongshu_geo.screenshot import take_screenshot

NAME = "screenshot"
HELP = Bilingual(
    "把地图网页存成图片(需要 Chromium)", "draw a map's page into a picture (needs Chromium)"
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("page", type=Path, metavar="PAGE.html", help="地图网页 the page")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="FILE.png", help="图片 the picture"
    )
    parser.add_argument("--width", type=int, default=1440, help="窗口宽,像素 window width, pixels")
    parser.add_argument("--height", type=int, default=900, help="窗口高,像素 window height, pixels")


def run(args: argparse.Namespace) -> int:
    """Draw the page and tell where the picture is."""
    take_screenshot(args.page, args.output, width=args.width, height=args.height)
    print(f"已存图 picture written: {args.output}")
    return 0
