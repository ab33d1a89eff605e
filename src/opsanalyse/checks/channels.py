"""Which channels are used, how far they spread, how they were run, and what they brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.channels import channel_facts
from opsanalyse.detect.channels.evidence import RUN, channel_evidence
from opsanalyse.detect.concepts import find_concepts
from opsanalyse.detect.depth import lists_channels
from opsanalyse.detect.joined import flowing
from opsanalyse.detect.own_words import names_channel
from opsanalyse.types import Evidence, Fact, Mention, NearMiss, Unit

_CHOICE = 4  # parts of a choice of channels that any text can tell
_WEIGHED = {
    "channel-testing": ("channel-testing",),
    "channel-share": ("channel-share", "acquisition-cost", "channel-conversion"),
}
"""What an answer about channels tells besides: tests behind the choice; share, cost or conversion of each."""


class Channels(Params, frozen=True):
    """How many channels make the measure full, and whether a text without any is judged."""

    enough: int = 2
    at_least: int = 1
    """With fewer channels the criterion applies only where they were asked about."""
    spread_from: int = 2
    """With fewer channels, and unasked, only how they were run and what they brought is judged."""
    topics: tuple[str, ...] = ()
    """Questions on these topics ask about channels: an answer without any lacks them."""
    relevant: tuple[str, ...] = ()
    """Channels that fit the role; all do when it is empty."""


def measure(material: Material, params: Channels) -> Measurement:
    """Measure four parts alike: enough relevant channels, spread, told how, told with what result.

    Who was asked about channels tells besides that tests led to them, and their share, cost or conversion.
    Who names one in passing was not asked for a choice of them: only how it was run and what it brought count.
    """
    units = [unit for unit in material.units if unit.channels]
    used = sorted({name for unit in units for name in unit.channels})
    fitting = [name for name in used if not params.relevant or name in params.relevant]
    told = _told(units, material.text)
    run = [name for name in used if RUN in told[name]]
    proved = sorted({c for unit in _proved(material) for c in unit.channels})
    spread = _spread(fitting)
    asked = any(q.topic in params.topics and q.topic_sure == 1.0 for q in material.questions)
    weighed = (_weighed(material) if used else set()) if asked else set(_WEIGHED)
    unproved = [name for name in used if name not in proved]
    facts: dict[str, Fact] = {
        "n_channels": len(used),
        "channels": _labels(used),
        "n_run": len(run),
        "n_proved": len(proved),
        "unproved": _labels(unproved),
        "next": _own_name(material.text, units, unproved[0]) if unproved else "@blank",
        "n_classes": spread,
        "unweighed": _labels([name for name in _WEIGHED if name not in weighed]),
    }
    if not material.units or not (asked or len(used) >= params.at_least):
        return Measurement(None, facts)
    whole = asked or len(used) >= params.spread_from
    value = _of_choice(fitting, run, proved, params) if whole else _of_use(used, run, proved)
    if asked:
        value = (_CHOICE * value + len(weighed)) / (_CHOICE + len(_WEIGHED))
    evidence = tuple(_marks(units, told, proved))
    near = tuple(_near(material.units, run))
    enough = 1.0 if asked else min(1.0, _surely(units) - (params.at_least - 1))
    return Measurement(value, facts, evidence, near, applies=max(0.0, enough))


def _surely(units: list[Unit]) -> float:
    """Count the channels, each as surely as it was read; a group on a platform is one, however it is named."""
    best: dict[str, float] = {}
    for mentions in _by_place(units):
        name = next((m.channel for m in mentions if m.channel in best), mentions[0].channel)
        best[name] = max(best.get(name, 0.0), *(m.confidence for m in mentions))
    return sum(best.values())


def _by_place(units: list[Unit]) -> Iterator[list[Mention]]:
    """Yield the uses that the same words name: "WhatsApp group" is a community and a platform."""
    used = (mention for unit in units for mention in unit.mentions if mention.used)
    for _, mentions in groupby(used, key=lambda mention: (mention.start, mention.end)):
        yield list(mentions)


def _weighed(material: Material) -> set[str]:
    """Return which of the two is told: that tests led to the channels, and what each is worth."""
    named = {
        hit.label
        for unit in material.units
        for hit in find_concepts(material.text[unit.start : unit.end])
    }
    return {name for name, by in _WEIGHED.items() if named & set(by)}


def _of_choice(fitting: list[str], run: list[str], proved: list[str], params: Channels) -> float:
    parts = (
        min(1.0, len(fitting) / params.enough),
        min(1.0, _spread(fitting) / 2),
        min(1.0, len(run) / params.enough),
        min(1.0, len(proved) / params.enough),
    )
    return sum(parts) / len(parts)


def _of_use(used: list[str], run: list[str], proved: list[str]) -> float:
    return (len(run) + len(proved)) / (2 * len(used)) if used else 0.0


def _told(units: list[Unit], text: str) -> dict[str, frozenset[str]]:
    """Return the kinds of evidence that the units tell of each channel."""
    out: dict[str, frozenset[str]] = {}
    for unit in units:
        kinds = frozenset(channel_evidence(text, unit))
        for name in unit.channels:
            out[name] = out.get(name, frozenset()) | kinds
    return out


def _proved(material: Material) -> list[Unit]:
    """Return the units with channels whose result is told: in the same line, or later in the same answer.

    What is told after a mere list of channels is told of none of them.
    """
    told_later: set[int | None] = set()  # the answers in which a result follows
    found = []
    for unit in reversed(material.units):
        told = any(outcome.quantified for outcome in unit.outcomes)
        if unit.channels and (told or unit.question in told_later):
            alone = unit.entry is not None or lists_channels(material.text, unit)
            if told or not alone:
                found.append(unit)
        if told:
            told_later.add(unit.question)
    return found[::-1]


def _spread(names: list[str]) -> int:
    """Count the pairs of classes that are both there: paid and free, online and offline, quick and lasting."""
    facts: list[Mapping[str, str]] = [channel_facts(name) for name in names]
    return sum(
        len({fact[key] for fact in facts if key in fact} - {"both"}) > 1
        for key in ("cost", "place", "pace")
    )


def _marks(
    units: list[Unit], told: Mapping[str, frozenset[str]], proved: list[str]
) -> Iterator[Evidence]:
    """Yield each use of a channel with what is told of the channel anywhere: share, cost, conversion, volume."""
    for unit in units:
        for mention in unit.mentions:
            if mention.used:
                kinds = told[mention.channel]
                facts: dict[str, Fact] = {
                    "channel": mention.channel,
                    "run": RUN in kinds,
                    "proved": mention.channel in proved,
                    "evidence": " ".join(sorted(kinds - {RUN})),
                }
                yield Evidence(mention.start, mention.end, "channel", facts)


def _near(units: tuple[Unit, ...], run: list[str]) -> Iterator[NearMiss]:
    if not any(unit.mentions for unit in units):
        unit = max(units, key=lambda unit: ("solution" in unit.roles, -unit.start))
        yield NearMiss(unit.start, unit.end, "no-channel")
    for unit in units:
        for mention in unit.mentions:
            if not mention.used:
                yield NearMiss(mention.start, mention.end, "mention-only")
            elif mention.channel not in run:
                yield NearMiss(mention.start, mention.end, "channel-named-only")


def _own_name(text: str, units: list[Unit], channel: str) -> str:
    """Return the words by which the candidate names a channel first, or else its label."""
    named = (
        flowing(text[m.start : m.end])
        for unit in units
        for m in unit.mentions
        if m.used and m.channel == channel and names_channel(text[m.start : m.end], unit.lang)
    )
    return next(named, f"@{channel}")


def _labels(names: list[str]) -> str:
    return " ".join(f"@{name}" for name in names) or "—"


CHECK = Check(
    params=Channels,
    needs=frozenset({"channels", "mentions", "roles", "outcomes", "quantities"}),
    facts=frozenset(
        {
            "n_channels",
            "channels",
            "n_run",
            "n_proved",
            "unproved",
            "next",
            "n_classes",
            "unweighed",
        }
    ),
    measure=measure,
)
