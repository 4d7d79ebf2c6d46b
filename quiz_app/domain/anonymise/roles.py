"""Role names in the place of names, the same for the same person, place or workplace throughout one text.

Never initials. A genitive, a part of a hyphenated name, the first name alone and the full name are one person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import Lexicon, genitives

_BEFORE = 45
_CUES: tuple[tuple[str, str], ...] = (
    ("Partner", r"ægtefælle|hustru|kone|mand|kæreste|samlever|partner|ekskone|eksmand|forlovede|ægtemand"),
    ("Barn", r"barn|børn|børnene|søn|datter|drengen?|pigen|sønner|døtre|tvilling\w*|yngste|ældste|stedsøn|steddatter"),
    ("Forælder", r"mor|far|moder|fader|forældre|stedfar|stedmor|svigermor|svigerfar"),
    (
        "Familiemedlem",
        r"bror|søster|broder|onkel|tante|faster|moster|morfar|farfar|mormor|farmor|kusine|fætter|nevø|niece",
    ),
    ("Speciallæge", r"speciallæge|psykiater|neurolog|reumatolog|ortopædkirurg|overlæge|kirurg|afdelingslæge"),
    ("Praktiserende læge", r"læge|egen læge|praktiserende læge|dr|doktor|huslæge"),
    (
        "Fagperson",
        (
            r"sagsbehandler|rådgiver|socialrådgiver|jobkonsulent|virksomhedskonsulent|mentor|koordinator|psykolog|advokat"
            r"|fysioterapeut|ergoterapeut|sygeplejerske|kontaktperson|bostøtte|støtteperson|mødeleder|kollega"
            r"|sundhedskoordinator"
        ),
    ),
    ("Arbejdsgiver", r"chef|leder|arbejdsgiver|mester|direktør|afdelingsleder|teamleder|værkfører|personalechef"),
    ("Bekendt", r"ven|veninde|nabo|bekendt|værelseskammerat"),
)
_ONLY_ONE = frozenset({"Partner", "Praktiserende læge"})
_KINDS: tuple[tuple[str, str], ...] = (
    ("Klinik", r"klinik|sygehus|hospital|læge|sundhed|psykiatri|smerte|fysio|apotek|ambulat|neuro"),
    ("Skole", r"skole|gymnasi|børneh|vuggestue|institution|sprogcenter|sprogskole|universitet"),
    ("Myndighed", r"jobcent|kommune|borgerservice|ydelsescenter|politi|ret\b|fængsel|arrest"),
)
_PLACE_BEFORE = re.compile(r"\b(?:i|på|fra|ved|nær|uden for|omkring)\s+$", re.IGNORECASE)


@dataclass(slots=True)
class Roles:
    """Hands out the roles of one text, in the order of its findings."""

    lexicon: Lexicon
    _people: list[tuple[str, list[str]]] = field(default_factory=list)
    _named: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def role(self, kind: Type, text: str, before: str) -> str:
        """What to write instead of ``text``, a finding that ``before`` stands in front of."""
        if kind == Type.PLACE or (kind == Type.SUSPECT and _PLACE_BEFORE.search(before[-_BEFORE:])):
            return self._thing("By", text)
        if kind == Type.ORGANISATION:
            return self._thing(_kind_of(text), text)
        if kind == Type.SUSPECT and not text[0].isupper():
            return "[andet ord]"
        return self._person(text, before[-_BEFORE:])

    def _thing(self, head: str, text: str) -> str:
        key = genitives(text.partition("-")[0].strip())[-1]
        if key not in self._named:
            self._named[key] = f"{head} {self._next(head)}"
        tail = text.partition("-")[2]
        return f"{self._named[key]}-{tail}" if head == "By" and tail.islower() else self._named[key]

    def _person(self, text: str, before: str) -> str:
        parts = self._parts(text)
        known = next((person for person in self._people if _is_same(parts, person[1])), None)
        if known is None:
            known = (self._new_role(before), [])
            self._people.append(known)
        role, all_parts = known
        all_parts.extend(part for part in parts if part not in all_parts)
        return role + self._genitive(text, role)

    def _new_role(self, before: str) -> str:
        head = _cued(before)
        if head is None:
            number = self._next("Borger")
            return f"Borger {ascii_uppercase[number - 1]}" if number <= len(ascii_uppercase) else f"Person {number}"
        number = self._next(head)
        return head if head in _ONLY_ONE and number == 1 else f"{head} {number}"

    def _next(self, head: str) -> int:
        self._counts[head] = self._counts.get(head, 0) + 1
        return self._counts[head]

    def _parts(self, text: str) -> list[str]:
        words = [part for part in re.findall(r"[^\W\d_]+(?:'s|')?", text) if part.lower() not in self.lexicon.particles]
        named = [word for word in words if self.lexicon.is_name(word) or word[0].isupper()]
        return [self._bare(word) for word in named or words] or [text.lower()]

    def _bare(self, word: str) -> str:
        lower = word.lower()
        known = lower in self.lexicon.first_names or lower in self.lexicon.surnames
        return lower if known else genitives(word)[-1]

    def _genitive(self, text: str, role: str) -> str:
        last = (re.findall(r"[^\W_]+(?:'s|')?", text) or [""])[-1].lower()
        if not last or self._bare(last) == last or not last.endswith(("s", "'")):
            return ""
        return "'s" if role[-1].isdigit() or role[-2] == " " else "s"


def _is_same(parts: Sequence[str], known: Sequence[str]) -> bool:
    """One part alone is anybody who has it; more are the one with the same first part, or with only one of them."""
    if not known:
        return False
    if len(parts) == 1:
        return parts[0] in known or _initials_of(known) == parts[0]
    first = parts[0] == known[0] or (len(parts[0]) == 1 and known[0].startswith(parts[0]) and parts[-1] in known)
    return first or (len(known) == 1 and known[0] in parts)


def _initials_of(parts: Sequence[str]) -> str:
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def _cued(before: str) -> str | None:
    """The role that the last words before the name speak of, none further off than its sentence."""
    near = " ".join(re.split(r"(?<!dr)[.!?;)\n]\W", before)[-1].split()[-3:]).lower()
    found = [
        (match.end(), head)
        for head, words in _CUES
        for match in re.finditer(rf"\b(?:{words})(?:en|n|et|ne|s|ens|ns)?\b", near)
    ]
    return max(found)[1] if found else None


def _kind_of(text: str) -> str:
    return next((head for head, words in _KINDS if re.search(words, text, re.IGNORECASE)), "Arbejdsplads")
