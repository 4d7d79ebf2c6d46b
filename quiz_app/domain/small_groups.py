"""Groups too small to show: what is withheld so that nobody can be worked out, not even by subtraction."""

from collections.abc import Mapping

SMALLEST = 5


def withheld(sizes: Mapping[str, int]) -> frozenset[str]:
    """The groups whose numbers are not shown beside a total.

    Every group under five, and, when that hides fewer than five people in all, the next smallest groups until what is
    hidden is five or more: otherwise the total minus the shown groups would tell (complementary suppression;
    Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
    """
    hidden = {name for name, size in sizes.items() if 0 < size < SMALLEST}
    rest = sorted((size, name) for name, size in sizes.items() if size >= SMALLEST)
    while hidden and rest and (len(hidden) == 1 or sum(sizes[n] for n in hidden) < SMALLEST):
        hidden.add(rest.pop(0)[1])
    return frozenset(hidden)
