"""How assessments are counted, and which groups are shown."""

from dataclasses import replace

from test_assessment import FIRST

from quiz_app.domain.assessment import Assessment, Missing
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.spread import MERGED, by_group, spread


def given(**centres: int) -> list[Assessment]:
    """So many assessments of each centre."""
    return [
        replace(FIRST, assessment_id=f"{centre}{n}", person_id=f"{centre}{n}", centre_id=centre)
        for centre, number in centres.items()
        for n in range(number)
    ]


def shown(**centres: int) -> list[tuple[str, int]]:
    return [(name, s.total) for name, s in by_group(given(**centres), lambda a: a.centre_id)]


def test_small_centres_are_shown_together_beside_the_large_one() -> None:
    assert shown(nord=6, syd=3, vest=3) == [("nord", 6), (MERGED, 6)]


def test_a_single_small_centre_takes_the_next_smallest_along_so_that_no_subtraction_tells() -> None:
    assert shown(nord=9, syd=3, vest=6) == [("nord", 9), (MERGED, 9)]


def test_nothing_is_shown_apart_when_merging_leaves_the_whole_or_too_few() -> None:
    assert shown(nord=6, syd=3) == shown(nord=9) == shown(nord=2, syd=2) == []


def test_everything_is_counted_and_a_citation_once_a_person() -> None:
    twice = replace(FIRST, provisions=("LAB § 118", "LAB § 118"), missing=(Missing.HEALTH,))
    whole = spread([twice, replace(FIRST, person_id="bo", track=Track.FOERTIDSPENSION)])
    assert dict(whole.provisions) == {"LAB § 118": 1, "LAB § 116": 1}
    assert (dict(whole.missing), whole.total, whole.agreed) == ({Missing.HEALTH: 1}, 2, None)


def test_people_are_sure_and_apart_only_where_the_sure_ones_differ() -> None:
    sure = replace(FIRST, certainty=AnswerCertainty.SURE)
    other = replace(sure, track=Track.SENIORPENSION)
    unsure = replace(other, certainty=AnswerCertainty.GUESSING)
    assert (spread([sure, other]).sure_apart, spread([sure, unsure]).sure_apart) == (2, 0)
    assert spread([sure, sure]).agreed == Track.FLEKSJOB
