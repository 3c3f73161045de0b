"""No text from a source can become markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from components.escape import h


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.values: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


NASTY = st.text(
    st.sampled_from("<>\"'&;=/ abonclick\x00\x1f\u202e\u2066\n")
    | st.characters(exclude_categories=["Cs"])
)


@given(NASTY)
def test_text_stays_text_and_an_attribute_stays_one(value: str) -> None:
    seen = Seen()
    seen.feed(f'<p title="{h(value)}">{h(value)}</p>')
    seen.close()
    assert seen.tags == ["p"]
    kept = seen.values[0] or ""
    assert not set(kept) & set("\x00\x1f\u202e\u2066")
    assert [one for one in value if one.isalnum()] == [one for one in kept if one.isalnum()]
