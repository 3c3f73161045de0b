"""One study, section by section: what it is, what it does not show, and why it has its labels."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from atlas_data import texts, vocabulary
from atlas_data.formats import reading
from atlas_data.model import Caveat, Criterion, Pathogen, Record, Study
from atlas_data.query.filters import LACKING
from components import pem, pick, words
from components.escape import h, plain
from components.evidence import quote

_MEASURED = {
    True: "labels-pem-measured",
    False: "labels-pem-measured-not-stated",
    None: "labels-pem-measured-not-checked",
}


def head(study: Study) -> str:
    """Status, the title in plain words, and the paper it is about.

    By the word `content` the reader mode of Firefox (Readability) keeps authors and links.
    """
    record = study.record
    named = words.people(record.authors, record.authors_complete, most=6)
    paper = words.title(record)
    titles = (
        f'<h1>{h(study.plain_title)}</h1><p class="paper">{paper}</p>'
        if study.plain_title
        else f'<h1 class="title">{paper}</h1>'
    )
    return (
        f'<div class="study-head content">{words.banner(record)}{titles}'
        f'<p class="by">{h(named)} · {h(_where(record))}</p>'
        f'<p class="links">{_links(record)}</p></div>'
    )


def title(study: Study) -> str:
    """The title for the browser's tab."""
    return plain(study.record.title)


def _where(record: Record) -> str:
    journal = record.journal or record.journal_printed or texts.say("study-journal-unknown")
    volume = (record.volume or "") + (f"({record.issue})" if record.issue else "")
    place = ":".join(part for part in (volume, record.pages) if part)
    year = words.year(record)
    if not place:
        return texts.say("study-place", journal=journal, year=year)
    return texts.say("study-place-pages", journal=journal, year=year, pages=place)


def _links(record: Record) -> str:
    found = []
    if record.doi and record.url:
        found.append((record.url, texts.say("study-link-doi", id=record.doi)))
    if record.pmid:
        at = f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"
        found.append((at, texts.say("study-link-pubmed", id=record.pmid)))
    if record.pmcid:
        at = f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/"
        found.append((at, texts.say("study-link-pmc", id=record.pmcid)))
    return " ".join(f'<a href="{h(at)}" rel="noreferrer">{h(text)}</a>' for at, text in found)


def key_points(study: Study) -> str:
    """At most three points, the caveat beside them, and the PEM and criteria line."""
    points = "".join(f"<li>{h(one)}</li>" for one in words.key_points(study))
    body = f"<ul>{points}</ul>" if points else f"<p>{h(unsaid(study))}</p>"
    seen = f'<section class="points"><h2>{h(texts.say("study-seen"))}</h2>{body}</section>'
    return f'<div class="first-view">{_does_not_show(study)}{seen}</div>{_facts(study)}'


def unsaid(study: Study) -> str:
    """Why a study has no summary."""
    if study.record.withdrawn:
        return texts.say("study-no-summary-withdrawn")
    if study.read == "none":
        return texts.say("study-no-summary-unread")
    return texts.say("study-no-summary")


def _does_not_show(study: Study) -> str:
    return (
        f'<section class="not-shown"><h2>{h(texts.say("study-not-shown"))}</h2>'
        f"<p>{h(reading.not_shown(study))}</p></section>"
    )


def _facts(study: Study) -> str:
    words_of_pem = study.pem.evidence
    quoted = f" <q>{h(words_of_pem.words)}</q>" if words_of_pem else ""
    entry = _explained(study, "criteria", study.criteria_entry)
    studied = [one for one in study.pathogens if one.role == "studied"]
    viruses = "; ".join(_named(one, withdrawn=study.record.withdrawn) for one in studied)
    none = _explained(study, "virus", study.virus)
    rows = (
        ("facts-pem", pem.line(study) + quoted),
        ("facts-criteria", entry),
        ("facts-design", _explained(study, "design", [study.design])),
        ("facts-people", h(words.sample_line(study.sample) or words.no_numbers(study))),
        ("facts-virus", viruses or none),
        ("facts-read", h(reading.read_line(study))),
    )
    return '<dl class="facts-list">' + "".join(_row(*one) for one in rows) + "</dl>"


def _explained(study: Study, facet: str, ids: Sequence[str]) -> str:
    """Labels as links to their meaning; as plain text where rules alone found nothing."""
    if study.read == "none" and "not_stated" in ids:
        return h(words.told(study, facet, ids))
    return ", ".join(words.explained(facet, one) for one in ids)


def _named(one: Pathogen, *, withdrawn: bool) -> str:
    """A studied virus, which leads to its story, with what was seen for it.

    A retracted finding is not to be counted.
    """
    seen = words.small(vocabulary.label("finding", one.finding))
    key = "facts-virus-retracted" if withdrawn else "facts-virus-finding"
    virus = vocabulary.VIRUSES[one.id]
    said = h(texts.say(key, virus=virus.label, finding=seen))
    link = f'<a class="term" href="/viruses?virus={h(virus.slug)}">{h(virus.label)}</a>'
    return said.replace(h(virus.label), link, 1)


def _row(key: str, value: str) -> str:
    return f"<div><dt>{h(texts.say(key))}</dt><dd>{value}</dd></div>"


def summary(study: Study) -> str:
    """The whole summary, of which the points are the short form."""
    if not (study.summary and study.points):
        return ""
    return f"<section><h2>{h(texts.say('summary'))}</h2><p>{h(study.summary)}</p></section>"


def matters(study: Study) -> str:
    """Why the study matters, in the atlas's words."""
    if not study.why_it_matters:
        return ""
    head = h(texts.say("study-matters"))
    return f"<section><h2>{head}</h2><p>{h(study.why_it_matters)}</p></section>"


def caveats(study: Study) -> str:
    """Each caveat that applies: what it means, why it applies here, and who says so."""
    head = h(texts.say("caveats"))
    if not study.caveats:
        text = texts.say("caveats-unread" if study.read == "none" else "caveats-none")
        return f"<section><h2>{head}</h2><p>{h(text)}</p></section>"
    items = "".join(_caveat(study, one) for one in study.caveats)
    return f'<section class="caveats"><h2>{head}</h2><ul>{items}</ul></section>'


def _caveat(study: Study, caveat: Caveat) -> str:
    term = vocabulary.CAVEATS[caveat.id]
    cases = study.sample.cases
    entry = [vocabulary.label("criteria", one) for one in study.criteria_entry]
    because = term.why(
        criteria=reduce(_or, entry) if study.criteria_entry[0] not in LACKING else None,
        cases=texts.say("number", number=cases) if cases is not None else None,
        design=words.small(words.design(study)),
        pem=words.small(vocabulary.label("pem", study.pem.status)),
    )
    told = term.plain.casefold().startswith(term.label.casefold())
    head = "" if told else f"<strong>{h(texts.say('sentence', text=term.label))}</strong> "
    plain = f"<strong>{h(term.plain)}</strong>" if told else h(term.plain)
    if caveat.by == "rule":
        because = texts.say("caveats-by-rule", reason=because)
    return f'<li>{head}{plain} <span class="source">{h(because)}</span></li>'


def _or(one: str, other: str) -> str:
    return texts.say("any-of", one=one, other=other)


def labels(study: Study) -> str:
    """PEM, criteria, viruses, sample and the rest, each with the words it rests on."""
    return (
        f'<section class="labels screen-only"><h2>{h(texts.say("labels"))}</h2>'
        f"{_pem(study)}{_criteria(study)}{_viruses(study)}{_sample(study)}{_more(study)}</section>"
    )


def _pem(study: Study) -> str:
    status = study.pem
    meaning = vocabulary.term("pem", status.status).meaning
    basis = pem.basis(status)
    no_words = study.read == "none" and status.measured is False
    nothing = study.read == "none" and status.basis == "none"
    measured = "labels-pem-measured-no-words" if no_words else _MEASURED[status.measured]
    return (
        f"<h3>{h(texts.say('labels-pem'))}</h3><p>{pem.line(study)}. {h(meaning)}</p>"
        + (f"<p>{h(basis)}</p>" if basis and not nothing else "")
        + (f"<p>{h(_scope(status.scope))}</p>" if status.scope else "")
        + f"<p>{h(texts.say(measured))}</p>"
        + (quote(status.evidence) if status.evidence else "")
    )


def _scope(scope: str) -> str:
    term = vocabulary.TERMS["pem_scope"][scope]
    return texts.say("labels-pem-scope", scope=words.small(term.label), meaning=term.meaning)


def _criteria(study: Study) -> str:
    items = "".join(_criterion(one) for one in study.criteria)
    entry = words.capital(words.told(study, "criteria", study.criteria_entry))
    body = f"<ul>{items}</ul>" if items else _sentence(entry)
    return f"<h3>{h(texts.say('labels-criteria'))}</h3>{body}"


def _sentence(text: str) -> str:
    return f"<p>{h(texts.say('sentence', text=text))}</p>"


def _criterion(one: Criterion) -> str:
    term = vocabulary.CRITERIA[one.id]
    role = vocabulary.TERMS["criterion_role"][one.role]
    return (
        f'<li><span title="{h(term.meaning)}">{h(term.label)}</span>: {h(words.small(role.label))}'
        f"{quote(one.evidence)}</li>"
    )


def _viruses(study: Study) -> str:
    items = "".join(_virus(one) for one in study.pathogens)
    state = words.capital(words.told(study, "virus", study.virus))
    body = f"<ul>{items}</ul>" if items else _sentence(state)
    return f"<h3>{h(texts.say('labels-viruses'))}</h3>{body}"


def _virus(one: Pathogen) -> str:
    parts = [words.small(vocabulary.TERMS["virus_role"][one.role].label)]
    if one.role == "studied":
        found = words.small(vocabulary.label("finding", one.finding))
        known = one.finding not in LACKING
        parts += [texts.say("labels-finding", finding=found) if known else found, _specimen(one)]
    name = vocabulary.VIRUSES[one.id].label
    said = texts.say("labels-virus", virus=name, facts="; ".join(parts))
    return f"<li>{h(said)}{quote(one.evidence)}</li>"


def _specimen(one: Pathogen) -> str:
    if not one.specimens:
        ruled = one.evidence is not None and one.evidence.by == "rule"
        return texts.say(f"labels-specimen-not-{'checked' if ruled else 'stated'}")
    where = ", ".join(words.small(vocabulary.label("specimen", at)) for at in one.specimens)
    return texts.say("labels-specimen", specimens=where)


def _sample(study: Study) -> str:
    line = words.sample_line(study.sample) or words.no_numbers(study)
    groups = ", ".join(
        words.small(words.told(study, "population", [one])) for one in study.population
    )
    return (
        f"<h3>{h(texts.say('labels-people'))}</h3>{_sentence(line[:1].upper() + line[1:])}"
        + (quote(study.sample.evidence) if study.sample.evidence else "")
        + f"<p>{h(texts.say('labels-population', groups=groups))}</p>"
    )


def _more(study: Study) -> str:
    flags = [words.small(vocabulary.TERMS["design_flag"][one].label) for one in study.design_flags]
    kind = ", ".join([words.capital(words.told(study, "design", [study.design])), *flags])
    topics = words.told(study, "topic", study.topics)
    rows = (
        ("labels-topics", topics),
        ("labels-scope", vocabulary.label("scope", study.scope)),
        ("labels-registration", study.registration),
        ("labels-funding", study.funding),
        ("labels-interests", study.conflicts),
    )
    listed = "".join(_row(name, h(value)) for name, value in rows if value)
    design = quote(study.design_evidence) if study.design_evidence else ""
    ruled = "".join(quote(one) for one in study.topics_evidence)
    return (
        f"<h3>{h(texts.say('labels-design'))}</h3>{_sentence(kind)}{design}"
        f'<h3>{h(texts.say("labels-more"))}</h3><dl class="facts-list">{listed}</dl>{ruled}'
    )


def share(study: Study, link: str) -> str:
    """Copy the link to this page, print it, or put the study on the reader's list."""
    return (
        f'<div class="tools share"><button type="button" data-copy="{{here}}{h(link)}" '
        f'data-what="{h(texts.say("study-the-link"))}" aria-describedby="copied">'
        f"{h(texts.say('study-copy'))}</button>{pick.link(study.id)}"
        f'<button type="button" data-print="1">{h(texts.say("study-print"))}</button>'
        '<span id="copied" class="copied" role="status"></span></div>'
    )
