"""Small signs drawn with one line in a square of 24 units."""

from __future__ import annotations

from tools.draw.svg import group, stroke

LINES = {
    "mail": "M3 6h18v13H3zM3 7l9 7 9-7",
    "calendar": "M4 6h16v14H4zM4 11h16M8 3.5v4M16 3.5v4M8 15h2M14 15h2",
    "chat": "M4 5h16v11H11l-5 4v-4H4zM8 10.5h8",
    "camera": "M3 8h4l2-3h6l2 3h4v11H3zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4",
    "video": "M3 7h12v10H3zM15 11l6-3.5v9L15 13",
    "phone": "M6 4h4l1.5 4.5L9 10.5c1 2 2.5 3.5 4.5 4.5l2-2.5L20 14v4c-8 3-17-6-14-14",
    "hang-up": "M3 14c0-6 18-6 18 0v2h-5v-3.5c-3-1-5-1-8 0V16H3z",
    "house": "M4 11l8-7 8 7v9h-5.5v-5.5h-5V20H4z",
    "person": "M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6M4.5 20.5c0-8 15-8 15 0z",
    "people": "M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11M2.5 19.5c0-7.5 13-7.5 13 0z"
    "M16 5c3.5 0 3.5 6 0 6M18 13.5c2.5.8 3.5 3 3.5 6",
    "document": "M6 3h8l4 4v14H6zM9 11h6M9 15h6",
    "pen": "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
    "heart": "M12 20C-1 12 5 3 12 8c7-5 13 4 0 12",
    "food": "M7 3v18M4 3v5c0 4 6 4 6 0V3M17 21V3c-4 2-4 8-3 10h3",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5.5l4 2",
    "key": "M8 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M12.5 12H21v4M17 12v3",
    "lock": "M5 11h14v9H5zM8 11V8c0-5 8-5 8 0v3",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5L21 21",
    "plus": "M12 4v16M4 12h16",
    "check": "M4 13l5.5 5.5L20 6",
    "cross": "M5 5l14 14M19 5L5 19",
    "back": "M20 12H4M11 5l-7 7 7 7",
    "next": "M9 5l7 7-7 7",
    "down": "M5 9l7 7 7-7",
    "send": "M3 4l18 8-18 8 3-8zM6 12h15",
    "reply": "M10 5L3 11.5l7 6.5v-4c5 0 8 1 11 5-1-7-5-10-11-10z",
    "forward": "M14 5l7 6.5-7 6.5v-4c-5 0-8 1-11 5 1-7 5-10 11-10z",
    "menu": "M4 6h16M4 12h16M4 18h16",
    "more": "M5 12h.1M12 12h.1M19 12h.1",
    "microphone": "M12 15c4 0 3.5-3.5 3.5-8.5 0-4.5-7-4.5-7 0C8.5 11.5 8 15 12 15"
    "M5 11c0 10 14 10 14 0M12 18.5V22",
    "listen": "M4 9h4l5-4v14l-5-4H4zM16.5 9c2 2 2 4 0 6M19 6.5c4 3.5 4 7.5 0 11",
    "bell": "M5 17c3-3 1-12 7-12s4 9 7 12zM10 20.5h4M12 5V3",
    "clip": "M19 11l-7.5 7.5c-4 4-9-1-5-5L14 6c2.5-2.5 6 1 3.5 3.5L10.5 16.5",
    "photo": "M3 5h18v14H3zM3 16l5.5-5.5L15 17l3-3 3 3M15.5 9.5h.1",
    "warning": "M12 3.5L22 20H2zM12 10v4.5M12 17.2v.1",
    "place": "M12 21C2 11 5 3 12 3s10 8 0 18M12 11.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6",
    "list": "M9 6h12M9 12h12M9 18h12M4 6h.1M4 12h.1M4 18h.1",
    "shield": "M12 3l8 3c0 8-3 12-8 15-5-3-8-7-8-15zM8.5 12l2.5 2.5 4.5-5",
    "coin": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 8v8M14.5 8L9.5 12l5 4",
    "upload": "M12 16V4M7 8.5L12 4l5 4.5M4 15v5h16v-5",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "globe": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18",
    "wifi": "M3 10c6-5.5 12-5.5 18 0M6.5 14c4-3.5 7-3.5 11 0M12 18.5h.1",
    "scan": "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13.5 13.5h2.5V16h-2.5M13.5 8.5h.1"
    "M8.5 15h.1",
    "out": "M13 4H5v16h8M10 12h11M17 8l4 4-4 4",
    "help": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9 9.5c0-4 6-4 6-.5 0 2.5-3 2-3 4.5M12 16.8v.1",
    "adjust": "M6 4v9M6 18v2M12 4v2M12 11v9M18 4v10M18 19v1M3.5 15.5h5M9.5 8.5h5M15.5 16.5h5",
    "play": "M7 4v16l13-8z",
    "pause": "M7 4.5v15M17 4.5v15",
    "tablet": "M5 3h14v18H5zM11 17.5h2",
    "eye": "M2.5 12c5-8 14-8 19 0-5 8-14 8-19 0M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
}


def icon(name: str, x: float, y: float, size: float, colour: str, *, width: float = 2.2) -> str:
    """The sign with its upper left corner at x, y."""
    return group(stroke(LINES[name], colour, width), x=x, y=y, scale=size / 24)
