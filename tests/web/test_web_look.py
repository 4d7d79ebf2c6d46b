"""One look: the colours are declared once, can be read by everybody, and the app's theme says the same."""

import re
import tomllib
from pathlib import Path

import pytest

import quiz_app

PACKAGE = Path(quiz_app.__file__).parent
TOKENS = (PACKAGE / "web" / "assets" / "tokens.css").read_text(encoding="utf-8")
BLOCKS = [dict(re.findall(r"--kk-([a-z-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r"\{([^{}]+)\}", TOKENS)]
LIGHT, DARK, CHOSEN_DARK = BLOCKS
TEXT_ON = [
    ("text", "ground"), ("text", "surface"), ("muted", "ground"), ("muted", "surface"), ("accent", "ground"),
    ("accent", "surface"), ("on-accent", "accent"), ("on-band", "band"), ("good", "good-ground"),
    ("care", "care-ground"), ("bad", "bad-ground"), ("good", "ground"), ("care", "ground"), ("bad", "ground"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_on_its_ground(look: dict[str, str], text: str, ground: str) -> None:
    assert contrast(look[text], look[ground]) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_frame_of_a_field_can_be_seen(look: dict[str, str]) -> None:
    assert contrast(look["line"], look["ground"]) >= 3


def test_the_readers_choice_of_dark_is_the_machines_dark() -> None:
    assert CHOSEN_DARK == DARK


def test_the_apps_theme_says_the_same_colours() -> None:
    theme = tomllib.loads((PACKAGE / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
    names = {
        "backgroundColor": "ground", "secondaryBackgroundColor": "surface", "textColor": "text",
        "linkColor": "accent", "borderColor": "line",
    }  # fmt: skip
    for look, own in ((theme["light"], LIGHT), (theme["dark"], DARK)):
        assert {key: look[key] for key in names} == {key: own[name] for key, name in names.items()}
        assert look["chartCategoricalColors"] == [own[name] for name in ("accent", "line", "care", "good", "bad")]
    assert theme["light"]["primaryColor"] == LIGHT["accent"]
    assert contrast(theme["dark"]["primaryColor"], "#ffffff") >= 4.5


def test_no_other_style_declares_a_colour_of_its_own() -> None:
    """On paper everything is black on white; the banners above the app lie on whatever theme was chosen there."""
    ours = (PACKAGE / "web" / "assets").glob("*.css")
    styles = [f for f in [*ours, PACKAGE.parent / "docs" / "assets" / "site.css"] if f.name != "tokens.css"]
    own = {
        f.name: re.findall(r"#[0-9a-f]{3,6}\b", f.read_text(encoding="utf-8").split("@media print")[0]) for f in styles
    }
    assert own == {name: [] for name in own}
