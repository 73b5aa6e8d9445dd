"""A page keeps nothing of what it showed: neither in memory nor for the collector to find."""

from __future__ import annotations

import gc
import weakref

from flask import Flask, render_template
from jinja2 import DictLoader

from kompetensportal.web.page_context import PageContext, PageTemplate

TEMPLATES = {
    "base.html": "<main>{% block main %}{% endblock %}</main>",
    "macros.html": "{% macro name() %}{{ shown.name }}{% endmacro %}",
    "alone.html": "{% macro small(words) %}<i>{{ words }}</i>{% endmacro %}",
    "page.html": (
        '{% extends "base.html" %}'
        '{% from "macros.html" import name with context %}{% from "alone.html" import small %}'
        "{% macro own() %}{{ name() }}{% endmacro %}"
        "{% block main %}{% set twice = own() ~ own() %}{{ small(twice) }}{% endblock %}"
    ),
}


class Shown:
    """What a page is given."""

    name = "Amina"


def test_what_a_page_was_given_is_gone_when_it_is_done() -> None:
    app = Flask(__name__)
    app.jinja_env.template_class = PageTemplate
    app.jinja_env.context_class = PageContext
    app.jinja_env.loader = DictLoader(TEMPLATES)
    gc.collect()
    gc.disable()
    try:
        with app.app_context():
            for _ in range(2):  # The second time macros come from memory.
                shown = Shown()
                kept = weakref.ref(shown)
                html = render_template("page.html", shown=shown)
                assert html == "<main><i>AminaAmina</i></main>"
                del shown
                assert kept() is None
    finally:
        gc.enable()
