"""Two versions of an act: which provision is which, what kind of change it is, and why."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_texts import act, only

from quiz_app.domain.lawtext import LawText, TextChange, TextProvision, compare
from quiz_app.domain.lawtext.wording import Run, word_changes

SCOPE = "Loven gælder for borgere, der har bopæl i kommunen."
DUTY = "Kommunen skal hver måned give borgeren et brev om sagens gang og om retten til at blive hørt."
FEE = "Borgeren betaler intet for at få en kopi af sagens akter, når anmodningen er skriftlig."


def kinds(old: LawText, new: LawText) -> list[tuple[str | None, str | None, TextChange]]:
    return [(row.old, row.new, row.kind) for row in compare(old, new)]


def kind_of(before: str, after: str) -> TextChange:
    """The class of a paragraph that is changed in place between two that are not."""
    return only(act(p1=SCOPE, p5=before, p9=FEE), act(p1=SCOPE, p5=after, p9=FEE), "5").kind


def test_the_same_words_under_the_same_number_are_unchanged() -> None:
    same = act(p1=SCOPE, p2=DUTY)
    assert kinds(same, same) == [("1", "1", TextChange.UNCHANGED), ("2", "2", TextChange.UNCHANGED)]


def test_spaces_and_what_nobody_sees_are_no_change() -> None:
    assert kind_of("Kommunen  skal svare.", "Kommu\u00adnen skal\u00a0svare.") == TextChange.UNCHANGED


def test_the_same_words_under_another_number_are_renumbered_and_the_reason_says_both() -> None:
    old, new = act(p1=SCOPE, p2=DUTY, p3=FEE), act(p1=SCOPE, p2=FEE)
    assert kinds(old, new) == [
        ("1", "1", TextChange.UNCHANGED),
        ("2", None, TextChange.REPEALED),
        ("3", "2", TextChange.RENUMBERED),
    ]
    assert "§ 3 er nu § 2" in only(old, new, "3").why


def test_a_new_provision_stands_after_the_one_it_follows() -> None:
    old, new = act(p1=SCOPE, p2=DUTY), act(p1=SCOPE, p1_a=FEE, p2=DUTY)
    assert kinds(old, new)[1] == (None, "1 a", TextChange.NEW)


def test_an_emptied_number_is_a_repealed_provision_and_an_empty_one_stays_so() -> None:
    old = act(p1=SCOPE, p2=DUTY, p3="(Ophævet)")
    new = act(p1=SCOPE, p2="(Ophævet)", p3="(Ophævet)")
    assert kinds(old, new)[1:] == [("2", None, TextChange.REPEALED), ("3", "3", TextChange.UNCHANGED)]


def test_a_number_that_held_nothing_and_is_used_again_stands_once_on_each_side() -> None:
    rows = kinds(act(p1=SCOPE, p2="(Ophævet)"), act(p1=SCOPE, p2=DUTY))
    assert rows[1:] == [(None, "2", TextChange.NEW), ("2", None, TextChange.UNCHANGED)]


@pytest.mark.parametrize("gone", ["Ophævet.", "[Ophævet]", "(Ophævet ved lov nr. 1 af 1. maj 2020).", "(Udgår)"])
def test_an_emptied_number_may_be_marked_in_several_ways(gone: str) -> None:
    rows = kinds(act(p1=SCOPE, p2=DUTY), act(p1=SCOPE, p2=gone))
    assert rows[1:] == [("2", None, TextChange.REPEALED)]
    assert kinds(act(p1=SCOPE, p2="(Ophævet)"), act(p1=SCOPE, p2=gone))[1:] == [("2", "2", TextChange.UNCHANGED)]


def test_a_paragraph_that_is_split_says_where_its_stk_stand_now() -> None:
    rows = compare(act(p1=f"{SCOPE} Stk. 2. {DUTY}", p2=FEE), act(p1=SCOPE, p2=DUTY, p3=FEE))
    assert [(r.old, r.new, r.kind, r.why) for r in rows] == [
        ("1", "1", TextChange.CONSEQUENTIAL, "Stk. 2 står nu i § 2, med samme ordlyd."),
        (None, "2", TextChange.NEW, "Stk. 1 kommer fra § 1, stk. 2, med samme ordlyd."),
        ("2", "3", TextChange.RENUMBERED, "§ 2 er nu § 3. Ordlyden er den samme."),
    ]


def test_paragraphs_that_are_joined_stay_where_their_first_stk_is() -> None:
    rows = compare(act(p1=SCOPE, p2=DUTY, p3=FEE), act(p1=f"{SCOPE} Stk. 2. {DUTY}", p2=FEE))
    assert [(r.old, r.new, r.kind, r.why) for r in rows[:2]] == [
        ("1", "1", TextChange.CONSEQUENTIAL, "Stk. 2 kommer fra § 2, med samme ordlyd."),
        ("2", None, TextChange.REPEALED, "Stk. 1 står nu i § 1, stk. 2, med samme ordlyd."),
    ]


def test_a_stk_that_moves_with_a_reference_is_read() -> None:
    bound = f"{DUTY[:-1]}, medmindre stk. 1 siger andet."
    row = only(act(p1=f"{SCOPE} Stk. 2. {bound}", p2=FEE), act(p1=SCOPE, p2=f"{FEE} Stk. 2. {bound}"), "1")
    assert (row.kind, "læs dens henvisninger" in row.why) == (TextChange.SUBSTANTIVE, True)


def test_a_reference_follows_a_stk_that_became_a_paragraph() -> None:
    old = act(p1=f"{SCOPE} Stk. 2. {DUTY}", p2="Svar gives efter § 1, stk. 2.")
    new = act(p1=SCOPE, p2=DUTY, p3="Svar gives efter § 2.")
    row = only(old, new, "2")
    assert (row.kind, "følger omnummereringen" in row.why) == (TextChange.CONSEQUENTIAL, True)


def test_a_number_that_is_used_again_for_other_words_is_one_repealed_and_one_new() -> None:
    rows = kinds(act(p1=SCOPE, p2=DUTY), act(p1=SCOPE, p2="Ministeren fører tilsyn med centrene."))
    assert rows[1:] == [(None, "2", TextChange.NEW), ("2", None, TextChange.REPEALED)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Fristen er 4 uger fra den dag, hvor sagen er oplyst.",
            "Fristen er 6 uger fra den dag, hvor sagen er oplyst.",
        ),
        ("Ydelsen er 1.200 kr. om måneden for en enlig.", "Ydelsen er 1.250 kr. om måneden for en enlig."),
        (
            "Retten hertil gælder til den 1. juli 2026 i alle sager.",
            "Retten hertil gælder til den 1. juli 2027 i alle sager.",
        ),
        ("Kommunen kan give hjælp til borgere i nød.", "Kommunen skal give hjælp til borgere i nød."),
        ("Kommunen giver støtte efter en samlet vurdering.", "Regionen giver støtte efter en samlet vurdering."),
        ("Kommunalbestyrelsen afgør sagen om hjælp.", "Skolebestyrelsen afgør sagen om hjælp."),
        ("Loven gælder for borgere med bopæl her i landet.", "Loven gælder ikke for borgere med bopæl her i landet."),
    ],
    ids=["deadline", "amount", "end date", "may and must", "who does it", "which board does it", "a negation"],
)
def test_a_deadline_an_amount_or_another_word_is_substantive(before: str, after: str) -> None:
    assert kind_of(before, after) == TextChange.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Støtte gives efter § 12, stk. 3, i lov om social hjælp.",
            "Støtte gives efter § 14, stk. 2, i lov om social hjælp.",
        ),
        ("Sagen sendes til Styrelsen for Arbejde og Vækst.", "Sagen sendes til Styrelsen for Job og Uddannelse."),
        ("Reglerne i lov om gammel hjælp gælder tilsvarende.", "Reglerne i lov om ny hjælp gælder tilsvarende."),
        (
            "Bekendtgørelse nr. 12 af 1. maj 2020 om breve finder ikke anvendelse.",
            "Bekendtgørelse nr. 47 af 2. juni 2024 om breve finder ikke anvendelse.",
        ),
        ("Planen skal vise: 1) mål og 2) midler m.v.", "Planen skal vise 1) mål og 2) midler mv."),
        ("Kapitel 3 gælder også for unge under uddannelse.", "Kapitel 4 gælder også for unge under uddannelse."),
    ],
    ids=["reference abroad", "authority", "title", "number and date of an order", "signs", "chapter"],
)
def test_references_names_titles_and_signs_alone_are_consequential(before: str, after: str) -> None:
    assert kind_of(before, after) == TextChange.CONSEQUENTIAL


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "Ydelser efter lov om social pension tilkommer ikke gæster.",
            "Ydelser efter lov om social pension tilkommer gæster.",
        ),
        ("Hjælp efter lov om nye veje nægtes ikke nogen.", "Hjælp efter lov om nye veje nægtes nogen."),
        (
            "I sager efter lov om social pension yder regionen råd.",
            "I sager efter lov om social pension yder kommunen råd.",
        ),
        ("Efter lov om social service for voksne gives råd.", "Efter lov om social service for børn gives råd."),
        ("Efter lov om nye veje i byen gives råd.", "Efter lov om nye veje på landet gives råd."),
        (
            "Bekendtgørelse nr. 1 af 1. maj 2020 om breve finder ikke anvendelse, når andre regler ophæves.",
            "Bekendtgørelse nr. 1 af 1. maj 2020 om breve finder anvendelse, når andre regler ophæves.",
        ),
        ("Efter lov om social service gives råd.", "Efter lov om social pension gives råd."),
        ("Klage sker til Ankestyrelsen.", "Klage sker til Datatilsynet."),
        ("Kommunen fører tilsyn med forløbet.", "Jobcenteret fører tilsyn med forløbet."),
        ("Jobcenteret fører tilsyn med forløbet.", "Ankestyrelsen fører tilsyn med forløbet."),
        ("Støtte gives efter § 8 eller § 9 i lov om social hjælp.", "Støtte gives efter § 8 i lov om social hjælp."),
    ],
    ids=[
        "no after a title",
        "no after an unknown title",
        "who after a title",
        "whom after a title",
        "words after an unknown title",
        "no after an order",
        "another act",
        "another authority",
        "from the municipality",
        "from the jobcentre to another",
        "a place in another act gone",
    ],
)
def test_what_stands_after_a_name_is_not_taken_for_the_name(before: str, after: str) -> None:
    assert kind_of(before, after) == TextChange.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Efter § 2 og 2 møder gives råd.", "Efter § 2 og 4 møder gives råd."),
        (
            "Firmaer efter § 2, 50 ansatte eller flere, har pligt.",
            "Firmaer efter § 2, 35 ansatte eller flere, har pligt.",
        ),
        ("Støtte gives efter § 3 og 6 mdr.", "Støtte gives efter § 3 og 9 mdr."),
        ("Støtte gives efter § 2 eller 65 eller derover.", "Støtte gives efter § 2 eller 67 eller derover."),
        ("Efter stk. 1 og 2 samtaler gives råd.", "Efter stk. 1 og 4 samtaler gives råd."),
        ("Efter stk. 1 og 65 eller derover gives råd.", "Efter stk. 1 og 67 eller derover gives råd."),
        ("Støtte efter §§ 2 og 3, 50 ansatte.", "Støtte efter §§ 2 og 3, 60 ansatte."),
        ("Efter stk. 1 og 18-årige.", "Efter stk. 1 og 20-årige."),
        ("Efter stk. 1 og 18 til 25 årige.", "Efter stk. 1 og 20 til 25 årige."),
    ],
)
def test_an_amount_after_a_reference_is_no_reference(before: str, after: str) -> None:
    assert kind_of(before, after) == TextChange.SUBSTANTIVE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Reglerne i stk. 1 og 2 gælder ikke.", "Reglerne i stk. 1 og 3 gælder ikke."),
        ("Se § 8, stk. 1, 2. pkt.", "Se § 8, stk. 1, 3. pkt."),
        ("Efter § 9 i lov om samling og støtte m.v. gives råd.", "Efter § 9 i lov om social pension gives råd."),
        ("Jobcenteret fører tilsyn med forløbet.", "Kommunen fører tilsyn med forløbet."),
        ("Efter § 3 i lov om social hjælp gives råd.", "Efter § 4 i lov om social hjælp gives råd."),
        (
            "Efter § 9 i lov om organisering og understøttelse af beskæftigelsesindsatsen m.v. gives råd.",
            "Efter § 9 i lov om indsatsen gives råd.",
        ),
    ],
)
def test_a_changed_name_or_reference_asks_to_be_read(before: str, after: str) -> None:
    row = only(act(p1=SCOPE, p5=before, p9=FEE), act(p1=SCOPE, p5=after, p9=FEE), "5")
    assert (row.kind, "læs, om" in row.why) == (TextChange.CONSEQUENTIAL, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Svar på e\u2011mail gives.", "Svar på e-mail gives."),
        ("Giv svar – straks – her.", "Giv svar - straks - her."),
        ("Svar – gives straks.", "Svar gives straks."),
        ("Se §8 og stk.3 her.", "Se § 8 og stk. 3 her."),
        ("Tilskud er 50 pct. af lønnen.", "Tilskud er 50 procent af lønnen."),
        ("Tilskud er 50 % af lønnen.", "Tilskud er 50 pct. af lønnen."),
        ("Tilskud er 1/2 gang lønnen.", "Tilskud er ½ gang lønnen."),
    ],
)
def test_another_way_of_writing_the_same_is_consequential_and_says_so(before: str, after: str) -> None:
    row = only(act(p1=SCOPE, p5=before, p9=FEE), act(p1=SCOPE, p5=after, p9=FEE), "5")
    assert (row.kind, "skrivemåde" in row.why) == (TextChange.CONSEQUENTIAL, True)


def test_a_minus_and_a_half_more_are_no_way_of_writing() -> None:
    assert kind_of("Grænsen er -5 grader.", "Grænsen er 5 grader.") == TextChange.SUBSTANTIVE
    assert kind_of("Tilskud er 1½ gang.", "Tilskud er 11/2 gang.") == TextChange.SUBSTANTIVE


def test_up_to_three_differences_are_told_and_a_negation_first() -> None:
    before = "Kommunen skal altid inden 2 uger og med glæde på eget initiativ give borgeren støtte."
    after = "Kommunen skal ofte inden 3 uger og med fryd på eget initiativ ikke give borgeren støtte."
    why = only(act(p1=before), act(p1=after), "1").why
    assert why.index("»ikke« er kommet til") < why.index("»2« er blevet til »3«") < why.index("»altid«")
    assert "fryd" not in why


def test_of_twins_the_one_that_stands_where_it_stood_is_the_same() -> None:
    twin = "Ministeren kan fastsætte nærmere regler."
    rows = kinds(act(p1=twin, p2=DUTY, p3=twin, p4=FEE), act(p1=DUTY, p2=twin, p3=FEE))
    assert [(old, new) for old, new, _ in rows] == [("1", None), ("2", "1"), ("3", "2"), ("4", "3")]


def test_a_reference_that_follows_a_renumbering_is_consequential_and_says_so() -> None:
    old = act(p1="Svar gives efter § 3, stk. 1.", p2=DUTY, p3=f"{FEE} Stk. 2. {SCOPE}")
    new = act(p1="Svar gives efter § 2, stk. 1.", p2=f"{FEE} Stk. 2. {SCOPE}")
    row = only(old, new, "1")
    assert (row.kind, "følger omnummereringen" in row.why) == (TextChange.CONSEQUENTIAL, True)


def test_a_reference_to_a_moved_stk_follows_it() -> None:
    old = act(p1="Svar gives efter § 2, stk. 1.", p2=f"{FEE} Stk. 2. {DUTY}")
    new = act(p1="Svar gives efter § 2, stk. 2.", p2=f"{SCOPE} Stk. 2. {FEE} Stk. 3. {DUTY}")
    assert only(old, new, "1").kind == TextChange.CONSEQUENTIAL


def test_a_reference_that_provably_points_to_another_provision_is_substantive() -> None:
    old = act(p1="Svar gives efter § 2.", p2=DUTY, p3=FEE)
    new = act(p1="Svar gives efter § 3.", p2=DUTY, p3=FEE)
    row = only(old, new, "1")
    assert (row.kind, "peger nu på en anden" in row.why) == (TextChange.SUBSTANTIVE, True)


def test_a_reference_left_out_with_its_repealed_target_is_consequential_and_one_more_is_substantive() -> None:
    both, one = "Svar gives efter § 2 og § 3.", "Svar gives efter § 2."
    old, new = act(p1=both, p2=DUTY, p3=FEE), act(p1=one, p2=DUTY)
    assert only(old, new, "1").kind == TextChange.CONSEQUENTIAL
    assert only(new, old, "1").kind == TextChange.SUBSTANTIVE


def test_an_unchanged_reference_whose_target_has_moved_gets_a_warning() -> None:
    old = act(p1="Svar gives efter § 3.", p2=DUTY, p3=FEE, p4=SCOPE)
    new = act(p1="Svar gives efter § 3.", p2=FEE, p3=SCOPE)
    row = only(old, new, "1")
    assert (row.kind, "Læs henvisningen »§ 3«" in row.why) == (TextChange.UNCHANGED, True)


def test_an_authority_in_place_of_another_that_is_still_there_is_no_renaming() -> None:
    told = "Klager over svaret behandles af {}nævnet i alle sager."
    old = act(p1=told.format("Anke"), p2="Klagenævnet har fem medlemmer, som ministeren vælger.")
    new = act(p1=told.format("Klage"), p2="Klagenævnet har fem medlemmer, som ministeren vælger.")
    assert only(old, new, "1").kind == TextChange.SUBSTANTIVE


def test_a_repealed_and_a_new_stk_are_substantive_and_named() -> None:
    old = act(p1=f"{SCOPE} Stk. 2. {DUTY} Stk. 3. {FEE}")
    new = act(p1=f"{SCOPE} Stk. 2. {FEE} Stk. 3. Ministeren kan fastsætte nærmere regler.")
    row = only(old, new, "1")
    assert row.kind == TextChange.SUBSTANTIVE
    assert row.why == "Stk. 2 er ophævet. Stk. 3 er ny."


def test_the_changed_number_of_a_list_is_named() -> None:
    old = act(p1="Planen viser 1) borgerens mål, 2) borgerens ønsker til arbejde, og 3) næste møde.")
    new = act(p1="Planen viser 1) borgerens mål, 2) borgerens krav til arbejde, og 3) næste møde.")
    assert "Stk. 1, nr. 2: »ønsker« er blevet til »krav«" in only(old, new, "1").why


def test_numbers_of_a_list_in_another_order_are_consequential() -> None:
    before = "Planen viser 1) borgerens mål, 2) borgerens ønsker og 3) næste møde."
    after = "Planen viser 1) borgerens ønsker, 2) næste møde og 3) borgerens mål."
    assert kind_of(before, after) == TextChange.CONSEQUENTIAL


def test_a_list_that_is_tied_by_another_word_is_substantive() -> None:
    before = "Det kræves, at borgeren 1) er fyldt 18 år, og 2) har bopæl her."
    after = "Det kræves, at borgeren 1) er fyldt 18 år, eller 2) har bopæl her."
    assert kind_of(before, after) == TextChange.SUBSTANTIVE


def test_the_commencement_of_a_new_order_is_its_own_and_that_of_a_postponed_act_is_not() -> None:
    told = (
        "Bekendtgørelsen træder i kraft den 1. {} 2026. Stk. 2. Bekendtgørelse nr. {} af 1. maj 2020 om breve ophæves."
    )
    assert kind_of(told.format("januar", "12"), told.format("februar", "47")) == TextChange.CONSEQUENTIAL
    assert kind_of(told.format("januar", "12"), told.format("juli", "12")) == TextChange.SUBSTANTIVE


def test_a_month_that_stands_after_a_reference_is_not_taken_for_a_provision() -> None:
    before = "Vurderingen efter § 5, 6 måneder efter, at forløbet er begyndt, gøres af kommunen."
    assert kind_of(before, before.replace("6 m", "3 m")) == TextChange.SUBSTANTIVE


WORDS = st.text(alphabet="abcæø .,§1234()", min_size=1, max_size=60).map(str.strip).filter(bool)
GONE = st.sampled_from(["(Ophævet)", "Ophævet.", "[Ophævet]", "(Ophævet ved lov nr. 1 af 1. maj 2020)", "(Udelades)"])
TEXTS = st.lists(WORDS | GONE, min_size=1, max_size=12)


@given(TEXTS)
def test_an_act_compared_with_itself_is_unchanged_throughout(texts: list[str]) -> None:
    same = LawText(title="", provisions=tuple(TextProvision(paragraf=str(n), text=t) for n, t in enumerate(texts, 1)))
    assert {row.kind for row in compare(same, same)} == {TextChange.UNCHANGED}


@given(st.permutations([SCOPE, DUTY, FEE, "Ministeren fører tilsyn.", "Loven træder i kraft straks."]))
def test_provisions_in_another_order_are_only_renumbered(texts: list[str]) -> None:
    old = act(**{f"p{n}": text for n, text in enumerate(sorted(texts), 1)})
    new = act(**{f"p{n}": text for n, text in enumerate(texts, 1)})
    assert {row.kind for row in compare(old, new)} <= {TextChange.UNCHANGED, TextChange.RENUMBERED}
    assert all(row.before == row.after for row in compare(old, new))


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_every_provision_of_both_sides_stands_exactly_once(before: list[str], after: list[str]) -> None:
    old, new = (
        LawText(title="", provisions=tuple(TextProvision(paragraf=str(n), text=t) for n, t in enumerate(side, 1)))
        for side in (before, after)
    )
    rows = compare(old, new)
    assert [r.old for r in rows if r.old] == [p.paragraf for p in old.provisions]
    shown = [r.new for r in rows if r.new]
    assert len(shown) == len(set(shown))
    assert {p.paragraf for p in new.provisions if not p.is_gone} <= set(shown) <= {p.paragraf for p in new.provisions}
    assert rows == compare(old, new)


@given(TEXTS, TEXTS)
def test_the_words_kept_and_out_give_the_old_text_and_those_kept_and_in_the_new(a: list[str], b: list[str]) -> None:
    before, after = " ".join(" ".join(a).split()), " ".join(" ".join(b).split())
    runs = word_changes(before, after)
    assert " ".join(r.text for r in runs if r.run != Run.IN) == before
    assert " ".join(r.text for r in runs if r.run != Run.OUT) == after


def test_twin_provisions_keep_their_own_versions_when_both_change() -> None:
    rng = random.Random(7)
    words = [f"ord{n}" for n in range(40)]
    texts = [" ".join(rng.choices(words, k=40)) for _ in range(30)]
    old = act(**{f"p{n}": text for n, text in enumerate(texts, 1)})
    new = act(**{f"p{n + 100}": text.replace("ord7 ", "nyt ") for n, text in enumerate(texts, 1)})
    assert [(int(str(r.old)) + 100, r.new) for r in compare(old, new)] == [
        (int(str(r.new)), r.new) for r in compare(old, new)
    ]
