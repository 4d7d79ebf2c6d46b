"""How often somebody may ask: per address and by all together, counted in fixed windows within this process."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class RateLimit:
    """At most ``per_address`` from one address and ``overall`` from all in each window of ``seconds``.

    Memory is bounded by ``overall``: an address is remembered only when it is admitted, and only until the window ends.
    """

    per_address: int
    overall: int
    seconds: int
    time: Callable[[], float] = time.monotonic
    _window: int = -1
    _counts: Counter[str] = field(default_factory=Counter)

    def admits(self, address: str) -> bool:
        """Count one request; False when the address, or everybody, has had enough for now."""
        window = int(self.time() // self.seconds)
        if window != self._window:
            self._window = window
            self._counts.clear()
        if self._counts[address] >= self.per_address or self._counts.total() >= self.overall:
            return False
        self._counts[address] += 1
        return True
