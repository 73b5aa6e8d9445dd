"""A small library as the compiler would publish it: two lathundar, a course, two programmes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kompetensportal.actions.content.entries import entry_of
from kompetensportal.model.content.course import Activity, ActivityKind, Course, Doer, Programme
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.content.lesson import Lesson, Meta, Option, Question, QuestionKind, Step
from kompetensportal.model.content.lesson_json import lesson_to_plain
from kompetensportal.model.content.library import Catalogue, Edition, Entry, Root
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content.library import Library, to_bytes

MAIL, LOGIN = "outlook/las-och-svara", "start/logga-in"
COURSE = "trygg-digital"
PROGRAMME = "ny-i-hemtjansten"


def question(id_: str) -> Question:
    options = (Option("Ja", True, "<p>Ja.</p>"), Option("Nej", False, "<p>Inte än.</p>"))
    return Question(id_, QuestionKind.ONE, "Vad gör du?", options, (), "", "", "Titta igen.")


def lesson(id_: str, title: str, *questions: str, kind: Kind = Kind.LATHUND) -> Lesson:
    folder = id_.split("/", maxsplit=1)[0]
    meta = Meta(
        id=id_,
        title=title,
        summary=f"Om {title.lower()}.",
        owner="Systemspecialist Outlook",
        deputy="Digital kompetensledare",
        review=date(2027, 5, 1),
        system=folder,
        audience=(),
        minutes=3,
        language="sv",
        task="",
        keywords=(),
        related=(),
        checked="",
        internal=False,
    )
    steps = tuple(
        Step(step, n, words, step)
        for n, (step, words) in enumerate(
            [
                ("oppna", "Öppna Outlook."),
                ("valj", "Tryck på mejlet."),
                ("svara", "Tryck på Svara."),
            ],
            1,
        )
    )
    fragment = "".join(
        f'<section class="question" id="{q}" data-question="{q}" data-kind="one">'
        f'<form method="post" action="#{q}"><input type="hidden" name="question" value="{q}">'
        f"<!--form--><fieldset><legend>Vad gör du?</legend>"
        f'<div class="option"><label><input type="radio" name="answer" value="0"> '
        f'<span>Ja</span></label><div class="feedback" data-for="0" data-right="true" hidden>'
        f"Ja.</div></div></fieldset><button type=submit>Svara</button></form>"
        f"<!--feedback:{q}--></section>"
        for q in questions
    )
    return Lesson(
        kind=kind,
        form=Form.EASY,
        meta=meta,
        html=f"<p>{title}.</p>{fragment}",
        sentences=(),
        steps=steps,
        questions=tuple(question(q) for q in questions),
        headings=(),
        pictures=(),
        text=title,
        version=f"v1-{len(questions)}",
    )


def activity(id_: str, title: str, section: str, kind: str = "other", **given: object) -> Activity:
    plain = Activity(
        id=id_,
        title=title,
        html="<p>Ta det lugnt. Fråga om något är oklart.</p>",
        kind=ActivityKind(kind),
        by=Doer.EMPLOYEE,
        voluntary=False,
        confirmed=False,
        target="",
        due_day=None,
        branches=(),
        professions=(),
        section=section,
    )
    return replace(plain, **given)  # type: ignore[arg-type]


GOALS = GoalSheet(
    "start",
    "Logga in på datorn",
    "IT-supporten",
    (
        KnowledgeGoal(LOGIN, "Kan logga in.", "Jag kan logga in.", 1, (), (), (LOGIN,)),
        KnowledgeGoal(
            "start/losenord", "Kan byta.", "Jag kan byta mitt lösenord.", 2, (), (), (LOGIN,)
        ),
    ),
)
FIRST, WEEKS = "Första dagen", "Första veckorna"
ACTIVITIES = (
    activity("nycklar", "Beställ nyckelkort", FIRST, by=Doer.MANAGER, due_day=1),
    activity("visa", "Visa lokalen", FIRST, by=Doer.MENTOR, due_day=1),
    activity("logga-in", "Logga in", FIRST, "lesson", target=LOGIN, due_day=2),
    activity("mejl", "Läs och svara på mejl", WEEKS, "lesson", target=MAIL, due_day=5),
    activity("kurs", "Trygg digital", WEEKS, "course", target=COURSE, due_day=20),
    activity("besok", "Dokumentera ett besök", WEEKS, "practice", confirmed=True, due_day=10),
    activity("apt", "Var med på APT", WEEKS, "meeting", voluntary=True),
    activity("boendet", "Bara för boende", WEEKS, branches=("boende",)),
)


def programme(id_: str, title: str, activities: tuple[Activity, ...]) -> Programme:
    return Programme(
        id_, title, "Din första månad.", "Kvalitet", "", None, (), (), activities, "", "v1"
    )


def catalogue(activities: tuple[Activity, ...] = ACTIVITIES) -> Catalogue:
    course = Course(
        COURSE,
        "Trygg digital",
        "En kort e-utbildning.",
        "Kvalitet",
        "",
        None,
        10,
        (),
        ("trygg-digital/ett", "trygg-digital/tva"),
        "school",
        "<p>Välkommen.</p>",
        False,
    )
    return Catalogue(
        (course,),
        (
            programme(PROGRAMME, "Ny i hemtjänsten", activities),
            programme("ny-pa-boende", "Ny på boende", activities),
            programme("vikarie", "Vikarie, första dagen", activities[:2]),
        ),
        goals=(GOALS,),
    )


LESSONS = (
    lesson(MAIL, "Läs och svara på mejl", "forsta", "knapp"),
    lesson(LOGIN, "Logga in"),
    lesson("trygg-digital/ett", "Lösenord", kind=Kind.LESSON),
    lesson("trygg-digital/tva", "Falska mejl", "falskt", kind=Kind.LESSON),
)


def publish_small_library(
    library: Library,
    lessons: tuple[Lesson, ...] = LESSONS,
    found: Catalogue | None = None,
) -> None:
    """Put everything in the pool and swap the root in."""
    groups: dict[str, list[Entry]] = {}
    for text in lessons:
        folder = text.meta.id.split("/")[0]
        group = folder if text.kind is Kind.LATHUND else f"courses/{folder}"
        groups.setdefault(group, []).append(_entry(library, text, group))
    systems = tuple(sorted((g, library.write_manifest(e)) for g, e in groups.items()))
    courses = library.write_catalogue(found or catalogue())
    library.swap(lambda _: Root(systems, courses))


def _entry(library: Library, text: Lesson, group: str) -> Entry:
    meta = text.meta
    document = library.pool.put(to_bytes(lesson_to_plain(text)), "json")
    easy = Edition(document, text.version, meta.title, f"lathundar/{meta.id}.md", ())
    return entry_of(meta, text.kind, group, {Form.EASY: easy})
