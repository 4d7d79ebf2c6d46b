"""Danish words for agreement: numbers with their interval, and what they do and do not say."""

from collections.abc import Mapping
from itertools import pairwise

from quiz_app.domain.agreement import FEWEST_ANSWERS, FEWEST_CASES, FEWEST_PEOPLE, Basis, Estimate, Quarter, Reading
from quiz_app.domain.agreement.reading import RELIABLE, TENTATIVE
from quiz_app.views.components import labels

TRACK, SUFFICIENCY = "Vejen i sagen", "Er sagen oplyst nok"
TOPICS = {str(topic): word.lower() for topic, word in labels.TOPIC.items()}
TOO_FEW = "For få til at sige noget"
SAME = "Alle svarer næsten altid det samme, så tallet kan ikke regnes ud"
DEFINITIONS = f"""
- **Hvad tælles?** Kun folks *første* vurdering, givet alene, før nogen har talt sammen. Sagsbehandlere, mødeledere og
  medlemmer af teamet tælles hver for sig; ledere og jurister tælles ikke med. En sag er én sag, hvor tit den end bliver
  vendt, og hver person tæller én gang om den.
- **Enighed** er Krippendorffs alfa. 1 betyder, at alle siger det samme om den samme sag. 0 betyder, at de er enige så
  ofte, som tilfældet ville gøre dem. Om *vejen* er et andet svar bare et andet svar. Om sagen er *oplyst nok*, er
  »nej« og »nærmest nej« tættere på hinanden end »nej« og »ja«.
- **Tallene i parentes** er usikkerheden (95 %): så meget kan tallet flytte sig, hvis det havde været andre sager. Er
  den bred, ved vi ikke nok.
- **Høj, lav?** Over {TENTATIVE:.2f} kan man drage forsigtige slutninger, over {RELIABLE:.1f} sikrere. Grænserne kommer
  fra forskning i tekster og er vejledende; vurdér konkret.
- **{TOO_FEW}**: der skal mindst {FEWEST_CASES} sager, {FEWEST_PEOPLE} personer og {FEWEST_ANSWERS} svar til. Under det
  regnes intet ud.
- **Centre** med under fem personer vises ikke for sig selv. Centre står i alfabetisk orden og rangordnes aldrig.
- **Enige er ikke det samme som rigtigt.** Alle kan være enige om noget forkert. Tallet siger intet om, hvor mange der
  skal have fleksjob eller pension, og intet om den enkelte kollega.
""".replace("0.67", "0,67").replace("0.8", "0,8")


def number(value: float) -> str:
    """``0,72``."""
    return f"{value:.2f}".replace(".", ",").replace("-0,00", "0,00")


def percent(value: float) -> str:
    """``72 %``."""
    return f"{100 * value:.0f} %"


def interval(found: Estimate) -> str:
    """``0,72 (0,55 til 0,81)``."""
    return f"{number(found.value)} ({number(found.low)} til {number(found.high)})"


def share(found: Estimate) -> str:
    """``72 % (55 % til 81 %)``."""
    return f"{percent(found.value)} ({percent(found.low)} til {percent(found.high)})"


def apart(found: Estimate) -> str:
    """A difference of shares in percentage points, with its sign and interval."""
    value, low, high = (f"{100 * x:+.0f}".replace("-", "−") for x in (found.value, found.low, found.high))
    return f"{value} procentpoint ({low} til {high})"


def level(found: Estimate) -> str:
    """What the number and its interval together allow to be said."""
    if found.low >= TENTATIVE:
        return "Høj" if found.low >= RELIABLE else "Nok høj"
    if found.value < TENTATIVE and found.high < RELIABLE:
        return "Lav" if found.high < TENTATIVE else "Nok lav"
    return "Kan ikke afgøres endnu"


def said(found: Estimate | None, basis: Basis) -> str:
    """An estimate in a table's cell."""
    if found is not None:
        return f"{interval(found)} · {level(found)}"
    return SAME if basis.is_enough else TOO_FEW


def size(basis: Basis) -> str:
    """What something rests on."""
    cases = labels.count(basis.cases, "sag", "sager")
    return f"{cases}, {labels.count(basis.people, 'person', 'personer')}, {basis.answers} svar"


def topic(name: str) -> str:
    """A case's theme as it stands, or a topic's words."""
    return TOPICS.get(name, name)


def quarter(of: Quarter) -> str:
    """``2. kvartal 2026``."""
    return f"{of.number}. kvartal {of.year}"


def trend(quarters: Mapping[Quarter, Reading]) -> str:
    """Whether the last two quarters differ by more than chance may make them."""
    shown = [(q, r.track) for q, r in sorted(quarters.items()) if r.track is not None]
    if len(shown) < 2:  # noqa: PLR2004 - it takes two to differ
        return "Der er for få kvartaler med nok svar til at tale om en udvikling."
    (before, old), (after, new) = list(pairwise(shown))[-1]
    assert old is not None
    assert new is not None
    if new.low > old.high or new.high < old.low:
        word = "højere" if new.value > old.value else "lavere"
        return f"Enigheden om vejen er {word} i {quarter(after)} end i {quarter(before)}. Sagerne var ikke de samme."
    return f"Forskellen mellem {quarter(before)} og {quarter(after)} kan være tilfældig. Den er ikke en udvikling."
