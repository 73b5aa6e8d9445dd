"""The third stage: what the front matter says about the text, ready to use."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from kompetensportal.compiler import schema
from kompetensportal.compiler.read import EASIER, Location, locate
from kompetensportal.compiler.tokens import Parsed
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.lesson import Meta
from kompetensportal.model.content.source import Form, Kind


@dataclass(frozen=True, slots=True)
class FactUse:
    """A local fact that a text names, or what looks like one: `{it-telefon}`."""

    name: str
    line: int
    column: int
    known: bool
    empty: bool = False
    """Whether nobody has filled it in yet."""
    likely: str = ""
    """Of one that is not known: the fact that was probably meant."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A parsed file and the meaning of its front matter."""

    parsed: Parsed
    location: Location
    values: dict[str, Any]
    """Valid values by their Swedish key."""
    id: str
    form: Form
    language: str
    findings: tuple[Finding, ...]
    facts: tuple[FactUse, ...] = ()
    written: Parsed | None = None
    """The tokens before local facts were filled in; None: as `parsed`."""

    def text(self, key: str) -> str:
        """A text, empty when absent."""
        return str(self.values.get(key, ""))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        return tuple(self.values.get(key, ()))

    def day(self, key: str) -> date | None:
        """A day, None when absent."""
        return schema.as_date(self.text(key))


def understand(parsed: Parsed) -> Matter:
    """Validate the front matter of a file against the schema of its kind."""
    path = parsed.source.path
    location = locate(path)
    if location is None:
        raise ValueError(f"{path} is no content file: compiler.read judges that first")
    name = location.kind.value
    if location.sibling:
        name += "-sibling"
    values, findings = schema.validate(parsed.front, name, path)
    easy = path.endswith(EASIER) or values.get("svenska") == "lätt"
    return Matter(
        parsed=parsed,
        location=location,
        values=values,
        id=str(values.get("id", location.id)),
        form=Form.EASY if easy else Form.STANDARD,
        language=str(values.get("språk", "sv")),
        findings=tuple(findings),
    )


def meta(matter: Matter) -> Meta:
    """The Meta of a lathund or lesson."""
    folder = matter.parsed.source.path.split("/")[1]
    is_lathund = matter.location.kind is Kind.LATHUND
    minutes = matter.values.get("minuter")
    return Meta(
        id=matter.id,
        title=matter.text("titel"),
        summary=matter.text("sammanfattning"),
        owner=matter.text("ägare"),
        deputy=matter.text("ersättare"),
        review=matter.day("granskas"),
        system=matter.text("system") or (folder if is_lathund else ""),
        audience=matter.texts("målgrupp"),
        minutes=minutes if isinstance(minutes, int) else None,
        language=matter.language,
        task=matter.text("arbetsuppgift"),
        keywords=matter.texts("sökord"),
        related=matter.texts("se-även"),
        checked=matter.text("kontrollerad"),
        internal=matter.text("intern") == "ja",
    )


def inherit(first: Meta, sibling: Meta) -> Meta:
    """A sibling's Meta with what it does not say itself taken from the first file's.

    Whether a text is for signed-in people only is decided by either of the two: the stricter.
    """
    taken = {
        field.name: getattr(first, field.name)
        for field in fields(Meta)
        if getattr(sibling, field.name) in ("", (), None)
    }
    # Absent, these two have a default that is not empty.
    taken["internal"] = first.internal or sibling.internal
    taken["system"] = first.system
    return replace(sibling, **taken)
