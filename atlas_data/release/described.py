"""What every description of the release says: what it is, of whom, where the facts come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from atlas_data import texts
from atlas_data.model import WITHDRAWN
from atlas_data.query import census
from atlas_data.release.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of the release: its name, media type, size in bytes, SHA-256, and what it holds."""

    name: str
    mime: str
    size: int
    sha256: str
    about: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of studies in an edition; `ruled` of the unread had more for rules than a title."""

    studies: int
    read: int
    retracted: int
    unsearched: int
    ruled: int

    @property
    def unread(self) -> int:
        """Studies nobody has read for the atlas."""
        return self.studies - self.read


def counts(edition: Edition) -> Counts:
    """How many studies there are, were read, were taken back, have a status nobody looked for."""
    table = edition.table
    status: Mapping[str, int] = {
        one["values"]: one["counts"] for one in pc.value_counts(table["status"]).to_pylist()
    }
    return Counts(
        studies=table.num_rows,
        read=int(pc.sum(pc.not_equal(table["read"], "none")).as_py() or 0),
        retracted=sum(status.get(one, 0) for one in WITHDRAWN),
        unsearched=status.get("not_checked", 0),
        ruled=sum(census.ruled(table).values()),
    )


def what(edition: Edition) -> str:
    """What the release is, in words."""
    found = counts(edition)
    return texts.say("release-what", studies=found.studies, read=found.read)


def cite(edition: Edition) -> str:
    """The line that cites the release."""
    return texts.say("release-cite", snapshot=edition.name, digest=edition.digest)


def limits(edition: Edition) -> list[str]:
    """What a reader of the data must know, one sentence or two each."""
    found = counts(edition)
    brought = edition.about.get("flow")  # the share of the field is then no longer known
    coverage = None if brought else edition.about.get("coverage", {}).get("text")
    return [
        texts.say("release-limit-reading"),
        _unread(found),
        texts.say("release-limit-words"),
        texts.say("release-limit-retracted", number=found.retracted),
        texts.say("release-limit-status", number=found.unsearched),
        *([" ".join(str(coverage).split())] if coverage else []),
        texts.say("release-limit-abstracts"),
        texts.say("release-limit-advice"),
    ]


def _unread(found: Counts) -> str:
    if not found.ruled:
        return texts.say("release-limit-unread", number=found.unread)
    return texts.say("release-limit-unread-ruled", number=found.unread, ruled=found.ruled)


def credits(about: Mapping[str, Any]) -> list[str]:
    """Where the facts come from, each with its licence where it has one."""
    return [
        texts.say(
            "release-credit",
            **{
                "for": one["for"][:1].upper() + one["for"][1:],
                "name": one["name"],
                "licence": one.get("licence", "none"),
                "note": one.get("note", "none"),
            },
        )
        for one in about.get("credits", ())
    ]
