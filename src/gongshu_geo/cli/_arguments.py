"""Mistakes in the arguments of a command, in both languages."""

from __future__ import annotations

import re

from gongshu_geo.errors import Bilingual

PARTED = " | "
"""Between the Chinese and the English half of a message of our own."""

_CHINESE = (
    (r"argument (?P<a>.+?): invalid choice: (?P<b>.+?) \(choose from (?P<c>.+)\)",
     "{a} 没有 {b} 这个选项,应为 {c} 之一"),
    (r"the following arguments are required: (?P<a>.+)", "缺少参数 {a}"),
    (r"unrecognized arguments: (?P<a>.+)", "没有这个参数:{a}"),
    (r"argument (?P<a>.+?): expected one argument", "{a} 后面应有一个值"),
    (r"argument (?P<a>.+?): expected at least one argument", "{a} 后面至少应有一个值"),
    (r"ambiguous option: (?P<a>.+?) could match (?P<b>.+)", "{a} 可指 {b},请写全"),
    (r"argument (?P<a>.+?): ignored explicit argument (?P<b>.+)", "{a} 后面不应有值,读到 {b}"),
    (r"argument (?P<a>.+?): not allowed with argument (?P<b>.+)", "{a} 不能与 {b} 同用"),
)  # fmt: skip
"""What argparse says, and the same in Chinese; anything else stays as argparse says it."""

_OWN = re.compile(rf"argument (?P<a>.+?): (?P<zh>.+?){re.escape(PARTED)}(?P<en>.+)", re.DOTALL)


def in_both_languages(message: str) -> Bilingual:
    """A message of argparse in both languages."""
    own = _OWN.fullmatch(message)
    if own:
        return Bilingual(f"{own['a']} {own['zh']}", f"argument {own['a']}: {own['en']}")
    for pattern, chinese in _CHINESE:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return Bilingual(chinese.format(**match.groupdict()), message)
    return Bilingual(message, message)
