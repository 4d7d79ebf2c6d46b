"""The machine and its processes, as Linux tells of them under ``/proc``: no library is needed for that."""

import os
import platform
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds of CPU used so far: by one process, by this one, and by the whole machine."""

    server: float
    own: float
    machine: float
    at: float

    @classmethod
    def of(cls, pid: int) -> Self:
        """Look now."""
        times = os.times()
        return cls(cpu_seconds(pid), times.user + times.system, _busy(), times.elapsed)

    def others_since(self, earlier: Self) -> float:
        """How much of one core everybody else has used meanwhile (1.0: a whole core)."""
        ours = self.server - earlier.server + self.own - earlier.own
        return max(0.0, (self.machine - earlier.machine - ours) / max(self.at - earlier.at, 0.001))


def cpu_seconds(pid: int) -> float:
    """User and system time of a process, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * _PAGE / MEGABYTE


def description() -> list[tuple[str, str]]:
    """What a reader must know of the machine before comparing."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    names = ("streamlit", "starlette", "uvicorn", "sqlalchemy", "mkdocs-material")
    return [
        ("Date", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
        ("CPU", f"{model}, {len(os.sched_getaffinity(0))} cores"),
        ("Load before (1, 5, 15 min)", " ".join(f"{x:.1f}" for x in os.getloadavg())),
        ("Python", f"{platform.python_version()} on {platform.system()} {platform.release()}"),
        ("Versions", ", ".join([f"{n} {version(n)}" for n in names] + [f"SQLite {sqlite3.sqlite_version}"])),
    ]


def _busy() -> float:
    """Seconds that the machine's cores have not been idle."""
    first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:]
    user, nice, system, _idle, _wait, irq, softirq, steal = (int(x) for x in first[:8])
    return (user + nice + system + irq + softirq + steal) / _TICK
