"""A record as any source prints it, cleaned field by field; doing it twice is doing it once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from atlas_data.ingest import names, normalise, notices, slugs
from atlas_data.ingest.journals import Journal, resolve
from atlas_data.model import Author, Notice, Passage, Record, Related
from atlas_data.vocabulary import title_marks

BY_PUBMED = "PubMed"  # a journal's title and abbreviation as PubMed's own record gives them
GRAVITY = (
    "retracted",
    "withdrawn",
    "concern",
    "corrected",
    "superseded",
    "preprint",
    "no_notice",
    "not_checked",
)


def record(
    printed: Record,
    *,
    table: Mapping[str, Journal],
    seen_on: str | None = None,
    pubmed: bool = False,
) -> Record:
    """The record with every field cleaned.

    `table` is the journals' (`journals.widened`); `seen_on` is the day the source was looked at;
    `pubmed` says that it is PubMed's own record, whose silence on notices means something.
    """
    title = normalise.title(printed.title)
    volume, issue = normalise.volume_and_issue(printed.volume, printed.issue)
    day = printed.checked_on or seen_on
    known = replace(
        printed,
        title=title.text,
        translated=printed.translated or title.translated,
        authors=names.once(_authors(printed.authors)),
        month=printed.month if printed.month in range(1, 13) else None,
        day=printed.day if printed.day in range(1, 32) else None,
        volume=volume,
        issue=issue,
        pages=normalise.pages(printed.pages),
        issn=normalise.said(printed.issn),
        language=normalise.said(printed.language),
        doi=normalise.doi(printed.doi),
        pmid=normalise.number(printed.pmid),
        pmcid=normalise.pmcid(printed.pmcid),
        publication_types=_texts(printed.publication_types),
        mesh=_texts(printed.mesh),
        keywords=_texts(printed.keywords),
        abstract=lines(printed.abstract or "") or None,
        sources=tuple(sorted(_texts(printed.sources))),
        checked_on=day,
        notices=tuple(map(_notice, printed.notices)),
        related=tuple(map(_related, printed.related)),
    )
    known = _with_journal(known, table, pubmed=pubmed)
    mark = title_marks.marked(normalise.text(printed.title)).status
    how = "revised" if printed.checked_on else "looked up"
    looked_up = f"PubMed, {how} on {day}" if pubmed and day else None
    status, source = min(_statuses(known, mark, looked_up), key=lambda one: GRAVITY.index(one[0]))
    return replace(known, status=status, status_source=source)


def identifiers(printed: Record) -> tuple[str, ...]:
    """The identifiers of a record as printed, without cleaning the rest of it."""
    return slugs.identifiers(
        Record(
            title=printed.title,
            doi=normalise.doi(printed.doi),
            pmid=normalise.number(printed.pmid),
            pmcid=normalise.pmcid(printed.pmcid),
        )
    )


def passages(printed: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages with plain text, without empty ones."""
    cleaned = (
        replace(one, text=lines(one.text), heading=normalise.said(one.heading)) for one in printed
    )
    return tuple(one for one in cleaned if one.text)


def lines(value: str) -> str:
    """Text cleaned line by line; the parts of an abstract stay on lines of their own."""
    return "\n".join(filter(None, map(normalise.text, value.splitlines())))


def _with_journal(known: Record, table: Mapping[str, Journal], *, pubmed: bool) -> Record:
    if known.journal_matched_by:
        return known
    title = normalise.said(known.journal_printed or known.journal)
    abbreviation = normalise.said(known.journal_abbreviation)
    found = [resolve(one, table) for one in (title, abbreviation)]
    listed = next((one for one in found if one and one.matched_by), None)
    if listed is None and pubmed and title and abbreviation:
        listed = Journal(
            as_printed=title, title=title, abbreviation=abbreviation, matched_by=BY_PUBMED
        )
    if listed is None:
        name = title or abbreviation
        return replace(known, journal=name, journal_printed=name, journal_abbreviation=None)
    return replace(
        known,
        journal=listed.title,
        journal_abbreviation=listed.abbreviation,
        journal_printed=title or abbreviation,
        journal_matched_by=listed.matched_by,
    )


def _statuses(known: Record, mark: str, looked_up: str | None) -> Iterator[tuple[str, str | None]]:
    yield known.status, known.status_source
    if mark:
        yield mark, f"the title in the source says “{mark.capitalize()}”"
    yield notices.status(
        known.notices, retracted_title=False, doi=known.doi, journal=known.journal_printed
    )
    for printed, status in (
        ("Retracted Publication", "retracted"),
        ("Corrected and Republished Article", "corrected"),
        ("Preprint", "preprint"),
    ):
        if printed in known.publication_types:
            yield status, f"publication type “{printed}”"
    if any(one.kind == "update_in" for one in known.related):
        yield "superseded", "the source's record names a newer version"
    if looked_up:
        yield "no_notice", looked_up


def _authors(printed: Iterable[Author]) -> Iterator[Author]:
    for one in printed:
        cleaned = _author(one)
        while cleaned and cleaned != one:  # "Example,, A" comes clean in two steps
            one = cleaned
            cleaned = _author(one)
        if cleaned:
            yield cleaned


def _author(printed: Author) -> Author | None:
    held = {part: getattr(printed, part) for part in ("family", "given", "literal")}
    cleaned = names.author({part: value for part, value in held.items() if value is not None})
    if cleaned is None or cleaned.literal is not None:
        return cleaned
    particles = (normalise.said(printed.particle), cleaned.particle)
    suffix = normalise.said(printed.suffix) or cleaned.suffix
    return replace(cleaned, particle=" ".join(filter(None, particles)) or None, suffix=suffix)


def _notice(printed: Notice) -> Notice:
    doi, pmid = normalise.doi(printed.doi), normalise.number(printed.pmid)
    return replace(printed, text=normalise.text(printed.text), doi=doi, pmid=pmid)


def _related(printed: Related) -> Related:
    doi, pmid = normalise.doi(printed.doi), normalise.number(printed.pmid)
    return replace(printed, text=normalise.text(printed.text), doi=doi, pmid=pmid)


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(normalise.text, values))))
