"""Sentences: where they end, where they do not, and that nothing of the text is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_data.ingest.rules.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("As by Fukuda et al. in 1994. Controls were well.", 2),
        ("Fatigue (e.g. after work) was rated, cf. Fig. 2. It fell.", 2),
        ("The score was 3.5 vs. 2.1 in controls.", 1),
        ("Dr. A. B. Example saw them. They were well.", 2),
        ("There were n = 12. Of these, five left.", 2),
        ("Patients met the criteria [12]. Controls did not.", 2),
        ("Patients met the criteria.12 Controls did not.", 2),
        ("Patients met the criteria.[12,13] Controls did not.", 2),
        ("They met the criteria of Fukuda et al. Patients were adults.", 2),
        ("Was PEM required? No. “It was not.” We asked.", 4),
        ("Participants\nWe recruited 20 adults", 2),
        ("Severity was 5 approx. 3 days later, i.e. after rest.", 1),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, parts: int) -> None:
    assert len(sentences(text)) == parts, [one.text for one in sentences(text)]


def test_dashes_are_plain_and_offsets_hold() -> None:
    text = "One. Post–exertional malaise of 76.5 % vs. none, by Fukuda et al. and others."
    second = sentences(text)[1]
    assert "Post-exertional" in second.plain
    assert len(second.plain) == len(second.text)
    assert "." not in second.plain[:-1]


@given(st.text(alphabet=st.sampled_from("aA .?!\n[1](e.g.)”et al"), max_size=80))
def test_sentences_stand_in_the_text_in_order_and_leave_only_white_space(text: str) -> None:
    end = 0
    for one in sentences(text):
        assert text[one.start : one.end] == one.text
        assert not text[end : one.start].strip()
        end = one.end
    assert not text[end:].strip()
