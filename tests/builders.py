# ruff: noqa: ANN401 - a keyword here is any field of the object
"""Small domain objects for tests: each builder gives something sound, and its keywords change what the test is about."""

from dataclasses import fields
from datetime import date
from typing import Any

from quiz_app.domain.case import Case, Document, DocumentKey, Facit, MissingDocument, Relevance, TrackAssessment
from quiz_app.domain.guideline import (
    CitizenPage,
    Confidence,
    GreyZone,
    Guideline,
    Module,
    Objective,
    Section,
    Situation,
    Tool,
    Topic,
)
from quiz_app.domain.law import (
    Act,
    ActKind,
    Affected,
    Certainty,
    Change,
    ChangeKind,
    Effect,
    Period,
    Provision,
    Regime,
    Track,
    TwoCertainties,
    Verification,
)
from quiz_app.domain.library import Library
from quiz_app.domain.licence_kind import (
    Blueprint,
    Criterion,
    CutBasis,
    CutScore,
    LicenceKind,
    PracticeKind,
    PracticeStep,
    RenewalTest,
    TopicShare,
)
from quiz_app.domain.question import (
    ChoiceQuestion,
    DateQuestion,
    DocumentsQuestion,
    Level,
    MatchQuestion,
    NumberQuestion,
    Option,
    OrderQuestion,
    OrderStep,
    Pair,
    Parameter,
    Question,
    ReasonQuestion,
    Use,
)
from quiz_app.domain.rules import RuleName

ALWAYS = Period()
SURE = TwoCertainties(content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT)
VERIFIED = Verification(on=date(2026, 2, 12), content=Certainty.LAW_TEXT, date=Certainty.LAW_TEXT)
ANCHOR = Provision(act="eksempelloven", paragraf="5")


def act(**changed: Any) -> Act:
    base = {
        "id": "eksempelloven",
        "title": "Lov om eksempler",
        "cite": "eksempelloven",
        "kind": ActKind.LOV,
        "versions": (),
    }
    return Act(**base | changed)


def change(*affected: Provision, **changed: Any) -> Change:
    """Touches the given provisions, substantively, from 1 July 2026."""
    touched = Affected(provision=affected or (ANCHOR,), effect=Effect.AMENDED, kind=ChangeKind.SUBSTANTIVE)
    base = {
        "id": "aendring",
        "title": "En ændring",
        "source": "lov nr. 9",
        "commences": date(2026, 7, 1),
        "certainty": SURE,
    }
    return Change(**base | {"summary": "Reglen ændres.", "affects": (touched,)} | changed)


def option(name: str, *, correct: bool = False) -> Option:
    return Option(id=name, text=f"Mulighed {name}", why=f"Fordi {name}", correct=correct)


def _asked(**changed: Any) -> dict[str, Any]:
    base = {"id": "opgave", "topic": Topic.DOKUMENTATION, "level": Level.APPLY, "valid": ALWAYS, "anchors": (ANCHOR,)}
    more = {"verified": VERIFIED, "guideline": "retningslinje", "use": (Use.EXAM,)}
    return base | more | {"stem": f"Hvad er rigtigt i {changed.get('id', 'opgave')}?"} | changed


def question(**changed: Any) -> ChoiceQuestion:
    """Of type single; option a is right, b and c are wrong."""
    options = (option("a", correct=True), option("b"), option("c"))
    return ChoiceQuestion(**_asked(**{"type": "single", "options": options} | changed))


def multiple(**changed: Any) -> ChoiceQuestion:
    """Of type multiple; options a and b are right, c is wrong."""
    options = (option("a", correct=True), option("b", correct=True), option("c"))
    return question(**{"type": "multiple", "options": options} | changed)


def documents_question(**changed: Any) -> DocumentsQuestion:
    """About the case "sag"; what is missing is a, not b."""
    missing = (option("a", correct=True), option("b"))
    return DocumentsQuestion(**_asked(**{"type": "documents", "case": "sag", "missing": missing} | changed))


def order_question(**changed: Any) -> OrderQuestion:
    """Three steps: en, to, tre."""
    steps = tuple(OrderStep(id=name, text=f"Trin {name}", why=f"Fordi {name}") for name in ("en", "to", "tre"))
    return OrderQuestion(**_asked(**{"type": "order", "steps": steps} | changed))


def match_question(**changed: Any) -> MatchQuestion:
    """Ja and nej differ, maaske is as ja; one right side belongs to none."""
    sides = {"ja": "Lægen", "nej": "Borgeren", "maaske": "Lægen"}
    pairs = tuple(Pair(id=name, left=f"Hvem {name}", right=right, why=f"Fordi {name}") for name, right in sides.items())
    return MatchQuestion(**_asked(**{"type": "match", "pairs": pairs, "extra": ("Naboen",)} | changed))


def number_question(**changed: Any) -> NumberQuestion:
    """The folkepension age of somebody born between 1955 and 1966."""
    born = Parameter(name="birth_date", first=date(1955, 7, 1), last=date(1966, 12, 31))
    base = {"type": "number", "rule": RuleName.FOLKEPENSION_AGE, "parameters": (born,), "stem": "Født {birth_date}?"}
    return NumberQuestion(**_asked(**base | changed))


def date_question(**changed: Any) -> DateQuestion:
    """The last day to complain about a decision of the autumn of 2026."""
    told = Parameter(name="notified", first=date(2026, 8, 3), last=date(2026, 9, 30))
    base = {"type": "date", "rule": RuleName.COMPLAINT_DEADLINE, "parameters": (told,), "stem": "Fik den {notified}?"}
    return DateQuestion(**_asked(**base | changed))


def reason_question(**changed: Any) -> ReasonQuestion:
    """For and against fleksjob in the case "sag"; practice, as such an item must be."""
    base = {
        "type": "reason",
        "case": "sag",
        "track": Track.FLEKSJOB,
        "model": "Det går, som det går.",
        "use": (Use.MODULE,),
    }
    return ReasonQuestion(**_asked(**base | changed))


def document(name: str, number: int = 1, **changed: Any) -> Document:
    base = {"id": name, "number": number, "title": f"Akt {name}", "kind": "notat", "date": date(2026, 8, 1)}
    return Document(**base | {"sender": "Kommunen", "body": f"Teksten i {name}."} | changed)


def facit(**relevance: Relevance) -> Facit:
    """The facit of documents by id."""
    keys = tuple(DocumentKey(document=name, relevance=r, why=f"Fordi {name}") for name, r in relevance.items())
    gap = MissingDocument(what="Et svar", why="Det mangler", how="Ring")
    track = TrackAssessment(
        track=Track.FLEKSJOB, points_for=("Det går godt",), points_against=("Det går skidt",), provisions=(ANCHOR,)
    )
    return Facit(
        documents=keys, missing=(gap,), tracks=(track,), differ=(), settle=(), tell_citizen="Vi mangler ét svar."
    )


def case(**changed: Any) -> Case:
    """Three documents: a is relevant, b outdated, c irrelevant."""
    files = {"a": Relevance.RELEVANT, "b": Relevance.OUTDATED, "c": Relevance.IRRELEVANT}
    base = {
        "id": "sag",
        "title": "En sag",
        "case_date": date(2026, 9, 1),
        "track": Track.FLEKSJOB,
        "themes": ("ryg",),
        "synthetic": True,
        "anchors": (ANCHOR,),
        "verified": VERIFIED,
        "difficulty": 1,
        "story": "Ane har ondt i ryggen.",
        "documents": tuple(document(name, n) for n, name in enumerate(files, start=1)),
        "facit": facit(**files),
    }
    return Case(**base | changed)


def guideline(**changed: Any) -> Guideline:
    base = {"id": "retningslinje", "title": "En retningslinje", "topic": Topic.DOKUMENTATION, "valid": ALWAYS}
    text = {"answer": "Kort sagt.", "sections": (Section(title="Lov", body="Det følger af eksempelloven § 5."),)}
    kept = {"anchors": (ANCHOR,), "verified": VERIFIED, "steward": "netvaerk", "review": 12}
    return Guideline(**base | text | kept | changed)


def situation(**changed: Any) -> Situation:
    page = guideline()
    shared = {f.name: getattr(page, f.name) for f in fields(page) if f.name not in {"replaces", "about_group"}}
    return Situation(**shared | {"id": "situation", "order": 1, "guidelines": (page.id,)} | changed)


def grey_zone(**changed: Any) -> GreyZone:
    """Two readings; nobody has decided yet."""
    base = {"id": "graazone", "title": "En gråzone", "topic": Topic.REFORM, "valid": ALWAYS, "anchors": (ANCHOR,)}
    kept = {"verified": VERIFIED, "steward": "netvaerk", "review": 6, "confidence": Confidence.LOW}
    texts = ("Hvad gælder?", "### Det ene\n\nFor.\n\n### Det andet\n\nImod.", "Gør det ene.")
    titles = ("Spørgsmålet", "Fortolkninger", "Foreløbig linje")
    sections = tuple(Section(title=t, body=b) for t, b in zip(titles, texts, strict=True))
    return GreyZone(**base | kept | {"release_condition": "Afgøres af lov nr. 9.", "sections": sections} | changed)


def citizen_page(**changed: Any) -> CitizenPage:
    base = {"id": "din-sag", "title": "Din sag", "order": 1, "anchors": (ANCHOR,), "verified": VERIFIED}
    text = {"answer": "Vi ser på din sag.", "sections": (Section(title="Sådan", body="Du får et brev."),)}
    return CitizenPage(**base | {"steward": "netvaerk", "review": 12} | text | changed)


def tool(**changed: Any) -> Tool:
    base = {"id": "ark", "title": "Et ark", "order": 1, "anchors": (ANCHOR,), "verified": VERIFIED}
    text = {"answer": "Udfyld arket.", "sections": (Section(title="Arket", body="| Navn | |\n|---|---|\n| Dato | |"),)}
    return Tool(**base | {"steward": "netvaerk", "review": 12} | text | changed)


def module(**changed: Any) -> Module:
    base = {"id": "modul", "number": 1, "title": "Et modul", "minutes": 10, "guidelines": (), "questions": ()}
    goals = (Objective(id="maal", text="gøre det rigtige"),)
    return Module(**base | {"objectives": goals, "when": "Med det samme.", "body": "## Problemet"} | changed)


def blueprint(**changed: Any) -> Blueprint:
    """One item of the topic dokumentation in ten minutes; 60 per cent pass."""
    cut = CutScore(share=0.6, basis=CutBasis.PROVISIONAL, note="Til prøven", ratings={})
    base = {"topics": (TopicShare(topic=Topic.DOKUMENTATION, count=1),), "documents": 0, "levels": {}, "minutes": 10}
    return Blueprint(**base | {"attempts": 2, "waiting_days": 7, "cut": cut} | changed)


def licence_kind(**changed: Any) -> LicenceKind:
    """One module, one supervised case, three years."""
    rubric = (Criterion(id="hul", text="Hullet er fundet"),)
    step = PracticeStep(id="sag", title="En sag", kind=PracticeKind.SUPERVISED_CASE, guide="Læs sammen.", rubric=rubric)
    base = {"id": "koerekort", "title": "Et kørekort", "summary": "Til prøven", "covers": ALWAYS, "offered": ALWAYS}
    demands = {"modules": ("modul",), "exam": blueprint(), "practice": (step,), "validity": 36, "renewal_window": 6}
    test = RenewalTest(topics=(TopicShare(topic=Topic.DOKUMENTATION, count=1),), minutes=5, waiting_days=1)
    return LicenceKind(**base | demands | {"renewal": test} | changed)


def library(*objects: object, law_read_until: date = date(2026, 2, 12)) -> Library:
    """A library of the objects, each under its id; what they refer to is not added."""
    shelves: dict[str, type | tuple[type, ...]] = {
        "acts": Act,
        "changes": Change,
        "regimes": Regime,
        "guidelines": Guideline,
        "situations": Situation,
        "grey_zones": GreyZone,
        "citizen_pages": CitizenPage,
        "tools": Tool,
        "modules": Module,
        "questions": Question,
        "cases": Case,
        "licences": LicenceKind,
    }
    filled: dict[str, Any] = {name: {o.id: o for o in objects if isinstance(o, kind)} for name, kind in shelves.items()}  # type: ignore[attr-defined]
    assert sum(map(len, filled.values())) == len(objects), "an id stands twice, or a kind has no shelf here"
    return Library(**filled, authorities={}, law_questions={}, facts={}, glossary=(), law_read_until=law_read_until)
