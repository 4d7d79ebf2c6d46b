"""The shape that the code keeps: layers, sizes, the few places where a thing may be done, and the words of the law."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib.metadata import packages_distributions
from math import inf
from pathlib import Path

from quiz_app.domain.guideline import Topic
from quiz_app.domain.law import ActKind, Provision, Track

ROOT = Path(__file__).parents[1]
CODE = ROOT / "quiz_app"
CONTENT = ("case_library", "docs", "guidelines")
LONGEST_MODULE, LONGEST_VIEW, LONGEST_APP, LONGEST_FUNCTION = 400, 150, 60, 50
DANISH_FIELDS = {"paragraf", "stk", "nr", "litra", "pkt"}
LAST_RESORTS = {
    "quiz_app/domain/anonymise/screening.py": "the gate fails closed: what cannot be screened is refused",
    "quiz_app/web/access_log.py": "the last place where somebody can still be given a page",
    "quiz_app/web/sweeping.py": "one failure must not end the sweeping",
}
MIGRATIONS = "/migrations/versions/"
"""Lists of tables, written once and never edited."""
BROAD = {"Exception", "BaseException"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its path."""
    return {name_of(path): ast.parse(path.read_text()) for path in sorted(CODE.rglob("*.py"))}


@cache
def by_kind() -> dict[type[ast.AST], list[tuple[str, ast.AST]]]:
    """Every node of every module, with the module's path."""
    found = defaultdict(list)
    for name, tree in modules().items():
        for node in ast.walk(tree):
            found[type(node)].append((name, node))
    return found


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    """Every node of the kinds, with the path of its module."""
    for kind in kinds:
        yield from by_kind()[kind]


def limit(name: str) -> float:
    """How many lines the module may have; migrations are lists of tables."""
    if MIGRATIONS in name:
        return inf
    if name == "quiz_app/app.py":
        return LONGEST_APP
    return LONGEST_VIEW if is_view(name) else LONGEST_MODULE


def is_view(name: str) -> bool:
    """True of a page; the pieces that pages share are modules like any other."""
    return Path(name).parent == Path("quiz_app/views")


def test_each_layer_imports_only_from_those_below_it() -> None:
    """In a process of its own: the linter switches off the loggers that other tests listen to."""
    check = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_module_is_longer_than_its_limit() -> None:
    names = (name for name in modules() if MIGRATIONS not in f"/{name}")
    lengths = {name: len((ROOT / name).read_text().splitlines()) for name in names}
    assert {name: length for name, length in lengths.items() if length > limit(name)} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    functions = nodes(ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = {f"{name}:{f.name}": f.end_lineno - f.lineno + 1 for name, f in functions if MIGRATIONS not in name}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_every_module_opens_with_a_sentence_on_what_it_is_about() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []


def test_only_state_touches_the_session_state() -> None:
    touching = {name for name, node in nodes(ast.Attribute, ast.Name, ast.alias) if "session_state" in named(node)}
    assert touching == {"quiz_app/state.py"}


def test_nothing_is_drawn_as_html_that_a_person_may_have_typed() -> None:
    assert [
        name for name, node in nodes(ast.keyword, ast.Name, ast.Constant) if "unsafe_allow_html" in named(node)
    ] == []


def test_view_files_hold_no_classes_for_they_run_again_on_every_click() -> None:
    assert {name for name, _ in nodes(ast.ClassDef) if is_view(name)} == set()


def test_whatever_is_caught_is_named_or_raised_again() -> None:
    broad = {name for name, handler in nodes(ast.ExceptHandler) if is_broad(handler) and not raises_again(handler)}
    assert broad == set(LAST_RESORTS)


def named(node: ast.AST) -> str:
    """The name or text that a node carries."""
    parts = (getattr(node, part, None) for part in ("attr", "id", "name", "arg", "value"))
    return next((part for part in parts if isinstance(part, str)), "")


def is_broad(handler: ast.ExceptHandler) -> bool:
    caught = {n.id for n in ast.walk(handler.type) if isinstance(n, ast.Name)} if handler.type else BROAD
    return bool(caught & BROAD)


def raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def glossary() -> list[str]:
    """The identifiers of the glossary, in its order; read here on its own, for it is what the test is about."""
    rows = (line.split("|") for line in (ROOT / "docs/ordliste.md").read_text().splitlines() if line.startswith("| "))
    return [cell[2].strip(" `") for cell in rows if re.fullmatch(r" *`[a-z_]+` *", cell[2])]


@cache
def words_in_use() -> frozenset[str]:
    """Every word of the code, and every name of a file or folder that holds content."""
    code = " ".join(path.read_text() for path in CODE.rglob("*.py"))
    paths = [part for top in CONTENT for path in (ROOT / top).rglob("*") for part in (*path.parts, path.stem)]
    return frozenset(re.findall(r"[A-Za-z_]+", code.lower())) | frozenset(paths)


def test_every_danish_word_of_the_domain_stands_in_the_glossary() -> None:
    in_domain = {str(member) for kind in (Track, ActKind, Topic) for member in kind}
    in_domain |= {field.name for field in fields(Provision)} & DANISH_FIELDS
    assert in_domain >= DANISH_FIELDS
    assert in_domain - set(glossary()) == set()


def test_every_identifier_of_the_glossary_is_in_use() -> None:
    assert [word for word in glossary() if word not in words_in_use()] == []


def test_no_identifier_stands_twice_in_the_glossary() -> None:
    assert len(glossary()) == len(set(glossary())) > len(Topic)


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in names}


def test_what_is_imported_is_declared_so_that_a_fresh_machine_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[<>=]", line)[0].lower().replace("_", "-") for line in project["dependencies"]}
    own = {"quiz_app", "", *sys.stdlib_module_names}
    used = {name for path in (ROOT / "quiz_app").rglob("*.py") for name in imported(path)} - own
    owners = packages_distributions()
    missing = {n for n in used if not {d.lower().replace("_", "-") for d in owners.get(n, [n])} & declared}
    assert missing == set()
