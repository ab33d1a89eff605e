"""Analysis ↔ its JSON text, and the JSON Schema of that text.

The text is canonical: keys sorted, floats rounded to four places, whole floats written as integers
(as RFC 8785 does), so that one analysis has one form and ``to_json(from_json(text)) == text``.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

import msgspec

from opsanalyse.types import SCHEMA, Analysis

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_PLACES: Final = 4
_RENAMED: Final = {"from_month": "from", "to_month": "to"}
_FIELDS: Final = {short: field for field, short in _RENAMED.items()}

# A file name of undecodable bytes holds lone surrogates, which no UTF-8 file can: U+FFFD stands in.
# The separators are legal in JSON, but readers that split lines on them would break JSON Lines.
_LONE = re.compile("[\ud800-\udfff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029]")


def to_json(analysis: Analysis, *, compact: bool = False) -> str:
    """Write ``analysis`` as JSON, indented and ended by a newline; ``compact`` gives one bare line."""
    value = canonical(msgspec.to_builtins(analysis))
    value["entries"] = [_renamed(entry, _RENAMED) for entry in value["entries"]]
    return dump(value, compact=compact)


def dump(value: object, *, compact: bool) -> str:
    """Write plain values with sorted keys, as readable characters, without lone surrogates."""
    style: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 2}
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False, **style)
    text = _SEPARATOR.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return _LONE.sub("\ufffd", text) + ("" if compact else "\n")


def from_json(text: str) -> Analysis:
    """Read what ``to_json`` wrote; anything of another shape is a ``msgspec.ValidationError``."""
    value = msgspec.json.decode(text)
    if isinstance(value, dict) and isinstance(value.get("entries"), list):
        value["entries"] = [
            _renamed(entry, _FIELDS) if isinstance(entry, dict) else entry
            for entry in value["entries"]
        ]
    analysis = msgspec.convert(value, Analysis)
    if analysis.schema != SCHEMA:
        raise msgspec.ValidationError(f"schema is {analysis.schema!r}, expected {SCHEMA!r}")
    return analysis


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``to_json``'s text; ``analysis.schema.json`` is its copy."""
    made = schema_of(Analysis, SCHEMA)
    entry = made["$defs"]["Entry"]
    entry["properties"] = _renamed(entry["properties"], _RENAMED)
    entry["required"] = list(entry["properties"])
    return made


def schema_of(record: type, identifier: str) -> dict[str, Any]:
    """Return the JSON Schema of a record type, whose field ``schema`` is always ``identifier``."""
    made = msgspec.json.schema(record)
    definitions: dict[str, Any] = made["$defs"]
    definitions[record.__name__]["properties"]["schema"] = {"const": identifier}
    for definition in definitions.values():
        # Everything is written, also what is empty: readers need no defaults.
        if "properties" in definition:
            definition["required"] = list(definition["properties"])
    return {"$schema": DIALECT, "$id": identifier, **made}


def _renamed(record: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    return {names.get(key, key): value for key, value in record.items()}


def canonical(value: Any) -> Any:
    """Round floats to a fixed number of places, whole ones to integers."""
    if isinstance(value, float):
        rounded = round(value, _PLACES)
        return int(rounded) if rounded.is_integer() else rounded
    if isinstance(value, dict):
        return {key: canonical(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [canonical(item) for item in value]
    return value
