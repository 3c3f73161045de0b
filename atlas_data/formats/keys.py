"""The citation key of a study, in every format that has one.

The key is the study's id: published, unique, never changed, and the very word that stands in the
study's address, so the same study has the same key in every export ever made (C6, F20). Ids of
another shape than the atlas gives out are spelled so that no two of them share a key.
"""

from __future__ import annotations

import re

_SPELT = re.compile(r"[^a-z0-9-]")
_LETTERLESS = "s__"


def key(study_id: str) -> str:
    """BibTeX key of a study id: `[a-z0-9_-]`, a letter first (B2).

    An id such as `kerr-2003-cytokines-parvovirus` is its own key. Any other character becomes `_`
    and two hexadecimal digits a byte, and what begins with no letter is given `s__`. Both can be
    undone (`__` never comes of spelling), so different ids have different keys.
    """
    spelt = _SPELT.sub(lambda found: "".join(f"_{byte:02x}" for byte in _bytes(found)), study_id)
    return spelt if spelt[:1].isalpha() else _LETTERLESS + spelt


def _bytes(found: re.Match[str]) -> bytes:
    return found[0].encode("utf-8", "surrogatepass")
