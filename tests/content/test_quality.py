"""How content is written: what binds, tires, gives a key away, copies or stands alone is told with its line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from builders import library, option, question

from quiz_app.content import read_library
from quiz_app.content.checks.giveaways import giveaway_problems
from quiz_app.content.reader import Entry
from quiz_app.content.shelves import Shelves
from quiz_app.content.tree import Place, planted
from quiz_app.domain.danish_time import spelled
from quiz_app.domain.exam import draw, exam_pool
from quiz_app.domain.guideline import Topic
from quiz_app.domain.library import Library
from quiz_app.domain.question import ChoiceQuestion, DocumentsQuestion, Level, Use
from quiz_app.domain.rules import RuleName, compute

ROOT = Path(__file__).parents[2]
GUIDELINE = "guidelines/retningslinjer/naar-sagen-er-oplyst.md"
SITUATION = "guidelines/situationer/sagen-mangler-en-akt.md"
GREY_ZONE, CITIZEN_PAGE = "guidelines/graazoner/sager-i-gang.md", "docs/borger/din-sag.md"
MODULE = "docs/moduler/01-oplys-sagen.md"
TOOL = "docs/vaerktoejer/overblik.md"
SINGLE = "case_library/spoergsmaal/dokumentation/eks-enkelt-modul.yml"
HARD = "Kommunalbestyrelsens sagsbehandlingsfrister offentliggøres efterfølgende elektronisk tilgængeligt. "
TODAY = date(2026, 11, 22)
BETTER_THAN_CHANCE, BETTER_IN_A_TOPIC = 0.05, 0.15
ENOUGH_OF_A_TOPIC = 14
MOST_OF_ONE_KIND = 0.55
FEW_SHARED = 0.25
"""Of the items of two exams, on average."""

Problems = Callable[[], list[str]]
Edit = Callable[[str, str, str], None]
Fits = Callable[[str, float], float]
"""How well an option's text fits, given the mean length of the options."""

TOLD = [
    (GUIDELINE, "Borgeren ved tit", "ord " * 1200 + "Borgeren ved tit", f"{GUIDELINE}:11: retningslinjen har 1555 ord; den skal have 300-1200"),
    (SITUATION, "Ring til den, der kan svare.", HARD * 3, f"{SITUATION}:13: siden har lix"),
    (TOOL, "Udfyld arket, når du læser sagen.", HARD * 3, f"{TOOL}:10: siden har lix"),
    (GUIDELINE, "topic: dokumentation", "topic: dokumentation\nabout_group: true", f"{GUIDELINE}:12: en retningslinje om en gruppe begynder med »Reglen er den samme for alle, …«"),
    (GUIDELINE, "1. Skriv lovens spørgsmål.", "1. Ring højst 3 gange.", f"{GUIDELINE}:19: »højst 3« binder skønnet: henvis til bestemmelsen, eller skriv »vejledende; vurdér konkret«"),
    (GUIDELINE, "1. Skriv lovens spørgsmål.", "1. Skriv altid et notat.", f"{GUIDELINE}:19: »altid« binder skønnet: henvis til bestemmelsen, eller skriv »vejledende; vurdér konkret«"),
    (SITUATION, "Ring til den, der kan svare.", "Ring inden for to dage.", f"{SITUATION}:17: »inden for to« binder skønnet: henvis til bestemmelsen, eller skriv »vejledende; vurdér konkret«"),
    (GREY_ZONE, "## Foreløbig linje\n\n", "## Foreløbig linje\n\nRing altid til en kollega. ", f"{GREY_ZONE}:"),
    (CITIZEN_PAGE, "Du kan ringe til os.", "Du kan altid ringe til os.", f"{CITIZEN_PAGE}:"),
    (MODULE, "## Reglen\n\n", "## Reglen\n\nRing altid til en kollega.\n\n", f"{MODULE}:"),
    (MODULE, "## Reglen\n\n", f"## Reglen\n\n{HARD * 9}\n\n", f"{MODULE}:"),
    (SINGLE, "Når borgeren ikke skriver mere", "Ingen af de nævnte svar her", f"{SINGLE}:14: »Ingen af de nævnte« røber en mulighed: skriv den om"),
    (SINGLE, "Når borgeren ikke skriver mere", "Når borgeren aldrig skriver mere", f"{SINGLE}:14: »aldrig« røber en mulighed: skriv den om"),
    (SINGLE, "Når borgeren ikke skriver mere", "Når borgeren ikke skriver mere, og der er gået så lang tid, at ingen husker sagen", f"{SINGLE}:11: den længste mulighed har 81 tegn, den korteste 31: højst 2 gange så mange"),
    (GUIDELINE, "[arket](vaerktoej:overblik)", "arket", f"{TOOL}:2: ingen side linker hertil: nævn den, hvor en læser får brug for den"),
]  # fmt: skip
PASSES = [
    (GUIDELINE, "1. Skriv lovens spørgsmål.", "1. Ring højst 3 gange (vejledende; vurdér konkret)."),
    (GUIDELINE, "1. Skriv lovens spørgsmål.", "1. Klag inden for fire uger (eksempelloven § 5)."),
    (GUIDELINE, "1. Skriv lovens spørgsmål.", "1. Er sagen fra senest 30. juni 2026, så læs den gamle regel."),
    (GUIDELINE, "Sagen skal være oplyst,", "Sagen skal altid være oplyst,"),
    (GUIDELINE, "topic: dokumentation\n", "topic: dokumentation\nabout_group: false\n"),
]


@pytest.mark.parametrize(("path", "old", "new", "told"), TOLD)
def test_what_is_badly_written_is_told(  # noqa: PLR0917 - a row of the table
    edit: Edit, problems: Problems, path: str, old: str, new: str, told: str
) -> None:
    edit(path, old, new)
    found = problems()
    assert len(found) == 1
    assert found[0].startswith(told)


@pytest.mark.parametrize(("path", "old", "new"), PASSES)
def test_what_binds_nobody_passes(  # noqa: PLR0917 - a row of the table
    edit: Edit, problems: Problems, path: str, old: str, new: str
) -> None:
    edit(path, old, new)
    assert problems() == []


def test_a_guideline_that_says_too_little_is_told(root: Path, problems: Problems) -> None:
    text = (root / GUIDELINE).read_text()
    links = "Se [arket](vaerktoej:overblik) og [gråzonen](graazone:sager-i-gang)."
    (root / GUIDELINE).write_text(text[: text.index("Tal med en kollega")] + links)
    (told,) = problems()
    assert "den skal have 300-1200" in told


def shelves(*questions: ChoiceQuestion) -> Shelves:
    made = Shelves()
    for q in questions:
        made.questions[q.id] = Entry(q, planted({}, Place(f"{q.id}.yml", 1)))
    return made


def keyed(number: int, place: int) -> ChoiceQuestion:
    options = tuple(option(name, correct=n == place) for n, name in enumerate("abcd"))
    return question(id=f"q{number}", stem=f"Helt sin egen tekst nummer {number}", options=options)


def places(problems: Iterator[object]) -> list[str]:
    return [str(p) for p in problems if "facit som" in str(p)]


def test_a_place_that_holds_the_key_too_often_is_told_once_there_are_enough() -> None:
    leaning = [keyed(n, 1 if n % 2 else n // 2 % 4) for n in range(40)]
    told = places(giveaway_problems(shelves(*leaning)))
    assert any("25 af 40 opgaver med 4 muligheder har facit som nr. 2" in line for line in told)
    assert places(giveaway_problems(shelves(*leaning[:39]))) == []
    assert places(giveaway_problems(shelves(*(keyed(n, n % 4) for n in range(40))))) == []


def test_a_stem_that_is_nearly_another_on_the_same_dates_is_told() -> None:
    stem = "Borgeren har søgt om fleksjob og venter på svar fra lægen. Hvad gør du nu?"
    near = stem.replace("lægen", "sygehuset")
    told = [str(p) for p in giveaway_problems(shelves(question(stem=stem), question(id="to", stem=near)))]
    assert any("to.yml:1: teksten er næsten den samme som i »opgave«" in line for line in told)
    later = question(id="to", stem=near, case_date=date(2026, 9, 1))
    other = question(id="to", stem="Hvem afgør en klage over ledighedsydelse?")
    for apart in (later, other):
        assert not [p for p in giveaway_problems(shelves(question(stem=stem), apart)) if "næsten" in str(p)]


def test_a_stem_that_practice_nearly_shows_is_told_whatever_the_dates() -> None:
    stem = "Borgeren har søgt om fleksjob og venter på svar fra lægen. Hvad gør du nu?"
    practised = question(id="to", stem=stem.replace("lægen", "sygehuset"), use=(Use.REPETITION,), case_date=TODAY)
    told = [str(p) for p in giveaway_problems(shelves(question(stem=stem), practised))]
    assert any("to.yml:1: teksten er næsten den samme som i »opgave«" in line for line in told)


def test_exam_items_of_one_stem_must_stand_in_for_each_other() -> None:
    stem = "Hvad gælder om fristen den dag?"
    for changed, expected in (({"level": Level.JUDGE}, 1), ({"topic": Topic.FLEKSJOB}, 1), ({}, 0)):
        pair = shelves(question(stem=stem), question(**{"id": "to", "stem": stem, "case_date": TODAY} | changed))
        told = [str(p) for p in giveaway_problems(pair) if "samme emne og niveau" in str(p)]
        assert len(told) == expected


@pytest.fixture(scope="module")
def content() -> Library:
    """This repository's own."""
    return read_library(ROOT, today=TODAY)


@pytest.fixture(scope="module")
def exam(content: Library) -> list[ChoiceQuestion]:
    """This repository's exam items with one right option."""
    return singles(content)


def singles(of: Library) -> list[ChoiceQuestion]:
    found = [q for q in of.questions.values() if isinstance(q, ChoiceQuestion) and Use.EXAM in q.use]
    return [q for q in found if q.type == "single"]


def likeliest(item: ChoiceQuestion, fits: Fits) -> float:
    """The chance of the key for somebody who chooses among the options that fit best."""
    mean = sum(len(option.text) for option in item.options) / len(item.options)
    marks = [fits(option.text, mean) for option in item.options]
    best = [option for option, mark in zip(item.options, marks, strict=True) if mark == max(marks)]
    return sum(option.correct for option in best) / len(best)


def gain(items: list[ChoiceQuestion], fits: Fits) -> float:
    """How much better than chance somebody scores who chooses by the form of the options alone."""
    return sum(likeliest(q, fits) - 1 / len(q.options) for q in items) / len(items)


def at_place(place: int, items: list[ChoiceQuestion]) -> float:
    """The same for somebody who always chooses the same place."""
    return sum(q.options[place].correct - 1 / len(q.options) for q in items if len(q.options) > place) / len(items)


AND = re.compile(r"\bog\b|;")
ABSOLUTE = re.compile(r"\b(?:alle|alt|hele|helt|kun|enhver|ingen|intet|straks|uanset|alene)\b", re.IGNORECASE)
FORMS: dict[str, Fits] = {
    "den længste": lambda text, _: len(text),
    "den mellemste": lambda text, mean: -abs(len(text) - mean),
    "den korteste": lambda text, _: -len(text),
    "den med »og«": lambda text, _: bool(AND.search(text)),
    "den uden »og«": lambda text, _: not AND.search(text),
    "den uden forbehold": lambda text, _: bool(ABSOLUTE.search(text)),
    "den med forbehold": lambda text, _: not ABSOLUTE.search(text),
    "den med komma": lambda text, _: "," in text,
    "den uden komma": lambda text, _: "," not in text,
    "ja": lambda text, _: text.startswith("Ja"),
    "nej": lambda text, _: text.startswith("Nej"),
}


def by_topic(exam: list[ChoiceQuestion]) -> dict[str, list[ChoiceQuestion]]:
    """The topics with enough items for a lean to mean something."""
    found = {str(topic): [q for q in exam if q.topic == topic] for topic in Topic}
    return {topic: items for topic, items in found.items() if len(items) >= ENOUGH_OF_A_TOPIC}


@pytest.mark.parametrize("form", FORMS)
def test_nobody_passes_by_choosing_by_the_form_of_an_option(exam: list[ChoiceQuestion], form: str) -> None:
    assert len(exam) > 100
    assert gain(exam, FORMS[form]) <= BETTER_THAN_CHANCE
    assert by_topic(exam)
    for topic, items in by_topic(exam).items():
        assert gain(items, FORMS[form]) <= BETTER_IN_A_TOPIC, topic


@pytest.mark.parametrize("place", range(4))
def test_nobody_passes_by_always_choosing_the_same_place(exam: list[ChoiceQuestion], place: int) -> None:
    assert at_place(place, exam) <= BETTER_THAN_CHANCE
    for topic, items in by_topic(exam).items():
        assert at_place(place, items) <= BETTER_IN_A_TOPIC, topic


def test_nobody_knows_beforehand_how_many_options_are_right(content: Library) -> None:
    several = [q for q in content.questions.values() if isinstance(q, ChoiceQuestion) and q.type == "multiple"]
    for items in (several, [q for q in several if Use.EXAM in q.use]):
        right = Counter((sum(option.correct for option in q.options), len(q.options)) for q in items)
        assert len(items) > 20
        assert max(right.values()) / len(items) <= MOST_OF_ONE_KIND


def test_a_strategy_that_works_is_seen() -> None:
    tricked = [keyed(n, 1) for n in range(8)]
    assert at_place(1, tricked) == 0.75
    assert gain(tricked, lambda text, _: text == tricked[0].options[1].text) == 0.75
    assert gain(tricked, lambda *_: 0) == 0
    assert singles(library(*tricked)) == tricked


@pytest.mark.parametrize("licence", ["fleksjob-og-foertidspension", "rehabiliteringsmoedet"])
def test_two_people_get_different_exams_and_one_person_a_second_without_the_first(
    content: Library, licence: str
) -> None:
    kind = content.licences[licence]
    pool = exam_pool(kind, content, TODAY)
    drawn = [{q.id for q in draw(kind, pool, seen={}, seed=seed)} for seed in range(20)]
    shared = [len(one & other) / len(one) for one, other in combinations(drawn, 2)]
    assert sum(shared) / len(shared) < FEW_SHARED
    second = {q.id for q in draw(kind, pool, seen=dict.fromkeys(drawn[0], 1), seed=99)}
    tasks = {q.id for q in pool if isinstance(q, DocumentsQuestion)}
    assert second & drawn[0] - tasks == set()


@pytest.mark.parametrize("licence", ["fleksjob-og-foertidspension", "rehabiliteringsmoedet"])
def test_no_exam_asks_one_stem_twice(content: Library, licence: str) -> None:
    kind = content.licences[licence]
    pool = exam_pool(kind, content, TODAY)
    assert len({q.stem for q in pool}) < len(pool)
    for seed in range(200):
        stems = [q.stem for q in draw(kind, pool, seen={}, seed=seed)]
        assert len(set(stems)) == len(stems)


def test_karims_file_counts_three_and_a_half_years_as_the_rule_does(content: Library) -> None:
    found = compute(RuleName.JOBAFKLARING_TALK, {"sick_pay_ended": date(2022, 9, 30)}).value
    assert isinstance(found, date)
    day = spelled(found)
    task = content.questions["aktopgave-karim"]
    assert isinstance(task, DocumentsQuestion)
    assert "ophørte den 30. september 2022" in content.cases["karim"].story
    assert f"Det er den {day}" in " ".join(option.why for option in task.missing)
    assert f"Det er den {day}" in " ".join(missing.why for missing in content.cases["karim"].facit.missing)
