"""One study, section by section: what it is, what it does not show, and why it has its labels."""

from __future__ import annotations

from atlas_data import vocabulary
from atlas_data.model import Caveat, Criterion, Pathogen, Record, Study
from atlas_data.query.filters import LACKING
from components import pem, words
from components.escape import h, plain
from components.evidence import quote


def head(study: Study) -> str:
    """Title, authors, journal, links, status."""
    record = study.record
    named = words.people(record.authors, record.authors_complete, most=20)
    return (
        f'<div class="study-head">{words.banner(record)}<h1>{words.title(record)}</h1>'
        f'<p class="by">{h(named)}</p><p class="by">{h(_where(record))}</p>'
        f'<p class="links">{_links(record)}</p></div>'
    )


def title(study: Study) -> str:
    """The title for the browser's tab."""
    return plain(study.record.title)


def _where(record: Record) -> str:
    journal = record.journal or record.journal_printed or "Journal not stated by our sources"
    volume = (record.volume or "") + (f"({record.issue})" if record.issue else "")
    place = ":".join(part for part in (volume, record.pages) if part)
    dated = str(record.year) if record.year else "year not stated"
    return f"{journal}, {dated}" + (f"; {place}" if place else "")


def _links(record: Record) -> str:
    found = []
    if record.doi and record.url:
        found.append((record.url, f"DOI {record.doi}"))
    if record.pmid:
        found.append((f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/", f"PubMed {record.pmid}"))
    if record.pmcid:
        found.append(
            (f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/", f"{record.pmcid}, free text")
        )
    return " ".join(f'<a href="{h(at)}" rel="noreferrer">{h(text)}</a>' for at, text in found)


def key_points(study: Study) -> str:
    """At most three points, the caveat beside them, and the PEM and criteria line."""
    points = "".join(f"<li>{h(one)}</li>" for one in words.key_points(study))
    seen = (
        f'<section class="points"><h2>What was done and seen</h2><ul>{points}</ul></section>'
        if points
        else f'<section class="points"><h2>What was done and seen</h2><p>{h(_unsaid(study))}</p>'
        "</section>"
    )
    return f'<div class="first">{seen}{_does_not_show(study)}</div>{_facts(study)}'


def _unsaid(study: Study) -> str:
    if study.record.withdrawn:
        return "This work was taken back, so the atlas gives no summary of it."
    if study.read == "none":
        return (
            "This study has not been read for the atlas yet, so there is no summary. "
            "Please read the paper itself."
        )
    return "The atlas has no summary of this work, because too little of it could be read."


def _does_not_show(study: Study) -> str:
    text = study.does_not_show or (
        "Its findings must not be relied on."
        if study.record.withdrawn
        else "Not checked: this study has not been read for the atlas yet. A title alone shows "
        "nothing about results."
    )
    return (
        '<section class="not-shown"><h2>What this study does not show</h2>'
        f"<p>{h(text)}</p></section>"
    )


def _facts(study: Study) -> str:
    words_of_pem = study.pem.evidence
    quoted = f" <q>{h(words_of_pem.words)}</q>" if words_of_pem else ""
    entry = ", ".join(vocabulary.label("criteria", one) for one in study.criteria_entry)
    studied = [one for one in study.pathogens if one.role == "studied"]
    viruses = "; ".join(_named(one, withdrawn=study.record.withdrawn) for one in studied)
    none = ", ".join(vocabulary.label("virus", one) for one in study.virus)
    rows = (
        ("PEM", pem.line(study) + quoted),
        ("Criteria for entry", h(entry)),
        ("Kind of study", h(words.design(study))),
        ("People", h(words.sample_line(study.sample) or words.no_numbers(study))),
        ("Virus studied", h(viruses or none)),
        ("For the atlas", h(words.read_line(study))),
    )
    return '<dl class="facts-list">' + "".join(_row(*one) for one in rows) + "</dl>"


def _named(one: Pathogen, *, withdrawn: bool) -> str:
    """A studied virus with what was seen for it; a retracted finding is not to be counted."""
    seen = words.small(vocabulary.label("finding", one.finding))
    warned = ", retracted: do not count this" if withdrawn else ""
    return f"{vocabulary.VIRUSES[one.id].label} ({seen}{warned})"


def _row(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>"


def matters(study: Study) -> str:
    """Why the study matters, in the atlas's words."""
    if not study.why_it_matters:
        return ""
    return f"<section><h2>Why it matters</h2><p>{h(study.why_it_matters)}</p></section>"


def caveats(study: Study) -> str:
    """Each caveat that applies: what it means, why it applies here, and who says so."""
    if not study.caveats:
        text = (
            "Not checked: nobody has read this study for the atlas yet."
            if study.read == "none"
            else "No general caveat was found in what was read. That does not mean there is none."
        )
        return f"<section><h2>Caveats</h2><p>{text}</p></section>"
    items = "".join(_caveat(study, one) for one in study.caveats)
    return f'<section class="caveats"><h2>Caveats</h2><ul>{items}</ul></section>'


def _caveat(study: Study, caveat: Caveat) -> str:
    term = vocabulary.CAVEATS[caveat.id]
    entry = [vocabulary.label("criteria", one) for one in study.criteria_entry]
    because = term.why(
        criteria=" or ".join(entry) if study.criteria_entry[0] not in LACKING else None,
        cases=f"{study.sample.cases:,}" if study.sample.cases is not None else None,
        design=words.small(words.design(study)),
        pem=words.small(vocabulary.label("pem", study.pem.status)),
    )
    told = term.plain.casefold().startswith(term.label.casefold())
    head = "" if told else f"<strong>{h(term.label)}.</strong> "
    plain = f"<strong>{h(term.plain)}</strong>" if told else h(term.plain)
    rule = " (by rule)" if caveat.by == "rule" else ""
    return f'<li>{head}{plain} <span class="source">{h(because)}{rule}</span></li>'


def labels(study: Study) -> str:
    """PEM, criteria, viruses, sample and the rest, each with the words it rests on."""
    return (
        '<section class="labels screen-only"><h2>Labels and the words they rest on</h2>'
        f"{_pem(study)}{_criteria(study)}{_viruses(study)}{_sample(study)}{_more(study)}</section>"
    )


def _pem(study: Study) -> str:
    status = study.pem
    said = {True: "Yes", False: "Not stated in what was read", None: "Not checked"}
    meaning = vocabulary.term("pem", status.status).meaning
    basis = pem.basis(status)
    return (
        f"<h3>Post-exertional malaise (PEM)</h3><p>{pem.line(study)}. {h(meaning)}</p>"
        + (f"<p>{h(basis)}</p>" if basis else "")
        + (f"<p>{h(_scope(status.scope))}</p>" if status.scope else "")
        + f"<p>Was PEM measured? {said[status.measured]}. Measuring PEM does not make it "
        f"required.</p>{quote(status.evidence) if status.evidence else ''}"
    )


def _scope(scope: str) -> str:
    term = vocabulary.TERMS["pem_scope"][scope]
    return f"Scope: {words.small(term.label)}. {term.meaning}"


def _criteria(study: Study) -> str:
    items = "".join(_criterion(one) for one in study.criteria)
    entry = ", ".join(vocabulary.label("criteria", one) for one in study.criteria_entry)
    body = f"<ul>{items}</ul>" if items else f"<p>{h(entry)}.</p>"
    return f"<h3>Case definitions (criteria)</h3>{body}"


def _criterion(one: Criterion) -> str:
    term = vocabulary.CRITERIA[one.id]
    role = vocabulary.TERMS["criterion_role"][one.role]
    return (
        f'<li><span title="{h(term.meaning)}">{h(term.label)}</span>: {h(words.small(role.label))}'
        f"{quote(one.evidence)}</li>"
    )


def _viruses(study: Study) -> str:
    items = "".join(_virus(one) for one in study.pathogens)
    state = ", ".join(vocabulary.label("virus", one) for one in study.virus)
    return "<h3>Viruses and other pathogens</h3>" + (
        f"<ul>{items}</ul>" if items else f"<p>{h(state)}.</p>"
    )


def _virus(one: Pathogen) -> str:
    parts = [words.small(vocabulary.TERMS["virus_role"][one.role].label)]
    if one.role == "studied":
        parts.append(f"finding: {words.small(vocabulary.label('finding', one.finding))}")
        where = ", ".join(words.small(vocabulary.label("specimen", at)) for at in one.specimens)
        parts.append(f"specimen: {where or 'not stated'}")
    name = vocabulary.VIRUSES[one.id].label
    return f"<li>{h(name)}: {h('; '.join(parts))}{quote(one.evidence)}</li>"


def _sample(study: Study) -> str:
    line = words.sample_line(study.sample) or words.no_numbers(study)
    groups = [words.small(vocabulary.label("population", one)) for one in study.population]
    return (
        f"<h3>People</h3><p>{h(line[:1].upper() + line[1:])}.</p>"
        + (quote(study.sample.evidence) if study.sample.evidence else "")
        + f"<p>Population: {h(', '.join(groups))}.</p>"
    )


def _more(study: Study) -> str:
    flags = [words.small(vocabulary.TERMS["design_flag"][one].label) for one in study.design_flags]
    kind = ", ".join([words.design(study), *flags])
    topics = ", ".join(vocabulary.label("topic", one) for one in study.topics)
    rows = (
        ("Topics", topics),
        ("Scope", vocabulary.label("scope", study.scope)),
        ("Registration", study.registration),
        ("Funding", study.funding),
        ("Declared interests", study.conflicts),
    )
    listed = "".join(_row(name, h(value)) for name, value in rows if value)
    design = quote(study.design_evidence) if study.design_evidence else ""
    ruled = "".join(quote(one) for one in study.topics_evidence)
    return (
        f"<h3>Kind of study</h3><p>{h(kind)}.</p>{design}"
        f'<h3>More</h3><dl class="facts-list">{listed}</dl>{ruled}'
    )


def share(link: str) -> str:
    """Copy the link to this page, or print it."""
    return (
        f'<div class="tools"><button type="button" data-copy="{{here}}{h(link)}" '
        'data-what="the link to this study" aria-describedby="copied">Copy link</button>'
        '<button type="button" data-print="1">Print</button>'
        '<span id="copied" class="copied" role="status"></span></div>'
    )
