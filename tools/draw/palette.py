"""The colours of the pictures. Only what one is to press has the colour PRESS."""

PAPER = "#FBF3E4"
INK = "#2A2833"
QUIET = "#6F6A7A"
"""Text that is there but not the point: 4.5:1 against white and paper."""
GREEK = "#D5CFDA"
"""Lines that stand for text nobody needs to read."""
EDGE = "#C9C2B6"
SCREEN = "#FFFFFF"
BAR = "#E3ECEE"
BODY = "#3B3846"

PRESS = "#C23F14"
"""What to press: white text on it has 5:1."""
PRESS_SOFT = "#FDE6DA"

CALM = "#2F6F73"
SUN = "#F2B84B"
LEAF = "#5E8F5B"
SKY = "#B9D7DF"
ROSE = "#E3A194"
PLUM = "#6B4A73"
WOOD = "#C49A6C"
GREY = "#B8B3BE"
SILVER = "#CFCBD4"

TUNIC = "#3F7F95"
"""The care uniform."""

LIGHT, TAN, BROWN, DARK = "#F3CDB0", "#D9A074", "#A0663F", "#6B412A"
"""Skin."""
SKINS = (LIGHT, TAN, BROWN, DARK)
