"""The portal in other languages, as people meet it: chosen, read, answered, right to left."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from language_portal import choose  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.languages import LANGUAGES

Opens = Callable[..., Page]
GUIDE = "/lathundar/portalen/hitta-lathund"
ARABIC = f"{GUIDE}?sprak=ar"


def test_each_language_is_chosen_by_its_own_name(opens: Opens) -> None:
    page = opens(width=390)
    for language in LANGUAGES.values():
        choose(page, language.code)
        expect(page.locator("html")).to_have_attribute("dir", language.direction)
        chosen = page.locator("button[name=language][aria-current=true]")
        expect(chosen).to_have_attribute("value", language.code)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_language_is_chosen_without_javascript(opens: Opens) -> None:
    page = opens(java_script_enabled=False)
    page.goto("/lathundar/")
    page.locator("details.languages > summary").click()
    page.locator("button[name=language][value=fi]").click()
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    expect(page).to_have_url(re.compile("/lathundar/$"))
    expect(page.locator(".site-nav")).to_contain_text("Pikaohjeet")


def test_what_a_language_lacks_is_swedish_and_says_so(opens: Opens) -> None:
    page = opens("so")
    page.goto("/")
    title = page.locator("main h1, main h2").first
    expect(title.locator("span[lang=sv][dir=ltr]")).to_have_text("Vad vill du ha hjälp med?")
    html = page.content()
    assert "\x04" not in html
    assert "\x05" not in html
    assert "<span" not in (page.locator("nav.site-nav").get_attribute("aria-label") or "")
    assert "<span" not in page.title()


def test_swedish_and_english_mark_nothing(opens: Opens) -> None:
    for language in ("sv", "sv-simple", "en"):
        page = opens(language)
        page.goto("/logga-in")
        assert page.locator("main span[lang=sv]").count() == 0


def test_easy_swedish_is_easy(opens: Opens) -> None:
    page = opens("sv-simple")
    page.goto("/lathundar/")
    expect(page.locator("html")).to_have_attribute("lang", "sv-simple")
    expect(page.locator("main")).to_contain_text("Du gör ett steg i taget.")


def test_a_swedish_text_in_an_arabic_page_reads_from_the_left(opens: Opens) -> None:
    page = opens("ar", width=390)
    page.goto(GUIDE)
    for part in (page.locator("h1"), page.locator(".lesson-body")):
        expect(part).to_have_attribute("lang", "sv-simple")
        expect(part).to_have_attribute("dir", "ltr")
    expect(page.locator("details.report > summary")).to_have_css("direction", "rtl")


def test_ones_own_language_is_offered_and_swedish_is_one_tap_away(opens: Opens) -> None:
    page = opens("ar", width=390)
    page.goto(GUIDE)
    page.locator(".edition-offer a").click()
    expect(page.locator("h1")).to_have_text("ابحث عن دليل")
    expect(page.locator("h1")).to_have_attribute("dir", "rtl")
    expect(page.locator(".lesson-body")).to_have_attribute("lang", "ar")
    expect(page.locator(".lesson-head .notice")).to_contain_text("حاسوب")
    page.locator(".editions a[lang=sv]").click()
    expect(page.locator("h1")).to_have_text("Hitta en lathund")


def test_somebody_with_a_swedish_interface_finds_the_editions_too(opens: Opens) -> None:
    page = opens()
    page.goto(GUIDE)
    assert page.locator(".edition-offer").count() == 0
    page.locator(".editions a[lang=en]").click()
    expect(page.locator("h1")).to_have_text("Find a guide")
    expect(page.locator(".lesson-head .notice")).to_contain_text("översatt från svenska")


def test_a_language_without_an_edition_or_none_at_all_shows_swedish(opens: Opens) -> None:
    page = opens()
    for code in ("fi", "xx", "", "sv", "%22%3E"):
        page.goto(f"{GUIDE}?sprak={code}")
        expect(page.locator("h1")).to_have_text("Hitta en lathund")


def test_a_question_is_answered_in_arabic_and_counts(opens: Opens) -> None:
    page = opens("ar", "amina")
    page.goto(ARABIC)
    question = page.locator("#trott")
    question.locator("input[name=answer]").fill("استمع")
    question.locator("button[type=submit]").click()
    expect(question).to_contain_text("عندها يقرأ لك الصوت النص.")
    expect(question.locator(".answer")).to_contain_text("تم حفظ")
    page.goto(GUIDE)
    expect(page.locator("#trott [name=answer]")).to_have_value("استمع")


def test_an_answer_without_javascript_stays_in_the_edition(opens: Opens) -> None:
    page = opens("ar", java_script_enabled=False)
    page.goto(ARABIC)
    question = page.locator("#hitta-sjuk")
    question.locator("input[value='1']").check()
    question.locator("button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("ابحث عن دليل")
    expect(page.locator("#hitta-sjuk")).to_contain_text("جرّب كلمة أخرى أولًا")


def test_the_easy_and_the_fuller_text_lead_back_to_swedish(opens: Opens) -> None:
    page = opens("ar")
    page.goto(f"{GUIDE.replace('portalen/hitta-lathund', 'outlook/las-och-svara')}?sprak=ar")
    form = page.locator("form.form-switch")
    if form.count():
        form.locator("button[value=easy]").click()
        expect(page.locator("h1")).to_have_attribute("lang", "sv-simple")


def test_days_and_counts_are_said_in_the_language(opens: Opens) -> None:
    page = opens("fi")
    page.goto(GUIDE)
    expect(page.locator(".facts")).to_contain_text("18. tammikuuta 2027")
    expect(page.locator(".facts")).to_contain_text("4 minuuttia")


ARABIC_PAGES = (
    "/",
    "/lathundar/",
    "/lathundar/portalen/",
    GUIDE,
    ARABIC,
    "/sok?q=mejl",
    "/logga-in",
    "/om",
    "/tillganglighet",
    "/finns-inte",
)


PERSONAL_PAGES = ("/", GUIDE, "/introduktion/", "/mig")
"""Pages whose main part is another for who is signed in; the head is the same on all."""


@pytest.mark.parametrize("language", ["ar", "fa", "sv-simple"])
@pytest.mark.parametrize("who", ["", "amina"])
@pytest.mark.timeout(300)
def test_axe_finds_nothing_and_nothing_sticks_out(
    language: str, who: str, opens: Opens, axe: Callable[[Page], list[str]]
) -> None:
    page = opens(language, who, width=390)
    found: list[str] = []
    for address in PERSONAL_PAGES if who else ARABIC_PAGES:
        page.goto(address)
        found += [f"{address}: {line}" for line in axe(page)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{address} is wider than the screen")
    assert found == []


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("sv", "Tillgänglighetsredogörelse"),
        ("sv-simple", "Hur lätt är portalen att använda?"),
        ("en", "Accessibility statement"),
    ],
)
def test_the_statement_is_at_its_address(opens: Opens, language: str, title: str) -> None:
    page = opens(language)
    page.locator(".site-foot a[href='/tillganglighet']").click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("kompetensportalen@exempel.se")
    expect(page.locator("main")).to_contain_text("axe-core")
    assert page.locator("main a[href='https://www.digg.se/tdosanmalan']").count() == 1
