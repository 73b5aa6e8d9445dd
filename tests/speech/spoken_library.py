"""A published library of small lessons, made without the compiler: only what a voice needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kompetensportal.model.content.lesson import Lesson, Meta, Sentence
from kompetensportal.model.content.lesson_json import lesson_to_plain
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content.library import Library, to_bytes


def lesson(id_: str, texts: Sequence[str], language: str = "sv", form: Form = Form.EASY) -> Lesson:
    """A lathund of sentences, the first of which is its title."""
    sentences = tuple(
        Sentence(index, text, language, "step" if index else "title")
        for index, text in enumerate(texts)
    )
    meta = Meta(
        id=id_,
        title=texts[0],
        summary="",
        owner="Systemspecialist",
        deputy="",
        review=None,
        system=id_.partition("/")[0],
        audience=(),
        minutes=None,
        language=language,
        task="",
        keywords=(),
        related=(),
        checked="",
        internal=False,
    )
    steps = "".join(
        f'<li class="step" id="steg-{s.index}" data-step="{s.index}"><div class="step-text">'
        f'<p><span class="s" id="s{s.index}">{s.text}</span></p></div></li>'
        for s in sentences[1:]
    )
    return Lesson(
        kind=Kind.LATHUND,
        form=form,
        meta=meta,
        html=f'<ol class="steps">{steps}</ol>',
        sentences=sentences,
        steps=(),
        questions=(),
        headings=(),
        pictures=(),
        text=" ".join(texts),
        version="v1",
    )


def publish(data: Path, *lessons: Lesson) -> Library:
    """Make these, and only these, the published library of a data folder."""
    library = Library(data)
    entries: dict[str, Entry] = {}
    for each in lessons:
        document = library.pool.put(to_bytes(lesson_to_plain(each)), "json")
        edition = Edition(document, each.version, each.meta.title, f"{each.meta.id}.md", ())
        entry = entries.get(each.meta.id) or _entry(each)
        entries[each.meta.id] = replace(entry, **{each.form.value: edition})
    groups = sorted({entry.group for entry in entries.values()})
    systems = tuple(
        (group, library.write_manifest([e for e in entries.values() if e.group == group]))
        for group in groups
    )
    library.swap(lambda root: replace(root, systems=systems))
    return library


def document_of(library: Library, id_: str, form: Form = Form.EASY) -> str:
    """The document that a reader of this form gets."""
    return library.generation().entries[id_].edition(form).document


def _entry(of: Lesson) -> Entry:
    meta = of.meta
    return Entry(
        id=meta.id,
        kind=of.kind,
        group=meta.system,
        system=meta.system,
        title=meta.title,
        summary="",
        owner=meta.owner,
        deputy="",
        review=None,
        audience=(),
        language=meta.language,
        task="",
        keywords=(),
        related=(),
        checked="",
        internal=False,
    )
