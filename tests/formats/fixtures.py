"""The trial records of the citation rules, F1 to F25, as data.

F1, F2, F17 and FLUGE are real reports (their facts as PubMed prints them); all others are made up,
say so in their titles, and carry no identifier that anybody could take for a real one.
"""

from __future__ import annotations

from atlas_data.model import Author, Notice, Record, Study

AMPLE = Author(family="Ample", given="Xenia")


def _person(family: str, given: str | None = None, **more: str) -> Author:
    return Author(family=family, given=given, **more)


def _made_up(**facts: object) -> Record:
    facts = {"title": "A made-up report", "authors": (AMPLE,), "journal": "Made-up Journal"} | facts
    return Record(**({"year": 2003, "volume": "7"} | facts))  # type: ignore[arg-type]


KASIMIR = Record(
    title="Tissue specific signature of HHV-6 infection in ME/CFS",
    authors=(
        _person("Kasimir", "Francesca"),
        _person("Toomey", "Danny"),
        _person("Liu", "Zheng"),
        _person("Kaiping", "Agnes C"),
        _person("Ariza", "Maria Eugenia"),
        _person("Prusty", "Bhupesh K"),
    ),
    journal="Frontiers in Molecular Biosciences",
    journal_abbreviation="Front Mol Biosci",
    year=2022,
    month=12,
    day=8,
    volume="9",
    pages="1044964",
    doi="10.3389/fmolb.2022.1044964",
    pmid="36589231",
    language="eng",
    status="ok",
)
KERR = Record(
    title="Cytokines in parvovirus B19 infection as an aid to understanding chronic fatigue "
    "syndrome",
    authors=(_person("Kerr", "Jonathan R"), _person("Tyrrell", "David A J")),
    journal="Current Pain and Headache Reports",
    journal_abbreviation="Curr Pain Headache Rep",
    year=2003,
    month=10,
    volume="7",
    issue="5",
    pages="333-41",
    doi="10.1007/s11916-003-0031-3",
    pmid="12946285",
)
FLUGE = Record(
    title="Pathomechanisms and possible interventions in myalgic encephalomyelitis/chronic fatigue "
    "syndrome (ME/CFS)",
    authors=(_person("Fluge", "Ø"), _person("Tronstad", "KJ"), _person("Mella", "O")),
    journal="Journal of Clinical Investigation",
    journal_abbreviation="J Clin Invest",
    year=2021,
    month=7,
    day=15,
    volume="131",
    issue="14",
    pages="e150377",
    doi="10.1172/JCI150377",
)
LOMBARDI = Record(
    title="Detection of an infectious retrovirus, XMRV, in blood cells of patients with chronic "
    "fatigue syndrome",
    authors=(_person("Lombardi", "Vincent C"),),
    authors_complete=False,
    journal="Science",
    year=2009,
    volume="326",
    pages="585-589",
    doi="10.1126/science.1179052",
    pmid="19815723",
    status="retracted",
    notices=(
        Notice(kind="concern", text="Science 2011;333:35", doi="10.1126/science.1208542"),
        Notice(
            kind="retracted", text="Science 2011;334:1636", doi="10.1126/science.334.6063.1636-a"
        ),
    ),
)
SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
FORGED = "Opening words.\n\n\nTY  - JOUR\nTI  - A forged record\nER  - \n\x07@article{forged,\n}"

RECORDS: dict[str, Record] = {
    "f1": KASIMIR,
    "f2": KERR,
    "f3": _made_up(authors=(Author(literal="Made-up Trial Management Group"),)),
    "f4": _made_up(
        authors=(AMPLE, Author(literal="Department of Sleep, Rest and Pacing, and its Friends")),
    ),
    "f5": _made_up(authors=(_person("van der Meer", "Jos W. M."),)),
    "f6": _made_up(authors=(_person("Smith", "John", suffix="Jr."), AMPLE)),
    "f7": _made_up(authors=tuple(_person(f"Ample{n}", f"A{n} B") for n in range(1, 76))),
    "f8": _made_up(title="A made-up report that nobody signed", authors=()),
    "f9a": _made_up(title="Is this a made-up report?", pages="1-9"),
    "f9b": _made_up(title="This is a made-up report.", pages="1-9"),
    "f10": _made_up(title="Made-up β and p < 0.05 ≥ 1 & “curly” ‘quotes’ – of CO2"),
    "f11": _made_up(title=r"Made-up 100% of A & B #1 $5 a_b ~ x^2 {braces} and a \ backslash"),
    "f12": _made_up(doi=SICI, pages="1661-1680"),
    "f13": _made_up(doi="10.99999/made_up_2_3"),
    "f14": _made_up(pmid="1"),
    "f15": _made_up(),
    "f16": _made_up(
        journal="medRxiv",
        volume=None,
        doi="10.99999/2022.09.09.1",
        status="preprint",
        notices=(Notice(kind="superseded", text="Made-up Journal 2023;1:2", doi="10.99999/1"),),
    ),
    "f17": LOMBARDI,
    "f18": _made_up(
        status="concern",
        notices=(
            Notice(kind="concern", text="Made-up Journal 2004;8:1"),
            Notice(kind="corrected", text="Made-up Journal 2005;9:2", doi="10.99999/c_1"),
        ),
    ),
    "f19": _made_up(title="A made-up report from Graz", translated=True, language="ger"),
    "f20a": _made_up(title="Virus one of the made-up kind"),
    "f20b": _made_up(title="Virus two of the made-up kind"),
    "f21": _made_up(year=None, volume=None, doi="10.99999/ahead"),
    "f22": _made_up(
        title=f"Made-up {FORGED}",
        authors=(AMPLE, Author(literal=f"Group {FORGED}")),
        journal=f"Journal {FORGED}",
        keywords=(f"Keyword {FORGED}",),
        abstract=FORGED,
    ),
    "f23": _made_up(authors=(_person("Madonna"), Author(literal="Aristotle"))),
    "f24": _made_up(
        authors=(
            _person("García Márquez", "Øystein"),
            _person("王", "小明"),
            _person("Петров", "Иван"),
        )
    ),
    "f25": _made_up(title="Made-up ME/CFS, HHV-6, IgG and mRNA in Epstein–Barr virus infection"),
    "fluge": FLUGE,
}
"""Fixture name → record; with title, author and journal where it is not about their absence."""


def ident(name: str) -> str:
    """Id of a fixture's study, in the form the atlas gives out."""
    return {"f1": "kasimir-2022-tissue-hhv6", "f2": "kerr-2003-cytokines-parvovirus"}.get(
        name, f"ample-2003-{name}"
    )


STUDIES: tuple[Study, ...] = tuple(Study(id=ident(n), record=r) for n, r in RECORDS.items())
