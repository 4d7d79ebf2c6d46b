"""Tier T3: the number of children, told in any way."""

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.rule import Rule, rule

_COUNT = r"(?:\d{1,2}|to|tre|fire|fem|seks|syv|otte|ni|ti)"
_KIN = (
    r"(?:børn|sønner|døtre|drenge|piger|tvillinger|trillinger|børnebørn|søskende|brødre|søstre|unger|småbørn|skolebørn"
    r"|spædbørn|teenagere|delebørn|plejebørn|stedbørn|papbørn|bonusbørn)"
)
_ONE = r"(?:søn|datter|dreng|pige|baby|nyfødt|unge|barn|steddatter|stedsøn|barnebarn|plejebarn)"

CHILDREN_RULES: tuple[Rule, ...] = (
    rule("number of children", Type.CHILDREN, rf"\b {_COUNT} (?:[ ][a-zæøå]{{3,15}}){{0,2}} [ ] {_KIN} s? \b"),
    rule(
        "single child",
        Type.CHILDREN,
        r"\b (?: (?:én|ét|eneste|1) [ ] (?:[a-zæøå]{3,15}[ ])? (?:barn|søn|datter|dreng|pige|barnebarn)"
        r" | et [ ] (?:spædbarn|delebarn|plejebarn) | (?:to|tre|fire|fem|seks) [ ] små (?! [ ][a-zæøå]{4,}) ) \b",
    ),
    rule("parent of a number", Type.CHILDREN, rf"\b (?:mor|far|forælder|forældre|mødre|fædre) [ ] til [ ] {_COUNT} \b"),
    rule(
        "child by its number",
        Type.CHILDREN,
        r"\b (?:første|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|\d\.) [ ] barn \b"
        rf"| \b (?:yngste|ældste|mellemste) [ ] (?:ud[ ])? af [ ] {_COUNT} \b"
        r"| \b (?:venter [ ] (?:barn[ ])? | barn [ ]) (?:nr\.?|nummer) [ ]? \d \b"
        rf"| \b (?:søskendeflok|børneflok|flok) (?:en)? [ ] på [ ] {_COUNT} \b"
        r"| \b [a-zæøå\d]{1,5}-?barns-?(?:mor|far) \b",
    ),
    rule("twins and the like", Type.CHILDREN, r"\b (?:tvillinge|trillinge|enebarn|enebørn)\w* \b"),
    rule(
        "number behind the word for children",
        Type.CHILDREN,
        rf"\b (?:børn|børnebørn|søskende) \b [ .]{{0,20}} [:(] [ ]? (?P<hit> {_COUNT} (?:[ ]stk\.?)? ) (?!\d|[.,]\d)",
    ),
    rule(
        "child somebody has",
        Type.CHILDREN,
        rf"\b (?:har|havde|får|fik|og|med) [ ] (?P<hit> (?:kun[ ])? (?:en|et|e[ ]n) [ ]"
        rf" (?:[a-zæøå]{{3,12}}[ ])? {_ONE} ) \b",
    ),
    rule(
        "both or none",
        Type.CHILDREN,
        rf"\b (?: begge [ ] (?:(?:hans|hendes|vores|mine|sine)[ ])? {_KIN} | ingen [ ] (?:[a-zæøå]{{3,14}}[ ])?"
        rf" børn | barnløse?t? ) \b",
    ),
    rule(
        "child on its way",
        Type.CHILDREN,
        r"\b (?:en[ ]baby|et[ ]barn|lillebror|lillesøster|nr\.?[ ]\d|nummer[ ]\w+) [ ] på[ ]vej \b",
    ),
    rule(
        "number at home",
        Type.CHILDREN,
        rf"\b {_COUNT} [ ] (?:derhjemme|i[ ]forvejen|hjemmeboende) \b | \b hjemme[ ]bor [ ] {_COUNT} \b",
    ),
)
