"""What carries over to a successor, by the crosswalk alone."""

from builders import library, licence_kind, module

from quiz_app.domain.guideline import Objective
from quiz_app.domain.licence_kind import Criterion, Crossing, PracticeKind, PracticeStep
from quiz_app.domain.succession import carried_modules, carried_practice, lines, predecessors

OLD_MODULE = module(id="gammelt", objectives=(Objective(id="finde", text="finde hullet"),))
NEW_MODULE = module(
    id="nyt", number=2, objectives=(Objective(id="skrive", text="skrive"), Objective(id="spoerge", text="spørge"))
)


def crossing(objective: str, *, carries: bool) -> Crossing:
    return Crossing(objective=objective, carries=carries, note="Derfor.")


def step(name: str, kind: PracticeKind = PracticeKind.SUPERVISED_CASE) -> PracticeStep:
    rubric = (Criterion(id="hul", text="Hullet er fundet"),)
    return PracticeStep(id=name, title=name, kind=kind, guide="Læs sammen.", rubric=rubric)


NEW = licence_kind(id="nyt-kort", modules=("gammelt", "nyt"), practice=(step("sag"), step("moede")))
CONTENT = library(OLD_MODULE, NEW_MODULE, NEW)


def old(*crosswalk: Crossing, modules: tuple[str, ...] = ("gammelt",)) -> object:
    return licence_kind(id="gammelt-kort", modules=modules, successor="nyt-kort", crosswalk=crosswalk)


def carried(*crosswalk: Crossing, modules: tuple[str, ...] = ("gammelt",)) -> frozenset[str]:
    return carried_modules(old(*crosswalk, modules=modules), NEW, CONTENT)  # type: ignore[arg-type]


def test_a_module_of_both_carries_over_unless_an_objective_is_said_not_to() -> None:
    assert carried() == {"gammelt"}
    assert carried(crossing("finde", carries=False)) == frozenset()


def test_a_module_of_the_successor_alone_carries_over_when_all_its_objectives_do() -> None:
    some, every = (
        (crossing("skrive", carries=True),),
        (crossing("skrive", carries=True), crossing("spoerge", carries=True)),
    )
    assert carried(*some, modules=()) == frozenset()
    assert carried(*every, modules=()) == {"nyt"}


def test_practice_carries_over_by_id_and_sort() -> None:
    before = licence_kind(practice=(step("sag"), step("moede", PracticeKind.OBSERVATION)))
    assert carried_practice(before, NEW) == {"sag"}


def test_the_crosswalk_is_told_in_words_what_carries_over_first() -> None:
    told = lines(old(crossing("spoerge", carries=False), crossing("finde", carries=True)), CONTENT)  # type: ignore[arg-type]
    assert [(line.text, line.carries) for line in told] == [("finde hullet", True), ("spørge", False)]


def test_a_licence_knows_what_it_succeeds() -> None:
    content = library(OLD_MODULE, NEW_MODULE, NEW, old())
    assert [k.id for k in predecessors(NEW, content)] == ["gammelt-kort"]
