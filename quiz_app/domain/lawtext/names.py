"""Names as they stand in acts: the titles of acts, and the authorities that exist beside each other.

A title has no closing sign, so one that is not known here is taken to end early: what stands after it is then read as
words. The titles are those that the acts of the register cite, without ``lov``; ``m.v.`` may follow any of them.
"""

import re

TITLES = (
    "om aktindsigt i miljøoplysninger",
    "om aktiv socialpolitik",
    "om almene boliger",
    "om ansvaret for og styringen af den aktive beskæftigelsesindsats",
    "om Arbejdsgivernes Uddannelsesbidrag",
    "om arbejdsløshedsforsikring",
    "om arbejdsmarkedsbidrag",
    "om Arbejdsmarkedets Tillægspension",
    "om arbejdspligt",
    "om Arbejdsretten og faglige voldgiftsretter",
    "om arbejdsskadeforsikring",
    "om arbejdsskadesikring",
    "om behandling af personoplysninger",
    "om bekæmpelse af ungdomskriminalitet",
    "om børnetilskud og forskudsvis udbetaling af børnebidrag",
    "om dagpenge under sygdom og fødsel",
    "om dagpenge ved sygdom eller fødsel",
    "om delpension",
    "om den selvejende institution Arbejdsmarkedets Erhvervssikring",
    "om en aktiv arbejdsmarkedspolitik",
    "om en aktiv beskæftigelsesindsats",
    "om en satsreguleringsprocent",
    "om erhvervsuddannelser",
    "om erstatning for skader ved lsd-behandling",
    "om erstatning for vaccinationsskader",
    "om erstatning fra staten til ofre for forbrydelser",
    "om erstatningsansvar",
    "om et indkomstregister",
    "om ferie",
    "om fleksydelse",
    "om folkepension",
    "om forbud mod forskelsbehandling på arbejdsmarkedet",
    "om forvaltning og administration af tilgodehavende feriemidler",
    "om friplejeboliger",
    "om fuldbyrdelse af straf",
    "om godtgørelse og tilskud ved deltagelse i erhvervsrettet voksen- og efteruddannelse",
    "om inddrivelse af gæld til det offentlige",
    "om individuel boligstøtte",
    "om invalidepension og førtidspension",
    "om kommunernes finansiering af visse offentlige ydelser udbetalt af kommunerne",
    "om kommunernes styrelse",
    "om kompensation til handicappede i erhverv",
    "om kontantydelse",
    "om leje af almene boliger",
    "om maritime uddannelser",
    "om offentlighed i forvaltningen",
    "om organisering og understøttelse af beskæftigelsesindsatsen",
    "om pas til danske statsborgere",
    "om patientforsikring",
    "om ret til orlov og dagpenge ved barsel",
    "om retsforholdet mellem arbejdsgivere og funktionærer",
    "om retshåndhævende myndigheders behandling af personoplysninger",
    "om retssikkerhed og administration på det sociale område",
    "om seniorjob",
    "om Seniorpensionsenheden",
    "om sikring mod følger af arbejdsskade",
    "om social bistand",
    "om social pension",
    "om social service",
    "om socialtilsyn",
    "om statens voksenuddannelsesstøtte",
    "om sygedagpenge",
    "om Udbetaling Danmark",
    "om ungdomsuddannelse for unge med særlige behov",
)
_SHORT_TITLES = re.compile(
    r"(?:aktiv|arbejdsskadesikrings|barsels|boligstøtte|databeskyttelses|ferie|forvaltnings|funktionær|integrations"
    r"|offentligheds|ombudsmands|pensions|persondata|psykiatri|repatrierings|retspleje|retssikkerheds|selskabs|service"
    r"|skatte|straffe|sundheds|sygedagpenge|udlændinge)loven"
)
_STANDING = re.compile(
    r"ankestyrelsen|arbejdstilsynet|arbejdsmarkedets erhvervssikring|atp|beskæftigelsesministeriet|danmarks statistik"
    r"|datatilsynet|folketinget|kommun\w+|lægetilsynet|seniorpensionsenheden|skatteforvaltningen|socialstyrelsen"
    r"|socialtilsynet|styrelsen for arbejdsmarked og rekruttering|sundhedsstyrelsen|udbetaling danmark"
    r"|udlændingestyrelsen|økonomistyrelsen|beskæftigelsesministeren|finansministeren|indenrigsministeren"
    r"|justitsministeren|skatteministeren|sundhedsministeren|socialministeren"
)
_JOBCENTRE = re.compile(r"jobcent(?:er|eret|ret|erets|rets|re|rene|renes)", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"kommun(?:e|en|ens|er|erne|ernes|es)", re.IGNORECASE)


def is_known_title(title: str) -> bool:
    """True for an act of its own, under its long title (``lov om social pension``) or its short one."""
    low = re.sub(r",? mv$", "", title.casefold()).removeprefix("lov ")
    return _SHORT_TITLES.fullmatch(low) is not None or low in {known.casefold() for known in TITLES}


def is_another_authority(old: str, new: str) -> bool:
    """True when both exist now, so that it is no new name; a municipality or its jobcentre is never renamed."""
    stand = [_STANDING.fullmatch(name.casefold()) is not None for name in (old, new)]
    return all(stand) or any(local.fullmatch(old) for local in (_MUNICIPALITY, _JOBCENTRE))


def is_jobcentre_to_municipality(old: str, new: str) -> bool:
    """True when the municipality stands where its jobcentre stood: lov 1750/2025 took the jobcentre away."""
    return bool(_JOBCENTRE.fullmatch(old) and _MUNICIPALITY.fullmatch(new))
