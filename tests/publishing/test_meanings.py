"""A term's meaning stands on its first use on a page, and nowhere else."""

from quiz_app.domain.library import Term
from quiz_app.site_hooks.meanings import explaining


def term(name: str, meaning: str = "det, vi mener", source: str = "LAB § 1") -> Term:
    return Term(term=name, identifier="", meaning=meaning, source=source)


def body(text: str) -> str:
    return f'<div class="kk-body">\n{text}</div>\n'


def test_the_first_use_of_a_term_says_what_it_means_whatever_its_ending() -> None:
    explained = explaining([term("bisidder", 'en "støtte"')])
    page = explained(body("<p>Bisidderen er med. En bisidder tier.</p>"))
    assert page == body('<p><abbr title="en &quot;støtte&quot;">Bisidderen</abbr> er med. En bisidder tier.</p>')


def test_links_headings_and_what_is_outside_the_texts_stay_as_they_are() -> None:
    explained = explaining([term("afslag")])
    untouched = f"# Afslag\n{body('<h3>Afslag</h3><p><a href=afslag.html>Et afslag</a> og <code>afslag</code></p>')}"
    assert explained(untouched) == untouched


def test_the_longer_of_two_terms_wins_and_a_part_of_a_word_is_no_term() -> None:
    explained = explaining([term("samlet beskrivelse", "papiret"), term("beskrivelse", "en tekst"), term("akt")])
    page = explained(body("<p>En samlet beskrivelse og en beskrivelse af aktivitet.</p>"))
    assert '<abbr title="papiret">samlet beskrivelse</abbr>' in page
    assert '<abbr title="en tekst">beskrivelse</abbr> af aktivitet' in page


def test_a_short_form_in_capitals_is_not_found_in_small_letters_and_our_own_words_are_not_explained() -> None:
    explained = explaining([term("KOL"), term("forsøg", source="Sagskørekortet")])
    untouched = body("<p>Et forsøg i en kol.</p>")
    assert explained(untouched) == untouched
    assert '">KOL</abbr>' in explained(body("<p>Han har KOL.</p>"))
