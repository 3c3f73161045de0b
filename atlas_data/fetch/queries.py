"""The questions asked of PubMed, each with a version made from its text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from atlas_data.model import AtlasError

FILE = Path(__file__).with_name("queries.yaml")
_REFERENCE = re.compile(r"\{([\w-]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search in PubMed's own language (white space folded), what it is for, and its version."""

    id: str
    version: str
    purpose: str
    text: str


def load(path: Path = FILE) -> Mapping[str, Query]:
    """The queries by id. Raises `AtlasError` naming what is wrong with the file."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        queries: dict[str, Query] = {}
        for entry in entries:
            if entry["id"] in queries:
                raise AtlasError(f"{path.name} has the id {entry['id']} twice; rename one.")
            queries[entry["id"]] = _query(entry, queries)
    except (OSError, yaml.YAMLError, KeyError, TypeError) as why:
        raise AtlasError(f"{path} cannot be read as queries ({why}); put the file back.") from why
    return queries


def named(ids: Iterable[str], queries: Mapping[str, Query]) -> tuple[Query, ...]:
    """The queries of these ids. Raises `AtlasError` for an id that there is not."""
    wanted = tuple(dict.fromkeys(ids))
    for one in wanted:
        if one not in queries:
            raise AtlasError(f"There is no query “{one}”; there are {', '.join(queries)}.")
    return tuple(queries[one] for one in wanted)


def _query(entry: Mapping[str, str], before: Mapping[str, Query]) -> Query:
    text = _REFERENCE.sub(lambda name: before[name[1]].text, " ".join(entry["text"].split()))
    return Query(
        id=entry["id"],
        version=hashlib.sha256(text.encode()).hexdigest()[:12],
        purpose=entry["purpose"],
        text=text,
    )
