"""The tree of tags by which a screen reader reads the pages (PDF/UA-1, ISO 14289-1)."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from mgops_desktop.reports.render.structure import Box, Content, Element, Link


class Tree:
    """Writes elements and links into the finished pages."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._contents: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._annotations: list[list[pikepdf.Object]] = [[] for _ in self._pages]
        self._linked: list[pikepdf.Object] = []
        self._attributes: dict[str, pikepdf.Object] = {}
        self._no_border = pdf.make_indirect(Array([0, 0, 0]))

    def write(self, document: Element) -> None:
        """Put the tree under `document` into the catalog."""
        root = self._pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, RoleMap=Dictionary(Title=Name.P))
        )
        root.K = self._element(document, root)
        self._number(root)
        catalog = self._pdf.Root
        catalog.StructTreeRoot = root
        catalog.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        home = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        about: dict[str, Any] = {"/S": _name(element.tag), "/P": parent}
        if home is not None:
            about["/Pg"] = self._pages[home]
        if element.attributes:
            about["/A"] = self._shared(element.attributes)
        if element.alternative:
            about["/Alt"] = String(element.alternative)
        if element.box:
            layout = {"/O": Name.Layout, "/Placement": Name.Block, "/BBox": _box(element.box)}
            about["/A"] = Dictionary(layout)
        made = self._pdf.make_indirect(Dictionary(about))
        kids = [self._kid(kid, made, home) for kid in element.kids]
        if kids:
            made["/K"] = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(
        self, kid: "Element | Content | Link", parent: pikepdf.Object, home: int | None
    ) -> Any:
        match kid:
            case Element():
                return self._element(kid, parent)
            case Content():
                self._contents[kid.page][kid.number] = parent
                if kid.page == home:
                    return kid.number
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)
            case Link():
                about = {"/Type": Name.OBJR, "/Obj": self._annotation(kid, parent)}
                if kid.page != home:
                    about["/Pg"] = self._pages[kid.page]
                return Dictionary(about)

    def _annotation(self, link: Link, parent: pikepdf.Object) -> pikepdf.Object:
        about = {
            "/Subtype": Name.Link,
            "/Rect": _box(link.box),
            "/Border": self._no_border,
            "/F": 4,
            "/Contents": String(f"Skąd ta liczba: {link.text}"),
            "/Dest": String(link.name),
            # numbers below len(pages) belong to the pages themselves
            "/StructParent": len(self._pages) + len(self._linked),
        }
        made = self._pdf.make_indirect(Dictionary(about))
        self._linked.append(parent)
        self._annotations[link.page].append(made)
        return made

    def _shared(self, attributes: str) -> pikepdf.Object:
        if attributes not in self._attributes:
            made = pikepdf.Object.parse(f"<<{attributes}>>".encode("ascii"))
            self._attributes[attributes] = self._pdf.make_indirect(made)
        return self._attributes[attributes]

    def _number(self, root: pikepdf.Object) -> None:
        numbers: list[Any] = []
        for index, (page, contents) in enumerate(zip(self._pages, self._contents, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            if self._annotations[index]:
                page.Annots = Array(self._annotations[index])
            in_order = Array([contents[number] for number in range(len(contents))])
            numbers += [index, self._pdf.make_indirect(in_order)]
        for index, element in enumerate(self._linked, len(self._pages)):
            numbers += [index, element]
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._pages) + len(self._linked)


@cache
def _name(tag: str) -> pikepdf.Object:
    return Name("/" + tag)


def _box(box: Box) -> pikepdf.Object:
    # parsed, because an array of Python floats takes several times as long
    left, foot, right, top = box
    return pikepdf.Object.parse(f"[{left:.2f} {foot:.2f} {right:.2f} {top:.2f}]".encode("ascii"))


def write_destinations(pdf: pikepdf.Pdf, places: dict[str, tuple[int, float]]) -> None:
    """Name places in the document: name → page (from 0) and height above its foot, in points."""
    names: list[Any] = []
    for name in sorted(places, key=lambda name: name.encode()):
        page, height = places[name]
        target = Array([pdf.pages[page].obj, Name.XYZ, 0, round(height, 2), None])
        names += [String(name), target]
    if names:
        pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=Array(names))))


def write_outline(pdf: pikepdf.Pdf, headings: Sequence[tuple[int, str, int, float]]) -> None:
    """Make the bookmarks: level (from 1), text, page (from 0), height above its foot."""
    with pdf.open_outline() as outline:
        above: list[tuple[int, pikepdf.OutlineItem]] = []
        for level, text, page, height in headings:
            item = pikepdf.OutlineItem(text, page, "XYZ", left=0, top=height, zoom=0)
            while above and above[-1][0] >= level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((level, item))
