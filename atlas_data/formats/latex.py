"""How text is spelled in a BibTeX value, so that BibTeX, LaTeX, pandoc and Zotero read it back.

Letters stay UTF-8 (B3); only what TeX would act on is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPELT = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
    "`": "{`}",  # bare, pandoc takes it for the start of a quotation that may swallow names
    # BibTeX counts braces without looking at backslashes. A brace with its fellow is balanced as
    # `\{`; one without is spelled without a brace, which LaTeX prints and pandoc leaves out.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
}
_TABLE = str.maketrans(_SPELT)
_PAIRED = {"{": r"\{", "}": r"\}"}
# TeX joins these into one sign: `--` would become a dash and ?` an inverted question mark.
_JOINED = re.compile("|".join([rf"(?<={c})(?={c})" for c in "-'<>,"]))
_WORD = re.compile(r"[^\W_]\S*[^\W_]")


def escape(text: str) -> str:
    """The text as a LaTeX text value; its braces are balanced whatever the text holds."""
    if "{" in text or "}" in text:
        return _JOINED.sub("{}", "".join(_cells(text)))
    return _JOINED.sub("{}", text.translate(_TABLE))


def protect(text: str) -> str:
    """`escape`, with braces round the words whose capitals a style must not lower (B5).

    That is a word with a capital after its first letter, or with digits among letters: ME/CFS,
    HHV-6, mRNA, B19; not a word that only begins with a capital, nor two of them at a slash.
    """
    cells = _cells(text)
    for word in _WORD.finditer(text):
        if _keeps_its_capitals(word[0]):
            cells[word.start()] = "{" + cells[word.start()]
            cells[word.end() - 1] += "}"
    return _JOINED.sub("{}", "".join(cells))


def balanced(text: str) -> bool:
    """Whether every brace has its fellow, counted as BibTeX counts: backslashes do not matter."""
    return len(set(_paired(text))) == text.count("{") + text.count("}")


def _cells(text: str) -> list[str]:
    cells = [_SPELT.get(letter, letter) for letter in text]
    for place in _paired(text):
        cells[place] = _PAIRED[text[place]]
    return cells


def _paired(text: str) -> Iterator[int]:
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter == "{":
            opened.append(place)
        elif letter == "}" and opened:
            yield from (opened.pop(), place)


def _keeps_its_capitals(word: str) -> bool:
    lowers_well = word.isalpha() and word[1:].islower()
    if lowers_well or "{" in word or "}" in word:
        return False
    return any(map(_has_inner_capital_or_figure, word.split("/")))


def _has_inner_capital_or_figure(part: str) -> bool:
    letters = [letter for letter in part if letter.isalpha()]
    figures = any(map(str.isdigit, part))
    return bool(letters) and (figures or any(map(str.isupper, letters[1:])))
