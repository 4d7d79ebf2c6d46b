import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.small_groups import SMALLEST, withheld


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ({"nord": 12, "syd": 9}, set()),
        ({"nord": 12, "syd": 3, "vest": 7}, {"syd", "vest"}),
        ({"nord": 12, "syd": 3, "vest": 4}, {"syd", "vest"}),
        ({"nord": 12, "syd": 1, "vest": 2, "havn": 8}, {"syd", "vest", "havn"}),
        ({"nord": 4}, {"nord"}),
        ({}, set()),
        ({"nord": 5, "tom": 0}, set()),
    ],
)
def test_small_groups_and_what_would_tell_them_are_withheld(sizes: dict[str, int], hidden: set[str]) -> None:
    assert withheld(sizes) == hidden


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 30), max_size=8))
def test_no_small_group_can_be_worked_out_by_subtraction(sizes: dict[str, int]) -> None:
    hidden = withheld(sizes)
    assert all(name in hidden for name, size in sizes.items() if 0 < size < SMALLEST)
    shown = [name for name, size in sizes.items() if size and name not in hidden]
    if hidden and shown:
        assert len(hidden) > 1
        assert sum(sizes[name] for name in hidden) >= SMALLEST
