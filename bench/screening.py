"""How quickly the anonymisation gate screens a note, and what its lexicon and dictionary cost to load."""

import subprocess
import sys
import time
from dataclasses import dataclass

from quiz_app.content.lexicon import SimplemmaDictionary, read_lexicon
from quiz_app.domain.anonymise import screen

NOTE = (
    "Borgeren, Mette Holm Hansen (47 år), bor i Herlev med sin mand Ahmed og deres tre børn. Hun har været ansat i "
    "Netto siden 12. marts 2019 og møder nu 6 timer om ugen i virksomhedspraktik, jf. LAB § 116. Egen læge vurderer i "
    "LÆ 125, at arbejdsevnen er væsentligt nedsat, og at der ikke er udviklingsmuligheder på kort sigt. "
) * 3
ROUNDS = 200
_LOAD = """
import os, time
from bench.machine import resident
before, began = resident(os.getpid()), time.process_time()
from quiz_app.content.lexicon import SimplemmaDictionary, read_lexicon
read_lexicon(); SimplemmaDictionary().knows("borger")
print(time.process_time() - began, resident(os.getpid()) - before)
"""


@dataclass(frozen=True, slots=True)
class Screened:
    """Seconds of CPU to load and per note, MB that loading takes, and the words of the note."""

    words: int
    load: float
    memory: float
    seconds: list[float]


def measure() -> Screened:
    """Load in a new process; then screen one note many times here."""
    told = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True).stdout
    load, memory = map(float, told.split())
    lexicon, dictionary = read_lexicon(), SimplemmaDictionary()
    screen(NOTE, lexicon, dictionary)
    seconds = []
    for _ in range(ROUNDS):
        before = time.process_time()
        screen(NOTE, lexicon, dictionary)
        seconds.append(time.process_time() - before)
    return Screened(len(NOTE.split()), load, memory, seconds)
