"""Abstract and methods that this server's operator holds, with the words labels rest on marked.

They are the authors' and no part of the data: no export, feed, file or page that stands alone has
them. Without a store there is nothing here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence

from atlas_data import snapshot, texts, vocabulary
from atlas_data.model import AtlasError, Evidence, Passage, Record, Report, Study
from atlas_data.store import Store
from components import kit, words
from components.escape import h

PLACES = ("abstract", "methods")
_log = logging.getLogger(__name__)


def show(study: Study) -> str:
    """The section, closed; empty where nothing is held of the study."""
    parts = "".join(_place(study, place, *found) for place, found in _held(study.record).items())
    if not parts:
        return ""
    said = f'<p class="hint">{h(texts.say("own-text-where"))}</p>'
    return (
        f'<section class="own-text screen-only"><h2>{h(texts.say("own-text"))}</h2>{said}'
        f"{parts}</section>"
    )


def _held(record: Record) -> dict[str, tuple[list[Passage], Report | None]]:
    """By place, the text that is held and the other report it is of; the paper's own goes first."""
    path = snapshot.store()
    if not path.is_file() or not snapshot.texts_shown():
        return {}
    found: dict[str, tuple[list[Passage], Report | None]] = {}
    try:
        with Store.open(path) as store:
            for report in (None, *record.reports):
                passages = store.passages((report or record).curies)
                for place in PLACES:
                    if held := [one for one in passages if one.place == place]:
                        found.setdefault(place, (held, report))
    except AtlasError as why:  # the study is shown without
        _log.error("%s No texts are shown.", why)
        return {}
    return {place: found[place] for place in PLACES if place in found}


def _place(study: Study, place: str, held: Sequence[Passage], report: Report | None) -> str:
    whole = "\n".join(one.text for one in held)
    spans = _spans(whole, [one for one in _evidence(study) if one.place == place])
    body, start = "", 0
    for one in held:
        end = start + len(one.text)
        heading = f"<p><strong>{h(one.heading)}</strong></p>" if one.heading else ""
        body += f"{heading}<p>{_marked(whole, start, end, spans)}</p>"
        start = end + 1
    text = f'<blockquote class="evidence">{body}</blockquote>'
    if report:
        kind = words.small(vocabulary.TERMS["report"][report.kind].label)
        text = f"<p><strong>{h(texts.say('own-text-report', kind=kind))}</strong></p>{text}"
    return kit.fold(texts.say(f"own-text-{place}", number=len(spans)), text)


def _evidence(study: Study) -> Iterator[Evidence]:
    """Everything that labels and rules quote."""
    pem, sample = study.pem.evidence, study.sample.evidence
    quoted = [study.design_evidence, pem, sample, *study.topics_evidence]
    for many in (study.criteria, study.pathogens, study.reporting, study.reasons):
        quoted += [one.evidence for one in many]
    yield from (one for one in quoted if one is not None)


def _spans(text: str, quoted: Iterable[Evidence]) -> list[tuple[int, int]]:
    """Where the quoted words stand in a text, one span where several meet; a quotation that is not
    there word for word is left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(span for one in quoted if (span := _span(text, one))):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _span(text: str, one: Evidence) -> tuple[int, int] | None:
    said = one.words.split()
    if not said:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, said)), re.IGNORECASE)
    told = pattern.match(text, one.start) if one.start is not None else None
    at = told or pattern.search(text)
    return at.span() if at else None


def _marked(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """The piece of a text, escaped, with the spans that stand in it marked."""
    out, done = "", start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first < last:
            out += f"{h(text[done:first])}<mark>{h(text[first:last])}</mark>"
            done = last
    return out + h(text[done:end])
