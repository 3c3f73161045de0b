"""Lists of references for Word: a style with a hanging indent, italics, links that lead.

The frame of the file (styles, settings, language) is made once with python-docx; the text is
written into it study by study (ECMA-376, WordprocessingML), so that no list is ever held whole.
The same studies give the same bytes: no clock, no name of a person or a machine.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from atlas_data import texts
from atlas_data.formats.parts import atlas_note, clean
from atlas_data.formats.reference import STYLES, list_line, reference
from atlas_data.formats.references import NUMBERED, Alike, known
from atlas_data.formats.run import Run
from atlas_data.formats.tally import Tally
from atlas_data.formats.word_frame import ATLAS_NOTE, HEADING, LINK, PLAIN, REFERENCE, frame
from atlas_data.formats.writer import UNSAID, Export, Writer
from atlas_data.model import Study

_TEXT, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_LEADS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can name
_TAB = "<w:r><w:tab/></w:r>"


class _Sink:
    """Takes what the zip file is made of, and hands it on."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        data = bytes(self._held)
        self._held.clear()
        return data


class _Text:
    """The paragraphs of one file; the addresses they lead to are named apart from them."""

    def __init__(self, style: str, export: Export) -> None:
        self.style, self.export = style, export
        self.addresses: list[str] = []
        self.tally, self.alike = Tally(), Alike()

    def pieces(self, studies: Iterable[Study]) -> Iterator[str]:
        """The heading and what was asked, the references, where they come from, what to mind."""
        yield _paragraph(_words(texts.say("refs-title")), HEADING)
        if asked := clean(self.export.asked):
            yield _paragraph(_words(asked), PLAIN)
        counted = self.alike.counting(self.tally.counting(studies))
        for number, study in enumerate(counted, start=1):
            yield self._study(number, study)
        apart = "" if self.style in NUMBERED else self.alike.sentence
        for told in filter(None, (list_line(self.export), apart, self.tally.sentence)):
            yield _paragraph(_words(told), PLAIN)

    def _study(self, number: int, study: Study) -> str:
        before = _words(f"{number}.") + _TAB if self.style in NUMBERED else ""
        runs = reference(study.record, self.style).runs
        said = _paragraph(before + "".join(map(self._run, runs)), REFERENCE)
        note = atlas_note(study) if self.export.notes else ""
        below = filter(None, (known(study.record), note))
        return said + "".join(_paragraph(_words(one), ATLAS_NOTE) for one in below)

    def _run(self, run: Run) -> str:
        if not run.link:
            return _words(run.text, "<w:i/>" if run.italic else "")
        self.addresses.append(run.link)
        inner = _words(run.text, f'<w:rStyle w:val="{LINK}"/>')
        return f'<w:hyperlink r:id="to{len(self.addresses)}" w:history="1">{inner}</w:hyperlink>'

    def links(self) -> Iterator[str]:
        """Where the links lead, known when all is written."""
        for number, address in enumerate(self.addresses, start=1):
            target = f'Target={quoteattr(address)} TargetMode="External"'
            yield f'<Relationship Id="to{number}" Type="{_LEADS}" {target}/>'


def _written(style: str) -> Callable[[Iterable[Study], Export], Iterator[bytes]]:
    def write(studies: Iterable[Study], export: Export = UNSAID) -> Iterator[bytes]:
        parts, text, sink = frame(texts.locale()), _Text(style, export), _Sink()
        with zipfile.ZipFile(sink, "w") as packed:  # type: ignore[call-overload]
            for name, data in parts.items():
                if name not in (_TEXT, _LINKS):
                    packed.writestr(_entry(name), data)
            yield sink.taken()
            yield from _streamed(packed, sink, _TEXT, parts, "<w:sectPr", text.pieces(studies))
            yield from _streamed(packed, sink, _LINKS, parts, "</Relationships>", text.links())
        yield sink.taken()

    return write


def _streamed(
    packed: zipfile.ZipFile,
    sink: _Sink,
    name: str,
    parts: dict[str, bytes],
    before: str,
    pieces: Iterable[str],
) -> Iterator[bytes]:
    """One part of the file, the pieces put in before a mark of its frame."""
    head, mark, foot = parts[name].decode().partition(before)
    with packed.open(_entry(name), "w") as part:
        part.write(head.encode())
        for piece in pieces:
            part.write(piece.encode())
            yield sink.taken()
        part.write((mark + foot).encode())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
    return entry


def _paragraph(inner: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'


def _words(text: str, how: str = "") -> str:
    kind = f"<w:rPr>{how}</w:rPr>" if how else ""
    return f'<w:r>{kind}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


WORD: tuple[Writer, ...] = tuple(
    Writer(
        slug=f"{style}-docx",
        suffix=f"{style}.docx",
        mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        write=_written(style),
    )
    for style in STYLES
)
