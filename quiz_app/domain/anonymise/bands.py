"""An exact age as the band of ten years that the form asks for."""

import re

_TENS = {"tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80}
_GROWN = 18


def as_band(age: str) -> str:
    """``47-årig`` → ``40-49-årig``, ``47 år`` → ``40-49 år``; children are ``under 18 år``."""
    number = re.search(r"\d+", age)
    years = int(number.group()) if number else next((n for word, n in _TENS.items() if f"g{word}" in age.lower()), 0)
    years = years or next((n for word, n in _TENS.items() if age.lower().startswith(word)), 0)
    if years < _GROWN:
        return "under 18 år"
    low = max(years // 10 * 10, _GROWN)
    band = f"{low}-{years // 10 * 10 + 9}"
    ending = re.search(r"årig\w*", age, re.IGNORECASE)
    return f"{band}-{ending.group().lower()}" if ending else f"{band} år"
