"""The page /design shows every part, and looks as it did when its pictures were taken."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageStat

from docs.screenshots import DESIGN_WIDTHS, FOLDER, design
from tests.browser.everywhere import SCHEMES
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

_PARTS = ("badge", "banner", "card", "chip", "empty", "quote", "figure", "calm", "fold", "table")
_SMALL = 8  # pixels to one: letters blur, boxes and colours stay
_ALIKE = 6.0  # of 255, mean difference; a banner that lost its colour gives more


@pytest.mark.parametrize("width", DESIGN_WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_parts_look_as_in_their_pictures(scheme: str, width: int, reader: Reader) -> None:
    reader.open("/design")
    now = design(reader.page, scheme, width)
    then = Image.open(FOLDER / f"design-{scheme}-{width}.png").convert("RGB")
    taken_again = "looked at and wanted? then `.venv/bin/python -m docs.screenshots`"
    assert abs(now.height - then.height) <= then.height * 0.02, taken_again
    size = (then.width // _SMALL, then.height // _SMALL)
    difference = ImageChops.difference(
        now.crop((0, 0, then.width, then.height)).resize(size), then.resize(size)
    )
    assert max(ImageStat.Stat(difference).mean) < _ALIKE, taken_again


def test_every_part_is_shown_and_none_hides_another(reader: Reader) -> None:
    reader.open("/design")
    for part in _PARTS:
        assert reader.page.locator(f"#part-{part}").count() == 1, part
    for width in DESIGN_WIDTHS:
        reader.page.set_viewport_size({"width": width, "height": 800})
        boxes = [one.bounding_box() for one in reader.page.locator("section.part").all()]
        bottoms = [one["y"] + one["height"] for one in boxes if one]
        tops = [one["y"] for one in boxes if one]
        assert all(top >= bottom - 1 for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_no_menu_leads_to_the_design(reader: Reader) -> None:
    reader.open("/")
    assert reader.page.locator('a[href*="design"]').count() == 0
