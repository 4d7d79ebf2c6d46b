"""Tier T2: words that a dictionary knows, told to be names by what stands around them, whatever the lists hold."""

import re

from quiz_app.domain.anonymise.finding import Type
from quiz_app.domain.anonymise.lexicon import genitives
from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.word_rule import WordRule, words
from quiz_app.domain.anonymise.words import Word

_SPEECH = words(
    "siger sagde ringer ringede oplyser oplyste fortæller fortalte mener mente synes spørger spurgte svarer svarede",
    "skriver skrev læser citerer ønsker ønskede tror troede føler følte forklarer forklarede udebliver",
    "udeblev græder græd",
    "takker bekræfter bekræftede afviser afviste nikker nikkede griner grinede foreslår foreslog lover lovede",
    "sms'er mailer insisterer indrømmer tilføjer understreger bor boede hedder",
)
_STATE = words(
    "er har var havde kan vil skal kommer kom arbejder møder mødte får fik blev bliver går gik deltager deltog",
    "beskriver giver gav tager tog passer hjælper lider",
)
_OPENERS = words(
    "hvad hvordan hvorfor hvornår ellers fx alt intet hjemme ydermere desuden derudover herudover selv svigerfar",
    "svigermor fleksjob mail møde børn undskyld svar fravær puls søvn smerter medicin angst arbejde økonomi hverken",
    "fornavn efternavn pas vægttab reumatolog telefontolk skilte ovennævnte ligeledes således heller aldrig",
    "altid ofte snart senest først sidst rest resten tid bilag enten",
)
_LABELS = words(
    "navn fornavn efternavn borger barn børn søn sønner datter døtre mor far forældre ægtefælle hustru",
    "kone mand kæreste",
    "samlever partner bror brødre søster søstre søskende pårørende kontaktperson sagsbehandler rådgiver læge bisidder",
    "værge tolk mentor nabo ven veninde venner plejefar plejemor stedfar stedmor deltagere deltager fremmødte afbud",
    "underskrift hund kat kaldenavn kælenavn ansvarlig ref referent chef leder mester vikar underskrevet plager vidner",
    "vidne patient pt elev medarbejder ansat bestyrer formand kasserer jobkonsulent psykolog farmor",
    "farfar mormor morfar",
    "moster faster onkel fætter kusine niece nevø svigermor svigerfar ekskone eksmand forlovede ægtemand",
)
_NO_NAMES = words(
    "ja nej ingen intet ukendt samme se jeg du han hun den det de vi der her nu ikke dog også alle begge egen en et",
    "har er kan vil skal bor fra til om på i af og at med for mangler afventer aftalt hos ved efter før",
)
_ROLES = words(
    "borger ansøger patient kunde mor far moder fader forældre barn datter søn lægen læge chef leder sagsbehandler",
    "rådgiver mentor tolk bisidder partner ægtefælle hustru kone mand kommune jobcenter team psykolog",
    "speciallæge pt bgr",
    "kollega nabo ven veninde bror søster mødeleder arbejdsgiver arbejdsplads skole klinik myndighed region person",
    "familie moster faster onkel mormor farmor morfar farfar lægekonsulent sundhedskoordinator konsulent fagperson",
    "familiemedlem forælder bekendt fagpersoner by sted undertegnede ingen alle flere nogle andre begge",
    "man hvem som der",
    "her hun han jeg vi de du i den det dette disse denne dog derfor nu så og men også endelig loven retten",
    "jobkonsulent fysioterapeut ergoterapeut sygeplejerske afdelingslæge overlæge vejleder underviser lærer pædagog",
    "advokat bostøtte kontaktperson praksissekretær sekretær koordinator virksomhed firma udvalg nævn ministeriet",
)
_DEFINITE = (
    "en",
    "et",
    "ne",
    "er",
    "else",
    "ing",
    "hed",
    "skab",
    "teamet",
    "læge",
    "terapeut",
    "konsulent",
    "rådgiver",
    "leder",
    "hjælper",
    "medarbejder",
)
_ACTS = words("LBK BEK CIR VEJ SKR KEN LSF LOV DAB")
_BODIES = words(
    "KL SKAT ATP STAR DUKH AES EU LO FN WHO ILO VISO VIVE SFI DR TV2 KMD DST UK SU KOMBIT PT ESDH RT RTM FDB"
)
_MOST_LETTERS, _SHORT, _OLDEST = 4, 3, 110
_MIXED = re.compile(r"[A-ZÆØÅ][a-zæøå]{1,2}[A-ZÆØÅ]{1,2}|[A-ZÆØÅ]{2,3}\d[A-ZÆØÅ]")
_LATIN = re.compile(r"[A-Za-zÀ-ÿĀ-ſ]+")
_LETTERS = re.compile(r"[A-ZÆØÅ](?:-[A-ZÆØÅ]){1,2}")


def _named_elsewhere(reading: Reading, i: int) -> int:
    """``Klog spørger``, when ``Klog`` has a capital in the middle of another sentence."""
    word = reading.words[i]
    if not word.is_capitalised or len(word.text) < _SHORT or not word.opens:
        return 0
    return int(any(form in reading.inner for form in genitives(word.text)))


def _genitive_of_a_name(reading: Reading, i: int) -> int:
    """``Hans's``: only a name has this genitive."""
    word = reading.words[i].text
    return int(word[0].isupper() and word.endswith("'s") and not word[:-2].isupper())


def _after_label(reading: Reading, i: int) -> int:
    """``Børn: Sol``, ``Nabo: Klods``."""
    word, label = reading.words[i], reading.word(i - 1)
    if label is None or not word.gap.lstrip(" .").startswith(":") or "\n" in word.gap or not word.is_capitalised:
        return 0
    return int(label.text.lower() in _LABELS and word.text.lower() not in _NO_NAMES | _ROLES)


def _before_age(reading: Reading, i: int) -> int:
    """``Sol, 2`` and ``Falk (9)`` at the head of a line."""
    word, age, after = reading.words[i], reading.word(i + 1), reading.word(i + 2)
    if age is None or not word.opens or not word.is_capitalised or not age.text.isdigit() or int(age.text) > _OLDEST:
        return 0
    gap = after.gap if after else "\n"
    return int((age.gap == ", " and gap[0] in ",.;\n" and gap != ".") or (age.gap == " (" and gap[0] == ")"))


def _speaks(reading: Reading, i: int) -> int:
    """``Klog spørger``: what opens a sentence and speaks is somebody, if it is no role and no definite noun.

    What only is or has something must be a name to somebody: ``Sol er``, not ``Praktik er``.
    """
    word, verb = reading.words[i], reading.beside(i, 1)
    if verb is None or not word.opens or not word.is_capitalised or verb.text not in _SPEECH | _STATE:
        return 0
    lower = word.text.lower()
    if verb.text in _STATE and not reading.lexicon.is_name(lower):
        return 0
    plain = lower in _ROLES | _OPENERS or lower in reading.lexicon.function_words
    named = plain or lower.endswith(_DEFINITE) or reading.lexicon.places.holds(lower)
    return int(i not in reading.allowed and not named and reading.spelling.knows(lower))


def _called(reading: Reading, i: int) -> int:
    """``hedder mulle``: any short word that follows, but a pronoun or the like."""
    word, before = reading.words[i], reading.beside(i, -1)
    if before is None or before.text.lower() not in _CALLING or not _LATIN.fullmatch(word.text):
        return 0
    plain = reading.lexicon.function_words | _NO_NAMES | _STAYS
    return int(word.text.lower() not in plain and i not in reading.allowed)


_WRITERS = words("sagsbehandler sagsbeh sbh rådgiver koordinator konsulent jobkonsulent mentor mvh vh hilsen kollega v")
_CALLING = words("hedder hed døbt hr fru frk frøken")
_STAYS = words(
    "noget nemlig altså ellers vist måske faktisk nok bare lige indtil stadig oprindeligt tidligere",
    "rigtigt egentlig hvad",
    "fleksjob ordningen sagen loven ydelsen programmet forløbet afdelingen medicinen skemaet kurset projektet",
)


def _act_without_number(reading: Reading, i: int) -> int:
    """``LBK skriver``: the short form of an act or order that numbers none is somebody's initials."""
    word, after = reading.words[i], reading.word(i + 1)
    if not word.is_shouted or len(word.text) > _MOST_LETTERS:
        return 0
    speaks = after is not None and after.gap == " " and after.text in _SPEECH and word.text not in _BODIES
    numbered = after is not None and (after.text.lower() in {"nr", "nummer"} or after.text[0].isdigit())
    return int(i in reading.allowed and (speaks or (word.text in _ACTS and not numbered)))


def _initials_of_somebody(reading: Reading, i: int) -> int:
    """``Per (SB)``, ``sagsbehandler SB``: a short form that may stand elsewhere stands where initials do."""
    word, before, after = reading.words[i], reading.word(i - 1), reading.word(i + 1)
    if before is None or i not in reading.allowed or not word.is_shouted or len(word.text) > _SHORT:
        return 0
    closed = after.gap.startswith(")") if after else reading.text[word.end :].startswith(")")
    named = word.gap == " (" and closed and before.is_capitalised and reading.lexicon.is_name(before.text)
    return int(named or (word.gap in {" ", "/", ". ", " / "} and before.text.lower() in _WRITERS))


def _odd_capitals(reading: Reading, i: int) -> int:
    """``AmB``, ``L-H``, ``KJ0R`` and ``L.-H.`` are initials."""
    word = reading.words[i].text
    if _MIXED.fullmatch(word) or _LETTERS.fullmatch(word):
        return int(i not in reading.allowed)
    after = reading.word(i + 1)
    return 2 * int(_is_letter(reading.words[i]) and after is not None and after.gap == ".-" and _is_letter(after))


def _is_letter(word: Word) -> bool:
    return len(word.text) == 1 and word.text.isupper()


STRANGER_RULES: tuple[WordRule, ...] = (
    WordRule(name="named elsewhere", type=Type.NAME, spans=_named_elsewhere),
    WordRule(name="genitive of a name", type=Type.NAME, spans=_genitive_of_a_name),
    WordRule(name="name after its label", type=Type.NAME, spans=_after_label),
    WordRule(name="name before an age", type=Type.NAME, spans=_before_age),
    WordRule(name="opening word that speaks", type=Type.NAME, spans=_speaks),
    WordRule(name="word somebody is called", type=Type.NAME, spans=_called),
    WordRule(name="odd capitals", type=Type.INITIALS, spans=_odd_capitals),
)
ALLOWED_RULES: tuple[WordRule, ...] = (
    WordRule(name="act without its number", type=Type.INITIALS, spans=_act_without_number),
    WordRule(name="short form where initials stand", type=Type.INITIALS, spans=_initials_of_somebody),
)
