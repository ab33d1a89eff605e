"""A wording with conditions, and its facts → text: a small part of Jinja2 that can read nothing and never hangs.

A wording may come from a stranger. So its syntax tree may hold only what is listed here: no loop that could run on,
no call, filter or attribute that could reach anything. What is left runs in Jinja2's sandbox all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from opsanalyse.types import Fact

if TYPE_CHECKING:
    from jinja2 import Environment, Template, nodes

LACKING: Final = "\ufdd0"
"""What stands in a text where a fact says nothing; no text of a document holds this character."""

_DEEPEST: Final = 24
_ALLOWED: Final = frozenset(
    "Template Output TemplateData Name Const If CondExpr Compare Operand And Or Not".split()
)
_MEANT: Final = re.compile(r"\{%\s*else\s*%\}\s*\{%\s*endif\s*%\}\s*$")
_SINGLE: Final = re.compile(r"\{[a-z_]+\}")
_ORDER: Final = frozenset({"lt", "lteq", "gt", "gteq"})
_WITHIN: Final = frozenset({"in", "notin"})
_CALLED: Final = {
    "For": "a loop",
    "Call": "a call",
    "Filter": "a filter",
    "Test": "a test (is …)",
    "Getattr": "an attribute (.…)",
    "Getitem": "an index ([…])",
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "FilterBlock": "{% filter %}",
    "FromImport": "{% import %}",
    "CallBlock": "{% call %}",
    "Scope": "{% autoescape %}",
}
_REMEDY: Final = (
    "use {{ fact }}, {% if … %} … {% elif … %} … {% else %} … {% endif %}, "
    "comparisons, and, or, not, in, words in quotes and numbers only"
)


class Blank(str):
    """Words that say nothing, such as a blank to fill in: false in a condition."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


_NOTHING: Final = Blank()


class _Named(int):
    """Several of something whose number is not known yet; written, it is its name."""

    name: str

    def __str__(self) -> str:
        return self.name


def is_template(sentence: str) -> bool:
    """Tell whether a wording is a template; any other holds plain ``{fact}`` fields or none."""
    return "{{" in sentence or "{%" in sentence


def is_number(fact: str) -> bool:
    """Tell whether a fact is a number, by its name; every other one is words."""
    return fact.startswith("n_")


@lru_cache(maxsize=4096)
def template_facts(sentence: str) -> tuple[str, ...]:
    """Return the names of the facts that a template uses. Raises ``ValueError`` where it is none of ours, with the remedy."""
    tree = _parsed(sentence)
    _check(tree)
    return tuple(dict.fromkeys(_names(tree)))


def fill(sentence: str, facts: Mapping[str, Fact]) -> str:
    """Fill ``facts`` into a template; ``LACKING`` stands where one that is empty or a dash was to be written."""
    known = {
        name: _NOTHING if (fact := facts[name]) in ("", "—") else fact
        for name in template_facts(sentence)
        if name in facts
    }
    return _compiled(sentence).render(known)


def frame(sentence: str, words: Mapping[str, str]) -> str:
    """Return a template as it reads with several of everything: ``words`` for some facts, ``{fact}`` for the others."""
    facts: dict[str, Fact] = {}
    for name in template_facts(sentence):
        said = words.get(name, f"{{{name}}}")
        facts[name] = _several(said) if is_number(name) else said
    return fill(sentence, facts)


def silences(sentence: str) -> Iterator[str]:
    """Yield in which cases a template says nothing: with none, one or two of everything, with words or without.

    An empty else says that silence is meant.
    """
    if _MEANT.search(sentence):
        return
    for facts, said in _tried(sentence):
        if not said.strip():
            yield ", ".join(f"{name} = {fact!r}" for name, fact in facts.items())


def longest(sentence: str) -> int:
    """Return how many characters a wording says at most; of a template one branch is said, not all."""
    if not is_template(sentence):
        return len(sentence)
    return max(len(said) for _, said in _tried(sentence))


def _tried(sentence: str) -> Iterator[tuple[dict[str, Fact], str]]:
    """Yield what a template says in some cases."""
    names = template_facts(sentence)
    for count in range(3):
        for words in ("", "…"):
            facts: dict[str, Fact] = {name: count if is_number(name) else words for name in names}
            yield facts, fill(sentence, facts)


def _several(name: str) -> _Named:
    several = _Named(2)
    several.name = name
    return several


@lru_cache(maxsize=4096)
def _compiled(sentence: str) -> Template:
    template_facts(sentence)  # nothing runs that was not looked through
    return _environment().from_string(sentence)


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Not escaped: the text goes into JSON and terminals as well; pages escape it when they are drawn.
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, finalize=_written, cache_size=0
    )
    for names in (made.globals, made.filters, made.tests):
        names.clear()
    return made


def _written(value: object) -> object:
    return LACKING if value is _NOTHING else value


def _parsed(sentence: str) -> nodes.Template:
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().parse(sentence)
    except TemplateSyntaxError as error:
        problem = (error.message or "").rstrip(".")
        raise ValueError(f"is no template: {problem}; {_REMEDY}") from error
    except RecursionError as error:
        raise ValueError("is nested too deeply; say it more simply") from error


def _check(node: nodes.Node, depth: int = 0) -> None:
    """Refuse whatever is not allowed, in the order of the text."""
    from jinja2 import nodes

    kind = type(node).__name__
    if kind not in _ALLOWED:
        raise ValueError(f"a template may not hold {_called(node)}; {_REMEDY}")
    if depth > _DEEPEST:
        raise ValueError("is nested too deeply; say it more simply")
    if isinstance(node, nodes.TemplateData) and (single := _SINGLE.search(node.data)):
        raise ValueError(f"in a template {single[0]} is written {{{single[0]}}}")
    if isinstance(node, nodes.Compare):
        _check_operands(node)
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        raise ValueError('"… if …" says nothing otherwise; give it an else, such as else ""')
    for child in node.iter_child_nodes():
        _check(child, depth + 1)


def _called(node: nodes.Node) -> str:
    from jinja2 import nodes

    kind = type(node).__name__
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr | nodes.Concat):
        return "arithmetic"
    return _CALLED.get(kind) or (
        f"{{% {kind.lower()} %}}" if isinstance(node, nodes.Stmt) else kind
    )


def _check_operands(node: nodes.Compare) -> None:
    """Refuse comparisons that would fail for some facts: words have no size, and numbers hold nothing."""
    asked = {operand.op for operand in node.ops}
    sorts = {_sort(side) for side in (node.expr, *(operand.expr for operand in node.ops))}
    if asked & _ORDER and sorts != {int}:
        raise ValueError(
            "<, <=, > and >= compare numbers: facts that begin with n_, and figures; "
            "whether there are words is asked by {% if fact %}"
        )
    if asked & _WITHIN and sorts != {str}:
        raise ValueError('in looks for words in words, such as "SEO" in channels')


def _sort(node: nodes.Expr) -> type | None:
    """Return whether an operand is a number (``int``) or words (``str``); a condition is neither."""
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return int if is_number(node.name) else str
    if isinstance(node, nodes.Const):
        return int if isinstance(node.value, int | float) else str
    return None


def _names(tree: nodes.Template) -> Iterator[str]:
    from jinja2 import nodes

    yield from (node.name for node in tree.find_all(nodes.Name))
