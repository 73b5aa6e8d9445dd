"""The pages of the demo, one or more of each kind: what is tested and shown as a whole."""

from __future__ import annotations

NO_PAGE = "/finns-inte"
OPEN = (
    "/",
    "/lathundar/",
    "/lathundar/outlook/",
    "/lathundar/outlook/las-och-svara",
    "/kurser/",
    "/kurser/social-dokumentation/",
    "/kurser/social-dokumentation/varfor",
    "/sok",
    "/sok?q=mejl",
    "/sok?q=xyzzyqwv",
    "/logga-in",
    NO_PAGE,
    "/stil",
    "/anpassa",
    "/ordlista/",
    "/ordlista/brukare",
    "/lathundar/outlook/las-och-svara?sprak=ar",
    "/lathundar/portalen/lattare-att-lasa",
    "/kurser/arbetsmiljo-kia/tillbud-och-skador",
    "/om",
    "/om/licenser",
    "/tillganglighet",
)
PAGES: dict[str, tuple[str, ...]] = {
    "": OPEN,
    "amina": (
        "/",
        "/introduktion/",
        "/mig",
        "/mig/losenord",
        "/mig/mobil",
        "/lathundar/outlook/las-och-svara",
    ),
    "berit": ("/", "/introduktion/", "/kurser/gdpr-i-praktiken/foto-och-ljud"),
    "carlos": (
        "/",
        "/atgarder/",
        "/atgarder/innehall",
        "/rapport/",
        "/rapport/outlook/las-och-svara",
        "/uttal/",
    ),
    "dilan": ("/", "/handledare/"),
    "eva": ("/", "/chef/", "/chef/amina", "/chef/vikarie"),
    "fatima": (
        "/admin/",
        "/admin/enheter",
        "/admin/enheter/ekdalen",
        "/admin/personer",
        "/admin/personer/amina",
        "/admin/personer/ny",
        "/admin/import",
        "/admin/introduktioner",
        "/admin/webblasare",
        "/admin/surfplattor",
        "/admin/surfplattor/ny",
        "/admin/statistik",
        "/arshjul/ekdalen",
        "/admin/export",
    ),
}
"""Who is signed in -> the pages that she sees; those of nobody stand first."""
