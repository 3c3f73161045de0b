"""Rule T4: what the copy buttons of a study put into the clipboard, in both of its forms."""

from __future__ import annotations

import html
import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

STUDY = "/study?id=kerr-2003-cytokines-parvovirus"
PLACES = {
    "APA 7": "#reference",
    "Vancouver (NLM)": "#reference-vancouver",
    "AMA 11": "#reference-ama",
}
HELD = """async () => {
  const [item] = await navigator.clipboard.read();
  const text = async (type) => (await item.getType(type)).text();
  return { types: item.types, plain: await text("text/plain"), html: await text("text/html") };
}"""


def copied(reader: Reader, style: str) -> dict[str, str]:
    reader.open(STUDY)
    if style != "APA 7":
        reader.page.get_by_text("Vancouver and AMA", exact=True).click()
    reader.page.get_by_role("button", name=f"Copy reference: {style}", exact=True).click()
    expect(reader.page.locator("#cite-copied")).to_have_text(
        re.compile(rf"Copied.*the reference in {re.escape(style)}")
    )
    held: dict[str, str] = reader.page.evaluate(HELD)
    return held


@pytest.mark.parametrize("style", PLACES)
def test_t4_copying_gives_clean_text_and_the_same_words_with_links(reader: Reader, style) -> None:
    held = copied(reader, style)
    shown = reader.page.locator(PLACES[style])
    assert set(held["types"]) == {"text/plain", "text/html"}
    assert held["plain"] == shown.inner_text() and "<" not in held["plain"]
    words = re.sub(r"<style.*?</style>|<[^>]+>", "", held["html"], flags=re.DOTALL)
    assert html.unescape(words).strip() == held["plain"]
    assert 'href="https://doi.org/10.1007/s11916-003-0031-3"' in held["html"]


def test_t4_italics_travel_with_the_rich_text(reader: Reader) -> None:
    found = re.findall(r"<i\b[^>]*>(.*?)</i>", copied(reader, "APA 7")["html"])
    assert found == ["Current Pain and Headache Reports", "7"]


def test_t4_the_atlas_line_is_copied_as_plain_text_only(reader: Reader) -> None:
    reader.open(STUDY)
    reader.page.get_by_role("button", name="Copy atlas line", exact=True).click()
    expect(reader.page.locator("#cite-copied")).to_contain_text("Copied")
    text = reader.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("ME/CFS Atlas Explorer, snapshot ") and "{here}" not in text


def test_t4_without_rich_clipboards_the_plain_text_is_copied(reader: Reader) -> None:
    reader.page.add_init_script("delete window.ClipboardItem")
    reader.open(STUDY)
    reader.page.get_by_role("button", name="Copy reference: APA 7", exact=True).click()
    expect(reader.page.locator("#cite-copied")).to_contain_text("Copied")
    text = reader.page.evaluate("navigator.clipboard.readText()")
    assert text == reader.page.locator("#reference").inner_text()
