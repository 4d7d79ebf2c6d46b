"""The field in which one colleague is chosen, by name and unit."""

from collections.abc import Callable, Mapping
from typing import Protocol, TypeVar

import streamlit as st


class Named(Protocol):
    """Somebody who can be told apart by name and unit."""

    @property
    def name(self) -> str:
        """As colleagues know them."""

    @property
    def unit(self) -> str:
        """Where they work."""


P = TypeVar("P", bound=Named)


def choose(
    label: str,
    people: Mapping[str, P],
    *,
    key: str,
    also: Callable[[P], str] | None = None,
    placeholder: str = "Vælg en kollega",
    help: str | None = None,  # noqa: A002 - Streamlit's own word for it
) -> str | None:
    """Draw the field, empty at first; gives the chosen key of ``people``. ``also`` adds a word after name and unit."""

    def words(chosen: str) -> str:
        person = people[chosen]
        return " · ".join([person.name, person.unit, *([also(person)] if also else [])])

    return st.selectbox(label, list(people), index=None, format_func=words, placeholder=placeholder, help=help, key=key)
