"""The lathundar for care: all that was planned is there, easy, and each leads on."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from texts import FULLER, LATHUNDAR, ROOT, Text, lix, words_of

CARE = {
    "start/logga-in",
    "portalen/hitta-lathund",
    "portalen/be-om-hjalp",
    "outlook/las-och-svara",
    "outlook/vidarebefordra",
    "outlook/far-det-mejlas",
    "intranat/friskvardsbidrag",
    "intranat/ledighetsregler",
    "heroma/franvaro",
    "heroma/ledighet",
    "heroma/lon",
    "heroma/arbetstid",
    "kia/rapportera",
    "kia/nar-rapportera",
    "lmo/insats",
    "lmo/dokumentera",
    "lmo/oppna-las",
    "lmo/felsok",
    "lmo/arbetstid-assistans",
    "lifecare/dokumentera",
    "lifecare/vad-och-nar",
    "phoniro/ratta-pass",
    "teams/svara-och-ga-med",
    "teams/bjud-in",
    "mashie/bestall",
    "mashie/skriv-ut-matsedel",
    "ipad/videosamtal",
    "ipad/aktivitet-med-boende",
    "ipad/tv-och-hogtalare",
    "lasa/las-upp-och-oversatt",
}
FULLER_TEXTS = {"outlook/far-det-mejlas", "intranat/ledighetsregler", "kia/nar-rapportera"}
"""Those of the newer ones where a fuller text says more than an easy one can."""
CARE_TEXTS = [t for t in LATHUNDAR if t.matter["id"] in CARE]
WRITING = re.compile(r"\b(mejl|chatt|journal|anteckning|rubrik|översätt)\w*", re.I)


def name(text: Text) -> str:
    return text.name


def test_thirty_lathundar_for_care_are_there() -> None:
    assert {t.matter["id"] for t in CARE_TEXTS} == CARE
    assert len(CARE) >= 30
    assert {t.matter["id"] for t in FULLER} >= FULLER_TEXTS


def test_half_of_the_lathundar_are_far_below_the_limit_of_easy_texts() -> None:
    figures = [lix(t.sentences) for t in LATHUNDAR]
    print(f"LIX of {len(figures)} lathundar: median {median(figures):.0f}, most {max(figures):.0f}")
    assert median(figures) < 30
    lengths = [len(words_of(s)) for t in LATHUNDAR for s in t.sentences]
    assert sum(lengths) / len(lengths) <= 10


def test_the_check_has_no_advice_on_any_lathund_or_course(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kompetensportal", "check", "lathundar", "courses", "--strict"]
    told = subprocess.run(
        [*command, "--data", str(tmp_path), "--content", str(ROOT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("text", CARE_TEXTS, ids=name)
def test_a_care_lathund_has_a_box_a_term_and_a_question(text: Text) -> None:
    boxes = set(re.findall(r"^::: ([a-zåäö-]+)", text.body, re.M))
    assert boxes & {"varning", "kom-ihåg"}
    assert boxes >= {"tips", "fråga", "övning"}
    assert "term" in boxes or text.matter["id"].startswith("portalen/")


@pytest.mark.parametrize("text", CARE_TEXTS, ids=name)
def test_a_care_lathund_is_reached_from_another(text: Text) -> None:
    id_ = text.matter["id"]
    assert any(id_ in t.matter.get("se-även", ()) for t in LATHUNDAR), id_


@pytest.mark.parametrize(
    "text", [t for t in CARE_TEXTS if WRITING.search(t.matter["titel"])], ids=name
)
def test_where_one_writes_a_warning_says_what_must_not_be_spread(text: Text) -> None:
    warnings = re.findall(r"^::: varning.*?^:::$", text.body, re.M | re.S)
    assert warnings
    assert re.search(
        r"brukare|boende|dem som du hjälper|chef|ingen annan ser", " ".join(warnings), re.I
    )
