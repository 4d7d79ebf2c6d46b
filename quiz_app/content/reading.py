"""From the files of a content root to shelves: which file becomes what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quiz_app.content import folders
from quiz_app.content.folders import Named, files_in, folders_in, refuse_strangers
from quiz_app.content.glossary import read_glossary
from quiz_app.content.kinds import KINDS
from quiz_app.content.page import Page, read_page
from quiz_app.content.reader import Entry, read_object
from quiz_app.content.shaping import Cite
from quiz_app.content.shelves import Shelf, Shelves
from quiz_app.content.text import read_text
from quiz_app.content.tree import Place, Tree, items_of, joined, listed, planted
from quiz_app.content.yaml_reader import read_yaml
from quiz_app.domain.citation import CitationError, Citations
from quiz_app.domain.law import Act
from quiz_app.errors import Problem

_PAGES = (
    ("guideline", folders.GUIDELINES),
    ("situation", folders.SITUATIONS),
    ("grey_zone", folders.GREY_ZONES),
    ("citizen_page", folders.CITIZEN_PAGES),
    ("tool", folders.TOOLS),
)


def read_shelves(root: Path) -> Shelves:
    """Everything under the root. Acts are read first, for all citations are read by them."""
    reading = _Reading(root)
    reading.acts()
    reading.law()
    reading.pages()
    reading.questions()
    reading.cases()
    reading.glossary()
    return reading.shelves


@dataclass(slots=True)
class _Reading:
    root: Path
    shelves: Shelves = field(default_factory=Shelves)

    @property
    def problems(self) -> list[Problem]:
        return self.shelves.problems

    def acts(self) -> None:
        folder, shelf = f"{folders.LAW}/acts", self.shelves.acts
        self.yaml_files("act", folder)
        if not shelf:
            self.problems.append(Problem(folder, 1, "her ligger ingen love at henvise til; henvisninger er ikke læst"))
        elif not shelf.broken:
            self.citations(tuple(shelf.objects().values()))

    def citations(self, acts: Sequence[Act]) -> None:
        """Ready to read citations, unless two acts claim a name: then the first that repeats one is told."""
        try:
            self.shelves.citations = Citations(acts)
        except CitationError as error:
            last = next(count for count in range(len(acts) + 1) if _clashes(acts[:count]))
            self.problems.append(self.shelves.acts[acts[last - 1].id].problem(str(error), "aliases"))

    def law(self) -> None:
        self.status()
        self.yaml_files("change", f"{folders.LAW}/changes")
        self.yaml_files("authority", f"{folders.LAW}/authorities")
        self.yaml_list("fact", folders.FACTS)
        self.yaml_list("regime", folders.REGIMES)
        self.yaml_list("law_question", folders.LAW_QUESTIONS)
        self.yaml_files("licence", folders.LICENCES)

    def status(self) -> None:
        if not (self.root / folders.STATUS).is_file():
            message = "filen mangler; den siger, til hvilken dag loven er læst (er det den rigtige mappe?)"
            self.problems.append(Problem(folders.STATUS, 1, message))
        elif tree := self.yaml(folders.STATUS):
            entry = read_object(KINDS["status"], tree, {}, None)
            if isinstance(entry, Entry):
                self.shelves.law_read_until = entry.value.law_read_until
            else:
                self.problems.extend(entry)

    def pages(self) -> None:
        for kind, folder in _PAGES:
            for named in files_in(self.root, folder, ".md", self.problems):
                page = self.page(named.path)
                self.put(kind, named, page.front if page else None, self.parts(kind, page) if page else {})
        for named in files_in(self.root, folders.MODULES, ".md", self.problems, names="numbered"):
            page = self.page(named.path)
            given = {"body": page.text(), "number": planted(named.number, Place(named.path, 1))} if page else {}
            self.put("module", named, page.front if page else None, given)

    def parts(self, kind: str, page: Page) -> dict[str, Tree]:
        """What a page's text gives its kind; an answer where the kind has none would be lost, and is told."""
        parts = {"answer": page.answer(), "sections": page.sections()}
        if "answer" not in KINDS[kind].given and (answer := parts.pop("answer")).value:
            told = "teksten før den første overskrift (## …) bliver ikke vist; flyt den ned under en overskrift"
            self.problems.append(answer.problem((), told))
        return parts

    def questions(self) -> None:
        for topic in folders_in(self.root, folders.QUESTIONS, self.problems):
            self.yaml_files("question", topic.path)

    def cases(self) -> None:
        for named in folders_in(self.root, folders.CASES, self.problems):
            refuse_strangers(self.root, named.path, frozenset({"sag.md", "akter", "facit.yml"}), self.problems)
            page = self.page(f"{named.path}/sag.md")
            facit = self.yaml(f"{named.path}/facit.yml")
            documents = self.documents(named)
            if page and facit and documents:
                self.put("case", named, page.front, {"story": page.text(), "facit": facit, "documents": documents})
            else:
                self.put("case", named, None, {})

    def documents(self, case: Named) -> Tree | None:
        """The documents of a case in order of their numbers; None when one could not be read."""
        trees: list[Tree | None] = []
        folder = f"{case.path}/akter"
        for named in files_in(self.root, folder, ".md", self.problems, names="numbered"):
            page, start = self.page(named.path), Place(named.path, 1)
            given = {"id": planted(named.id, start), "number": planted(named.number, start)}
            trees.append(joined(page.front, {**given, "body": page.text()}) if page else None)
        whole = [tree for tree in trees if tree]
        return listed(whole, Place(folder, 1)) if len(whole) == len(trees) else None

    def glossary(self) -> None:
        if (self.root / folders.GLOSSARY).is_file() and (text := self.text(folders.GLOSSARY)):
            self.shelves.glossary = read_glossary(text, folders.GLOSSARY, self.problems)

    def yaml_files(self, kind: str, folder: str) -> None:
        for named in files_in(self.root, folder, ".yml", self.problems):
            self.put(kind, named, self.yaml(named.path), {})

    def yaml_list(self, kind: str, path: str) -> None:
        """A file that is a list of objects, each with its own id; without the file there are none."""
        if not (self.root / path).is_file():
            return
        tree = self.yaml(path)
        if tree and not isinstance(tree.value, list):
            self.problems.append(tree.problem((), "filen skal være en liste, hvor hvert punkt begynder med - id: …"))
        self.shelf(kind).unread = tree is None or not isinstance(tree.value, list)
        for item in items_of(tree) if tree else ():
            entry = read_object(KINDS[kind], item, {}, self.cite)
            self.shelve(self.shelf(kind), str(item.mapping().get("id", "")), entry, item.place(("id",)))

    def put(self, kind: str, named: Named, tree: Tree | None, given: Mapping[str, Tree]) -> None:
        """Read one object and put it on its shelf; ``tree`` is None when its file could not be read."""
        start = Place(named.path, 1)
        entry = read_object(KINDS[kind], tree, {"id": planted(named.id, start), **given}, self.cite) if tree else ()
        self.shelve(self.shelf(kind), named.id, entry, start)

    def shelve(self, shelf: Shelf[Any], name: str, entry: Entry[Any] | tuple[Problem, ...], place: Place) -> None:
        if name in shelf or name in shelf.broken:
            self.problems.append(Problem(*place, f"id »{name}« er brugt før; et id er kun til én ting"))
        elif isinstance(entry, Entry):
            shelf[name] = entry
        else:
            shelf.broken.add(name)
        if not isinstance(entry, Entry):
            self.problems.extend(entry)

    def shelf(self, kind: str) -> Shelf[Any]:
        shelf: Shelf[Any] = getattr(self.shelves, KINDS[kind].shelf)
        return shelf

    @property
    def cite(self) -> Cite | None:
        return self.shelves.citations.parse if self.shelves.citations else None

    def page(self, path: str) -> Page | None:
        text = self.text(path)
        return read_page(text, path, self.problems) if text else None

    def yaml(self, path: str) -> Tree | None:
        text = self.text(path)
        return read_yaml(text, path, self.problems) if text else None

    def text(self, path: str) -> str | None:
        text = read_text(self.root, path, self.problems)
        if text is not None:
            self.shelves.texts[path] = text
        return text


def _clashes(acts: Sequence[Act]) -> bool:
    try:
        Citations(acts)
    except CitationError:
        return True
    return False
