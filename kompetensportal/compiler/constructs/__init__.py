"""What authors may write: one construct a file, and one line here."""

from kompetensportal.compiler.constructs import (
    activity,
    box,
    download,
    film,
    foreign,
    heading,
    listing,
    match,
    more,
    note,
    order,
    paragraph,
    picture,
    point,
    practice,
    question,
    simple,
    step,
    survey_question,
    table,
    term,
)
from kompetensportal.compiler.nodes import Build, Construct, Render

CONSTRUCTS: tuple[Construct, ...] = (
    paragraph.CONSTRUCT,
    picture.CONSTRUCT,
    heading.CONSTRUCT,
    listing.CONSTRUCT,
    step.CONSTRUCT,
    simple.CONSTRUCT,
    table.CONSTRUCT,
    box.CONSTRUCT,
    note.CONSTRUCT,
    term.CONSTRUCT,
    question.CONSTRUCT,
    order.CONSTRUCT,
    match.CONSTRUCT,
    point.CONSTRUCT,
    practice.CONSTRUCT,
    download.CONSTRUCT,
    film.CONSTRUCT,
    foreign.CONSTRUCT,
    more.CONSTRUCT,
    activity.CONSTRUCT,
    survey_question.CONSTRUCT,
)

BUILDS: dict[str, Build] = {}
BOXES: dict[str, Build] = {}
RENDERS: dict[type, Render] = {}
for _construct in CONSTRUCTS:
    BUILDS |= _construct.tokens
    BOXES |= _construct.boxes
    RENDERS |= _construct.render
