"""`/skriva/prova/<path>`: a draft of a programme as a new colleague would meet it on a day.

Nothing is written: nobody is enrolled, no fact is told, and the draft stays a draft.
"""

from __future__ import annotations

from datetime import timedelta

from flask import abort, render_template, request

from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Belonging, Enrolment
from kompetensportal.model.content.course import Programme
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.learning.progress import progress
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.dates import day
from kompetensportal.web.writing import sheets
from kompetensportal.web.writing.editor import BRANCHES
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.proofing import proofing

DAYS = (1, 5, 10, 20, 30)
LAST_DAY = 730


@pages.get("/skriva/prova/<path:path>")
@allowed(Act.WRITE)
def try_programme(path: str) -> str:
    """The programme on a day (`?dag=5`), for a branch and a profession."""
    sheet = sheets.open_sheet(path, Kind.PROGRAMME)
    asked = request.args.get("dag", "1")
    number = min(max(int(asked), 1), LAST_DAY) if asked.isdecimal() and len(asked) < 5 else 1
    programme = _compiled(path, sheet.draft.text)
    branch = request.args.get("verksamhet", "")
    profession = request.args.get("yrke", "")
    known = {*programme.professions, *(p for a in programme.activities for p in a.professions)}
    # Who is nobody in particular sees what anybody would.
    every = {b for one in programme.activities for b in one.branches}
    mine = frozenset((branch,) if branch else programme.branches or every)
    jobs = frozenset((profession,) if profession else programme.professions or known)
    whose = Belonging(mine, jobs)
    everybody = ("", words().text("coursework.as_programme"))
    # She began so many days ago that today is the day that is asked for.
    start = today() - timedelta(days=number - 1)
    seen = progress(
        programme,
        Enrolment("prova", "prova", programme.id, start, None, None, began=whose),
        Facts(),
        whose=whose,
        curriculum=curriculum(portal().library.generation()),
        today=today(),
    )
    return render_template(
        "writing_local/try.html",
        sheet=sheet,
        programme=programme,
        progress=seen,
        number=number,
        days=sorted({*DAYS, number}),
        branch=branch,
        profession=profession,
        branch_options=[everybody, *((name, words().text(key)) for name, key in BRANCHES[:4])],
        profession_options=[everybody, *((name, name) for name in sorted(known))],
        start=start,
        day=day,
    )


def _compiled(path: str, text: str) -> Programme:
    source = decode(path, Kind.PROGRAMME, text.encode())
    if not isinstance(source, Source):
        abort(404)
    around = proofing().around.now()
    made = compile_source(
        source, pictures=lambda _: None, moved=around.moved, facts=around.facts
    ).value
    if not isinstance(made, Programme):
        abort(404)
    return made
