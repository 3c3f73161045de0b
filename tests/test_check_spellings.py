"""Check my references: odd spellings and shapes of files lead to the same studies."""

from __future__ import annotations

import pytest

from atlas_data.formats import writer
from atlas_data.query.atlas import Atlas
from components import check_results
from tests.test_check import looked_up, text


@pytest.mark.parametrize(
    "field",
    [
        "doi={https://doi.org/10.1126%2Fscience.1179052}",
        "doi={10.1126/science.1179052/}",
        "doi={10.21203/rs.3.rs-1 10.1126/science.1179052}",
        "url={https://www.science.org/doi/abs/10.1126/science.1179052}",
    ],
)
def test_a_retracted_paper_is_found_however_its_doi_is_spelt(shipped: Atlas, field: str) -> None:
    found = looked_up(shipped, f"@article{{a, {field}}}".encode())
    told = text(check_results.head(shipped, found))
    assert "The atlas knows 1." in told and "Retracted. Its findings must not" in told


def test_two_dois_of_two_studies_are_told_and_not_decided(shipped: Atlas) -> None:
    dois = [one.record.doi for one in shipped.studies(range(9)) if one.record.doi][:2]
    found = looked_up(shipped, f"TY  - JOUR\nDO  - {'; '.join(dois)}\nER  - \n".encode())
    assert not found.known and len(found.doubtful) == 1


@pytest.mark.parametrize("slug", ["json", "jsonl"])
def test_the_atlas_knows_every_study_of_its_own_data(shipped: Atlas, slug: str) -> None:
    data = b"".join(writer(slug).encode(list(shipped.studies(range(60)))))
    assert sorted(looked_up(shipped, data, f"atlas.{slug}").known) == list(range(60))


def test_a_file_in_which_nothing_can_be_read_is_not_said_to_hold_references(
    shipped: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = looked_up(shipped, b"@ article{a, title={T}}")
    assert check_results.sentence(one).startswith("In your file 1 place looks like a reference")
    monkeypatch.setattr("atlas_data.formats.readers.MOST_ENTRIES", 20)
    many = text(check_results.head(shipped, looked_up(shipped, b"@a{" * 30)))
    assert "In your file 20 places look like references (BibTeX), and none could be read." in many
    assert "places that look like references were read" in many and "looked up" not in many
