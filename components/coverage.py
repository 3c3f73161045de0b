"""What the atlas holds of its field and what it lacks, counted from the snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas_data import texts, vocabulary
from atlas_data.query import census
from atlas_data.query.atlas import Atlas
from atlas_data.query.census import Decade
from atlas_data.query.filters import FILTERS, LACKING
from components import kit
from components.escape import h


def show(atlas: Atlas) -> str:
    """The share of the field, studies by decade, and the known gaps."""
    said: Mapping[str, Any] = atlas.about.get("coverage", {})
    brought = f"<p>{h(texts.say('methods-coverage-brought'))}</p>" if _brought(atlas) else ""
    return (
        f"{brought}<p>{h(said.get('text', texts.say('methods-coverage-unknown')))}</p>"
        f"<h3>{h(texts.say('methods-decades'))}</h3>{_decades(census.decades(atlas.table))}"
        f"<h3>{h(texts.say('methods-lacking-labels'))}</h3>{_lacking(atlas)}"
        f"<h3>{h(texts.say('methods-gaps'))}</h3>{_gaps(atlas)}"
    )


def share(atlas: Atlas) -> str:
    """How much of the field is here, in words; no number where an operator brought records in."""
    part = texts.say("part-of-field")
    return part if _brought(atlas) else str(atlas.about.get("coverage", {}).get("share", part))


def _brought(atlas: Atlas) -> bool:
    return bool(atlas.about.get("flow"))


def _decades(found: list[Decade]) -> str:
    heads = [texts.say(f"methods-decades-{one}") for one in ("years", "studies", "read")]
    rows = [(h(_years(one)), (f"{one.studies:,}", f"{one.read:,}")) for one in found]
    total = Decade(None, sum(one.studies for one in found), sum(one.read for one in found))
    rows.append((h(texts.say("methods-decades-all")), (f"{total.studies:,}", f"{total.read:,}")))
    return kit.table(heads, rows, caption=texts.say("methods-decades"))


def _years(one: Decade) -> str:
    if one.start is None:
        return texts.say("methods-decades-none")
    return f"{one.start}–{one.start + 9}"


def _lacking(atlas: Atlas) -> str:
    states = [vocabulary.TERMS["lacking"][one].label for one in LACKING]
    rows = [
        (h(FILTERS[key].label), [f"{held[one]:,}" for one in LACKING])
        for key, held in census.lacking(atlas).items()
    ]
    table = kit.table(
        [texts.say("methods-lacking-about"), *states],
        rows,
        caption=texts.say("methods-lacking-labels"),
    )
    return f"<p>{h(texts.say('methods-lacking-how', number=atlas.rows))}</p>{table}"


def _gaps(atlas: Atlas) -> str:
    items = "".join(
        f"<li>{h(texts.say(f'methods-gap-{name}', number=number))}</li>"
        for name, number in census.gaps(atlas.table).items()
        if number
    )
    return f"<ul>{items}<li>{h(texts.say('methods-gap-abstracts'))}</li></ul>"
