"""Labelled units with outcomes → how well the anatomy is told where a claim is given, on documents held out in turn.

``python -m opsanalyse.train.evaluate_anatomy [KIND LANGUAGE]`` prints the figures, and with a kind of failure
(value, direction, baseline, timeframe, method) each of them. Whether a unit claims at all is not asked here.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from sklearn.model_selection import GroupKFold

from opsanalyse.detect.outcomes.claim_features import clause_features
from opsanalyse.detect.outcomes.claims import find, measured, scene_of, unmeasured
from opsanalyse.detect.outcomes.features import part_features, value_features
from opsanalyse.detect.outcomes.judge import LABELS, VALUE, Judge, asked, judge, standing_in
from opsanalyse.detect.outcomes.row import Row
from opsanalyse.detect.outcomes.scene import Scene
from opsanalyse.train import outcomes, stories, units
from opsanalyse.train.corpora import documents
from opsanalyse.train.outcome_rows import (
    Examples,
    Told,
    gold_of,
    home,
    join_rows,
    labelled_units,
    practice_units,
)
from opsanalyse.types import DETAILS, LANGUAGES, Outcome

FOLDS: Final = 5
Failure = tuple[str, str, str]
"""Kind, language, and a line that shows it."""


def judges(told: Sequence[Told]) -> Iterator[tuple[dict[str, Judge], list[int]]]:
    """Yield for each fold a model that has not seen its units, and the numbers of these."""
    rows, joins = outcomes.rows(told)
    rows = {"join": join_rows(told), **rows}
    thresholds = {"join": joins.threshold} | {
        label: outcomes.fit(data, label).threshold
        for label, data in rows.items()
        if label != "join"
    }
    documents = [unit.document for unit in told]
    for _, test in GroupKFold(FOLDS).split(documents, groups=documents):
        unseen = {documents[i] for i in test}
        yield _judges(rows, thresholds, unseen), list(test)


def _judges(
    rows: Mapping[str, Examples], thresholds: Mapping[str, float], unseen: set[str]
) -> dict[str, Judge]:
    learnt = outcomes.learn(rows, frozenset(unseen))
    weights = {label: learnt[label][0] for label in LABELS}
    intercept = {label: learnt[label][1] for label in LABELS}
    names = sorted({name for one in weights.values() for name in one})
    coef = np.array([[weights[label].get(name, 0.0) for label in LABELS] for name in names])
    return {
        lang: Judge(asked(lang, names, LABELS, coef), intercept, thresholds) for lang in LANGUAGES
    }


def compare(told: Told, count: Counter[str], failures: list[Failure]) -> None:
    """Compare a unit's labelled outcomes with the anatomy found for each."""
    scene = scene_of(told.text, told.lang, told.quantities)
    part = part_features(told.chances)
    count["outcomes"] += len(told.labels["outcomes"])
    for gold, said in _pairs(told, scene, part):
        if said is None:
            count["unfound"] += 1
            failures.append(("value", told.lang, f"{gold['value']} | – | {told.text}"))
            continue
        _count(told, gold, said, count, failures)
    said_all, _ = find(scene, told.chances)
    count["said"] += len(said_all)
    count["hit"] += min(len(said_all), len(told.labels["outcomes"]))


def _pairs(told: Told, scene: Scene, part: Row) -> Iterator[tuple[dict[str, Any], Outcome | None]]:
    golds = [o for o in told.labels["outcomes"] if o["value"]]
    left = list(golds)
    for number, candidate in enumerate(scene.candidates):
        gold = gold_of(told, golds, candidate)
        if gold is not None and gold in left:
            left.remove(gold)
            told_by = judge(scene.lang).told(value_features(scene, number) | part, VALUE)
            yield gold, measured(scene, candidate, told_by)
    yield from ((gold, None) for gold in left)
    for gold in told.labels["outcomes"]:
        if not gold["quantified"] and scene.clauses:
            number = home(scene, told.text, gold)
            row = clause_features(scene, number) | part
            yield gold, unmeasured(scene, scene.clauses[number], row)


def _count(
    told: Told,
    gold: Mapping[str, Any],
    said: Outcome,
    count: Counter[str],
    failures: list[Failure],
) -> None:
    group = "v" if gold["quantified"] else "c"
    line = f"{gold['value'] or gold['metric']} | {told.text}"
    if said.value is not None:
        words = told.text[said.value.start : said.value.end]
        count.update(value=1, exact=words == gold["value"])
        if words != gold["value"]:
            failures.append(("value", told.lang, f"{gold['value']} | {words} | {told.text}"))
    count.update({f"{group} pairs": 1, f"{group} direction": gold["direction"] == said.direction})
    if gold["direction"] != said.direction:
        failures.append(
            ("direction", told.lang, f"{group} {gold['direction']} not {said.direction} | {line}")
        )
    for name in DETAILS:
        held, says = bool(gold[name]), bool(getattr(said, name))
        count.update({f"{name} gold": held, f"{name} said": says, f"{name} hit": held and says})
        if held != says:
            failures.append((name, told.lang, f"{group} {held} not {says} | {line}"))


def figures(count: Counter[str]) -> Iterator[str]:
    """Yield the figures as text."""
    pairs = count["v pairs"] + count["c pairs"]
    right = count["v direction"] + count["c direction"]
    yield f"n {count['outcomes']}"
    yield f"unfound {count['unfound']}"
    yield f"value exact {count['exact'] / max(1, count['value']):.3f}"
    yield f"direction {right / max(1, pairs):.3f} (measured {count['v direction'] / max(1, count['v pairs']):.3f}, vague {count['c direction'] / max(1, count['c pairs']):.3f})"
    for name in DETAILS:
        both = count[f"{name} gold"] + count[f"{name} said"]
        yield f"{name} F1 {2 * count[f'{name} hit'] / max(1, both):.3f} (P {count[f'{name} hit'] / max(1, count[f'{name} said']):.2f} R {count[f'{name} hit'] / max(1, count[f'{name} gold']):.2f})"
    yield f"claims F1 {2 * count['hit'] / max(1, count['said'] + count['outcomes']):.3f}"


def evaluate(told: Sequence[Told]) -> tuple[dict[str, Counter[str]], list[Failure]]:
    """Count over all units with outcomes, each judged by a model that has not seen its document."""
    counts = {lang: Counter[str]() for lang in LANGUAGES}
    failures: list[Failure] = []
    for unbiased, numbers in judges(told):
        with standing_in(unbiased):
            for i in numbers:
                if told[i].labels["outcomes"] and not told[i].practised:
                    compare(told[i], counts[told[i].lang], failures)
    return counts, failures


def _asked() -> list[str]:
    """Return the kind of failure and the language that the command line asks for, if any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "kind", nargs="?", choices=("value", "direction", *DETAILS), help="of failures"
    )
    parser.add_argument("language", nargs="?", choices=LANGUAGES)
    told = parser.parse_args()
    if told.kind and not told.language:
        parser.error("a kind of failure is shown for one language: name it too")
    return [told.kind, told.language] if told.kind else []


def main(arguments: Sequence[str], root: Path = Path("models")) -> None:
    """Print the figures a language, and the failures asked for."""
    read = documents(root / "data", ("train", "dev"))
    sentences = outcomes.practice()
    trained = units.train(stories.lessons(read, sentences))
    told = [
        *labelled_units(read, trained.chances),
        *practice_units(sentences, trained.chances),
    ]
    counts, failures = evaluate(told)
    for lang, count in counts.items():
        print(lang, " · ".join(figures(count)))
    for kind, lang, line in failures:
        if [kind, lang] == [*arguments]:
            print(line.replace("\n", " "))


if __name__ == "__main__":
    main(_asked())
