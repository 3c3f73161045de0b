"""Every rule of the atlas in words, drawn from the vocabulary, with what each gave here."""

from __future__ import annotations

from collections.abc import Mapping

from atlas_data import texts, vocabulary
from atlas_data.query import census
from atlas_data.query.atlas import Atlas
from atlas_data.query.question import Question
from atlas_data.vocabulary import CaveatTerm, Design, WordTerm
from components import definitions, wordlist
from components.escape import h

_PLACES = ("reading", "publication_types", "keywords", "title", "abstract", "methods")
_LINES = ("default", "omics", "genetics")  # the warning lines that are in use for few people


def show(atlas: Atlas) -> str:
    """All rules: PEM, case definitions, germs, designs, topics, caveats, and their limits."""
    counts = atlas.ask(Question(retracted=True)).counts
    return (
        f"<p>{h(texts.say('methods-rules-intro'))}</p>"
        f"{_heading('pem')}{_pem()}"
        f"{_heading('definitions')}{definitions.show(counts['criteria'])}"
        f"{_heading('viruses')}{_viruses(atlas, counts['virus'])}"
        f"{_heading('designs')}{_designs(atlas)}"
        f"{_heading('topics')}{_topics(counts['topic'])}"
        f"{_heading('caveats')}{_caveats(atlas)}"
        f"{_heading('never')}{_never()}"
    )


def _heading(part: str) -> str:
    return f"<h3>{h(texts.say(f'methods-rules-{part}'))}</h3>"


def _pem() -> str:
    steps = "".join(
        f"<li><strong>{h(one.label)}.</strong> {h(one.meaning)}</li>"
        for one in vocabulary.TERMS["pem_procedure"].values()
    )
    return f'<p>{h(texts.say("methods-pem-intro"))}</p><ol class="steps-in-words">{steps}</ol>'


def _viruses(atlas: Atlas, studied: Mapping[str, int]) -> str:
    mentioned = census.mentioned(atlas.table)
    listed = vocabulary.VIRUSES
    entries = "".join(
        _entry(one, _use(studied.get(one.id, 0), mentioned.get(one.id, 0)))
        for one in listed.values()
    )
    return (
        f"<p>{h(texts.say('methods-viruses-intro'))}</p>"
        f"{wordlist.meanings(vocabulary.TERMS['virus_role'].values())}"
        f"<p>{h(texts.say('methods-viruses-title'))}</p>"
        f"{wordlist.fold(texts.say('methods-viruses-all', number=len(listed)), entries)}"
    )


def _use(studied: int, mentioned: int) -> str:
    return texts.say("methods-virus-use", studied=studied, mentioned=mentioned)


def _designs(atlas: Atlas) -> str:
    taken = census.designs(atlas.table)
    listed = vocabulary.DESIGNS
    entries = "".join(
        _entry(one, _taken(one, taken.get(one.id, {})), _types(one)) for one in listed.values()
    )
    return (
        f"<p>{h(texts.say('methods-designs-intro'))}</p>"
        f"<p>{h(texts.say('methods-designs-doubt'))}</p>"
        f"{wordlist.fold(texts.say('methods-designs-all', number=len(listed)), entries)}"
    )


def _taken(design: Design, places: Mapping[str, int]) -> str:
    """How many studies have the design from a reading, and by rule from which place."""
    if design.group == "status" and not places:
        return texts.say("methods-design-status")
    total = texts.say("methods-in-studies", number=sum(places.values()))
    parts = [
        texts.say(f"methods-from-{one}", number=places[one]) for one in _PLACES if places.get(one)
    ]
    return texts.say("methods-given", total=total, parts=", ".join(parts)) if parts else total


def _types(design: Design) -> str:
    if not design.publication_types:
        return ""
    held = wordlist.quoted(one.name for one in design.publication_types)
    return wordlist.small(texts.say("methods-types", types=held))


def _topics(counts: Mapping[str, int]) -> str:
    listed = vocabulary.TOPICS
    entries = "".join(
        _entry(one, texts.say("methods-in-studies", number=counts.get(one.id, 0)))
        for one in listed.values()
    )
    intro = h(texts.say("methods-topics-intro"))
    name = texts.say("methods-topics-all", number=len(listed))
    return f"<p>{intro}</p>{wordlist.fold(name, entries)}"


def _entry(term: WordTerm, used: str, more: str = "") -> str:
    return (
        f"<li><p><strong>{h(term.label)}</strong></p><p>{h(term.meaning)}</p>{wordlist.names(term)}{more}"
        f"{wordlist.small(used)}</li>"
    )


def _caveats(atlas: Atlas) -> str:
    given = census.caveats(atlas.table)
    folds = "".join(_group(one, given) for one in vocabulary.RULES["caveats"]["group_order"])
    return f"<p>{h(texts.say('methods-caveats-intro'))}</p>{folds}"


def _group(group: str, given: Mapping[str, Mapping[str, int]]) -> str:
    held = [one for one in vocabulary.CAVEATS.values() if one.group == group]
    entries = "".join(_caveat(one, given.get(one.id, {})) for one in held)
    return wordlist.fold(texts.say(f"methods-caveats-{group}", number=len(held)), entries)


def _caveat(term: CaveatTerm, given: Mapping[str, int]) -> str:
    because = term.why(**{name: texts.say(f"methods-any-{name}") for name in term.placeholders})
    used = texts.say(
        "methods-caveat-use", reading=given.get("reading", 0), rule=given.get("rule", 0)
    )
    return (
        f"<li><p><strong>{h(term.label)}</strong></p><p>{h(term.plain)}</p>"
        f"<p>{h(because)}</p>{_limits(term)}"
        f"{wordlist.small(used)}</li>"
    )


def _limits(term: CaveatTerm) -> str:
    """The warning lines of a caveat that has some: below how many people it applies."""
    held = [
        texts.say(f"methods-line-{one}", number=term.thresholds[one])
        for one in _LINES
        if term.thresholds and one in term.thresholds
    ]
    return f"<ul>{''.join(f'<li>{h(one)}</li>' for one in held)}</ul>" if held else ""


def _never() -> str:
    return wordlist.meanings(vocabulary.TERMS["rule_limits"].values())
