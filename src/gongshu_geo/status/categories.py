"""The table of categories, which reads the words of registers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gongshu_geo._toml import Table, package_toml
from gongshu_geo.errors import Bilingual
from gongshu_geo.status._words import WordIndex, fold, names_of

OTHER = "other"
"""Code of sites whose category is none of the table's, or not understood."""

SHAPES = ("plot", "road", "culture", "environment", "housing", "greenway", "venue", "night")
"""Shapes of marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One category of sites.

    Attributes
    ----------
    code
        Its stable name in tables and files.
    name
        In both languages; the Chinese as officials write it in 项目类别.
    shape
        Of its mark, one of :data:`SHAPES`.
    synonyms
        Other words of registers with this meaning.
    source
        Where the category comes from.
    """

    code: str
    name: Bilingual
    shape: str
    synonyms: tuple[str, ...] = ()
    source: str = ""


class CategoryTable(Mapping[str, Category]):
    """All categories by code, in the table's order.

    Raises
    ------
    ConfigError
        A word means two categories; every such word is named.
    """

    def __init__(self, categories: tuple[Category, ...]) -> None:
        self._by_code = {category.code: category for category in categories}
        self._words = WordIndex(categories, file="categories.toml")

    def __getitem__(self, code: str) -> Category:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)

    def parse(self, text: str) -> Category | None:
        """The category that a cell names, or ``None`` where it is empty or not understood.

        Brackets after the name are a remark: 道路工程(新建) is 道路工程.
        """
        cell = fold(text)
        return self._words.get(cell) or self._words.get(cell.partition("(")[0])

    def nearest(self, text: str) -> Category | None:
        """The category with the word most like ``text``, for the remedy of a message."""
        return self._words.nearest(text)

    def names(self) -> Bilingual:
        """All names, for messages."""
        return names_of(self.values())


@cache
def load_categories() -> CategoryTable:
    """The package's own categories.

    Raises
    ------
    ConfigError
        The table is not as it should be; every mistake is named.
    """
    return package_toml("categories.toml", read_categories)


def read_categories(top: Table) -> CategoryTable:
    """Categories from TOML: one table a category, named by its code."""
    return CategoryTable(
        tuple(
            Category(
                code=code,
                name=table.bilingual(),
                shape=table.text("shape", choices=SHAPES),
                synonyms=table.texts("synonyms", default=()),
                source=table.text("source"),
            )
            for code, table in top.named_tables()
        )
    )
