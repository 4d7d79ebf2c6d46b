"""Citations as lawyers write them: read, written, found in running text, and compared."""

from contextlib import suppress
from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.citation import CitationError, Citations, covers, overlaps, position
from quiz_app.domain.law import Act, ActKind, ActVersion, Provision


def act(act_id: str, cite: str, title: str, last: int, **more: object) -> Act:
    return Act(id=act_id, cite=cite, title=title, last=last, **{"kind": ActKind.LOV, "versions": ()} | more)


ACTS = (
    act(
        "lab",
        "LAB",
        "Lov om en aktiv beskæftigelsesindsats",
        239,
        versions=(ActVersion(eli="lta/2024/280", label="LBK nr. 280 af 1. marts 2024"),),
    ),
    act("lob", "LOB", "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.", 80),
    act("pensionsloven", "pensionsloven", "Lov om social pension", 75),
    act("lov-om-social-pension-til-seloen", "seløloven", "Lov om social pension til søfolk på Seløen", 9),
    act("forvaltningsloven", "forvaltningsloven", "Forvaltningsloven", 33),
    act("offentlighedsloven", "offentlighedsloven", "Lov om offentlighed i forvaltningen", 50),
    act(
        "bek-47-2026",
        "BEK 47/2026",
        "Bekendtgørelse om sagsbehandling",
        30,
        kind=ActKind.BEKENDTGOERELSE,
        aliases=("bekendtgørelse nr. 47 af 13. januar 2026",),
    ),
    act("bek-1708-2024", "BEK 1708/2024", "Bekendtgørelse om sagsbehandling", 30, kind=ActKind.BEKENDTGOERELSE),
    act("lov-1750-2025", "lov 1750/2025", "Lov om ændring af lov om social pension", 30),
    act(
        "gdpr",
        "GDPR",
        "Databeskyttelsesforordningen",
        99,
        kind=ActKind.FORORDNING,
        aliases=("databeskyttelsesforordningen",),
    ),
)
CITATIONS = Citations(ACTS)


def place(paragraf: str, act: str = "lab", **narrower: int | str) -> Provision:
    return Provision(act=act, paragraf=paragraf, **narrower)


def pension(paragraf: str, **narrower: int | str) -> Provision:
    return place(paragraf, act="pensionsloven", **narrower)


def spans(low: str, high: str, act: str = "lab") -> Provision:
    return Provision(act=act, paragraf=low, to=high)


READ = [
    ("LAB § 116, stk. 2, nr. 1", [place("116", stk=2, nr=1)]),
    ("pensionsloven §§ 16-20", [pension("16", to="20")]),
    ("pensionsloven §§ 16–20", [pension("16", to="20")]),
    ("pensionsloven §§ 16 til 20", [pension("16", to="20")]),
    ("pensionsloven § 18 a", [pension("18 a")]),
    ("pensionsloven §18A", [pension("18 a")]),
    ("pensionsloven § 26 i", [pension("26 i")]),
    ("pensionsloven § 26 i, stk. 6-7, og § 26 k", [pension("26 i", stk=6), pension("26 i", stk=7), pension("26 k")]),
    ("pensionsloven § 17, stk. 1, 2. pkt.", [pension("17", stk=1, pkt=2)]),
    ("pensionsloven § 17, stk. 1, 2. punktum", [pension("17", stk=1, pkt=2)]),
    ("pensionslovens § 18", [pension("18")]),
    ("PENSIONSLOVENS § 18, STK. 2", [pension("18", stk=2)]),
    ("LAB's § 18", [place("18")]),
    ("LABs § 18", [place("18")]),
    ("forvaltningslovens §§ 22-24", [spans("22", "24", "forvaltningsloven")]),
    ("lov om social pension § 16", [pension("16")]),
    ("lov om social pension til søfolk på Seløen § 5", [place("5", "lov-om-social-pension-til-seloen")]),
    ("lov om  organisering og understøttelse\naf beskæftigelsesindsatsen § 9", [place("9", "lob")]),
    ("§ 16, stk. 3, i lov om social pension", [pension("16", stk=3)]),
    ("§ 26 i i pensionsloven", [pension("26 i")]),
    ("§ 17, stk. 3, og § 18, stk. 2, i pensionsloven", [pension("17", stk=3), pension("18", stk=2)]),
    ("LAB § 116 og § 16, stk. 3, i pensionsloven", [place("116"), pension("16", stk=3)]),
    ("LAB §§ 116 og 118", [place("116"), place("118")]),
    ("LOB § 9, stk. 1-2", [place("9", "lob", stk=1), place("9", "lob", stk=2)]),
    ("LOB § 9 stk 1", [place("9", "lob", stk=1)]),
    ("LOB § 11, stk. 1 og 3", [place("11", "lob", stk=1), place("11", "lob", stk=3)]),
    ("LOB § 11, stk. 1, 2 og 4", [place("11", "lob", stk=n) for n in (1, 2, 4)]),
    ("LOB § 10, jf. § 9", [place("10", "lob"), place("9", "lob")]),
    ("pensionsloven § 17, stk. 3, og § 18, stk. 2", [pension("17", stk=3), pension("18", stk=2)]),
    ("LAB § 7 og 9", [place("7"), place("9")]),
    ("LAB § 7 - 9", [spans("7", "9")]),
    ("LAB §§ 7-8, 11", [spans("7", "8"), place("11")]),
    ("LAB §§ 26 g-26 s", [spans("26 g", "26 s")]),
    ("LAB §§ 26 g-s", [spans("26 g", "26 s")]),
    ("LAB §§ 1 og 7, stk. 2", [place("1"), place("7", stk=2)]),
    ("pensionsloven § 16, stk. 3; LAB § 118", [pension("16", stk=3), place("118")]),
    ("LAB § 9; § 27", [place("9"), place("27")]),
    (
        "LAB § 11 c, stk. 1, nr. 2-3, og stk. 5",
        [place("11 c", stk=1, nr=2), place("11 c", stk=1, nr=3), place("11 c", stk=5)],
    ),
    (
        "LOB § 9, stk. 1, 2. og 4. pkt., stk. 2",
        [place("9", "lob", stk=1, pkt=2), place("9", "lob", stk=1, pkt=4), place("9", "lob", stk=2)],
    ),
    ("LAB § 9, 1.-3. pkt.", [place("9", pkt=n) for n in (1, 2, 3)]),
    ("LAB § 6, nr. 2, litra b", [place("6", nr=2, litra="b")]),
    ("LAB § 6, nr. 2, litra a-c og e", [place("6", nr=2, litra=letter) for letter in "abce"]),
    ("LAB § 6, nr. 2, litra a, og nr. 3", [place("6", nr=2, litra="a"), place("6", nr=3)]),
    ("BEK 47/2026 § 3, stk. 1", [place("3", "bek-47-2026", stk=1)]),
    ("bekendtgørelse 47/2026 § 3", [place("3", "bek-47-2026")]),
    ("bek nr. 47/2026 § 3", [place("3", "bek-47-2026")]),
    ("bekendtgørelse nr. 47 af 13. januar 2026 § 3", [place("3", "bek-47-2026")]),
    ("lov 1750/2025 § 21", [place("21", "lov-1750-2025")]),
    ("lov nr. 1750/2025 § 21", [place("21", "lov-1750-2025")]),
    ("lovbekendtgørelse nr. 280 af 1. marts 2024 § 116", [place("116")]),
    ("offentlighedsloven", [place("", "offentlighedsloven")]),
    ("GDPR og offentlighedslovens § 2", [place("", "gdpr"), place("2", "offentlighedsloven")]),
    ("GDPR artikel 9, stk. 2, litra h", [place("9", "gdpr", stk=2, litra="h")]),
    ("databeskyttelsesforordningens art. 6 og 9", [place("6", "gdpr"), place("9", "gdpr")]),
    ("LAB § 116.", [place("116")]),
    ("LAB\u00a0§\u00a0116,\u00a0stk.\u00a02", [place("116", stk=2)]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_a_citation_is_read_as_a_lawyer_means_it(text: str, expected: list[Provision]) -> None:
    assert CITATIONS.parse(text) == tuple(expected)


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_what_an_author_wrote_survives_being_written_and_read_again(text: str) -> None:
    provisions = CITATIONS.parse(text)
    canonical = CITATIONS.format(provisions)
    assert CITATIONS.parse(canonical) == provisions
    assert CITATIONS.format(CITATIONS.parse(canonical)) == canonical


WRITTEN = [
    ("pensionslovens § 18", "pensionsloven § 18"),
    ("LOB § 9, stk. 1-2", "LOB § 9, stk. 1 og 2"),
    ("LOB § 9, stk. 1, 2, 3 og 7", "LOB § 9, stk. 1-3 og 7"),
    ("LAB §§ 7-8, 11", "LAB §§ 7-8 og 11"),
    ("LAB § 3; LAB § 4; LAB § 5, stk. 1", "LAB §§ 3 og 4 og § 5, stk. 1"),
    ("LAB § 5, stk. 1, § 6; LAB § 7, stk. 2", "LAB § 5, stk. 1, § 6, og § 7, stk. 2"),
    ("LAB § 9, 1., 2. og 3. pkt., og 5. pkt.", "LAB § 9, 1.-3. og 5. pkt."),
    ("GDPR artikel 5-7 og GDPR artikel 9", "GDPR artikel 5-7 og 9"),
    ("gdpr; lab", "GDPR; LAB"),
    ("LAB § 5, nr. 2, 1. pkt., og nr. 3, og nr. 4, 1. pkt.", "LAB § 5, nr. 2, 1. pkt., og nr. 3, og nr. 4, 1. pkt."),
]


@pytest.mark.parametrize(("text", "canonical"), WRITTEN)
def test_the_canonical_form_is_the_one_a_lawyer_would_write(text: str, canonical: str) -> None:
    assert CITATIONS.format(CITATIONS.parse(text)) == canonical


REFUSED = [
    ("", "tom"),
    ("serviceloven § 52", "»serviceloven« findes ikke"),
    ("pensionslowen § 52", "Mente du »pensionsloven«"),
    ("LAB § 1; serviceloven", "»serviceloven« findes ikke"),
    ("lov om ændring af lov om social pensions § 1", "findes ikke"),
    ("§ 18", "mangler en lov"),
    ("LAB § 116 og § 52 i serviceloven", "mangler en lov"),
    ("LAB § 0", "ingen § 0"),
    ("LAB §§ 0-4", "ingen § 0"),
    ("LAB § 5, stk. 0", "stk. 0"),
    ("LAB § 5, nr. 00", "nr. 0"),
    ("LAB § 5, 0. pkt.", "0. pkt."),
    ("LAB §§ 20-16", "fra en lavere til en højere"),
    ("LAB §§ 16-16", "fra en lavere til en højere"),
    ("LAB §§ 18 c-18 a", "fra en lavere til en højere"),
    ("LAB § 5, stk. 3-1", "ikke et muligt spænd"),
    ("LAB § 5, stk. 1-900", "ikke et muligt spænd"),
    ("LAB §§ 16-20, stk. 2", "kan ikke stå efter et spænd"),
    ("LAB § 5, stk. 1-2, nr. 3", "kan ikke stå efter et spænd"),
    ("LAB § 240", "den sidste er § 239"),
    ("LAB §§ 230-240 a", "den sidste er § 239"),
    ("LAB § 5, stk. 1, 2. pkt., nr. 3", "kan ikke læses"),
    ("LAB § 5 og stk. 2", "kan ikke læses"),
    ("LAB § 105 a ff.", "kan ikke læses"),
    ("LAB § 17, stk. 2, sidste pkt.", "kan ikke læses"),
    ("LAB § 43 (ny affattelse)", "kan ikke læses"),
    ("LAB § 116, ", "»,« kan ikke læses"),
    ("LAB § 12345", "kan ikke læses"),
    ("GDPR § 9", "inddelt i artikler"),
    ("LAB artikel 9", "inddelt i paragraffer"),
    ("pensionsloven § 16 i serviceloven", "kan ikke læses"),
]


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_an_unknown_or_impossible_citation_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(CitationError) as refused:
        CITATIONS.parse(text)
    assert says in str(refused.value)
    assert str(refused.value).endswith((".", "?"))


def test_a_wrong_number_is_not_taken_for_a_slip_of_the_pen() -> None:
    with pytest.raises(CitationError) as refused:
        CITATIONS.parse("BEK 47/2025 § 3")
    assert "Mente du" not in str(refused.value)


def test_two_acts_cannot_claim_the_same_short_name() -> None:
    with pytest.raises(CitationError, match="bruges både af lab og x"):
        Citations((*ACTS, act("x", "lab", "Lov om noget andet", 5)))


def test_a_title_that_two_acts_bear_names_neither() -> None:
    with pytest.raises(CitationError, match="findes ikke"):
        CITATIONS.parse("bekendtgørelse om sagsbehandling § 3")


def test_an_act_without_a_last_paragraph_is_not_checked_for_it() -> None:
    unbounded = Citations([Act(id="x", cite="X-loven", title="Lov om X", kind=ActKind.LOV, versions=())])
    assert unbounded.parse("X-loven § 900") == (place("900", "x"),)


def test_a_register_without_acts_knows_no_act() -> None:
    with pytest.raises(CitationError, match="findes ikke"):
        Citations(()).parse("LAB § 1")
    assert Citations(()).find("LAB § 1") == ()


def test_a_provision_of_an_unknown_act_cannot_be_written() -> None:
    with pytest.raises(CitationError, match="ukendt"):
        CITATIONS.format([place("1", "ukendt")])


def found(text: str, **options: bool) -> list[tuple[str, str]]:
    return [
        (text[start:end], CITATIONS.format(provisions)) for start, end, provisions in CITATIONS.find(text, **options)
    ]


RUNNING = [
    ("Efter pensionslovens § 18, stk. 2, skal kommunen vente.", ["pensionsloven § 18, stk. 2"]),
    ("Efter pensionslovens § 18 i sager om tilkendelse.", ["pensionsloven § 18"]),
    ("Pensionslovens § 26 i gælder for seniorer.", ["pensionsloven § 26 i"]),
    ("Se (pensionslovens § 26 i) og ring.", ["pensionsloven § 26 i"]),
    ("Det følger af § 16 i lov om social pension.", ["pensionsloven § 16"]),
    ("Se LAB § 116, stk. 2 og 3 måneder senere.", ["LAB § 116, stk. 2"]),
    ("Se LAB §§ 116 og 118. 3 dage senere", ["LAB §§ 116 og 118"]),
    ("Se LAB §§ 116-118, 1. juli 2026 og frem.", ["LAB §§ 116-118"]),
    ("Efter LAB § 18 a-kassens medlemmer", ["LAB § 18"]),
    ("Brug LAB § 18 f.eks. her", ["LAB § 18"]),
    ("Se LAB § 18 a. Derefter", ["LAB § 18 a"]),
    ("LAB § 18 I den sag", ["LAB § 18"]),
    ("LAB § 116 og 30 dage", ["LAB § 116"]),
    ("LAB § 116 og 17 andre regler", ["LAB § 116"]),
    ("LAB § 116 - 117 sider", ["LAB § 116"]),
    ("LAB § 18 B er en anden", ["LAB § 18"]),
    ("GDPR artikel 6 og 9 siger det", ["GDPR artikel 6 og 9"]),
    ("LAB § 105 a ff.", ["LAB § 105 a"]),
    ("**LAB § 116**, `LOB § 9`", ["LAB § 116", "LOB § 9"]),
    ("LAB § 116 og pensionslovens § 16", ["LAB § 116", "pensionsloven § 16"]),
    ("LAB § 116 og § 16, stk. 3, i pensionsloven", ["LAB § 116", "pensionsloven § 16, stk. 3"]),
    ("LAB § 116 og § 52 i serviceloven", ["LAB § 116"]),
    ("LAB § 116 og § 52 i lov om social service", ["LAB § 116"]),
    ("serviceloven § 52 og § 16 i pensionsloven", ["pensionsloven § 16"]),
    ("serviceloven § 52, og så § 18 alene", []),
    ("efter lov om ændring af lov om social pension § 5", []),
    ("KLAB § 5 og LAB-loven § 3", []),
    ("LAB § 999 og LAB § 5", ["LAB § 5"]),
    ("BEK 47/2026 § 3, stk. 1, 2. pkt. Og så", ["BEK 47/2026 § 3, stk. 1, 2. pkt."]),
    ("LAB og GDPR gælder", []),
    ("§ § § 5 § stk. § LAB §", []),
]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_citations_are_found_in_running_text(text: str, expected: list[str]) -> None:
    assert [canonical for _, canonical in found(text)] == expected


def test_a_find_reaches_from_the_act_to_the_last_place() -> None:
    text = "Kommunen skal (jf. lov om\nsocial pension §§ 16 og 18, stk. 2) oplyse sagen."
    assert found(text)[0][0] == "lov om\nsocial pension §§ 16 og 18, stk. 2"


def test_acts_alone_are_found_only_on_demand_and_not_in_other_words() -> None:
    text = "GDPR og offentlighedslovens regler; et lab og en lob, LAB-borgere og LABEL, men LOB og LAB § 3."
    assert found(text) == [("LAB § 3", "LAB § 3")]
    assert [whole for whole, _ in found(text, whole_acts=True)] == ["GDPR", "offentlighedslovens", "LOB", "LAB § 3"]


def test_an_impossible_citation_in_running_text_is_reported_where_it_stands() -> None:
    text = "Se LAB § 5 og pensionslovens § 99, stk. 1."
    ((start, end, problem),) = CITATIONS.impossible(text)
    assert text[start:end] == "pensionslovens § 99, stk. 1"
    assert problem == "pensionsloven har ingen § 99; den sidste er § 75."


COVERS = [
    (pension("18"), pension("18", stk=2), True),
    (pension("18", stk=2), pension("18"), False),
    (pension("18", stk=2), pension("18", stk=2, nr=1), True),
    (pension("18", stk=2), pension("18", stk=3), False),
    (pension("16", to="20"), pension("18 a"), True),
    (pension("16", to="20"), pension("20 a"), False),
    (pension("16", to="20"), pension("17", to="20"), True),
    (pension("16", to="20"), pension("17", to="21"), False),
    (pension("16", to="20"), pension("18", stk=1, pkt=2), True),
    (pension("18"), pension("18 a"), False),
    (pension("18"), place("18"), False),
    (pension(""), pension("18", stk=2), True),
    (pension(""), pension("16", to="20"), True),
    (pension("18"), pension(""), False),
    (place("6", nr=2), place("6", nr=2, litra="b"), True),
    (place("6", nr=2, litra="a"), place("6", nr=2, litra="b"), False),
    (place("74 å"), place("74 å", stk=1), True),
]


@pytest.mark.parametrize(("wide", "narrow", "expected"), COVERS)
def test_a_wide_place_covers_what_lies_in_it(wide: Provision, narrow: Provision, *, expected: bool) -> None:
    assert covers(wide, narrow) is expected


OVERLAPS = [
    (pension("18"), pension("18", stk=2), True),
    (pension("16", to="18"), pension("18", to="20"), True),
    (pension("16", to="18"), pension("18 a", to="20"), False),
    (pension("18", stk=2), pension("18", stk=3), False),
    (pension("16", to="20"), pension("18", stk=3), True),
    (pension("5", nr=2), pension("5", pkt=1), True),
    (pension("5", stk=1, nr=2), pension("5", stk=2, nr=2), False),
    (pension(""), pension("3"), True),
    (pension(""), place(""), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), OVERLAPS)
def test_places_overlap_where_some_text_may_lie_in_both(one: Provision, other: Provision, *, expected: bool) -> None:
    assert overlaps(one, other) is expected
    assert overlaps(other, one) is expected


IN_ORDER = [
    pension(""),
    pension("9"),
    pension("16", to="20"),
    pension("16"),
    pension("16", stk=1),
    pension("16", stk=1, nr=2),
    pension("16", stk=2),
    pension("16 a"),
    pension("100"),
]


@given(st.permutations(IN_ORDER))
def test_provisions_sort_by_the_order_of_the_text(shuffled: list[Provision]) -> None:
    assert sorted(shuffled, key=position) == IN_ORDER


def test_a_provision_made_by_hand_with_a_wrong_paragraph_is_refused() -> None:
    with pytest.raises(ValueError, match="ikke et paragrafnummer"):
        covers(pension("18A"), pension("18"))


# Properties

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_counts = st.integers(1, 12)


def _paragrafs(last: int) -> st.SearchStrategy[str]:
    numbers = st.integers(1, last - 1)
    return numbers.map(str) | st.builds(lambda n, letter: f"{n} {letter}", numbers, st.sampled_from(_LETTERS))


def _places(one: Act) -> st.SearchStrategy[Provision]:
    paragrafs = _paragrafs(one.last or 1)
    narrowed = st.builds(
        Provision, act=st.just(one.id), paragraf=paragrafs, stk=st.none() | _counts, nr=st.none() | _counts,
        litra=st.none() | st.sampled_from(_LETTERS), pkt=st.none() | _counts,
    )  # fmt: skip
    by_place = st.lists(paragrafs, min_size=2, max_size=2).map(
        lambda ends: sorted(ends, key=lambda p: position(place(p)))
    )
    spanned = by_place.filter(lambda ends: ends[0] != ends[1]).map(lambda ends: spans(ends[0], ends[1], one.id))
    return narrowed | spanned | st.builds(place, paragrafs, st.just(one.id)) | st.just(place("", one.id))


provisions_ = st.sampled_from(ACTS).flatmap(_places)
NEAR = [place("5"), place("6"), place("5", stk=1), place("5", stk=1, nr=2), place("5", stk=1, nr=3), place("5", stk=1, nr=2, pkt=1), place("5", stk=1, pkt=3), place("5", nr=2, litra="i"), place("5", stk=2), place("5", stk=3), place("5", pkt=4), spans("5", "6"), place("")]  # fmt: skip
_near = st.sampled_from(NEAR)
lists_ = st.lists(provisions_, min_size=1, max_size=6) | st.lists(_near, min_size=1, max_size=7)


@given(lists_)
def test_any_provisions_written_and_read_again_are_the_same(provisions: list[Provision]) -> None:
    assert CITATIONS.parse(CITATIONS.format(provisions)) == tuple(provisions)


@given(lists_)
def test_the_written_form_is_found_whole_in_running_text(provisions: list[Provision]) -> None:
    text = f"Kommunen afgør sagen ({CITATIONS.format(provisions)}), når den er oplyst."
    hits = CITATIONS.find(text, whole_acts=True)
    assert tuple(chain.from_iterable(hit[2] for hit in hits)) == tuple(provisions)


_pieces = st.sampled_from(["LAB", "pensionslovens", "lov om", "§", "§§", " ", ", ", "-", "0", "3", "18", "i", "a", "stk.", "nr.", "pkt.", "litra", "og", ".", ";", "artikel", "serviceloven", "jf.", "2. pkt."])  # fmt: skip
_noise = (
    st.text(max_size=40) | st.lists(_pieces, max_size=14).map(" ".join) | st.lists(_pieces, max_size=14).map("".join)
)


@given(_noise)
def test_whatever_is_typed_is_read_or_refused_but_never_crashes(text: str) -> None:
    with suppress(CitationError):
        provisions = CITATIONS.parse(text)
        assert CITATIONS.parse(CITATIONS.format(provisions)) == provisions


@given(_noise)
def test_finds_lie_in_order_inside_the_text(text: str) -> None:
    edges = [edge for start, end, _ in CITATIONS.find(text, whole_acts=True) for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)


@given(provisions_, provisions_)
def test_what_is_covered_overlaps_and_everything_covers_itself(one: Provision, other: Provision) -> None:
    assert covers(one, one)
    assert overlaps(one, other) == overlaps(other, one)
    if covers(one, other):
        assert overlaps(one, other)
        assert one == other or not covers(other, one)


def test_coverage_passes_on() -> None:
    for wide, middle, narrow in product(NEAR, repeat=3):
        if covers(wide, middle) and covers(middle, narrow):
            assert covers(wide, narrow)
