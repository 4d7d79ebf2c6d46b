"""Tier T3: rare trades that no list can hold, told by how their names end: ``orgelbygger``, ``glasmosaikmester``."""

from quiz_app.domain.anonymise.reading import Reading
from quiz_app.domain.anonymise.word_rule import words

_ENDINGS = (
    *(
        "bygger",
        "mager",
        "støber",
        "dykker",
        "præst",
        "munk",
        "lods",
        "skipper",
        "avler",
        "smed",
        "danser",
        "danserinde",
    ),
    *(
        "sanger",
        "sangerinde",
        "musiker",
        "kunstner",
        "kunstmaler",
        "mester",
        "forsker",
        "pilot",
        "kaptajn",
        "restaurator",
    ),
    *(
        "digter",
        "tæmmer",
        "vogter",
        "rytter",
        "konservator",
        "komponist",
        "instruktrice",
        "ligaspiller",
        "spillerinde",
        "vært",
    ),
    *("fisker", "stemmer", "gravør", "foged", "sliber", "knytter", "træder", "graver", "sorterer", "skræller"),
    *("observatør", "inspektør", "fletter", "spinder", "brænder", "drejer", "puster", "fanger", "binder", "garver"),
    *("opdrætter", "bådsfører", "forgylder", "røgter", "væver", "bødker", "kræmmer", "plukker", "samler", "jæger"),
    *("ist", "olog", "kurator", "arkivar", "kartograf", "akrobat", "artist", "atlet", "træner", "tegner"),
)
_ORDINARY = words(
    "tømrermester murermester malermester elmester smedemester værkmester køkkenmester bagermester slagtermester",
    "gartnermester kloakmester læremester håndværksmester vejrmester skolemester klejnsmed grovsmed maskinsmed",
    "pensionist førtidspensionist specialist journalist receptionist maskinist turist telefonist bassist motorcyklist",
    "alkoholist statist finalist kontorist realist optimist pessimist perfektionist psykolog neuropsykolog",
    "sundhedspsykolog neurolog reumatolog gynækolog radiolog onkolog kardiolog dermatolog urolog hæmatolog",
    "endokrinolog nefrolog øjenolog logolog audiolog patolog socialpsykolog arbejdspsykolog geriatrolog epileptolog",
    "gastroenterolog børnepsykolog erhvervspsykolog børneneurolog kriminolog biolog bestemmer materialist",
    "bandagist sportsfisker lystfisker frisørist fysiurgist solist terrorist eksorcist kompagnist samler fodtræner",
    "industrismed rustfrismed praktikvært efterforsker udforsker virksomhedsvært programvært",
)
_VERBS = (
    "op",
    "om",
    "ud",
    "ned",
    "ind",
    "for",
    "be",
    "til",
    "på",
    "af",
    "gen",
    "ny",
    "selv",
    "sam",
    "fra",
    "over",
    "tilbage",
    "under",
    "med",
    "mis",
)
_NO_TRADES = ("frist", "vist", "list", "kist", "pensionist", "specialist")
_SHORTEST = 8


def rare_by_ending(reading: Reading, i: int) -> int:
    """The trades that everybody knows somebody in are left out, and so are verbs (``opbygger``, ``tilbygger``)."""
    word = reading.words[i].text.lower()
    if len(word) < _SHORTEST or not word.endswith(_ENDINGS) or word.startswith(_VERBS):
        return 0
    return int(word not in _ORDINARY and not word.endswith(_NO_TRADES))
