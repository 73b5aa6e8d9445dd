"""The last stage: what a document is worth to the portal: a Lesson, Course, Programme, Task ..."""

from __future__ import annotations

from hashlib import blake2b
from typing import cast

from kompetensportal.compiler import facts, schema
from kompetensportal.compiler.constructs.activity import ActivityNode
from kompetensportal.compiler.constructs.heading import Heading
from kompetensportal.compiler.constructs.note import Note
from kompetensportal.compiler.constructs.step import StepNode
from kompetensportal.compiler.constructs.survey_question import SurveyQuestionNode
from kompetensportal.compiler.matter import meta
from kompetensportal.compiler.nodes import LinkTo
from kompetensportal.compiler.read import GLOSSARY
from kompetensportal.compiler.render import Page
from kompetensportal.compiler.rows import Link, Row
from kompetensportal.compiler.structure import Document
from kompetensportal.languages import SWEDISH
from kompetensportal.model.content.course import Activity, Course, Doer, Goal, Programme, Task
from kompetensportal.model.content.course import ActivityKind as Kinds
from kompetensportal.model.content.glossary import GlossaryEntry, Translation
from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal
from kompetensportal.model.content.lesson import Lesson, Sentence
from kompetensportal.model.content.source import Kind
from kompetensportal.model.content.survey import After, Survey

Value = Lesson | Course | Programme | Task | GlossaryEntry | GoalSheet
_DOERS = {"handledare": Doer.MENTOR, "chef": Doer.MANAGER}


def digest(*texts: str) -> str:
    """32 hex digits over texts."""
    return blake2b("\0".join(texts).encode(), digest_size=16).hexdigest()


def value_of(document: Document, page: Page) -> Value:
    """Write the document and gather what belongs to it."""
    kind = document.matter.location.kind
    if kind is Kind.PROGRAMME:
        return _programme(document, page)
    if kind is Kind.WORD:
        return _word(document)
    page.nodes(document.nodes)
    if kind is Kind.COURSE:
        return _course(document, page.html())
    if kind is Kind.TASK:
        return _task(document, page.html())
    if kind is Kind.GOALS:
        return _goals(document, page.html())
    return _lesson(document, page)


def _lesson(document: Document, page: Page) -> Lesson:
    matter = document.matter
    about, html = meta(matter), page.html()
    title_line = matter.parsed.front.place("titel")[0]
    borrowed = title_line in matter.parsed.source.borrowed
    title = Sentence(0, about.title, SWEDISH.code if borrowed else matter.language, "title")
    return Lesson(
        kind=matter.location.kind,
        form=matter.form,
        meta=about,
        html=html,
        sentences=(title, *document.sentences),
        steps=tuple(page.steps),
        questions=tuple(page.questions),
        headings=tuple(page.headings),
        pictures=tuple(page.files),
        text="\n".join(prose.plain for prose in document.proses),
        version=digest(about.title, html),
        survey=_survey(document) if matter.location.kind is Kind.SURVEY else None,
    )


def _survey(document: Document) -> Survey:
    nodes = cast(list[SurveyQuestionNode], document.all(SurveyQuestionNode))
    return Survey(
        anonymous=document.matter.text("anonym") != "nej",
        after=After(document.matter.text("efter")),
        questions=tuple(node.question for node in nodes),
    )


def _course(document: Document, html: str) -> Course:
    about = meta(document.matter)
    return Course(
        id=about.id,
        title=about.title,
        summary=about.summary,
        owner=about.owner,
        deputy=about.deputy,
        review=about.review,
        minutes=about.minutes,
        audience=about.audience,
        lessons=document.matter.texts("lektioner"),
        icon=document.matter.text("ikon"),
        html=html,
        internal=about.internal,
        nano=document.matter.text("nanokurs") == "ja",
        language=about.language,
    )


def _task(document: Document, html: str) -> Task:
    about = meta(document.matter)
    goals = document.matter.values.get("kunskapsmål", ())
    return Task(
        id=about.id,
        title=about.title,
        owner=about.owner,
        goals=tuple(Goal(g["id"], g["mål"], g.get("lätt", "")) for g in goals),
        html=html,
        language=about.language,
        goal_ids=document.matter.texts("mål"),
    )


def _goals(document: Document, html: str) -> GoalSheet:
    about = meta(document.matter)
    system = about.id.rpartition("/")[0] or about.id
    return GoalSheet(
        id=system,
        title=about.title,
        owner=about.owner,
        goals=tuple(
            KnowledgeGoal(
                id=f"{system}/{goal['id']}",
                text=goal["mål"],
                easy=goal["lätt"],
                level=int(goal["nivå"]),
                professions=tuple(name.lower() for name in goal.get("yrken", ())),
                branches=tuple(goal.get("verksamheter", ())),
                lessons=tuple(goal["lär"]),
            )
            for goal in document.matter.values.get("kunskapsmål", ())
        ),
        html=html,
        language=about.language,
    )


def _word(document: Document) -> GlossaryEntry:
    matter = document.matter
    return GlossaryEntry(
        id=matter.id.rpartition("/")[2],
        word=matter.text("ord"),
        language=matter.language,
        definition=matter.text("förklaring"),
        parts=matter.texts("delar"),
        icon=matter.text("ikon"),
        forms=matter.texts("former"),
        translations=tuple(
            Translation(t["språk"], t["text"], t["källa"], t["granskad"] == "ja")
            for t in matter.values.get("översättningar", ())
        ),
        see=matter.texts("se"),
    )


def _programme(document: Document, page: Page) -> Programme:
    about = meta(document.matter)
    nodes = cast(list[ActivityNode], document.all(ActivityNode))
    sections = {node.section for node in nodes}
    page.nodes(
        [
            node
            for node in document.nodes
            if not isinstance(node, ActivityNode)
            and not (isinstance(node, Heading) and node.prose.plain.strip() in sections)
        ]
    )
    activities = tuple(_activity(node, page, about.language) for node in nodes)
    html = page.html()
    written = [repr(activity) for activity in activities]
    return Programme(
        id=about.id,
        title=about.title,
        summary=about.summary,
        owner=about.owner,
        deputy=about.deputy,
        review=about.review,
        branches=document.matter.texts("verksamhet"),
        professions=document.matter.texts("yrke"),
        activities=activities,
        html=html,
        version=digest(about.title, html, *written),
        language=about.language,
    )


def _activity(node: ActivityNode, page: Page, language: str) -> Activity:
    return Activity(
        id=node.id,
        title=node.title,
        html=page.apart(node.nodes),
        kind=node.kind,
        by=_DOERS.get(node.value("vem"), Doer.EMPLOYEE),
        voluntary=node.value("frivillig") == "ja",
        confirmed=node.value("bekräftas") == "handledare",
        target=node.target[0] if node.target else "",
        due_day=node.due_day,
        branches=node.values("verksamhet"),
        professions=node.values("yrke"),
        section=node.section,
        language=language,
        working_days=node.working_days,
        after=node.values("efter"),
        renew_months=node.renew_months,
    )


def row_of(document: Document) -> Row:
    """What the checks across files need to know of a document."""
    matter = document.matter
    front = matter.parsed.front
    steps = cast(list[StepNode], document.all(StepNode))
    files = [use.path for use in document.pictures if use.path]
    files += [use.target for use in document.links if use.to is LinkTo.FILE]
    files += [facts.need(use.name) for use in matter.facts]
    review = matter.text("granskas")
    return Row(
        path=document.path,
        kind=matter.location.kind,
        id=matter.id,
        form=matter.form,
        sibling=matter.location.sibling,
        title=matter.text("titel") or matter.text("ord"),
        anchors=_names(document),
        links=tuple(_links(document)),
        files=tuple(dict.fromkeys(files)),
        steps=tuple((step.id, bool(step.figures), step.line) for step in steps),
        pictures=len(document.pictures),
        warnings=sum(cast(Note, note).kind == "warning" for note in document.all(Note)),
        review=review if schema.as_date(review) else "",
        places=tuple((key, *front.place(key)) for key in ("id", "granskas", "ord")),
    )


def _names(document: Document) -> tuple[str, ...]:
    """What others may mean by name: anchors of a text, the written forms of a word."""
    matter = document.matter
    if matter.location.kind is Kind.WORD:
        forms = (matter.text("ord"), *matter.texts("former"))
        return tuple(dict.fromkeys(form.casefold() for form in forms if form))
    if matter.location.kind is Kind.GOALS:
        return tuple(goal["id"] for goal in matter.values.get("kunskapsmål", ()))
    if matter.location.kind is Kind.SURVEY:
        nodes = cast(list[SurveyQuestionNode], document.all(SurveyQuestionNode))
        return tuple(f"{node.id} {node.kind} {len(node.answers)}" for node in nodes)
    return tuple(anchor for anchor, _ in document.anchors)


def _links(document: Document) -> list[Link]:
    found = [
        Link("link", use.target, use.anchor, *use.place)
        for use in document.links
        if use.to is LinkTo.CONTENT
    ]
    front, matter = document.matter.parsed.front, document.matter
    for key, what in (("lektioner", "lesson"), ("se-även", "related")):
        for number, target in enumerate(matter.texts(key)):
            found.append(Link(what, target, "", *front.place(key, number)))
    for number, target in enumerate(matter.texts("se")):
        found.append(Link("see", f"{GLOSSARY}/{target}", "", *front.place("se", number)))
    for number, target in enumerate(matter.texts("mål")):
        found.append(Link("goal", target, "", *front.place("mål", number)))
    for number, goal in enumerate(matter.values.get("kunskapsmål", ())):
        for at, target in enumerate(goal.get("lär", ())):
            place = front.place("kunskapsmål", number, "lär", at)
            found.append(Link("teaching", target, "", *place))
    if task := matter.text("arbetsuppgift"):
        found.append(Link("task", task, "", *front.place("arbetsuppgift")))
    for node in cast(list[ActivityNode], document.all(ActivityNode)):
        if node.target is not None and node.kind in (Kinds.LESSON, Kinds.COURSE):
            target, place = node.target
            found.append(Link(node.kind.value, target, "", *place))
    return found
