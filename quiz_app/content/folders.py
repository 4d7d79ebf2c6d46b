"""Which files a content root holds: names that are ids, and a problem for everything else in the folders of content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz_app.errors import Problem

LAW = "guidelines/lovgrundlag"
STATUS, FACTS, REGIMES = f"{LAW}/status.yml", f"{LAW}/fakta.yml", f"{LAW}/regimes.yml"
LAW_QUESTIONS = f"{LAW}/bekraeftelser.yml"
GLOSSARY = "docs/ordliste.md"
GUIDELINES, SITUATIONS, GREY_ZONES = "guidelines/retningslinjer", "guidelines/situationer", "guidelines/graazoner"
MODULES, CITIZEN_PAGES, TOOLS = "docs/moduler", "docs/borger", "docs/vaerktoejer"
CASES, QUESTIONS, LICENCES = "case_library/sager", "case_library/spoergsmaal", "case_library/licenser"

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAMES = {
    "plain": (re.compile(rf"()({_ID})"), "små bogstaver a-z, tal og bindestreg"),
    "numbered": (
        re.compile(rf"(\d\d)-({_ID})"),
        "to cifre, bindestreg, små bogstaver a-z, tal og bindestreg (01-navn)",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A file or folder whose name is an id; ``number`` is its place where the name begins with one, else 0."""

    id: str
    path: str
    number: int = 0


def files_in(root: Path, folder: str, suffix: str, problems: list[Problem], *, names: str = "plain") -> Iterator[Named]:
    """The folder's files in order of name; a folder that does not exist is empty. Dot files are nobody's content."""
    for path in _listed(root, folder, problems):
        if path.is_dir() or path.suffix != suffix:
            problems.append(Problem(_relative(root, path), 1, f"hører ikke til her: mappen rummer kun {suffix}-filer"))
        elif found := _named(root, path, names, problems):
            yield found


def folders_in(root: Path, folder: str, problems: list[Problem]) -> Iterator[Named]:
    """The folder's folders in order of name."""
    for path in _listed(root, folder, problems):
        if not path.is_dir():
            problems.append(Problem(_relative(root, path), 1, "hører ikke til her: mappen rummer kun mapper"))
        elif found := _named(root, path, "plain", problems):
            yield found


def refuse_strangers(root: Path, folder: str, expected: frozenset[str], problems: list[Problem]) -> None:
    """Add a problem for each thing in the folder that is not expected there."""
    for path in _listed(root, folder, problems):
        if path.name not in expected:
            names = ", ".join(sorted(expected))
            problems.append(Problem(_relative(root, path), 1, f"hører ikke til her: mappen rummer kun {names}"))


def _listed(root: Path, folder: str, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(path for path in (root / folder).iterdir() if not path.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(Problem(folder, 1, f"mappen kan ikke læses ({error.strerror})"))
        return []


def _named(root: Path, path: Path, names: str, problems: list[Problem]) -> Named | None:
    pattern, rule = _NAMES[names]
    found = pattern.fullmatch(path.name if path.is_dir() else path.stem)
    if found is None:
        problems.append(Problem(_relative(root, path), 1, f"navnet kan ikke bruges som id; brug {rule}"))
        return None
    return Named(id=found[2], number=int(found[1] or 0), path=_relative(root, path))


def _relative(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()
