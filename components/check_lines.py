"""How a check names the entries of a file and the studies they lead to, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from atlas_data import texts, vocabulary
from atlas_data.formats import parts
from atlas_data.formats.readers import Entry
from atlas_data.model import Study
from atlas_data.query.atlas import Atlas
from components import address, retractions, words
from components.escape import h

SHOWN = 100  # rows or lines of one kind; the rest is counted, and stands in the file with notes
_LONGEST = 160  # letters of a title from a file
_NAMED = 10  # entries of one study that are named by their number


def entry(one: Entry) -> str:
    """An entry by its number and title: "No. 3: Metabolic features"."""
    return texts.say("check-entry", number=one.number, title=title(one))


def title(one: Entry) -> str:
    """How a reference calls itself: its title, else an identifier."""
    record = one.record
    if record is None:
        return ""
    said = record.title or record.doi or record.pmid or record.pmcid or ""
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"


def numbers(entries: Sequence[Entry]) -> str:
    """Where in the file: "No. 3:", "No. 3, 17:"."""
    named = ", ".join(str(one.number) for one in entries[:_NAMED])
    return texts.say("check-number", numbers=named)


def link(atlas: Atlas, study: Study) -> str:
    """The study's title as HTML, leading to its page."""
    at = address.study_link(study.id, snapshot=atlas.name)
    return f'<a href="{h(at)}">{words.title(study.record)}</a>'


def way(atlas: Atlas, study: Study) -> str:
    """The study's title with its year, and in a word what became of it where that is known."""
    record, at = study.record, address.study_link(study.id, snapshot=atlas.name)
    told = f" {h(vocabulary.label('status', record.status))}."
    became = told if record.status in retractions.STATUSES else ""
    return f'<a href="{h(at)}">{h(parts.title(record))}</a> ({h(words.year(record))}).{became}'


def listed(items: Sequence[str], rest: str = "check-rest") -> str:
    """A list of so many lines, and how many more there are."""
    if not items:
        return ""
    return f'<ul class="checked">{"".join(items[:SHOWN])}</ul>{left(len(items), rest)}'


def left(number: int, key: str = "check-rest") -> str:
    """How many more there are than are shown, as HTML; empty for none."""
    more = number - SHOWN
    return f"<p>{h(texts.say(key, number=more))}</p>" if more > 0 else ""
