"""Danish words for shared cases: the form, the findings, the reasons, where a case stands."""

from quiz_app.domain.anonymise import Tier, Type
from quiz_app.domain.case import Illness, Sex
from quiz_app.domain.sharing.form import AgeBand, Family, Making, OccupationGroup, Region, Stage
from quiz_app.domain.sharing.history import CaseStatus, HideReason, ReturnReason
from quiz_app.domain.sharing.risk import Risk
from quiz_app.domain.sharing.settling import Harmless
from quiz_app.services.releasing import Check

MAKING = {Making.REBUILT: "Byg om til konstrueret sag (det sikreste)", Making.ANONYMISED: "Anonymisér sagen"}
AGE_BAND = {
    AgeBand.UNDER_30: "18-29 år",
    AgeBand.THIRTIES: "30-39 år",
    AgeBand.FORTIES: "40-49 år",
    AgeBand.FIFTIES: "50-59 år",
    AgeBand.SIXTY_UP: "60 år eller mere",
}
REGION = {
    Region.HOVEDSTADEN: "Region Hovedstaden",
    Region.SJAELLAND: "Region Sjælland",
    Region.SYDDANMARK: "Region Syddanmark",
    Region.MIDTJYLLAND: "Region Midtjylland",
    Region.NORDJYLLAND: "Region Nordjylland",
}
FAMILY = {
    Family.ALONE: "Bor alene",
    Family.COUPLE: "Bor med partner",
    Family.ALONE_WITH_CHILDREN: "Bor alene med barn/børn",
    Family.COUPLE_WITH_CHILDREN: "Bor med partner og barn/børn",
}
ILLNESS = {
    Illness.MUSCULOSKELETAL: "Ryg, led og muskler",
    Illness.MENTAL: "Psykisk lidelse",
    Illness.NEUROLOGICAL: "Nerver og hjerne",
    Illness.COGNITIVE: "Udvikling og kognition",
    Illness.CHRONIC: "Anden langvarig sygdom",
    Illness.FUNCTIONAL: "Funktionel lidelse",
    Illness.MISUSE: "Misbrug",
    Illness.SEVERAL: "Flere sygdomme",
}
OCCUPATION = {
    OccupationGroup.MANUAL: "Håndværk, industri og lager",
    OccupationGroup.CARE: "Omsorg, sundhed og undervisning",
    OccupationGroup.SERVICE: "Butik, køkken og rengøring",
    OccupationGroup.OFFICE: "Kontor og it",
    OccupationGroup.TRANSPORT: "Transport",
    OccupationGroup.SELF_EMPLOYED: "Selvstændig",
    OccupationGroup.OTHER: "Andet",
    OccupationGroup.NONE: "Intet erhverv endnu",
}
STAGE = {Stage.CLOSED: "Afsluttet sag", Stage.PENDING: "Verserende sag"}
SEX = {None: "Ikke oplyst (bedst)", Sex.WOMAN: "Kvinde", Sex.MAN: "Mand", Sex.OTHER: "Andet"}
STATUS = {
    CaseStatus.DRAFT: "Kladde",
    CaseStatus.SUBMITTED: "Venter på frigivelse",
    CaseStatus.RETURNED: "Sendt tilbage til dig",
    CaseStatus.RELEASED: "Frigivet",
    CaseStatus.HIDDEN: "Skjult",
    CaseStatus.GONE: "Slettet",
}
RETURN_REASON = {
    ReturnReason.RECOGNISABLE: "Borgeren kan genkendes",
    ReturnReason.TOO_DETAILED: "Der er for mange detaljer",
    ReturnReason.WORDS_LEFT: "Der står navne, steder eller datoer tilbage",
    ReturnReason.UNCLEAR_QUESTION: "Spørgsmålet er ikke klart",
    ReturnReason.ALREADY_SHARED: "Sagen ligner en, der allerede er delt",
}
HIDE_REASON = {
    HideReason.RECOGNISED: "Jeg kan genkende borgeren",
    HideReason.NAME_OR_NUMBER: "Der står et navn, et nummer eller et sted",
    HideReason.CITIZEN_ASKS: "Borgeren eller en pårørende beder om det",
    HideReason.TOO_DETAILED: "Der er for mange detaljer",
    HideReason.NEW_FINDING: "Nye regler fandt noget i teksten",
}
CHECK = {
    Check.COLLEAGUE: "En kollega, der har mødt borgeren, ville ikke være sikker på, hvem det er.",
    Check.FAMILY: "Borgerens familie ville ikke kunne sige, at det er deres sag.",
    Check.NEIGHBOUR: "En nabo eller en tidligere arbejdsgiver ville ikke kunne gætte det.",
    Check.PRESS: "Intet i teksten kan findes igen i en avis eller på nettet.",
    Check.NO_DETAIL: "Der står ikke mere, end lektien kræver.",
}
HARMLESS = {
    Harmless.ORDINARY_WORD: "Det er et almindeligt ord",
    Harmless.LAW_OR_AUTHORITY: "Det er en lov eller en landsdækkende myndighed",
    Harmless.COMMON_TO_MANY: "Det passer på mange mennesker",
    Harmless.INVENTED: "Det er fundet på",
    Harmless.NEEDED_FOR_THE_LESSON: "Lektien kræver det, og det peger ikke på nogen",
}
RISK = {
    Risk.BLOCKED: "Så få passer på skemaet, at sagen ikke kan deles. Udelad køn, eller byg sagen om.",
    Risk.COARSEN: "Få passer på skemaet. Gør det mere generelt, hvis lektien kan bære det.",
    Risk.ORDINARY: "Mange passer på skemaet. Teksten kan stadig røbe, hvem det er.",
}
TIER = {Tier.T1: "Skal erstattes", Tier.T2: "Måske et navn eller et sted", Tier.T3: "Peger på nogen sammen med andet"}
SHAPE = {Tier.T1: "■", Tier.T2: "▲", Tier.T3: "●"}
TYPE = {
    Type.CPR: "CPR-nummer",
    Type.EMAIL: "e-mailadresse",
    Type.URL: "link",
    Type.ACCOUNT: "kontonummer",
    Type.CVR: "CVR-nummer",
    Type.CASE_NUMBER: "sagsnummer",
    Type.NUMBER_PLATE: "nummerplade",
    Type.MATRIKEL: "matrikelnummer",
    Type.BIRTH_DATE: "fødselsdato",
    Type.ADDRESS: "adresse",
    Type.PHONE: "telefonnummer",
    Type.NUMBER: "langt nummer",
    Type.ORGANISATION: "arbejdssted, klinik eller skole",
    Type.NAME: "navn",
    Type.NICKNAME: "kælenavn",
    Type.INITIALS: "initialer",
    Type.SMALL_PLACE: "lille sted",
    Type.PLACE: "stednavn",
    Type.NATIONALITY: "nationalitet",
    Type.DIAGNOSIS: "sjælden diagnose",
    Type.OCCUPATION: "sjældent erhverv",
    Type.DATE: "dato",
    Type.AGE: "alder",
    Type.CHILDREN: "antal børn",
    Type.EVENT: "omtalt begivenhed",
    Type.SUSPECT: "ukendt ord",
}
REBUILD = """
Byg sagen om, så borgeren ikke findes: behold **problemet, rækkefølgen og afstandene i tid**, og skift alt det, lektien
ikke handler om. Skift fx køn, erhverv, hvem der bor i hjemmet, hvilken kropsdel det er, og hvordan det begyndte.
"""
KEEP = """
Kun når lektien ligger i det, der virkelig skete. Så skal alt, der kan pege på borgeren, erstattes eller gøres grovere.
"""
TAB = (
    "Så længe der er fund tilbage, ligger teksten kun i din fane og i serverens arbejdshukommelse. Den gemmes ingen "
    "steder, og den er væk, når du lukker eller genindlæser siden. Skriv kort, og gør det færdigt i ét stræk."
)
