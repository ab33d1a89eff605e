"""Which channels are used, how far they spread, how they were run, and what they brought."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsanalyse.checks import Check, Material, Measurement, Params
from opsanalyse.detect.channels import channel_facts
from opsanalyse.detect.channels.evidence import RUN, channel_evidence
from opsanalyse.types import Evidence, Fact, NearMiss, Unit

_PARTS = 4


class Channels(Params, frozen=True):
    """How many channels make the measure full, and whether a text without any is judged."""

    enough: int = 2
    at_least: int = 1
    """With fewer channels the criterion applies only where they were asked about."""
    topics: tuple[str, ...] = ()
    """Questions on these topics ask about channels: an answer without any lacks them."""
    relevant: tuple[str, ...] = ()
    """Channels that fit the role; all do when it is empty."""


def measure(material: Material, params: Channels) -> Measurement:
    """Measure four parts alike: enough relevant channels, spread, told how, told with what result."""
    units = [unit for unit in material.units if unit.channels]
    used = sorted({name for unit in units for name in unit.channels})
    fitting = [name for name in used if not params.relevant or name in params.relevant]
    told = _told(units, material.text)
    run = [name for name in used if RUN in told[name]]
    proved = sorted({c for unit in units if _is_proved(unit) for c in unit.channels})
    spread = _spread(fitting)
    facts: dict[str, Fact] = {
        "n_channels": len(used),
        "channels": _labels(used),
        "n_run": len(run),
        "n_proved": len(proved),
        "unproved": _labels([name for name in used if name not in proved]),
        "n_classes": spread,
    }
    asked = any(question.topic in params.topics for question in material.questions)
    if not material.units or not (asked or len(used) >= params.at_least):
        return Measurement(None, facts)
    parts = (
        min(1.0, len(fitting) / params.enough),
        min(1.0, spread / 2),
        min(1.0, len(run) / params.enough),
        min(1.0, len(proved) / params.enough),
    )
    evidence = tuple(_marks(units, told, proved))
    return Measurement(sum(parts) / _PARTS, facts, evidence, tuple(_near(material.units, run)))


def _told(units: list[Unit], text: str) -> dict[str, frozenset[str]]:
    """Return the kinds of evidence that the units tell of each channel."""
    out: dict[str, frozenset[str]] = {}
    for unit in units:
        kinds = frozenset(channel_evidence(text, unit))
        for name in unit.channels:
            out[name] = out.get(name, frozenset()) | kinds
    return out


def _is_proved(unit: Unit) -> bool:
    return any(outcome.quantified for outcome in unit.outcomes)


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
    for unit in units:
        for mention in unit.mentions:
            if not mention.used:
                yield NearMiss(mention.start, mention.end, "mention-only")
            elif mention.channel not in run:
                yield NearMiss(mention.start, mention.end, "channel-named-only")


def _labels(names: list[str]) -> str:
    return " ".join(f"@{name}" for name in names) or "—"


CHECK = Check(
    params=Channels,
    needs=frozenset({"channels", "mentions", "roles", "outcomes", "quantities"}),
    facts=frozenset({"n_channels", "channels", "n_run", "n_proved", "unproved", "n_classes"}),
    measure=measure,
)
