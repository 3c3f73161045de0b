"""Accessibility rules A1 to A5: contrast, dark and dim, stillness, colour, patterns."""

from __future__ import annotations

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.everywhere import ADDRESSES, SCHEMES, WIDTHS, dress
from tests.browser.reader import Reader
from tests.browser.serving import Server
from tests.colour import BLINDNESS, contrast, linear, luminance, seen_with

pytestmark = pytest.mark.browser

_TEXT, _PART = 4.5, 3.0
# A bar that is stuck to the screen lies over text, whose contrast axe then leaves undecided.
_UNSTUCK = ".thumb, .steps, .done { position: static !important }"
_PATTERN = "one => getComputedStyle(one).backgroundImage !== 'none'"


def undecided(found: dict[str, list[dict[str, object]]]) -> list[object]:
    """What axe could not decide about contrast; words in pictures are judged in test_pictures."""
    return [
        node["target"]  # type: ignore[index]
        for rule in found["incomplete"]
        if "contrast" in str(rule["id"])
        for node in rule["nodes"]  # type: ignore[attr-defined]
        if not str(node["html"]).startswith(("<text", "<tspan"))  # type: ignore[index]
    ]


@pytest.mark.parametrize("name", ADDRESSES)
def test_a1_a19_axe_finds_no_violation_and_decides_every_contrast(
    name: str, reader: Reader
) -> None:
    reader.open(ADDRESSES[name])
    page = reader.page
    page.add_style_tag(content=_UNSTUCK)
    page.evaluate("document.querySelectorAll('#root details').forEach(one => one.open = true)")
    for scheme in SCHEMES:
        for width in WIDTHS if scheme == "light" else (WIDTHS[0], WIDTHS[-1]):
            dress(page, scheme, width)
            found = Axe().run(page)
            where = f"{name}, {scheme}, {width} px"
            assert not found.violations_count, f"{where}: {found.generate_report()}"
            assert not undecided(found.response), where


@pytest.mark.parametrize("width", [390, 1280])
def test_a1_a19_the_open_filters_and_what_can_be_taken_away_have_no_violation(
    width: int, reader: Reader
) -> None:
    reader.page.set_viewport_size({"width": width, "height": 844})
    reader.open("/")
    reader.page.get_by_role("button", name="Share or cite").click()
    reader.page.get_by_role("button", name="Filters").click()
    expect(reader.page.locator("dialog.filters")).to_be_visible()
    reader.page.add_style_tag(content=_UNSTUCK)
    reader.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for scheme in SCHEMES:
        dress(reader.page, scheme, width)
        found = Axe().run(reader.page)
        assert not found.violations_count, f"{scheme}: {found.generate_report()}"
        assert not undecided(found.response), scheme


@pytest.mark.parametrize("name", ["explore", "study", "design", "calm"])
def test_a1_a4_a5_text_stands_out_to_every_eye_and_on_a_screen_turned_down(
    name: str, reader: Reader
) -> None:
    reader.open(ADDRESSES[name])
    for scheme in SCHEMES:
        dress(reader.page, scheme, 1280)
        for one in reader.page.evaluate("judge.texts()"):
            text, behind = linear(one["colour"]), linear(one["behind"])
            assert contrast(text, behind) >= _TEXT, (scheme, one)
            assert contrast(text, behind, brightness=0.5) >= _PART, (scheme, one)
            for blindness in BLINDNESS:
                seen = (seen_with(blindness, text), seen_with(blindness, behind))
                assert contrast(*seen) >= _TEXT, (scheme, blindness, one)


def test_a1_the_frames_of_controls_stand_out(reader: Reader) -> None:
    reader.open("/design")
    for scheme in SCHEMES:
        dress(reader.page, scheme, 1280)
        page_colour = linear(
            reader.page.evaluate("getComputedStyle(document.body).backgroundColor")
        )
        frames = reader.page.locator(".atlas button:visible, .atlas .chip:visible").evaluate_all(
            "all => all.map(one => getComputedStyle(one).borderTopColor)"
        )
        assert len(frames) >= 5
        for frame in frames:
            assert contrast(linear(frame), page_colour) >= _PART, (scheme, frame)


def _brightest_share(page: Page) -> tuple[float, float]:
    """The luminance of the page's corner, and the share of pixels brighter than half."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    corner = luminance(linear(str(picture.getpixel((2, 300)))))
    small = picture.convert("L").resize((picture.width // 4, picture.height // 4))
    counts = small.histogram()
    return corner, sum(counts[188:]) / sum(counts)


@pytest.mark.parametrize("path", ["/", "/study?id=kerr-2003-cytokines-parvovirus", "/methods"])
@pytest.mark.parametrize("kept", ["dark", "dim"])
def test_a2_the_very_first_frame_is_dark_already(
    kept: str, path: str, visit: Opens, server: Server
) -> None:
    reader = visit(scheme="dark" if kept == "dark" else "light")
    if kept == "dim":
        reader.page.add_init_script("localStorage.setItem('atlas-dim', 'on')")
    reader.page.route("**/static/js/**", lambda route: route.abort())
    reader.page.goto(server.url + path)
    reader.page.wait_for_selector("h1", state="attached")
    corner, bright = _brightest_share(reader.page)
    assert corner < 0.02 and bright < 0.2
    reader.cut_off = True  # the scripts were kept away on purpose


def test_a2_the_dim_switch_is_one_press_and_is_kept(visit: Opens) -> None:
    reader = visit(scheme="light")
    reader.open("/")
    switch = reader.page.get_by_role("button", name="Dim")
    expect(switch).to_have_attribute("aria-pressed", "false")
    light, _ = _brightest_share(reader.page)
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    dim, _ = _brightest_share(reader.page)
    assert dim < 0.02 < light
    reader.open("/study?id=kerr-2003-cytokines-parvovirus")
    assert _brightest_share(reader.page)[0] < 0.02
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    reader.page.reload()
    reader.settled()
    assert _brightest_share(reader.page)[0] > 0.5


@pytest.mark.parametrize("name", ADDRESSES)
def test_a2_nothing_in_dim_is_bright(name: str, visit: Opens) -> None:
    reader = visit(scheme="light")
    reader.open(ADDRESSES[name])
    dress(reader.page, "dim", 1280)
    backgrounds = reader.page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => one.checkVisibility())
            .filter(one => !one.matches('.swatch'))
            .map(one => getComputedStyle(one).backgroundColor)
            .filter(one => !/, 0\\)$|transparent/.test(one))"""
    )
    assert backgrounds
    assert max(luminance(linear(one)) for one in set(backgrounds)) < 0.2, name


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a3_nothing_moves_on_its_own(motion: str, reader: Reader) -> None:
    page = reader.page
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    page.add_init_script(
        """window.moved = [];
        const look = () => {
            for (const one of document.getAnimations()) window.moved.push(one.animationName);
            requestAnimationFrame(look);
        };
        look();"""
    )
    reader.open("/")
    reader.choose("virus", "ebv")
    page.locator(".chip").first.wait_for()
    page.locator(".card h3 a").first.click()
    page.wait_for_url("**/study?**")
    reader.settled()
    assert page.evaluate("window.moved") == []
    assert page.locator("video, audio, marquee, blink, [autoplay]").count() == 0


def test_a4_pem_and_status_have_a_word_and_a_shape(reader: Reader) -> None:
    reader.open("/design")
    badges = reader.page.locator("#part-badge .badge")
    words = badges.all_inner_texts()
    shapes = badges.evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert len(set(words)) == len(words) == len(set(shapes)) == 5
    for banner in reader.page.locator("#part-banner .banner").all():
        assert len(banner.inner_text().split()) >= 3
    reader.open("/?status=retracted&view=table")
    expect(reader.page.locator(".compact .mark").first).to_contain_text("etracted")


def test_a4_forced_colours_keep_frames_and_what_is_chosen(reader: Reader) -> None:
    reader.page.emulate_media(forced_colors="active")
    reader.open("/?virus=ebv")
    for seen in (".card", ".chip", ".not", ".views [aria-current]"):
        width = reader.page.locator(seen).first.evaluate(
            "one => parseFloat(getComputedStyle(one).borderBottomWidth)"
        )
        assert width >= 1, seen
    switch = reader.page.get_by_role("button", name="Dim")
    switch.click()
    assert switch.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)") >= 3


@pytest.mark.parametrize("name", ADDRESSES)
def test_a5_nothing_is_striped_or_patterned(name: str, reader: Reader) -> None:
    reader.open(ADDRESSES[name])
    patterned = reader.page.locator(".atlas *").evaluate_all(
        f"all => all.filter({_PATTERN}).map(one => one.outerHTML.slice(0, 80))"
    )
    assert patterned == []
