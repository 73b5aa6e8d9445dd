"""A mentor or manager gives a new code in the portal: to her people, to nobody who opens more."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from devices_portal import unlock  # type: ignore[import-not-found]
from served_portal import CODES, ServedPortal  # type: ignore[import-not-found]

sys.path.append(str(Path(__file__).parent.parent / "accounts"))
from account_browser import Browser  # type: ignore[import-not-found]


def test_a_mentor_gives_a_new_code_and_the_tablet_takes_it(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    portal.unlocked(tablet, "amina")
    dilan = Browser(portal.app.test_client())
    dilan.sign_in("dilan")
    assert "/chef/amina/kod" in dilan.get("/chef/amina").text
    page = dilan.send("/chef/amina/kod").text
    shown = re.search(r"<code>(\d{3}) (\d{3})</code>", page)
    assert shown
    new = shown[1] + shown[2]
    assert new not in dilan.get("/chef/amina/kod").text
    tile = tablet.ask("GET", "/api/v1/device").json["people"][0]
    assert (tile["id"], tile["code_changed"] > 0) == ("amina", True)
    assert unlock(tablet, "amina", CODES["amina"]).json["reason"] == "wrong"
    assert unlock(tablet, "amina", new).status == 200


def test_nobody_gives_a_code_to_who_opens_more_than_herself(portal: ServedPortal) -> None:
    eva = Browser(portal.app.test_client())
    eva.sign_in("eva")
    assert eva.get("/chef/amina/kod").status_code == 200
    assert eva.get("/chef/carlos/kod").status_code == 403, "an author"
    assert "/chef/carlos/kod" not in eva.get("/chef/carlos").text
    assert eva.get("/chef/berit/kod").status_code == 403, "another unit"
    assert eva.get("/chef/eva/kod").status_code == 403, "herself"
