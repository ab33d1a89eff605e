"""A JSON Schema's check of a value, by the keywords that our schemas use."""

from __future__ import annotations

KINDS = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}
ANNOTATIONS = {"$defs", "$id", "$schema", "title", "description", "default"}


def check(value, schema):
    """Fail where ``value`` is not as ``schema`` says, or where the schema uses a keyword not known here."""
    _check(value, schema, schema["$defs"], "")


def _check(value, rule, definitions, path):
    # What a value is comes first: the other keywords take it for granted.
    for keyword, wanted in sorted(rule.items(), key=lambda pair: pair[0] != "type"):
        if keyword not in ANNOTATIONS:
            KEYWORDS[keyword](value, wanted, definitions, path, rule)


def _properties(value, wanted, definitions, path, _):
    assert set(value) <= set(wanted), f"{path}: not in the schema"
    for key, item in value.items():
        _check(item, wanted[key], definitions, f"{path}.{key}")


def _additional(value, wanted, definitions, path, rule):
    for key in set(value) - set(rule.get("properties", ())):
        _check(value[key], wanted, definitions, f"{path}.{key}")


def _items(value, wanted, definitions, path, _):
    for number, item in enumerate(value):
        _check(item, wanted, definitions, f"{path}[{number}]")


def _type(value, wanted, _, path, __):
    assert isinstance(value, KINDS[wanted]), path
    assert wanted == "boolean" or not isinstance(value, bool), path


def _any_of(value, wanted, definitions, path, _):
    assert any(_fits(value, choice, definitions, path) for choice in wanted), path


def _same(value, wanted, _, path, __):
    assert value == wanted, path


def _one_of(value, wanted, _, path, __):
    assert value in wanted, path


def _required(value, wanted, _, path, __):
    assert set(wanted) <= set(value), path


def _reference(value, wanted, definitions, path, _):
    _check(value, definitions[wanted.removeprefix("#/$defs/")], definitions, path)


KEYWORDS = {
    "$ref": _reference,
    "type": _type,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "required": _required,
    "anyOf": _any_of,
    "const": _same,
    "enum": _one_of,
}


def _fits(value, rule, definitions, path):
    try:
        _check(value, rule, definitions, path)
    except AssertionError:
        return False
    return True
