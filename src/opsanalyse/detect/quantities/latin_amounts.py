"""Spanish and English: a token → the amount that begins there, with currency, range, unit and bounds."""

from __future__ import annotations

from opsanalyse.detect.quantities.grammar import Grammar
from opsanalyse.detect.quantities.latin_units import with_unit
from opsanalyse.detect.quantities.lexer import Token, token_at
from opsanalyse.detect.quantities.numerals import read_number
from opsanalyse.detect.quantities.phrases import match, spanned
from opsanalyse.detect.quantities.wholes import Number
from opsanalyse.types import Quantity


def read_amount(
    tokens: list[Token], index: int, floor: int, grammar: Grammar
) -> tuple[list[Quantity], int]:
    """Read a number with its currency before it, its range, its unit and its bounds."""
    entry = _percent_of(tokens, index, grammar)
    if entry:
        return [entry[0]], entry[1]
    coin = _coin(tokens, index, grammar)
    start = coin[1] if coin else index
    number = read_number(tokens, start, grammar)
    if number is None or (coin and number.article):
        return [], index + 1
    if number.article and _coin(tokens, number.last, grammar):
        return [], index + 1
    code = coin[0] if coin else None
    if _is_named(tokens, number, grammar):
        return [
            spanned(tokens, index, number.last, "other", number.value, unit="label")
        ], number.last
    ratio = _read_ratio(tokens, number, grammar)
    if ratio:
        return [ratio], _index_after(tokens, number, ratio)
    high, last = _read_range(tokens, index, number, grammar)
    number = number._replace(first=index, last=last)
    found = with_unit(tokens, number, high, code, grammar)
    if found is None:
        return [], last
    quantity, last = found
    quantity = _bounded(tokens, quantity, (index, last), floor, grammar)
    return [quantity], max(last, _token_after(tokens, last, quantity.end))


def _is_named(tokens: list[Token], number: Number, grammar: Grammar) -> bool:
    """Tell "week two", "phase-one", "day thirty" from an amount."""
    before = token_at(tokens, number.first - 1)
    name = token_at(tokens, number.first - 2) if before.text == "-" else before
    single = tokens[number.first].kind == "word" and number.last - number.first == 1
    labels = grammar.tables["labels"]
    named = single and name.text in labels and name.text not in grammar.tables["digit_labels"]
    return named and match(tokens, number.last, grammar.units) is None


def _coin(tokens: list[Token], index: int, grammar: Grammar) -> tuple[str, int] | None:
    """Read a currency before a number: $, US$, EUR; "a $" is an article and a sign."""
    found = match(tokens, index, grammar.money)
    if found is None or token_at(tokens, found[1]).kind == "end":
        return None
    last = found[1]
    letter = tokens[
        last - 1
    ].text  # "n45 million": one letter is a currency right before its sum alone
    if letter.isascii() and letter.isalpha() and len(letter) == 1:
        return (found[0], last) if tokens[last].start == tokens[last - 1].end else None
    apart = last - index > 1 and tokens[index].end < tokens[last - 1].start
    if apart and len(tokens[index].text) == 1 and tokens[index].text != "c":
        return None
    return (found[0], last) if tokens[last].start - tokens[last - 1].end <= 2 else None


def _token_after(tokens: list[Token], index: int, end: int) -> int:
    while index < len(tokens) and tokens[index].start < end:
        index += 1
    return index


def _index_after(tokens: list[Token], number: Number, quantity: Quantity) -> int:
    return _token_after(tokens, number.last, quantity.end)


def _percent_of(tokens: list[Token], index: int, grammar: Grammar) -> tuple[Quantity, int] | None:
    """Read "per cent of twenty-two"."""
    for phrase in grammar.percent_of:
        if tuple(token_at(tokens, index + i).text for i in range(len(phrase))) == phrase:
            number = read_number(tokens, index + len(phrase), grammar)
            if number and not number.article:
                return spanned(tokens, index, number.last, "percent", number.value), number.last
    return None


def _read_ratio(tokens: list[Token], number: Number, grammar: Grammar) -> Quantity | None:
    """Read "one in five", "3 out of 10", "uno de cada tres", "3:1"."""
    colon = token_at(tokens, number.last)
    if number.digits and colon.text == ":" and colon.start == tokens[number.last - 1].end:
        other = read_number(tokens, number.last + 1, grammar)
        if other and other.digits and other.value and tokens[other.first].start == colon.end:
            return spanned(tokens, number.first, other.last, "multiple", number.value / other.value)
        return None
    for link in grammar.ratios:
        words = tuple(token_at(tokens, number.last + i).text for i in range(len(link)))
        if words != link:
            continue
        other = read_number(tokens, number.last + len(link), grammar)
        if other and 0 < number.value < other.value > 1 and _is_share(tokens, other, link, grammar):
            unit = match(tokens, other.last, grammar.units)
            if unit and unit[0][0] == "percent":
                return spanned(tokens, number.first, unit[1], "percent", number.value / other.value)
            return spanned(tokens, number.first, other.last, "fraction", number.value / other.value)
    return None


def _is_share(tokens: list[Token], other: Number, link: tuple[str, ...], grammar: Grammar) -> bool:
    """Tell "one in five" from "3 in 2019", "2 en 10 días"."""
    if link not in {("in",), ("en",), ("over",), ("sobre",)}:
        return True
    if tokens[other.first].kind == "date" or other.value > 1000:
        return False
    return match(tokens, other.last, grammar.units) is None or link == ("sobre",)


def _read_range(
    tokens: list[Token], index: int, number: Number, grammar: Grammar
) -> tuple[float | None, int]:
    """Read the upper end of "50-60", "2 to 3", "between 5 and 10"."""
    tables = grammar.tables
    before, link = token_at(tokens, index - 1).text, token_at(tokens, number.last)
    joint = tables["between"].get(before)
    through = link.text in tables["range_words"] and before not in tables["from_words"]
    if not (link.text == "-" or through or link.text == joint):
        return None, number.last
    other = read_number(tokens, number.last + 1, grammar)
    if other is None or other.value <= number.value or other.article or number.article:
        return None, number.last
    if link.text == joint or not (number.value and other.value / number.value > 1000):
        return other.value, other.last
    return None, number.last


def _bounded(
    tokens: list[Token], quantity: Quantity, span: tuple[int, int], floor: int, grammar: Grammar
) -> Quantity:
    """Widen a quantity by the bound before it ("more than") or behind it ("+")."""
    index, last = span
    start, end, bound = quantity.start, quantity.end, quantity.bound
    first = index
    if token_at(tokens, index - 1).text in grammar.tables["articles"] and index - 1 >= floor:
        first = index - 1
    for begin in {index: None, first: None}:
        for phrase, meaning in grammar.bounds.get(token_at(tokens, begin - 1).text, ()):
            words = tuple(
                token_at(tokens, begin - len(phrase) + i).text for i in range(len(phrase))
            )
            if (
                words == phrase
                and begin - len(phrase) >= floor
                and not _is_hyphenated(tokens, begin - len(phrase))
                and quantity.kind not in {"rank", "other"}
            ):
                return _replaced(quantity, tokens[begin - len(phrase)].start, end, meaning)
    behind = match(tokens, last, grammar.bounds_after)
    if behind:
        bound, end = behind[0], tokens[behind[1] - 1].end
    return _replaced(quantity, start, end, bound)


def _is_hyphenated(tokens: list[Token], index: int) -> bool:
    """Tell the second half of a compound from a word: "sign-up to three steps" has no bound."""
    before, word = token_at(tokens, index - 1), token_at(tokens, index)
    return before.text == "-" and before.end == word.start


def _replaced(quantity: Quantity, start: int, end: int, bound: str) -> Quantity:
    return Quantity(start, end, quantity.kind, quantity.value, quantity.high, quantity.unit, bound)
