"""A content folder with the three lathundar that ship in other languages, and a portal with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tools.demo import demo, sign_in

REPOSITORY = Path(__file__).parents[2]
TRANSLATED = ("start/logga-in", "portalen/hitta-lathund", "outlook/las-och-svara")
PORT = 8560

LATHUND = """---
titel: Byt tid
id: try/byt-tid
sammanfattning: Så byter du tid.
ägare: Systemspecialist
granskas: 2030-01-01
svenska: lätt
---

Läs först. Se [hjälpen](https://exempel.se/hjalp).

## Gör så här

1. Tryck på **Byt**. {#byt}

   ![En knapp med ordet Byt](bilder/byt.svg)

2. Skriv den nya tiden. {#skriv}

   ![En ruta för tiden](bilder/byt.svg)

::: tips Bra att veta
Du kan ändra igen.
:::

::: fråga {#vem}
Vem ser tiden?

- [x] Chefen
  > Ja. Chefen ser den.
- [ ] Alla
  > Inte än. Läs tipset.

Ledtråd: Läs tipset.
:::

::: fråga {#ordet}
Vad står det på knappen?

Svar: Byt
> Ja.

Annars:
> Inte än. Titta på bilden.
:::

| Dag | Tid |
| --- | --- |
| Måndag | kl. 7 |
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9v9z"/></svg>'


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one small lathund."""
    folder = tmp_path / "content"
    (folder / "lathundar" / "try" / "bilder").mkdir(parents=True)
    (folder / "lathundar" / "try" / "byt-tid.md").write_text(LATHUND, encoding="utf-8")
    (folder / "lathundar" / "try" / "bilder" / "byt.svg").write_text(PICTURE, encoding="utf-8")
    return folder


@pytest.fixture(scope="package")
def language_portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a portal with the translated lathundar, started by its own command."""
    folder = tmp_path_factory.mktemp("languages")
    content = folder / "content"
    for name in TRANSLATED:
        system, text = name.split("/")
        target = content / "lathundar" / system
        shutil.copytree(REPOSITORY / "lathundar" / system / "bilder", target / "bilder")
        shipped = (REPOSITORY / "lathundar" / system / f"{text}.md").read_text(encoding="utf-8")
        # The texts that they lead to and the tasks they serve are not here.
        lines = [x for x in shipped.split("\n") if not x.startswith(("se-även", "arbetsuppgift"))]
        (target / f"{text}.md").write_text("\n".join(lines), encoding="utf-8")
    for language in ("en", "ar"):
        shutil.copytree(
            REPOSITORY / "translations" / language / "content",
            content / "translations" / language / "content",
        )
    data = folder / "data"
    with demo(data, "--content", str(content), voice="none", port=PORT) as address:
        yield address


@pytest.fixture
def opens(
    language_portal: str,
    browser_context: Callable[..., BrowserContext],
    watch: Callable[[Page], Page],
) -> Callable[..., Page]:
    """Somebody's browser in a language: `opens("ar", "amina", width=390)`."""

    def make(language: str = "sv", user_name: str = "", width: int = 820, **options: Any) -> Page:
        context = browser_context(
            viewport={"width": width, "height": 1180}, base_url=language_portal, **options
        )
        page = watch(context.new_page())
        if user_name:
            sign_in(page, language_portal, user_name)
        page.goto("/om")
        if language != "sv":
            choose(page, language)
        return page

    return make


def choose(page: Page, language: str) -> None:
    """Choose a language in the head of the page."""
    page.locator("details.languages > summary").click()
    page.locator(f"button[name=language][value={language}]").click()
    page.wait_for_function("code => document.documentElement?.lang === code", arg=language)
