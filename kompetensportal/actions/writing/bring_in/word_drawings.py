"""What is drawn in a Word text: pictures are kept, text in boxes too, the rest is told."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.actions.writing.bring_in.drawing import frame_of
from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element, Package, Relation
from kompetensportal.actions.writing.bring_in.pictures import Frame, Pictures, written_alt
from kompetensportal.model.writing.brought_in import Picture

_LOST = {"chart": "chart", "relIds": "smart_art", "OLEObject": "object", "control": "object"}


@dataclass
class Drawings:
    """Takes drawings while the text is read; the reader empties `found` after each paragraph."""

    package: Package
    relations: dict[str, Relation]
    notes: Notes
    pictures: Pictures
    found: list[Picture | Element]
    """Pictures, and the content of text boxes (`txbxContent`), in their order."""

    def take(self, drawing: Element) -> None:
        """Look through one drawing, old picture or object."""
        lost = {_LOST[each.tag] for each in drawing.iter(*_LOST)}
        for what in sorted(lost):
            self.notes.lost(what)
        if lost:
            return
        boxes = 0
        for each in drawing.iter("pic", "imagedata", "txbxContent"):
            if _in_a_box(each, drawing):
                continue  # A picture in a text box comes with the text of the box.
            if each.tag == "pic":
                self._modern(each, drawing)
            elif each.tag == "imagedata":
                self._old(each)
            elif each.tag == "txbxContent":
                boxes += 1
                self.notes.lost("text_box")
                self.found.append(each)
        if not boxes and any(True for _ in drawing.iter("wsp", "cxnSp")):
            self.notes.lost("shape")

    def _modern(self, pic: Element, drawing: Element) -> None:
        blip = pic.find(".//blip")
        about = drawing.find(".//docPr") if drawing.find(".//wgp") is None else pic.find(".//cNvPr")
        alt = (about.get("descr") or about.get("title") or "") if about is not None else ""
        if blip is None:
            return
        inside, outside = blip.get("r_embed", ""), blip.get("r_link", "")
        self._keep(inside or outside, alt, frame_of(pic))

    def _old(self, image: Element) -> None:
        """A picture as Word wrote it before 2007."""
        shape = image.getparent()
        alt = shape.get("alt", "") if shape is not None else ""
        self._keep(image.get("r_id", "") or image.get("r_href", ""), alt, Frame())

    def _keep(self, id_: str, alt: str, frame: Frame) -> None:
        relation = self.relations.get(id_)
        if relation is None:
            self.notes.lost("picture_missing")
            return
        if relation.external:
            self.notes.lost("picture_elsewhere", quoted=relation.target)
            return
        data = self.package.read(relation.target)
        if not data:
            self.notes.lost("picture_missing")
            return
        if name := self.pictures.take(relation.target, data, frame):
            self.found.append(Picture(name, written_alt(alt, self.notes)))


def _in_a_box(element: Element, top: Element) -> bool:
    """Whether something lies in a text box of the drawing, or in its twin for old versions."""
    above = element.getparent()
    while above is not None and above is not top:
        if above.tag in ("txbxContent", "Fallback"):
            return True
        above = above.getparent()
    return False
