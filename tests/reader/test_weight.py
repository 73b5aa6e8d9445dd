"""A first visit of a lathund is light, and pages for one person are put together rightly."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

from reading_client import Client  # type: ignore[import-not-found]

from bench import reading
from bench.serve import PAGE, WANTED_PAGE, WANTED_SCRIPT, weigh
from kompetensportal.web import deflate

Clients = Callable[..., Client]


def test_all_but_pictures_fonts_and_audio_is_light(client: Clients) -> None:
    reader = client()
    weight = weigh(lambda path: reader.get(path, Accept_Encoding="br").body)
    assert weight.scripts > 0
    assert weight.scripts <= WANTED_SCRIPT
    assert weight.all <= WANTED_PAGE


def test_what_reading_needs_is_light_with_all_that_is_fetched_on_demand(tmp_path: Path) -> None:
    assert 0 < reading.weight_of_reading() <= reading.WANTED_READING
    assert 0 < reading.weight_of_font() <= reading.WANTED_FONT
    assert 0 < reading.weight_of_page(tmp_path) <= reading.WANTED_PAGE


def test_pieces_make_one_gzip_file() -> None:
    pieces = ["<p>", "å" * 5000, "", "kort", "x" * 70_000, "ö" * 699, "</p>"]
    assert gzip.decompress(deflate.gzip(pieces)).decode() == "".join(pieces)
    assert gzip.decompress(deflate.gzip([])) == b""


def test_a_page_for_one_person_is_the_same_packed_and_plain(client: Clients) -> None:
    reader = client("amina")
    plain, packed = reader.get(PAGE), reader.get(PAGE, Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(plain.body) / 2
    unpacked = gzip.decompress(packed.body).decode()
    event = plain.field("event_id")
    assert plain.text.count(event) == unpacked.count("event_id")
    assert len(unpacked) == len(plain.text)
