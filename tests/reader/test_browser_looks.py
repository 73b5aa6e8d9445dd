"""Every reading page in a real browser: accessible, whole when narrow, readable."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from reader_fixtures import DESKTOP, PHONE  # type: ignore[import-not-found]

GUIDE = "/lathundar/outlook/las-och-svara"
KINDS = {
    "start": "/",
    "systems": "/lathundar/",
    "system": "/lathundar/outlook/",
    "guide": GUIDE,
    "courses": "/kurser/",
    "course": "/kurser/foto/",
    "lesson": "/kurser/foto/bild",
    "missing": "/finns-inte",
    "style": "/stil",
    "about": "/om",
}
Browser = Callable[..., Page]
Axe = Callable[[Page], list[str]]


TEXTS = ("guide", "lesson")


@pytest.mark.parametrize(
    ("who", "form", "scheme", "kinds"),
    [
        ("", "easy", "light", tuple(KINDS)),
        ("amina", "standard", "dark", tuple(KINDS)),
        ("amina", "easy", "light", ("start", *TEXTS)),
        ("", "easy", "dark", TEXTS),
        ("", "standard", "light", TEXTS),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, axe: Axe, who: str, form: str, scheme: str, kinds: tuple[str, ...]
) -> None:
    page = browser(who, size=PHONE, color_scheme=scheme)
    _choose(page, f"{form}.1.auto")
    found: dict[str, list[str]] = {}
    for kind in kinds:
        page.goto(KINDS[kind])
        found[kind] = axe(page)
    assert {kind: v for kind, v in found.items() if v} == {}


def test_axe_finds_nothing_in_what_opens(browser: Browser, axe: Axe) -> None:
    page = browser("amina")
    page.goto(GUIDE)
    page.locator("#adapt summary").click()
    assert axe(page) == []
    page.locator(".head-account").click()
    assert axe(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert axe(page) == []
    page.evaluate("document.querySelectorAll('.menu').forEach(d => { d.open = false })")
    page.get_by_role("button", name="Ett steg i taget").click()
    assert axe(page) == []


@pytest.mark.parametrize("theme", ["contrast", "dark", "light"])
def test_axe_finds_nothing_in_a_chosen_theme(browser: Browser, axe: Axe, theme: str) -> None:
    page = browser(size=DESKTOP)
    _choose(page, f"easy.1.{theme}")
    for path in ("/", GUIDE, "/stil"):
        page.goto(path)
        assert axe(page) == []


@pytest.mark.parametrize("size", ["1", "4"])
def test_nothing_runs_out_of_a_narrow_page(browser: Browser, size: str) -> None:
    # 320 px is 400 % zoom of 1280; the fourth size makes the letters 1.7 times larger still.
    page = browser("amina", size=(320, 256 if size == "1" else 640))
    _choose(page, f"easy.{size}.auto")
    for path in KINDS.values():
        page.goto(path)
        wide = page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
            !e.closest('.table, .data thead, .visually-hidden, .site-name-words, svg, .skip') &&
            getComputedStyle(e).position !== 'absolute' &&
            e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
        )
        assert wide == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_nothing_runs_out_of_a_page_that_is_read_from_the_right(browser: Browser) -> None:
    page = browser(size=PHONE)
    for path in KINDS.values():
        page.goto(path)
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], path
        left = page.evaluate("document.querySelector('.site-name').getBoundingClientRect().right")
        assert left > PHONE[0] - 40


def test_what_one_presses_is_large_enough_for_a_thumb(browser: Browser) -> None:
    page = browser(size=PHONE)
    for path in KINDS.values():
        page.goto(path)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, summary, .button, nav a, .card-link, .option label')]
            .filter(e => e.checkVisibility() && !e.closest('.skip'))
            .filter(e => { const b = e.getBoundingClientRect(); return b.height < 47 || b.width < 40 })
            .map(e => e.outerHTML.slice(0, 120))"""
        )
        assert small == [], path


def test_text_is_large_lines_are_short_and_ragged(browser: Browser) -> None:
    page = browser(size=DESKTOP)
    page.goto(GUIDE)
    body = page.evaluate(
        """() => [...document.querySelectorAll('main p, main li, main dd, main label')]
        .filter(e => e.checkVisibility()).map(e => { const s = getComputedStyle(e);
        return [parseFloat(s.fontSize), parseFloat(s.lineHeight) / parseFloat(s.fontSize), s.textAlign,
                e.matches('p') ? e.getBoundingClientRect().width / parseFloat(s.fontSize) : 0] })"""
    )
    assert min(size for size, *_ in body) >= 18
    assert min(line for _, line, *_ in body) >= 1.2
    assert {align for _, _, align, _ in body} <= {"start", "left", "center", "-webkit-auto"}
    assert max(width for *_, width in body) <= 36.5


def test_motion_stops_when_it_is_asked_to(browser: Browser) -> None:
    page = browser(reduced_motion="reduce")
    page.goto("/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e =>
        getComputedStyle(e).transitionDuration !== '0s').length"""
    )
    assert moving == 0


def test_forced_colours_leave_every_edge_visible(browser: Browser) -> None:
    page = browser(forced_colors="active")
    page.goto(GUIDE)
    for part in (".step", ".question", ".note-tip", ".segments", ".site-nav"):
        width = page.locator(part).first.evaluate(
            "e => parseFloat(getComputedStyle(e).borderBlockStartWidth)"
        )
        assert width >= 1, part


def test_the_letters_are_ours_and_come_early(browser: Browser) -> None:
    page = browser()
    page.goto(GUIDE)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('18px \"Atkinson Hyperlegible Next\"')")
    assert page.locator("link[rel=preload][as=font]").count() == 1


def test_icons_are_drawn_under_the_strict_policy(browser: Browser) -> None:
    page = browser()
    page.goto("/")
    page.wait_for_function(
        """() => { const b = document.querySelector('.tile-icon use').getBBox();
        return b.width > 5 && b.height > 5 }"""
    )


def _choose(page: Page, value: str) -> None:
    page.goto("/stil")
    url = page.url.removesuffix("/stil")
    page.context.add_cookies([{"name": "kp_reading", "value": value, "url": url}])
