"""Under what each part of the data may be used: facts, the atlas's own text, and quotations.

Identifiers of licences are those of SPDX; the licences themselves stand at the addresses given.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas_data import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence: its SPDX identifier, its name, and the address of its text."""

    spdx: str
    name: str
    url: str


LICENCES = {
    "facts": Licence(
        spdx="CC0-1.0",
        name="CC0 1.0",
        url="https://creativecommons.org/publicdomain/zero/1.0/",
    ),
    "ours": Licence(
        spdx="CC-BY-4.0",
        name="CC BY 4.0",
        url="https://creativecommons.org/licenses/by/4.0/",
    ),
}
"""The licence of each kind of column that has one; quotations have none from us."""


def title(kind: str) -> str:
    """What the kind of column is called: facts, our own words, quoted words."""
    return texts.say(f"release-rights-{kind}")


def terms(kind: str) -> str:
    """What may be done with it, in words."""
    return texts.say(f"release-rights-{kind}-terms")
