"""The grammar of filters: one function a rule, the rule as its docstring."""

from __future__ import annotations

from gongshu_geo.errors import Bilingual, ConfigError
from gongshu_geo.layers._filter import (
    And,
    Compare,
    Contains,
    Expression,
    Filter,
    Not,
    OneOf,
    Operator,
    Or,
    Value,
)
from gongshu_geo.layers._tokens import Kind, Token, misread, tokens

DEEPEST = 30
"""Brackets and ``not`` within one another; a filter that a person wrote has two or three."""

_BOOLEANS = {"true": True, "false": False}
_KEYWORDS = {"and", "or", "not", "in", *_BOOLEANS}

_CONDITION = Bilingual("字段名、not 或括号", "a field, not, or a bracket")
_COMPARISON = Bilingual("== != < <= > >= in 或 not in", "one of == != < <= > >= in and not in")
_VALUE = Bilingual("引号内的文字、数字、true 或 false", "a quoted text, a number, true or false")


def parse_filter(text: str) -> Filter:
    """Read a filter such as ``category in ["night", "mall"] and stage != "cancelled"``.

    Parameters
    ----------
    text
        Conditions joined by ``and``, ``or``, ``not`` and round brackets. A condition compares
        a field with a value (``==  !=  <  <=  >  >=``), asks whether it is one of a list
        (``in``, ``not in``), or whether it holds a text (``"康桥路" in corridors``). Texts
        stand in double or single quotes.

    Returns
    -------
    filter
        The text with its meaning; nothing of it is ever run as code.

    Raises
    ------
    ConfigError
        What belongs in the place where the text cannot be read.
    """
    return Filter(text=text, expression=_Parser(text).filter())


class _Parser:
    """Walks over the words of one filter."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(tokens(text))
        self._next = 0

    def filter(self) -> Expression:
        """``filter := any END``."""
        expression = self._any(0)
        if self._token.kind is not Kind.END:
            raise self._misread(Bilingual("and、or 或结尾", "and, or, or the end"))
        return expression

    def _any(self, depth: int) -> Expression:
        """``any := all ("or" all)*``."""
        terms = [self._all(depth)]
        while self._take("or"):
            terms.append(self._all(depth))
        return terms[0] if len(terms) == 1 else Or(terms=tuple(terms))

    def _all(self, depth: int) -> Expression:
        """``all := term ("and" term)*``."""
        terms = [self._term(depth)]
        while self._take("and"):
            terms.append(self._term(depth))
        return terms[0] if len(terms) == 1 else And(terms=tuple(terms))

    def _term(self, depth: int) -> Expression:
        """``term := "not" term | "(" any ")" | condition``."""
        if depth > DEEPEST:
            raise self._misread(Bilingual(f"不超过 {DEEPEST} 层", f"at most {DEEPEST} levels"))
        if self._take("not"):
            return Not(term=self._term(depth + 1))
        if self._take("("):
            inner = self._any(depth + 1)
            self._expect(")")
            return inner
        return self._condition()

    def _condition(self) -> Expression:
        """``condition := STRING ["not"] "in" NAME | NAME comparison``."""
        token = self._token
        if token.kind is Kind.STRING:
            self._next += 1
            negated = self._take("not")
            self._expect("in")
            found = Contains(field=self._field(), value=_unquoted(token))
            return Not(term=found) if negated else found
        if token.kind is Kind.NAME and token.text not in _KEYWORDS:
            self._next += 1
            return self._comparison(token.text)
        raise self._misread(_CONDITION)

    def _comparison(self, field: str) -> Expression:
        """``comparison := OPERATOR value | ["not"] "in" list``."""
        token = self._token
        if token.text in set(Operator):
            self._next += 1
            return Compare(field=field, operator=Operator(token.text), value=self._value())
        negated = self._take("not")
        if not self._take("in"):
            raise self._misread(_COMPARISON, _equals_remedy(token))
        found = OneOf(field=field, options=self._list())
        return Not(term=found) if negated else found

    def _list(self) -> tuple[Value, ...]:
        """``list := "[" value ("," value)* [","] "]"``."""
        self._expect("[")
        values = [self._value()]
        while self._take(","):
            if self._token.text == "]":
                break
            values.append(self._like(values[0]))
        self._expect("]")
        return tuple(values)

    def _like(self, first: Value) -> Value:
        """Read a ``value`` of the same kind as the first of its list."""
        value = self._value()
        if type(value) is not type(first):
            self._next -= 1
            raise self._misread(
                Bilingual("与列表第一项同类的值", "a value of the kind of the list's first")
            )
        return value

    def _value(self) -> Value:
        """``value := STRING | NUMBER | "true" | "false"``."""
        token = self._token
        self._next += 1
        if token.kind is Kind.STRING:
            return _unquoted(token)
        if token.kind is Kind.NUMBER:
            return float(token.text)
        if token.text in _BOOLEANS:
            return _BOOLEANS[token.text]
        self._next -= 1
        raise self._misread(_VALUE, _quote_remedy(token))

    def _field(self) -> str:
        """``NAME``, but no keyword."""
        token = self._token
        if token.kind is not Kind.NAME or token.text in _KEYWORDS:
            raise self._misread(Bilingual("字段名", "a field"))
        self._next += 1
        return token.text

    @property
    def _token(self) -> Token:
        return self._tokens[self._next]

    def _take(self, text: str) -> bool:
        """Step over the next word if it is ``text``."""
        taken = self._token.text == text
        self._next += taken
        return taken

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._misread(Bilingual(text, text))

    def _misread(self, expected: Bilingual, remedy: Bilingual | None = None) -> ConfigError:
        return ConfigError(misread(self._text, self._token.start, expected=expected, remedy=remedy))


def _unquoted(token: Token) -> str:
    return token.text[1:-1]


def _equals_remedy(token: Token) -> Bilingual | None:
    return Bilingual("相等写作 ==", "write equality as ==") if token.text == "=" else None


def _quote_remedy(token: Token) -> Bilingual | None:
    if token.kind is not Kind.NAME:
        return None
    return Bilingual(f'文字加引号:"{token.text}"', f'quote texts: "{token.text}"')
