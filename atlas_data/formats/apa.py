"""APA 7: Publication Manual of the American Psychological Association, 7th edition, chapter 9.

A list of authors the source cut short ends in "et al.". An article number is printed as the manual
has it ("Article e150377", 9.27). Without a DOI the PubMed address stands in its place.
"""

from __future__ import annotations

from atlas_data.formats.names import inverted
from atlas_data.formats.parts import clean, is_article_number, is_preprint, page_range
from atlas_data.formats.run import Run, ended, joined, name_of, titled
from atlas_data.model import Record

_ALL_NAMED = 20
_NAMED_OF_MORE = 19


def apa(record: Record) -> tuple[Run, ...]:
    """The reference; without authors the title stands in their place, once (T3)."""
    preprint = is_preprint(record)
    date = Run(text=f"({record.year or 'n.d.'}).")
    authors = _authors(record)
    name = titled(record, italic=preprint)
    start = ((Run(text=ended(authors)),), (date,), name) if authors else (name, (date,))
    return joined(*start, _server(record) if preprint else _journal(record), _link(record))


def _authors(record: Record) -> str:
    names = [name for name in (inverted(one, dotted=True) for one in record.authors) if name]
    if names and not record.authors_complete:
        return ", ".join([*names, "et al."])
    if len(names) > _ALL_NAMED:
        return f"{', '.join(names[:_NAMED_OF_MORE])}, … {names[-1]}"
    return ", & ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _journal(record: Record) -> tuple[Run, ...]:
    name, volume, issue = name_of(record.journal), clean(record.volume), clean(record.issue)
    runs = [Run(text=name, italic=True)] if name else []
    if volume or issue:
        runs += [Run(text=", ")] if runs else []
        runs += [Run(text=volume, italic=True)] if volume else []
        runs += [Run(text=f"({issue})")] if issue else []
    if pages := _pages(record):
        runs.append(Run(text=f", {pages}" if runs else pages))
    return (*runs, Run(text=".")) if runs else ()


def _pages(record: Record) -> str:
    first, last = page_range(record.pages)
    if last:
        return f"{first}–{last}"
    return f"Article {first}" if is_article_number(first) else first


def _server(record: Record) -> tuple[Run, ...]:
    name = name_of(record.journal)
    return (Run(text=f"{name}."),) if name else ()


def _link(record: Record) -> tuple[Run, ...]:
    return (Run(text=record.url, link=record.url),) if record.url else ()
