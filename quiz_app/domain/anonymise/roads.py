"""How the names of Danish roads and plots end, and the words that end so but name none."""

import re

_SMALL = (
    "bakke banke bjerg bro brink brygge bue dal dam dige diger eng fælled gang grav gren gyde gård hage have"
    " havn hede hegn hjørne hus huse hytte høj kær kaj kanal kant kilde klint klit klynge knold kollegi krat krog"
    " kvarter kvist led ler lund lykke lyng længe løkke mark maj mile mole mose mølle næs odde overdrev park passage"
    " pas plads plantage port pynt rand ramme remise rende ring runddel rækker række sidevej skel skov skrænt skråning"
    " skår slugt slippe slotte smøge sti sten stykke strand stræde sund sving svinge tang terrasse toft tofte"
    " torv trekant trin trappe tue tårn udsigt vad vang ved vej vig vold vænge å ås ø bastion bygade bymidte by"
    " vej gade allé alle plads boulevard svinget bæk spids minde lyst hvile borg holm kro station smedje hæld"
    " vest øst esplanade glacis lysning låge ende øre"
)
_ENDINGS = frozenset(_SMALL.split())
_ROAD = re.compile(
    r"[^\W\d_].{2,}(?:"
    + "|".join(sorted(_ENDINGS, key=len, reverse=True))
    + r")(?:e?n|t?e?t|ne|erne|ene)?|.{3,}(?:bo|rod|tved|lev|rup|løse|sø|kollegiet|center|centret"
    r"|stra(?:ß|ss)e|str|gatan|gata|väg(?:en)?|veien|vegen|vegur|gränd|gasse|platz|weg|straat|caddesi|sokak)",
    re.IGNORECASE,
)
_SMALL_ROAD = re.compile(
    r"[a-zæøå]{3,}(?:parken|haven|bakken|højen|dalen|engen|marken|mosen|skoven|krogen|løkken|stien|svinget|buen|hegnet"
    r"|krattet|lunden|toften|vangen|skrænten|brinken|bryggen|gårdene|husene|vænge|vænget|diget|kæret|kollegiet|banken"
    r"|blokken|toft|bo|kvisten|kilden|leddet|kajen|klitten|klinten|åsen|gærdet|lykken)",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r".*(?:arbejds|praktik|lære|elev|tilskuds|uddannelses|studie|virksomheds|institutions|pasnings|senge|parkerings"
    r"|vente|ventelist.|forløbs|job|projekt|tilbuds|behandlings)(?:plads|sted|bro|center|centret|park)(?:en|et)?"
    r"|(?:klage|karriere|uddannelses|rets|tjeneste|gen|om|ud|af|job|kommando|beslutnings|sags|gå)(?:vej|gade|torv)(?:en|et)?"
    r"|.*(?:transport|rapport|support|import|eksport|stykke)(?:en|et)?|afsnit|danmark|tidspunkt(?:et)?|(?:be|mod|for|ud|ind|op|an|til)\w*hold(?:et|ene)?|forløb|opslag|bilag|afdeling(?:en)?"
    r"|by|sted|skole|klinik|arbejdsplads|myndighed|(?:rådig|bi|til|efter|ind|ud)sted|borger(?:en)?|.*(?:ning|hed|else|ing)(?:en)?"
    r"|(?:gang|måned|linje|omgang|adgang|indgang|overgang|fremgang|tilgang|nedgang|udgang|afgang|mulighed|udgave|opgave|gave"
    r"|paragraf|trin|modul|fase|udkast|version|forord|handling|bestemmelse|kæde|række|ramme)(?:en|et|n)?",
    re.IGNORECASE,
)


def ends_as_road(name: str) -> bool:
    """True of a name with a capital that ends as roads, plots, estates and villages do (``Hybenkrattet``)."""
    return _ROAD.fullmatch(name) is not None and _ORDINARY.fullmatch(name) is None


def is_road_word(word: str) -> bool:
    """True of the word alone, as in ``Nordre Kaj``."""
    return word.lower() in _ENDINGS


def ends_as_road_written_small(name: str) -> bool:
    """True of a compound that hardly anything but a road is called (``rosenhegnet``)."""
    return _SMALL_ROAD.fullmatch(name) is not None and _ORDINARY.fullmatch(name) is None
