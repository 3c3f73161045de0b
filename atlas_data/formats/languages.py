"""Names of languages, as the formats that ask for another name than NLM's have them.

NLM writes ISO 639-2/B codes ("ger"); CSL wants BCP 47 tags ("de"), BibLaTeX the names of babel
and polyglossia ("german", BibLaTeX manual, table 2).
"""

from __future__ import annotations

_KNOWN = {
    "chi": ("zh", ""),
    "cze": ("cs", "czech"),
    "dan": ("da", "danish"),
    "dut": ("nl", "dutch"),
    "eng": ("en", "english"),
    "fin": ("fi", "finnish"),
    "fre": ("fr", "french"),
    "ger": ("de", "german"),
    "hun": ("hu", "hungarian"),
    "ita": ("it", "italian"),
    "jpn": ("ja", ""),
    "nor": ("no", "norwegian"),
    "pol": ("pl", "polish"),
    "por": ("pt", "portuguese"),
    "rus": ("ru", "russian"),
    "spa": ("es", "spanish"),
    "swe": ("sv", "swedish"),
    "tur": ("tr", "turkish"),
}


_CODES = {name: code for code, names in _KNOWN.items() for name in (code, *filter(None, names))}
_CODES |= {"chinese": "chi", "japanese": "jpn", "ngerman": "ger", "american": "eng"}
_CODES |= {"british": "eng", "deu": "ger", "fra": "fre", "nld": "dut", "zho": "chi", "ces": "cze"}


def code(printed: str) -> str:
    """NLM's code of a language by its name in English, its tag or a code ("English", "en-GB",
    "deu"); what is not known stays as it is."""
    bare = printed.strip().casefold()
    return _CODES.get(bare) or _CODES.get(bare.replace("_", "-").partition("-")[0], printed.strip())


def tag(language: str) -> str:
    """BCP 47 tag of a language; a code that is not known stays as it is."""
    return _KNOWN.get(language, (language, ""))[0]


def babel(language: str) -> str:
    """BibLaTeX's name of a language; "" when it has none or the code is not known."""
    return _KNOWN.get(language, ("", ""))[1]
