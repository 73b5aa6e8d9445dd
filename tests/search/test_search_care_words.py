"""People find the lathundar for care with words that the texts may not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetensportal.actions.content.index import make_index
from kompetensportal.store.content.library import Library
from kompetensportal.store.search.index import SearchIndex

ASKED = (
    ("lönespec", "heroma/lon"),
    ("när kommer ob", "heroma/lon"),
    ("söka semester", "heroma/ledighet"),
    ("tjänstledig", "intranat/ledighetsregler"),
    ("övertid", "heroma/arbetstid"),
    ("byta pass", "heroma/arbetstid"),
    ("skicka mejlet vidare", "outlook/vidarebefordra"),
    ("forwarda", "outlook/vidarebefordra"),
    ("får man mejla personnummer", "outlook/far-det-mejlas"),
    ("mejlade fel person", "outlook/far-det-mejlas"),
    ("lex sarah", "kia/nar-rapportera"),
    ("skriva avvikelse", "kia/nar-rapportera"),
    ("låsa upp dörren", "lmo/oppna-las"),
    ("nyckel", "lmo/oppna-las"),
    ("appen krånglar", "lmo/felsok"),
    ("inget nät", "lmo/felsok"),
    ("starta om mobilen", "lmo/felsok"),
    ("väntetid", "lmo/arbetstid-assistans"),
    ("tidrapport assistent", "lmo/arbetstid-assistans"),
    ("vad ska jag skriva i journalen", "lifecare/vad-och-nar"),
    ("boka möte", "teams/bjud-in"),
    ("bjuda in", "teams/bjud-in"),
    ("skriva ut meny", "mashie/skriv-ut-matsedel"),
    ("skrivare", "mashie/skriv-ut-matsedel"),
    ("musik med boende", "ipad/aktivitet-med-boende"),
    ("visa film på tv", "ipad/tv-och-hogtalare"),
    ("airplay", "ipad/tv-och-hogtalare"),
    ("högtalare", "ipad/tv-och-hogtalare"),
    ("översätta text", "lasa/las-upp-och-oversatt"),
    ("läsa högt på datorn", "lasa/las-upp-och-oversatt"),
    ("skriva anteckning i mobilen", "lmo/dokumentera"),
    ("begravning ledig", "intranat/ledighetsregler"),
)


@pytest.fixture(scope="module")
def care(shipped: Path) -> SearchIndex:
    return make_index(shipped, Library(shipped, draft=True).generation())


@pytest.mark.parametrize(("query", "wanted"), ASKED)
def test_a_word_of_the_working_day_leads_to_its_lathund(
    care: SearchIndex, query: str, wanted: str
) -> None:
    first = [hit.card.id for hit in care.search(query).hits[:5]]
    assert wanted in first
