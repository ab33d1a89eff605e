"""A draft → the files of a rubric pack: YAML with what is to decide in comments, and the guides' text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from opsanalyse.detect.channels import channel_labels
from opsanalyse.detect.profiles import find_named
from opsanalyse.errors import RubricError
from opsanalyse.rubric.derive import Draft
from opsanalyse.rubric.derive.asking import MUST, table
from opsanalyse.rubric.derive.criteria import Citing, Drafted
from opsanalyse.rubric.derive.wording import MESSAGES, label, says, wordings
from opsanalyse.rubric.source import read_text
from opsanalyse.types import LANGUAGES

CASES: Final = "\ncases:"
GUIDES: Final = "guides"
_LONGEST_QUOTE: Final = 160


def write_draft(draft: Draft, folder: Path) -> dict[str, Path]:
    """Write the pack into ``folder``; return the path of each criterion's file, still without made cases.

    A folder that holds anything is refused: a draft that somebody has worked on is not written over.
    """
    if folder.exists() and any(folder.iterdir()):
        raise RubricError(
            str(folder), 0, "is not empty; give a new folder, a draft is never written over"
        )
    (folder / GUIDES).mkdir(parents=True)
    for guide, name in zip(draft.guides, names(draft), strict=True):
        (folder / GUIDES / f"{name}.txt").write_text(guide.text, encoding="utf-8")
    (folder / "pack.yml").write_text(pack_text(draft, folder.name), encoding="utf-8")
    paths = {drafted.id: folder / f"{drafted.id}.yml" for drafted in draft.criteria}
    for drafted in draft.criteria:
        paths[drafted.id].write_text(criterion_text(drafted, draft), encoding="utf-8")
    return paths


def names(draft: Draft) -> list[str]:
    """Return the name that each guide is cited by: its file's, as a plain word, numbered where two are alike."""
    out: list[str] = []
    for guide in draft.guides:
        stem = re.sub(r"[^\w.-]+", "-", Path(guide.name).stem).strip("-.") or "guide"
        same = sum(name.partition("~")[0] == stem for name in out)
        out.append(f"{stem}~{same + 1}" if same else stem)
    return out


def pack_text(draft: Draft, name: str) -> str:
    """Return the pack's head, with what the guides name and what is to decide for the whole in comments."""
    kinds = dict.fromkeys(kind for drafted in draft.criteria for kind in drafted.kinds)
    guides = {lang: table()["words"]["join"][lang].join(names(draft)) for lang in LANGUAGES}
    title = {
        lang: text.format(guides=guides[lang]) for lang, text in table()["words"]["pack"].items()
    }
    lines = [
        f"# A draft, derived from {', '.join(names(draft))}. Search for “decide”: each is a choice for a person.",
        "# decide: give the rubric a title of its own",
        *(
            f"# The guides name {what}: {', '.join(found)}"
            for what, found in _named(draft)
            if found
        ),
        *(f"# decide: not yet covered: {_quote(demand.text)}" for demand in draft.uncovered),
        f"id: {_slug(name)}",
        "version: 1",
        f"kind: [{', '.join(kinds)}]",
        f"title: {_flow(title)}",
        "criteria:",
        *(f"- {drafted.id}" for drafted in draft.criteria),
    ]
    return "\n".join(lines) + "\n"


def _named(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of names that the guides give, in alphabetical order."""
    channels = {name for demand in draft.demands for name in demand.channels}
    yield "channels", sorted(channel_labels()[name]["en"] for name in channels)
    yield "tools", sorted({name for demand in draft.demands for name in demand.tools})
    yield "metrics", sorted({name for demand in draft.demands for name in demand.metrics})
    for family in ("stages", "levels"):
        found = {hit.label for demand in draft.demands for hit in find_named(demand.text, family)}
        yield family, sorted(found)


def criterion_text(drafted: Drafted, draft: Draft) -> str:
    """Return a criterion's file; its cases are the model's, unless it asks for key points of its own."""
    model = drafted.model.file
    said = {way: _flow(text) for way, text in wordings(drafted).items()}
    head = [
        f"# A draft, derived from {', '.join(names(draft))}; wording and thresholds of {_home(drafted)}.",
        *(f"# decide: {choice}" for choice in drafted.decide),
        f"id: {drafted.id}",
        "version: 1",
        f"weight: {drafted.weight:g}  # decide: {_emphasis(drafted)}",
        f"applies_to: {_flow(_applies(drafted))}",
        f"check: {drafted.check}",
        f"needs: [{', '.join(model.needs)}]",
        *_suggested(drafted),
        f"params: {_flow(drafted.params)}",
        f"thresholds: {{none: {model.thresholds.none:g}, full: {model.thresholds.full:g}, basis: judgement}}",
        "sources:",
        *(line for citing in drafted.citing for line in _source(citing, drafted, draft)),
        f"title: {said['title']}",
        "messages:",
        *(f"  {key}: {said[f'messages.{key}']}" for key in MESSAGES),
        f"advice: {said['advice']}",
        "example:"
        + ("  # decide: a weak and a strong answer on these points" * bool(drafted.groups)),
        f"  weak: {said['example.weak']}",
        f"  strong: {said['example.strong']}",
    ]
    text = "\n".join(head) + "\n"
    return text if drafted.groups else text + _cases(drafted)


def _cases(drafted: Drafted) -> str:
    _, mark, cases = read_text(drafted.model.path).partition(CASES)
    return f"{mark.lstrip()}{cases}"


def _home(drafted: Drafted) -> str:
    return f"{drafted.model.path.parent.name}/{drafted.model.file.id}"


def _emphasis(drafted: Drafted) -> str:
    asking = [citing.demand for citing in drafted.citing if citing.demand.asks]
    musts = sum(demand.force >= MUST for demand in asking)
    shares = [demand.share for demand in asking if demand.share]
    given = f", {max(shares):.0%} given by the guide" if shares else ""
    return f"asked {len(asking)} times, {musts} of them as a must{given}"


def _applies(drafted: Drafted) -> dict[str, Any]:
    sections = drafted.model.file.applies_to.sections if "resume" in drafted.kinds else ()
    return {"kind": list(drafted.kinds), **({"sections": list(sections)} if sections else {})}


def _suggested(drafted: Drafted) -> Iterator[str]:
    """Yield, as a comment, the channels that the guide names: to count only these is a person's choice."""
    if drafted.check == "channels":
        named = dict.fromkeys(c for citing in drafted.citing for c in citing.demand.channels)
        if named:
            yield f"# decide: relevant: [{', '.join(named)}] in params counts these channels and no others"


def _source(citing: Citing, drafted: Drafted, draft: Draft) -> Iterator[str]:
    statement = citing.demand.statement
    span = draft.guides[statement.document].text[statement.start : statement.end]
    digest = hashlib.sha256(span.encode()).hexdigest()
    document = json.dumps(names(draft)[statement.document], ensure_ascii=False)
    yield f"  # {_quote(span)}"
    yield (
        f"  - {{document: {document}, start: {statement.start}, end: {statement.end}, "
        f'sha256: "{digest}", says: {_flow(says(citing, drafted))}}}'
    )


def _quote(text: str) -> str:
    """Return a sentence on one line, without what a YAML comment may not hold."""
    plain = " ".join(
        re.sub(r"[^\x20-\x7e\u00a1-\ud7ff\ue000-\ufefe\uff00-\ufffd]", " ", text).split()
    )
    return f"“{plain[:_LONGEST_QUOTE]}{'…' if len(plain) > _LONGEST_QUOTE else ''}”"


def _flow(value: Any) -> str:
    """Return plain data as YAML on one line: JSON's strings are YAML's, keys that are words stand bare."""
    if isinstance(value, Mapping):
        inside = (f"{_key(str(key))}: {_flow(item)}" for key, item in value.items())
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and re.fullmatch(r"[a-z][a-z_-]*", value) and value not in _TAKEN:
        return value
    return json.dumps(value, ensure_ascii=False)


_TAKEN: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def _key(key: str) -> str:
    return key if re.fullmatch(r"[a-z][a-z_0-9-]*", key) and key not in _TAKEN else json.dumps(key)


def _slug(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    return (
        plain if re.fullmatch(r"[a-z][a-z0-9-]{1,60}", plain) else f"draft-{plain}"[:60].rstrip("-")
    )


__all__ = ["CASES", "label", "names", "write_draft"]
