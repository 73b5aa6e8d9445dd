"""How somebody wants to read: easy or fuller text, size, colours. Kept in a cookie per browser."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kompetensportal.model.content.source import Form

COOKIE = "kp_reading"
SIZES = ("1", "2", "3", "4")
THEMES = ("auto", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader chose; the easy text until somebody asks for the fuller one."""

    form: Form = Form.EASY
    size: str = "1"
    theme: str = "auto"

    def as_cookie(self) -> str:
        """The cookie's value: `easy.1.auto`."""
        return f"{self.form.value}.{self.size}.{self.theme}"

    def as_attributes(self) -> str:
        """What `<html>` carries, with a space before each; nothing for what is the default."""
        size = "" if self.size == "1" else f' data-size="{self.size}"'
        theme = "" if self.theme == "auto" else f' data-theme="{self.theme}"'
        return size + theme

    def changed(self, given: dict[str, str]) -> Reading:
        """With the fields of a form that are sound; what is not is left as it was."""
        form = given.get("form", "")
        return replace(
            self,
            form=Form(form) if form in {f.value for f in Form} else self.form,
            size=given["size"] if given.get("size") in SIZES else self.size,
            theme=given["theme"] if given.get("theme") in THEMES else self.theme,
        )


def from_cookie(value: str) -> Reading:
    """What a cookie says; the default for anything unsound."""
    parts = value.split(".")
    if len(parts) != 3:
        return Reading()
    return Reading().changed(dict(zip(("form", "size", "theme"), parts, strict=True)))
