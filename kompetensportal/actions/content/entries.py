"""An entry of the library out of what front matter says: of a build and of a draft alike."""

from __future__ import annotations

from collections.abc import Mapping

from kompetensportal.model.content.lesson import Meta
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.content.source import Form, Kind


def entry_of(
    meta: Meta,
    kind: Kind,
    group: str,
    editions: Mapping[Form, Edition],
    *,
    internal: bool | None = None,
) -> Entry:
    """The entry of a text. `internal`: of several forms the stricter one; else what `meta` says."""
    return Entry(
        id=meta.id,
        kind=kind,
        group=group,
        system=meta.system,
        title=meta.title,
        summary=meta.summary,
        owner=meta.owner,
        deputy=meta.deputy,
        review=meta.review,
        audience=meta.audience,
        language=meta.language,
        task=meta.task,
        keywords=meta.keywords,
        related=meta.related,
        checked=meta.checked,
        internal=meta.internal if internal is None else internal,
        standard=editions.get(Form.STANDARD),
        easy=editions.get(Form.EASY),
    )
