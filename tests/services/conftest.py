"""The municipality of ``world.py`` on the example content."""

import pytest
from world import World, world

from quiz_app.domain.library import Library
from quiz_app.domain.people import Actor, Role


@pytest.fixture
def town(example_library: Library) -> World:
    """The municipality without people."""
    return world(example_library)


@pytest.fixture
def amina(town: World) -> Actor:
    """A caseworker in Center Nord."""
    return town.person("Amina")


@pytest.fixture
def bo(town: World) -> Actor:
    """A key person in Center Syd, who may be anybody's companion."""
    return town.person("Bo", Role.KEY_PERSON, unit="syd")
