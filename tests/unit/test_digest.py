"""Canonical JSON and digests of content."""

import json
import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.domain.digest import canonical, digest
from quiz_app.domain.guideline import Section
from quiz_app.domain.law import Act, ActKind, ActVersion, Period, Provision

ACT = Act(
    id="lab", title="Lov om en aktiv beskæftigelsesindsats", cite="LAB", kind=ActKind.LOV,
    versions=(ActVersion(eli="lta/2024/280", label="LBK 280", in_force=date(2024, 3, 1)),), last=239,
)  # fmt: skip

GOLDEN = (
    '{"@kind":"Act","aliases":[],"cite":"LAB","id":"lab","kind":"lov","last":239,'
    '"title":"Lov om en aktiv beskæftigelsesindsats","versions":[{"@kind":"ActVersion","eli":"lta/2024/280",'
    '"ended":null,"in_force":"2024-03-01","label":"LBK 280"}]}'
)


def test_the_canonical_form_is_sorted_compact_json_that_names_its_kinds() -> None:
    assert canonical(ACT) == GOLDEN


def test_a_digest_is_the_sha256_of_the_canonical_form() -> None:
    assert (
        digest(Section(title="Lov", body="§ 9")) == "58d9f6668a0154a6df04443c67959988a5aeb61c21062b8ef9085026135b6d07"
    )


def test_a_digest_is_the_same_in_another_process_with_another_hash_seed() -> None:
    program = "from quiz_app.domain.digest import digest; print(digest({'b': 1, 'a': ('æ', None, True)}))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {digest({"a": ("æ", None, True), "b": 1}) + "\n"}


@pytest.mark.parametrize(
    "changed",
    [{"title": "En anden"}, {"last": None}, {"kind": ActKind.VEJLEDNING}, {"aliases": ("loven",)}, {"versions": ()}],
)
def test_any_changed_field_changes_the_digest(changed: dict[str, object]) -> None:
    assert digest(replace(ACT, **changed)) != digest(ACT)


def test_two_kinds_with_the_same_fields_differ() -> None:
    @dataclass(frozen=True)
    class Other:
        title: str
        body: str

    assert digest(Other("a", "b")) != digest(Section(title="a", body="b"))


def test_a_field_called_kind_is_not_lost() -> None:
    assert json.loads(canonical(ACT))["kind"] == "lov"


def test_the_keys_of_an_object_are_its_fields() -> None:
    plain = json.loads(canonical(Provision(act="lab", paragraf="18 a", stk=2)))
    plain.pop("@kind")
    assert Provision(**plain) == Provision(act="lab", paragraf="18 a", stk=2)


def test_an_enum_is_its_value() -> None:
    class Plain(Enum):
        ONE = 1

    assert canonical((ActKind.LOV, Plain.ONE)) == '["lov",1]'


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def test_mappings_are_alike_whatever_their_order_and_sort() -> None:
    one, other = {Colour.RED: 1, Colour.BLUE: 2}, OrderedDict([("blue", 2), ("red", 1)])
    assert canonical(one) == canonical(other) == canonical(MappingProxyType(one)) == '{"blue":2,"red":1}'


def test_tuples_are_lists_and_keep_their_order() -> None:
    assert canonical((1, 2)) == canonical([1, 2]) != canonical((2, 1))


def test_dates_and_open_periods_are_iso_and_null() -> None:
    assert canonical(Period(start=date(2026, 7, 1))) == '{"@kind":"Period","end":null,"start":"2026-07-01"}'


@pytest.mark.parametrize("value", [{1, 2}, b"x", object(), {1: "a"}, {None: 1}, Section, [frozenset()]])
def test_what_has_no_fixed_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=r"canonical form|must be text"):
        canonical(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_numbers_that_json_lacks_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"share": value})


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(_values)
def test_the_canonical_form_reads_back_as_what_it_was(value: object) -> None:
    assert json.loads(canonical(value)) == value
    assert canonical(json.loads(canonical(value))) == canonical(value)
