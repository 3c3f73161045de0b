"""What stops a build: anything dishonest, each check with what is wrong, where, and what to do.

A check takes one study and gives messages; the checks of the whole set are in `validate_all`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from atlas_data.ingest import labels, normalise, pem_rules
from atlas_data.ingest.caveats import RULES, SETTLED
from atlas_data.ingest.classify import MOST_WORDS
from atlas_data.model import Study

MOST_POINTS, MOST_WORDS_A_POINT = 3, 20  # accessibility rule A6
_IN_FULL_TEXT = frozenset({"methods", "results", "full_text"})
_READ = frozenset({"abstract", "full_text"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong: the check that found it, the study (or file), and a sentence."""

    check: str
    about: str
    message: str

    def __str__(self) -> str:
        return f"{self.about}: {self.message} [{self.check}]"


Check = Callable[[Study], Iterable[str]]


def words_and_place(study: Study) -> Iterator[str]:
    """A label without words or place is an opinion nobody can check."""
    for label, held in labels.evidence_of(study):
        if held is None or not held.words:
            yield (
                f"the label “{label}” has no words; give the fragment it rests on in "
                "readings.jsonl, or take the label away."
            )
        elif not held.place:
            yield (
                f"the words of “{label}” (“{held.words}”) have no place; say whether they "
                "stand in title, abstract, methods or full_text."
            )
        elif held.by == "rule" and not held.rule:
            yield f"the label “{label}” was set by a rule that is not named; name the rule."


def short_fragments(study: Study) -> Iterator[str]:
    """A long quotation is somebody's text, not evidence."""
    for label, held in labels.evidence_of(study):
        if held and len(held.words.split()) > MOST_WORDS:
            yield (
                f"the words of “{label}” are {len(held.words.split())} words long; "
                f"{MOST_WORDS} are the most. Keep the part the label rests on."
            )


def place_within_read(study: Study) -> Iterator[str]:
    """Words cannot stand in a part that nobody read, or that no rule had at hand."""
    for label, held in labels.evidence_of(study):
        if held is None or held.place not in _IN_FULL_TEXT:
            continue
        # Rules also look into the words that a reading quotes.
        looked_at = {study.read, study.ruled_on} if held.by == "rule" else {study.read}
        if "full_text" not in looked_at:
            yield (
                f"the words of “{label}” are said to stand in the {held.place}, but only the "
                f"{study.read} was read; correct one of the two."
            )


def words_in_title(study: Study) -> Iterator[str]:
    """Words said to stand in the title must stand there."""
    title = normalise.folded(study.record.title)
    for label, held in labels.evidence_of(study):
        if held and held.place == "title" and normalise.folded(held.words) not in title:
            yield (
                f"the words of “{label}” (“{held.words}”) do not stand in the title; "
                "correct the words or the place."
            )


def known_ids(study: Study) -> Iterator[str]:
    """Every id is a term of the vocabulary."""
    for name, id in labels.ids_of(study):
        if id not in labels.table(name):
            yield (
                f"“{id}” is no term of {name}; use one of the vocabulary's ids or add the "
                "term there first."
            )


def pem_contradiction(study: Study) -> Iterator[str]:
    """The PEM status follows from design, basis and entry criteria by the written procedure."""
    for problem in pem_rules.contradictions(study):
        yield (
            f"PEM: {problem}. Read again, and mend it in decisions.yaml, or explain it in "
            "pem_exceptions.yaml."
        )


def one_state_alone(study: Study) -> Iterator[str]:
    """“Not stated” and its like stand alone: they say that nothing else is known."""
    lists = {
        "criteria_entry": study.criteria_entry,
        "virus": study.virus,
        "topics": study.topics,
        "population": study.population,
    }
    for name, ids in lists.items():
        if not ids:
            yield f"{name} is empty; say not_stated, not_applicable or not_checked."
        elif len(ids) > 1 and (states := labels.STATES & set(ids)):
            yield f"{name} holds {', '.join(sorted(states))} beside other values; leave one out."


def not_read_is_not_checked(study: Study) -> Iterator[str]:
    """What nobody read has no text and no finding, and what no rule could look for no label."""
    if study.read == "none":
        yield from _only_ruled(study)
    elif study.pem.status == "not_checked" or "not_checked" in study.criteria_entry + study.virus:
        yield "it was read, but has labels that are not_checked; say not_stated or unclear."
    elif study.read_on is None:
        yield "it was read, but not on any date; give coded_on."


def _only_ruled(study: Study) -> Iterator[str]:
    told = (study.summary, study.why_it_matters, study.does_not_show, study.read_on)
    if any(told) or any(held and held.by != "rule" for _, held in labels.evidence_of(study)):
        yield "it was not read, but has texts or words of a reading; remove them."
    if any(one.finding != "not_checked" for one in study.pathogens):
        yield "it was not read, but has a finding on a pathogen; a rule must not give one."
    if study.ruled_on not in (None, "title"):
        return
    if study.pem.status not in ("not_checked", "not_applicable"):
        yield f"it was not read, but has the PEM status {study.pem.status}; a rule must not."
    if study.sample.evidence or study.pem.measured is not None:
        yield "only its title was at hand, but it has numbers of people; remove them."


def summary_with_limits(study: Study) -> Iterator[str]:
    """A summary stands only on a text that was read, and never without what it does not show."""
    if study.summary is None:
        return
    if not study.caveats or not study.does_not_show:
        yield (
            "the summary stands without a caveat or without what the study does not show; "
            "write does_not_show and give at least one caveat."
        )
    if study.read not in _READ:
        yield "it has a summary, but neither abstract nor full text was read; remove it."


def plain_words(study: Study) -> Iterator[str]:
    """Points are few and short, rest on the summary, and hold no number it does not hold."""
    if not (study.plain_title or study.points):
        return
    if study.summary is None or not study.plain_title or not 1 <= len(study.points) <= MOST_POINTS:
        yield f"plain words need a summary, a title and 1 to {MOST_POINTS} points; see plain.jsonl."
    for point in study.points:
        if (length := len(point.split())) > MOST_WORDS_A_POINT:
            yield f"a point has {length} words, {MOST_WORDS_A_POINT} are the most: “{point}”."
    known = {study.record.year, study.sample.cases, study.sample.controls, study.sample.other}
    held = f"{study.summary} {study.does_not_show} {study.record.title} {known}"
    for text in (study.plain_title or "", *study.points):
        if strange := set(_NUMBER.findall(text)) - set(_NUMBER.findall(held)):
            yield f"“{text}” holds {', '.join(sorted(strange))}, which the summary does not."


def clean_record(study: Study) -> Iterator[str]:
    """Facts are in their normal form; an abstract is never shipped."""
    record = study.record
    if record.abstract is not None:
        yield "it carries an abstract, which must not be shipped; keep it out of the catalogue."
    for name, clean in (
        ("doi", normalise.doi(record.doi)),
        ("pmid", normalise.number(record.pmid)),
        ("pmcid", normalise.pmcid(record.pmcid)),
        ("title", normalise.title(record.title).text),
        ("pages", normalise.pages(record.pages)),
    ):
        if clean != getattr(record, name):
            yield f"{name} is {getattr(record, name)!r}, clean would be {clean!r}; run `adopt`."
    if re.search(r"\\[A-Za-z]{2,}|[{}$]", record.title):
        yield f"the title holds TeX ({record.title!r}); decide its letters in decisions.yaml."


def status_and_source(study: Study) -> Iterator[str]:
    """A status says what it rests on; one that nobody looked up is not_checked."""
    record = study.record
    if (record.status == "not_checked") != (record.status_source is None):
        yield (
            f"the status is {record.status} and its source {record.status_source!r}; a status "
            "needs a source, and not_checked has none."
        )


def caveats_agree(study: Study) -> Iterator[str]:
    """A caveat that labels settle is there when they say so, and only then."""
    given = {one.id for one in study.caveats}
    for name in sorted(SETTLED):
        if (name in given) != RULES[name](study):
            said = "is given" if name in given else "is missing"
            yield (
                f"the caveat “{name}” {said}, against the study's labels; change the caveat "
                "or the label in decisions.yaml."
            )


CHECKS: tuple[Check, ...] = (
    words_and_place,
    short_fragments,
    place_within_read,
    words_in_title,
    known_ids,
    pem_contradiction,
    one_state_alone,
    not_read_is_not_checked,
    summary_with_limits,
    plain_words,
    clean_record,
    status_and_source,
    caveats_agree,
)


def each(studies: Sequence[Study]) -> list[Finding]:
    """What the checks find, study by study."""
    return [
        Finding(check=check.__name__, about=study.id, message=message)
        for study in studies
        for check in CHECKS
        for message in check(study)
    ]
