"""What an administrator is asked to look at, and what a tablet says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from kompetensportal.model.device.device import Choices, Device, Kind, Report
from kompetensportal.model.device.worry import Worry, worries

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CALM = Device(
    "d",
    Kind.SHARED,
    "Plattan",
    "ekdalen",
    None,
    "",
    NOW - timedelta(days=60),
    "fatima",
    seen=NOW - timedelta(hours=3),
    report=Report("device.js", "new", 4, NOW - timedelta(hours=2), True, 10, 100),
)


def test_a_tablet_in_order_worries_nobody() -> None:
    assert worries(CALM, NOW, "new") == ()
    assert worries(CALM, NOW, "") == (), "nothing is known of the newest"


def test_each_worry_comes_of_its_own_cause() -> None:
    said = CALM.report
    long_ago = NOW - timedelta(days=2)
    causes = {
        Worry.COPIED: replace(CALM, copied=True),
        Worry.WAITING: replace(CALM, report=replace(said, oldest=long_ago)),
        Worry.SILENT: replace(CALM, seen=NOW - timedelta(days=8), report=Report()),
        Worry.STORAGE: replace(CALM, report=replace(said, persisted=False)),
        Worry.FULL: replace(CALM, report=replace(said, used=91)),
        Worry.OLD_CONTENT: replace(CALM, seen=long_ago, report=replace(said, content="old")),
    }
    assert set(causes) == set(Worry)
    for worry, device in causes.items():
        assert worries(device, NOW, "new") == (worry,)
        assert worries(replace(device, revoked=NOW), NOW, "new") == ()


def test_one_that_never_came_back_is_silent_after_a_week() -> None:
    new = replace(CALM, seen=None, report=Report(), created=NOW - timedelta(days=1))
    assert worries(new, NOW, "new") == ()
    assert worries(replace(new, created=NOW - timedelta(days=8)), NOW, "new") == (Worry.SILENT,)


def test_what_a_tablet_says_of_itself_is_never_an_error() -> None:
    batch = {
        "software": "device.js",
        "content": "abc",
        "queue": {"waiting": 3, "oldest": 1_700_000_060_000},
        "storage": {"persisted": True, "used": 5, "quota": 10},
    }
    said = Report.from_batch(batch, 60_000)
    assert (said.waiting, said.persisted, said.used, said.offset_ms) == (3, True, 5, 60_000)
    assert said.oldest == datetime.fromtimestamp(1_700_000_000, UTC), "by the server's clock"
    assert Report.from_batch({}) == Report()
    for value in (None, "x", [], {}, -1, True, float("nan"), float("inf"), 10**30, "\0"):
        odd = {
            "software": value,
            "content": value,
            "queue": {"waiting": value, "oldest": value},
            "storage": {"persisted": value, "used": value, "quota": value},
        }
        Report.from_batch(odd)
        Report.from_batch({"queue": value, "storage": value})
    assert Report.from_batch({"queue": {"oldest": 2**53}}).oldest is None


def test_choices_are_kept_whole() -> None:
    chosen = Choices(("sv", "en"), ("ekdalen",), ("outlook",))
    assert Choices.from_json(chosen.as_json()) == chosen
    assert Choices.from_json({}) == Choices()
