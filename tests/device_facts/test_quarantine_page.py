"""An administrator sees what was set aside: corrects the person, accepts it, or needs it not."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from paper_tablet import Unlocked  # type: ignore[import-not-found]
from playwright.sync_api import BrowserContext

from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.store.accounts import sessions
from kompetensportal.web.account import csrf
from kompetensportal.web.account.visits import SESSION_COOKIE

Enter = Callable[..., Any]
Contexts = Callable[..., BrowserContext]
LESSON = "outlook/las-och-svara"
HERE = "/admin/karantan"


class Administrator:
    """Fatima's browser."""

    def __init__(self, portal: Any, name: str = "fatima") -> None:
        self._portal = portal
        with portal.database.session() as session:
            self.token = sessions.start(session, name, datetime.now(UTC), shared=False)

    def get(self, path: str) -> tuple[int, str]:
        """A page."""
        return self._ask("GET", path, None, {})

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """A form."""
        form = {**fields, csrf.FIELD: csrf.make(ensure_key(self._portal.data), self.token)}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form).encode(), kind)

    def carry(self, content: bytes) -> tuple[int, str]:
        """A file from a tablet."""
        token = csrf.make(ensure_key(self._portal.data), self.token)
        parts = [
            b'--kp\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + token.encode(),
            b'--kp\r\nContent-Disposition: form-data; name="file"; filename="k.json"\r\n\r\n'
            + content,
            b"--kp--\r\n",
        ]
        kind = {"Content-Type": "multipart/form-data; boundary=kp"}
        return self._ask("POST", "/admin/fil-fran-surfplatta", b"\r\n".join(parts), kind)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, str]:
        connection = http.client.HTTPConnection(urlsplit(self._portal.address).netloc, timeout=60)
        cookie = {"Cookie": f"{SESSION_COOKIE}={self.token}", "Sec-Fetch-Site": "same-origin"}
        connection.request(method, path, body, {**headers, **cookie})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


def quarantined(portal: Any, id_: str) -> str:
    """The address of the one event's page."""
    return f"{HERE}/{portal.asides()[id_]['digest']}"


def test_the_page_says_what_came_from_where_and_why(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    dilan = enter(tablet, "dilan")
    no = tablet.tell(amina, "activity.confirmed", about="dilan", subject="ny-i-hemtjansten#besok")
    wrong = tablet.tell(dilan, "lesson.practise", about="amina", person_id="amina", subject=LESSON)
    unknown = tablet.tell(amina, "coffee.made", subject="köket <b>")
    sealed = {**tablet.queue[no], "id": wrong, "sealed": "AAAA"}
    tablet.flush()
    tablet.send([sealed])
    fatima = Administrator(portal)
    status, page = fatima.get(HERE)
    assert status == 200 and "4 väntar på hjälp" in page
    for words in ("Vill öva mer: Läs och svara på mejl", "coffee.made", "Plattan", "Amina"):
        assert words in page
    assert "Fick inte säga det" in page and "Gick inte att öppna" in page
    assert "4 väntar på hjälp" in fatima.get("/admin/")[1]
    for digest in [row["digest"] for row in portal.rows("SELECT digest FROM quarantine")]:
        status, page = fatima.get(f"{HERE}/{digest}")
        assert status == 200 and "Behövs inte" in page
        assert fatima.get(f"{HERE}/{digest}/original")[0] == 200
    assert portal.asides()[unknown]["reason"] == "unknown_type"
    seen = {row["about_id"] for row in portal.rows("SELECT about_id FROM accesses")}
    assert "amina" in seen
    assert Administrator(portal, "eva").get(HERE)[0] == 403


def test_the_pages_are_whole_on_a_phone_and_accessible(
    portal: Any, enter: Enter, browser_context: Contexts, watch: Any, axe: Any, axe_in_the_dark: Any
) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "activity.confirmed", about="dilan", subject="ny-i-hemtjansten#besok")
    tablet.flush()
    context = browser_context(viewport={"width": 390, "height": 844})
    cookie = {"name": SESSION_COOKIE, "value": Administrator(portal).token, "url": portal.address}
    context.add_cookies([cookie])
    page = watch(context.new_page())
    for address in (HERE, quarantined(portal, id_), f"{HERE}?klara=1"):
        page.goto(portal.address + address)
        assert axe(page) + axe_in_the_dark(page) == [], address
        over = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, address


def test_what_came_under_the_wrong_name_is_taken_in_under_the_right_one(
    portal: Any, enter: Enter
) -> None:
    tablet = portal.tablet()
    dilan = enter(tablet, "dilan")
    id_ = tablet.tell(dilan, "lesson.practise", about="amina", person_id="amina", subject=LESSON)
    envelope = tablet.queue[id_]
    tablet.flush()
    whole = portal.asides()[id_]["whole"]
    fatima = Administrator(portal)
    assert fatima.post(quarantined(portal, id_), how="accept", person="dilan")[0] == 303
    row = portal.events()[id_]
    assert (row["person_id"], row["about_id"]) == ("dilan", "dilan")
    assert row["origin"] == "device" and row["flags"] == "accepted,corrected"
    assert row["signed"] == whole == portal.asides()[id_]["whole"]
    assert portal.asides()[id_]["settled_by"] == "fatima"
    assert tablet.send([envelope]).json["results"] == {id_: "duplicate"}
    assert fatima.post(quarantined(portal, id_), how="accept", person="amina")[0] == 303
    assert len(portal.events()) == 1
    second = tablet.tell(dilan, "help.requested", about="amina", person_id="amina")
    tablet.flush()
    fatima.post(quarantined(portal, second), how="accept", person="amina", user_name="ingen")
    assert second not in portal.events()
    fatima.post(quarantined(portal, second), how="accept", person="amina", user_name="Berit")
    assert portal.events()[second]["person_id"] == "berit"
    assert "Togs emot" in fatima.get(quarantined(portal, id_))[1]


def test_a_conflict_is_accepted_beside_the_first(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON)
    tablet.flush()
    tablet.tell(amina, "help.requested", subject=LESSON, id=id_)
    second = tablet.queue[id_]
    tablet.flush()
    Administrator(portal).post(quarantined(portal, id_), how="accept", person="amina")
    assert sorted(row["type"] for row in portal.events().values()) == [
        "help.requested",
        "lesson.practise",
    ]
    assert tablet.send([second]).json["results"] == {id_: "duplicate"}


def test_what_is_not_needed_is_kept_with_the_reason(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    id_ = tablet.tell(enter(tablet, "amina"), "coffee.made", subject="koket")
    envelope = tablet.queue[id_]
    tablet.flush()
    fatima, page = Administrator(portal), quarantined(portal, id_)
    assert fatima.post(page, how="accept", person="amina")[0] == 303
    assert portal.events() == {} and portal.asides()[id_]["settled"] is None
    assert fatima.post(page, how="not_needed", why="  ")[0] == 303
    assert portal.asides()[id_]["settled"] is None
    assert fatima.post(page, how="not_needed", why="Ett prov.")[0] == 303
    row = portal.asides()[id_]
    assert row["settled"] and row["settled_why"] == "Ett prov." and row["whole"]
    assert "Ett prov." in fatima.get(page)[1]
    assert "coffee.made" in fatima.get(f"{HERE}?klara=1")[1]
    assert "Inget väntar" in fatima.get(HERE)[1]
    assert tablet.send([envelope]).json["results"] == {id_: "duplicate"}


def test_trying_again_takes_in_what_can_be_taken_now(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    enter(tablet, "dilan")
    amina = Unlocked("amina")
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON)
    tablet.flush()
    fatima, page = Administrator(portal), quarantined(portal, id_)
    fatima.post(page, how="again")
    assert portal.asides()[id_]["settled"] is None and portal.events() == {}
    portal.change(
        "UPDATE person_keys SET key_id = :id, public = :public, person_id = 'amina'",
        id=amina.signing.key_id,
        public=amina.signing.public,
    )
    fatima.post(page, how="again")
    assert portal.asides()[id_]["settled_as"] == id_ and id_ in portal.events()


def test_a_carried_file_is_taken_in_and_the_tablet_takes_the_receipt(
    portal: Any, enter: Enter
) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    first = tablet.tell(amina, "lesson.practise", subject=LESSON)
    bad = tablet.tell(amina, "coffee.made", subject="koket")
    carried = list(tablet.queue.values())
    device_id = tablet.device["device_id"]
    whole = {"kp": "queue", "v": 1, "device_id": device_id, "events": carried}
    status, page = Administrator(portal).carry(json.dumps(whole).encode())
    assert status == 200 and "2 uppgifter kom från Plattan" in page
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    assert found is not None
    receipt = json.loads(found[1].replace("&#34;", '"'))
    assert receipt["results"] == {first: "stored", bad: "quarantined"}
    assert (receipt["server_id"], receipt["epoch"]) == (tablet.device["server_id"], tablet.epoch)
    lines = b"\n".join(json.dumps({**one, "device_id": device_id}).encode() for one in carried)
    assert "1 fanns redan" in Administrator(portal).carry(lines)[1]
    assert tablet.flush() == {first: "duplicate", bad: "quarantined"}


def test_a_file_that_is_none_of_ours_is_said(portal: Any) -> None:
    for content in (b"", b"hej", b"[1]", b'{"events": []}', b'{"events": [{"sealed": ""}]}'):
        status, page = Administrator(portal).carry(content)
        assert status in {400, 404} and "Fil från surfplatta" in page
