"""The banner that says when the platform will be brought up to date: one small file that every process reads."""

from dataclasses import dataclass
from datetime import time
from pathlib import Path

FILE = "maintenance"


@dataclass(frozen=True, slots=True)
class Maintenance:
    """Announced or not. The file holds the time of day; whoever announces it owns the data folder."""

    file: Path

    def banner(self) -> str:
        """What people are told on every page; empty when nothing is announced."""
        try:
            at = time.fromisoformat(self.file.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return ""
        return f"Sagskørekortet opdateres kl. {at:%H.%M}; det, du har gemt, er gemt."

    def announce(self, at: time) -> None:
        """Tell everybody from their next click on."""
        fresh = self.file.with_name(f"{self.file.name}.new")
        fresh.write_text(f"{at:%H:%M}\n", encoding="utf-8")
        fresh.replace(self.file)

    def end(self) -> None:
        """Tell it no more."""
        self.file.unlink(missing_ok=True)
