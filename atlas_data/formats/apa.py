"""APA 7: Publication Manual of the American Psychological Association, 7th edition, chapter 9.

A list of authors the source cut short ends in "et al.". An article number is printed as the manual
has it ("Article e150377", 9.27). Without a DOI the PubMed address stands in its place.
"""

from __future__ import annotations

from atlas_data.formats.names import inverted
from atlas_data.formats.pages import ranges
from atlas_data.formats.parts import clean, is_article_number, is_preprint
from atlas_data.formats.run import Run, ended, joined, titled
from atlas_data.model import Record

_ALL_NAMED = 20
_NAMED_OF_MORE = 19


def apa(record: Record) -> tuple[Run, ...]:
    """The reference; without authors the title stands in their place, once (T3)."""
    preprint = is_preprint(record)
    date = Run(text=f"({record.year or 'n.d.'}).")
    authors = _authors(record)
    alone = preprint or not clean(record.journal)
    name = titled(record, italic=alone)
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
    name, volume, issue = clean(record.journal), clean(record.volume), clean(record.issue)
    runs = [Run(text=name, italic=True)] if name else []
    if volume or issue:
        runs += [Run(text=", ")] if runs else []
        runs += [Run(text=volume, italic=True)] if volume else []
        runs += [Run(text=f"({issue})")] if issue else []
    if pages := _pages(record):
        runs.append(Run(text=f", {pages}" if runs else pages))
    return (*runs[:-1], *_closed(runs[-1])) if runs else ()


def _closed(last: Run) -> tuple[Run, ...]:
    """The last run and a full stop, which an abbreviated name ("J. Sleep Res.") has already."""
    return (last,) if ended(last.text) == last.text else (last, Run(text="."))


def _pages(record: Record) -> str:
    pages = ranges(record.pages)
    return f"Article {pages}" if is_article_number(pages) else pages


def _server(record: Record) -> tuple[Run, ...]:
    name = clean(record.journal)
    return (Run(text=ended(name)),) if name else ()


def _link(record: Record) -> tuple[Run, ...]:
    return (Run(text=record.url, link=record.url),) if record.url else ()
