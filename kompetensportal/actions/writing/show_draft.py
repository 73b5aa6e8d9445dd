"""A draft as an entry of the library: with its other form, and with what is translated of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kompetensportal.actions.content.compile_files import group_of
from kompetensportal.actions.content.editions import files_of, in_language, opened, usable
from kompetensportal.actions.content.entries import entry_of
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.draft_source import Around, source_of
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.errors import MistakeError
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Edition, Entry, Translation
from kompetensportal.model.content.source import Form, Source
from kompetensportal.po import PoEntry
from kompetensportal.store.content.generation import Generation
from kompetensportal.words import Message, say

DRAFT, TRANSLATED = "draft", "translated"
"""What the draft's documents are called in `Shown.documents`: no names of the pool."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft in place of the text that is published."""

    entry: Entry
    documents: Mapping[str, Lesson]
    """The lessons that no pool holds, by the names that `entry` calls them."""
    form: Form
    """The form that the draft's file has."""


def show(
    path: str,
    text: str,
    published: Generation,
    around: Around,
    pictures: DraftPictures,
    *,
    language: str = "",
) -> Shown:
    """A draft as it would stand in the library.

    Args:
        path: the file that it is to be.
        text: its Markdown.
        published: the library, for its other form.
        around: the files around it.
        pictures: those of the content folder.
        language: of an edition to make as well; empty: none.

    Raises MistakeError for a text that no page can be made of: the findings say why.
    """
    source = source_of(path, text)
    lesson = _lesson(source, around, pictures)
    edition = _edition(lesson, DRAFT, path)
    entry = _entry(lesson, edition, published.entries.get(lesson.meta.id))
    documents = {DRAFT: lesson}
    if language and isinstance(source, Source):
        translation, translated = _translated(source, entry.id, language, around, pictures)
        translation = replace(translation, of=edition.version)
        entry = replace(entry, translations=(translation,))
        documents[TRANSLATED] = translated
    return Shown(entry, documents, lesson.form)


def _lesson(source: Source | Finding, around: Around, pictures: DraftPictures) -> Lesson:
    value = None
    if isinstance(source, Source):
        value = _compiled(source, around, pictures).value
    if not isinstance(value, Lesson):
        raise MistakeError(say("proofing.nothing_to_show"), say("proofing.nothing_to_show_mend"))
    return value


def _compiled(source: Source, around: Around, pictures: DraftPictures) -> Compiled:
    now = around.now()
    return compile_source(source, pictures=pictures.known, moved=now.moved, facts=now.facts)


def _edition(lesson: Lesson, name: str, path: str) -> Edition:
    meta = lesson.meta
    return Edition(name, lesson.version, meta.title, path, lesson.pictures, meta.minutes)


def _entry(lesson: Lesson, edition: Edition, known: Entry | None) -> Entry:
    """What the draft's own front matter says; of a second form, what its first file says."""
    meta, group = lesson.meta, group_of(edition.path)
    others = {f: e for f, e in known.editions if e.path != edition.path} if known else {}
    forms = others | {lesson.form: edition}
    if known is not None and not meta.owner:
        standard, easy = forms.get(Form.STANDARD), forms.get(Form.EASY)
        return replace(known, standard=standard, easy=easy, translations=())
    return entry_of(replace(meta, system=meta.system or group), lesson.kind, group, forms)


def _translated(
    source: Source, id_: str, language: str, around: Around, pictures: DraftPictures
) -> tuple[Translation, Lesson]:
    """The edition that the catalogues allow of the draft as it is; what they lack is Swedish."""
    words = _words_of(id_, language, around)
    text, count, of = in_language(source, language, words)
    lesson = _lesson(text, around, pictures)
    translation = Translation(
        language=language,
        edition=_edition(lesson, TRANSLATED, source.path),
        summary=lesson.meta.summary,
        of="",
        translated=count,
        units=of,
        reviewed=False,
        title_language=lesson.sentences[0].language,
    )
    return translation, lesson


def _words_of(id_: str, language: str, around: Around) -> Mapping[str, PoEntry]:
    for path in files_of(around.root).get(language, []):
        file = opened(path)
        if not isinstance(file, Message) and id_ in (texts := usable(file, path)[0]):
            return texts[id_]
    return {}
