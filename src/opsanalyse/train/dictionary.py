"""jieba's dictionary and OpenCC's table → the small data files of ``language/data`` (``make dictionary``).

The trimmed dictionary holds words seen often enough to cut well, and the words of our own vocabularies;
it loads in a fraction of the full one's time and cuts no worse.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from opsanalyse.resources import shipped

DATA: Final = Path(__file__).parent.parent / "language" / "data"
_FREQUENT: Final = 50
_OWN_FREQUENCY: Final = 2000
_LONGEST_OWN: Final = 6
_HAN: Final = ("\u3400", "\u9fff")


def frequent_words() -> dict[str, int]:
    """Return jieba's words with their counts, the rare ones left out."""
    import jieba

    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {row[0]: int(row[1]) for row in rows if int(row[1]) >= _FREQUENT}


def own_words() -> Iterator[str]:
    """Yield the Chinese terms of our vocabularies, in Simplified characters."""
    from opsanalyse.language import simplify

    for path in sorted(shipped("rubrics").glob("vocabulary/*.yml")):
        for term in _strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
            word = simplify(term)
            if 1 < len(word) <= _LONGEST_OWN and all(_HAN[0] <= c <= _HAN[1] for c in word):
                yield word


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def traditional() -> dict[str, str]:
    """Return each character that OpenCC turns into another single character, with that one."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    pairs = {chr(code): convert(chr(code)) for code in range(0x3400, 0xA000)}
    return {a: b for a, b in pairs.items() if a != b and len(b) == 1}


def simplified() -> str:
    """Return the characters that are written only in Simplified texts."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    both = set(traditional())
    chars = (chr(code) for code in range(0x3400, 0xA000))
    return "".join(c for c in chars if convert(c) != c and c not in both)


def main() -> None:
    """Write the three data files."""
    DATA.mkdir(exist_ok=True)
    table = traditional()
    lines = ("".join(table), "".join(table.values()), simplified(), "")
    (DATA / "han.txt").write_text("\n".join(lines), encoding="utf-8")
    words = frequent_words()
    for word in own_words():
        words[word] = max(words.get(word, 0), _OWN_FREQUENCY)
    rows = "".join(f"{word} {words[word]}\n" for word in sorted(words))
    (DATA / "zh_words.txt").write_text(rows, encoding="utf-8")
    print(f"{len(table)} characters, {len(words)} words")


if __name__ == "__main__":
    main()
