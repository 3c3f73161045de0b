"""What each case definition asks about post-exertional malaise, where, and who says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from atlas_data import texts, vocabulary
from atlas_data.vocabulary import CaseDefinition
from components import pem, wordlist
from components.escape import h

_GROUPS = ("required", "not_required", "unclear")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_WEB = re.compile(r"https?://[^\s),;]+")
_NOTHING_SEEN = "n/a"  # of a code or a name that has no text of its own


def show(used: Mapping[str, int]) -> str:
    """All definitions, by the PEM status they give; `used` counts studies by definition."""
    folds = "".join(_group(status, used) for status in _GROUPS)
    return f"<p>{h(texts.say('methods-definitions-intro'))}</p>{folds}"


def _group(status: str, used: Mapping[str, int]) -> str:
    held = [one for one in vocabulary.CRITERIA.values() if one.pem_status == status]
    entries = "".join(_definition(one, used.get(one.id, 0)) for one in held)
    return wordlist.fold(texts.say(f"methods-definitions-{status}", number=len(held)), entries)


def _definition(one: CaseDefinition, used: int) -> str:
    asks = texts.say(f"methods-asks-{one.pem_requirement}")
    checked = ""
    if one.pem_verification != _NOTHING_SEEN:
        checked = wordlist.small(texts.say("methods-definition-checked", text=one.pem_verification))
    return (
        f"<li><p><strong>{h(one.label)}</strong></p><p>{h(one.meaning)}</p>"
        f"<p>{h(asks)} {pem.badge(one.pem_status)}</p>{_note(one)}"
        f"<p>{h(texts.say('methods-definition-where', text=one.pem_location))}</p>"
        f"{checked}{wordlist.names(one)}{_citation(one)}{_sources(one)}"
        f"{wordlist.small(texts.say('methods-definition-use', number=used))}</li>"
    )


def _note(one: CaseDefinition) -> str:
    """Why a definition has a status of its own, and the name it gives to PEM, if another."""
    told = []
    if one.badge_note:
        told.append(texts.say("methods-definition-note", text=one.badge_note))
    if one.pem_term_used:
        told.append(texts.say("methods-definition-term", text=one.pem_term_used))
    return "".join(f"<p>{h(text)}</p>" for text in told)


def _citation(one: CaseDefinition) -> str:
    """The publication of the definition, as far as the vocabulary has it."""
    if not one.citation:
        return ""
    held = {name: str(value) for name, value in one.citation.items() if value}
    place = " ".join(held[name] for name in ("journal", "volume") if name in held)
    pages = f"{place}: {held['pages']}" if "pages" in held else place
    parts = [held.get("authors"), held.get("title"), pages, held.get("year")]
    said = ". ".join(h(part.rstrip(".")) for part in parts if part)
    doi = held.get("doi", "")
    found = _DOI.match(doi)
    link = _link(f"https://doi.org/{h(found[0])}", f"doi:{h(found[0])}") if found else ""
    rest = h(doi[found.end() :]) if found else ""
    return f'<p class="reference">{said}. {link}{rest}</p>'


def _sources(one: CaseDefinition) -> str:
    """The pages on which we read what the definition says."""
    rows = "".join(
        f'<li><p class="reference">{_WEB.sub(_linked, h(source))}</p></li>'
        for source in one.sources
    )
    return (
        f"{wordlist.small(texts.say('methods-definition-sources'))}<ul>{rows}</ul>" if rows else ""
    )


def _linked(found: re.Match[str]) -> str:
    return _link(found[0], found[0])


def _link(address: str, shown: str) -> str:
    return f'<a href="{address}" rel="noreferrer">{shown}</a>'
