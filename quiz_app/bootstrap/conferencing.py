"""What belongs to the case conferences: the gate that every text of theirs passes, and their services."""

from dataclasses import dataclass

from quiz_app.bootstrap.gate import LazyGate
from quiz_app.bootstrap.settings import Settings
from quiz_app.services.gate_port import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Conferencing:
    """The group of services behind the pages of sharing and talking over cases."""

    gate: Gate


def conferencing(settings: Settings, *, gate: Gate | None = None) -> Conferencing:
    """The group of an installation; tests may bring a gate of their own."""
    return Conferencing(gate=gate or LazyGate(settings))
