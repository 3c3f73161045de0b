"""Rule B1 by the programs themselves: LaTeX prints every study, with BibTeX and with biber.

The documents cite all studies of the shipped snapshot and all trial records. What BibTeX says of
facts that a record does not have ("empty year") is compared with the records; it may say no more.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
import warnings
from pathlib import Path

import pytest

import atlas_data
from atlas_data import snapshot
from atlas_data.formats.keys import key
from atlas_data.formats.parts import is_preprint
from atlas_data.model import Study
from tests.formats import written
from tests.formats.fixtures import STUDIES

FOLDER = Path(atlas_data.__file__).parent / "snapshots"
FILES = ("biblatex.sty", "etoolbox.sty", "fontspec.sty", "DejaVuSerif.ttf")
FONTS = os.environ | {"OSFONTDIR": "/usr/share/fonts//"}
PROGRAMS = ("lualatex", "bibtex", "biber", "kpsewhich")
START = r"\documentclass{article}\usepackage{fontspec}\setmainfont{DejaVuSerif.ttf}"
BIBTEX = (
    START + r"\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{all}\end{document}"
)
# Three names of each list: what makes biber look for shorter lists of names costs a minute.
BIBLATEX = START + (
    r"\usepackage[backend=biber,style=numeric,sorting=none,maxnames=3,uniquename=false,"
    r"uniquelist=false]{biblatex}\addbibresource{all.bib}"
    r"\begin{document}\nocite{*}\printbibliography\end{document}"
)
# What `plain.bst` calls empty, and whether the record has it.
PLAIN = {
    "journal": lambda record: is_preprint(record) or bool(record.journal),
    "year": lambda record: bool(record.year) or is_preprint(record),
}


@pytest.fixture(scope="module", autouse=True)
def _latex() -> None:
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    missing = missing or [one for one in FILES if not found(one)]
    if missing:
        why = f"NO LATEX on this machine ({', '.join(missing)}): no entry was printed by it."
        if os.environ.get("ATLAS_BROWSER_MUST_RUN") == "1":
            pytest.fail(why)
        warnings.warn(why, stacklevel=1)  # shown in the summary, which a skip's reason is not
        pytest.skip(why)


def found(name: str) -> bool:
    asked = ["kpsewhich", name]
    return not subprocess.run(asked, env=FONTS, capture_output=True, check=False).returncode


@pytest.fixture(scope="module")
def everything() -> list[Study]:
    """All studies there are; a trial record that is a study of the snapshot stands there once."""
    _, table, _ = snapshot.newest(FOLDER)
    shipped = [snapshot.study(row) for row in table.to_pylist()]
    ids = {study.id for study in shipped}
    return shipped + [study for study in STUDIES if study.id not in ids]


def run(folder: Path, *command: str) -> str:
    """What a program says, also in its log; fails when the program does."""
    done = subprocess.run(command, cwd=folder, env=FONTS, capture_output=True, check=False)
    said = done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, said[-3000:]
    return said


def printed(folder: Path, text: str, document: str, program: str) -> tuple[str, str]:
    """What the bibliography program said, and LaTeX's log of the document printed with it."""
    (folder / "all.bib").write_text(text, encoding="utf-8", newline="")
    (folder / "all.tex").write_text(document, encoding="utf-8")
    latex = ("lualatex", "-interaction=nonstopmode", "-halt-on-error", "--draftmode", "all")
    run(folder, *latex)
    said = run(folder, program, "all")
    run(folder, *latex)
    return said, (folder / "all.log").read_text(encoding="utf-8", errors="replace")


def unprinted(log: str) -> set[str]:
    """Letters that LaTeX had no shape for, but for those of East Asia, which the font lacks."""
    missing = set(re.findall(r"Missing character: There is no (.) ", log))
    return {one for one in missing if unicodedata.east_asian_width(one) != "W"}


def wanting(studies: list[Study]) -> set[str]:
    """What BibTeX must say of the facts that no source has."""
    out = set()
    for study in studies:
        record, name = study.record, key(study.id)
        out |= {f"empty {field} in {name}" for field, has in PLAIN.items() if not has(record)}
        if not record.authors:
            out.add(f"to sort, need author or key in {name}")
            out |= set() if is_preprint(record) else {f"empty author in {name}"}
        if record.issue and not record.volume and not is_preprint(record):
            out.add(f"there's a number but no volume in {name}")
    return out


def test_b1_bibtex_prints_every_study_and_warns_of_nothing_but_missing_facts(everything, tmp_path):
    text = written.text("bibtex", everything)
    said, log = printed(tmp_path, text, BIBTEX, "bibtex")
    warned = set(re.findall(r"^Warning--(.*)$", said, re.MULTILINE))
    assert warned == wanting(everything)
    items = re.findall(r"\\bibitem\{(.*?)\}", (tmp_path / "all.bbl").read_text(encoding="utf-8"))
    assert sorted(items) == sorted(key(study.id) for study in everything)
    assert not unprinted(log)


def test_b1_biber_prints_every_study_without_a_warning(everything, tmp_path):
    text = written.text("biblatex", everything)
    said, log = printed(tmp_path, text, BIBLATEX, "biber")
    assert not re.findall(r"^(?:WARN|ERROR).*", said, re.MULTILINE)
    made = (tmp_path / "all.bbl").read_text(encoding="utf-8")
    assert re.findall(r"\\entry\{(.*?)\}", made) == [key(study.id) for study in everything]
    assert not unprinted(log) and "Citation" not in log
