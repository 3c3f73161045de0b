"""Colours as eyes see them: contrast, colour blindness, a screen turned down."""

from __future__ import annotations

import re

Rgb = tuple[float, float, float]

# Machado, Oliveira, Fernandes 2009 (doi 10.1109/TVCG.2009.113), severity 1, on linear RGB.
BLINDNESS: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(css: str) -> Rgb:
    """A colour as the browser computes it, "rgb(20, 24, 26)", as light (sRGB, IEC 61966-2-1)."""
    red, green, blue = (float(one) / 255 for one in re.findall(r"[\d.]+", css)[:3])

    def light(one: float) -> float:
        return one / 12.92 if one <= 0.04045 else float(((one + 0.055) / 1.055) ** 2.4)

    return light(red), light(green), light(blue)


def luminance(colour: Rgb) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb, brightness: float = 1.0) -> float:
    """Contrast ratio (WCAG 2.2), on a screen turned down to a share of its brightness."""
    first, second = (luminance(colour) * brightness + 0.05 for colour in (one, other))
    return max(first, second) / min(first, second)


def seen_with(blindness: str, colour: Rgb) -> Rgb:
    """A colour as seen with a kind of colour blindness."""
    mixed = (
        sum(part * one for part, one in zip(row, colour, strict=True))
        for row in BLINDNESS[blindness]
    )
    red, green, blue = (min(max(one, 0.0), 1.0) for one in mixed)
    return red, green, blue
