"""Rule B2: keys of studies, stable and unlike each other without a look at the other studies."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from atlas_data.formats.keys import key


def study_id(made: str) -> str:
    """The id a key was made of: that there is such a function proves that keys never collide."""
    spelt = made.removeprefix("s__").replace("_", "\\x").encode()
    return re.sub(rb"\\x(..)", lambda found: bytes.fromhex(found[1].decode()), spelt).decode()


def test_b2_an_id_of_the_atlas_is_its_own_key():
    assert key("kerr-2003-cytokines-parvovirus") == "kerr-2003-cytokines-parvovirus"


@given(st.text(st.characters(codec="utf-8"), max_size=20))
def test_b2_a_key_is_ascii_begins_with_a_letter_and_leads_back_to_one_id(made):
    assert re.fullmatch(r"[a-z][a-z0-9_-]*", key(made))
    assert study_id(key(made)) == made


@given(st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", fullmatch=True))
def test_b2_f20_slugs_that_differ_have_keys_that_differ(made):
    assert key(made) == made
