"""Free-text search over the facts, the atlas's own words and the names of labels, by FTS5.

Source: https://sqlite.org/fts5.html. Text is folded to plain ASCII letters on both sides (`ø` and
`o` are the same), so names are found however they are typed. What a reader types never reaches
FTS5 as syntax: it is cut into words first.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from anyascii import anyascii
from numpy.typing import NDArray

from atlas_data.query import bits, common
from atlas_data.query.bits import Mask
from atlas_data.query.common import CommonWords
from atlas_data.vocabulary import CRITERIA, VIRUSES
from atlas_data.vocabulary.term import WordTerm

_PART = re.compile(r'(-?)"([^"]*)"|(-?)([^\s"]+)')
_WORD = re.compile(r"[a-z0-9]+")
_HYPHENED = re.compile(r"(?<![a-z0-9-])[a-z0-9]++(?:-[a-z0-9]++)+")  # linear in any title
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "−": "-", "‐": "-"})
RANKED_UP_TO = 2_000
_COLUMNS = ("title", "people", "rest")
_SEARCHED = (
    *("title", "authors", "journal", "journal_abbreviation", "year", "doi", "pmid", "pmcid"),
    *("plain_title", "summary", "why_it_matters", "does_not_show", "virus", "criteria_entry"),
)


def fold(text: str) -> str:
    """Lower-case ASCII of any text: "Sjögren–Øvre" gives "sjogren-ovre"."""
    return anyascii(text).lower()


def match_expression(text: str) -> tuple[str, str]:
    """What must match and what must not, as two FTS5 expressions; "" where there is nothing.

    A bare word matches the beginning of words, "quoted words" match exactly and together.
    """
    wanted, unwanted = parts(text)
    return " AND ".join(wanted), " OR ".join(unwanted)


def parts(text: str) -> tuple[dict[str, str], list[str]]:
    """Every wanted expression with its one bare word ("" when it is no such), and the unwanted."""
    wanted: dict[str, str] = {}
    unwanted = []
    for minus, phrase, minus_word, word in _PART.findall(text.translate(_QUOTES)):
        tokens = _WORD.findall(fold(phrase or word))
        if not tokens:
            continue
        quoted = '"' + " ".join(tokens) + '"'
        if minus or minus_word:
            unwanted.append(quoted)
        else:
            bare = tokens[0] if len(tokens) == 1 and not phrase else ""
            wanted[quoted if phrase else f"{quoted}*"] = bare
    return wanted, unwanted


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Row numbers by words; `rows` is the number of studies."""

    base: sqlite3.Connection
    rows: int
    common: CommonWords | None = None

    def search(self, text: str) -> Mask:
        """Studies that hold every wanted word and no unwanted one."""
        wanted, unwanted = parts(text)
        found, left = bits.full(self.rows), []
        for expression, bare in wanted.items():
            mask = self.common.beginning(bare, self._rows) if self.common and bare else None
            if mask is None:
                left.append(expression)
            else:
                found = found & mask
        if left:
            found = found & bits.of_rows(self._rows(" AND ".join(left)), self.rows)
        if unwanted:
            found = found & ~bits.of_rows(self._rows(" OR ".join(unwanted)), self.rows)
        return found

    def _rows(self, expression: str) -> NDArray[np.int64]:
        joined = "SELECT group_concat(rowid) FROM words WHERE words MATCH ?"
        ((found,),) = self.base.execute(joined, (expression,))
        return np.fromstring(found or "", dtype=np.int64, sep=",")

    def ranked(self, text: str, limit: int) -> NDArray[np.int64]:
        """The best matches first (BM25, a hit in the title weighs most)."""
        wanted, _ = match_expression(text)
        return self._best(wanted, limit)

    def near(self, words: str, limit: int) -> NDArray[np.int64]:
        """Rows that share words with a text, the most alike first: for a mistyped study id."""
        tokens = [f'"{token}"*' for token in _WORD.findall(fold(words))[:12]]
        return self._best(" OR ".join(tokens), limit)

    def _best(self, expression: str, limit: int) -> NDArray[np.int64]:
        if not expression:
            return np.arange(0)
        cursor = self.base.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 8, 4, 1) LIMIT ?",
            (expression, limit),
        )
        return np.fromiter((one for (one,) in cursor), dtype=np.int64)


def build(table: pa.Table, path: Path | None) -> WordIndex:
    """Index a snapshot into a file, or in memory when no path is given."""
    base = sqlite3.connect(path or ":memory:", check_same_thread=False)
    base.execute(
        "CREATE VIRTUAL TABLE words USING fts5"
        f"({', '.join(_COLUMNS)}, content='', prefix='2 3', tokenize='ascii')"
    )
    with base:
        base.executemany(
            "INSERT INTO words(rowid, title, people, rest) VALUES (?, ?, ?, ?)", _texts(table)
        )
    return WordIndex(base, table.num_rows)


def opened(path: Path, rows: int) -> WordIndex:
    """An index built before; the file is only read."""
    base = sqlite3.connect(
        f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    base.execute("SELECT 1 FROM words LIMIT 1")
    return WordIndex(base, rows, common.opened(path.parent))


def _texts(table: pa.Table) -> Iterator[tuple[int, str, str, str]]:
    number = 0
    for batch in table.select(_SEARCHED).to_batches(max_chunksize=2000):
        for one in batch.to_pylist():
            people = " ".join(
                " ".join(part for part in (who["particle"], who["family"], who["literal"]) if part)
                for who in one.pop("authors") or ()
            )
            title = one.pop("title")
            named = [
                *_names(one.pop("virus"), VIRUSES),
                *_names(one.pop("criteria_entry"), CRITERIA),
            ]
            rest = " ".join(str(value) for value in (*one.values(), *named) if value is not None)
            yield number, _joined(title), _joined(people), _joined(rest)
            number += 1


def _names(ids: Iterable[str] | None, known: Mapping[str, WordTerm]) -> Iterator[str]:
    """What a labelled virus or definition is called, so that "EBV" finds it spelled out."""
    for one in ids or ():
        if one in known and one != "not_stated":
            yield from (*known[one].names, *known[one].aliases)


def _joined(text: str) -> str:
    folded = fold(text)
    whole = " ".join(word.replace("-", "") for word in _HYPHENED.findall(folded))
    return f"{folded} {whole}" if whole else folded
