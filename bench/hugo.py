"""The very same files for Hugo, with one of two themes around them.

The comparison says "given the same two files", so Hugo gets our front matter, our boxes and our
names as they are: texts rewritten for it would measure another input. What it does not know
(`:::`, `{#steg-1}`) it shows as text. In both themes links go to the page of the file that they
name, and keep their address when there is none.
"""

from __future__ import annotations

from pathlib import Path

from bench.generate import write_library


def write_pages(site: Path, lessons: int) -> None:
    """A plain site: a page for each text and lists of the systems.

    And Hugo's own default kinds: feeds, sitemap, terms, 404.
    """
    _write(site, lessons, _SETTINGS, _PAGES)


def write_documents(site: Path, lessons: int) -> None:
    """What our build writes, and nothing besides: JSON, and no pages.

    For each text one document with its HTML, its headings with level and anchor, its plain text,
    its front matter and a digest of what the reader gets; for each system one manifest with id,
    title, summary, owner, review date and address of its texts. Our build makes all of these, and
    sentences, steps, questions and findings too, which Hugo is not asked for. What our build does
    not make (feeds, sitemap, terms, 404) is switched off.
    """
    _write(site, lessons, _SETTINGS + _ONLY_DOCUMENTS, _DOCUMENTS)


def _write(site: Path, lessons: int, settings: str, layouts: dict[str, str]) -> None:
    write_library(site / "content", lessons)
    (site / "hugo.toml").write_text(settings, encoding="utf-8")
    for name, layout in (layouts | _LINKS).items():
        path = site / "layouts" / "_default" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(layout, encoding="utf-8")


_SETTINGS = """\
baseURL = "http://localhost/"
locale = "sv"
title = "Lathundar"
"""
_ONLY_DOCUMENTS = """\
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[outputs]
home = ["json"]
section = ["json"]
page = ["json"]
"""
_LINKS = {
    "_markup/render-link.html": """\
{{- $to := .Destination -}}
{{- with .PageInner.GetPage $to }}{{ $to = .RelPermalink }}{{ end -}}
<a href="{{ $to }}">{{ .Text }}</a>
{{- /* no line end */ -}}
""",
}
_PAGES = {
    "baseof.html": """\
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ or .Params.titel .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Params.sammanfattning }}">
</head>
<body>
<header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single.html": """\
{{ define "main" }}
<nav><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></nav>
<h1>{{ .Params.titel }}</h1>
{{ .Content }}
{{ end }}
""",
    "list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ or .Params.titel .Title }}</a></li>
{{ end }}</ul>
{{ end }}
""",
    "404.html": """\
{{ define "main" }}<h1>404</h1>{{ end }}
""",
}
_DOCUMENTS = {
    "single.json": """\
{{- $headings := slice -}}
{{- range .Fragments.HeadingsMap -}}
{{- $headings = $headings | append (dict "level" .Level "anchor" .ID "text" .Title) -}}
{{- end -}}
{{- $html := printf "%s" .Content -}}
{{- $document := dict "meta" .Params "html" $html "headings" $headings "text" .Plain -}}
{{- merge $document (dict "version" (sha256 $html)) | jsonify -}}
""",
    "list.json": """\
{{- $lessons := slice -}}
{{- range .Pages -}}
{{- $of := dict "id" .Params.id "title" .Params.titel "summary" .Params.sammanfattning -}}
{{- $more := dict "owner" .Params.ägare "review" .Params.granskas "address" .RelPermalink -}}
{{- $lessons = $lessons | append (merge $of $more) -}}
{{- end -}}
{{- dict "v" 1 "lessons" $lessons | jsonify -}}
""",
}
