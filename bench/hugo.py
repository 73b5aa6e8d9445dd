"""The very same files for Hugo, with a small whole theme around them.

The comparison says "given the same two files", so Hugo gets our front matter, our boxes and our
names as they are: texts rewritten for it would measure another input. What it does not know
(`:::`, `{#steg-1}`) it shows as text. The theme does what any site does: a page for each text,
lists of the systems, and Hugo's own default kinds (feeds, sitemap, terms, 404). Links lead to the
page of the file that they name, and keep their address when there is none.
"""

from __future__ import annotations

from pathlib import Path

from bench.generate import write_library


def write_site(site: Path, lessons: int) -> None:
    """Write the lessons and the theme."""
    write_library(site / "content", lessons)
    (site / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
    for name, layout in _LAYOUTS.items():
        path = site / "layouts" / "_default" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(layout, encoding="utf-8")


_SETTINGS = """\
baseURL = "http://localhost/"
locale = "sv"
title = "Lathundar"
"""
_LAYOUTS = {
    "_markup/render-link.html": """\
{{- $to := .Destination -}}
{{- with .PageInner.GetPage $to }}{{ $to = .RelPermalink }}{{ end -}}
<a href="{{ $to }}">{{ .Text }}</a>
{{- /* no line end */ -}}
""",
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
