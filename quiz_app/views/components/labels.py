"""Danish words for what the code names; the site and the app use the same."""

import re
from datetime import date, datetime

from quiz_app.domain.assessment import Missing, Series, Sufficiency
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.calibration_round import TwinTrait
from quiz_app.domain.case import Relevance
from quiz_app.domain.case_date import TRACK_WORDS
from quiz_app.domain.change_form import CHANGE_KIND_WORDS, EFFECT_WORDS
from quiz_app.domain.danish_time import DENMARK, danish_day, spelled
from quiz_app.domain.extra_time import ExtraTime
from quiz_app.domain.guideline import Confidence, Topic
from quiz_app.domain.key_correction import CorrectionReason
from quiz_app.domain.law import ActKind, Certainty
from quiz_app.domain.law_confirmation import LawReply
from quiz_app.domain.licence import LicenceBasis, LicenceStatus
from quiz_app.domain.people import Role
from quiz_app.domain.practice import PracticeForm, PracticeTrack, Rating, Verdict
from quiz_app.domain.proceeding import Ground, Outcome
from quiz_app.domain.question import Level
from quiz_app.domain.request import RequestKind
from quiz_app.domain.status import ContentStatus
from quiz_app.domain.steps import StepState
from quiz_app.domain.twin_case import ConsentParty

TOPIC = {
    Topic.DOKUMENTATION: "Dokumentation",
    Topic.FOERTIDSPENSION: "Førtidspension",
    Topic.FLEKSJOB: "Fleksjob",
    Topic.REHABILITERINGSTEAM: "Rehabiliteringsteam",
    Topic.RESSOURCEFORLOEB: "Ressourceforløb",
    Topic.JOBAFKLARING: "Jobafklaring",
    Topic.HELBRED: "Helbred",
    Topic.FORVALTNINGSRET: "Forvaltningsret",
    Topic.SENIORPENSION: "Senior- og tidlig pension",
    Topic.REFORM: "Reformen",
    Topic.SAMARBEJDE: "Samarbejde",
}
NETWORK = "netvaerk-"
TRAIT = {"sex": "Køn", "age": "Alder", "origin": "Oprindelse", "illness": "Sygdom"}
CERTAINTY = {
    Certainty.LAW_TEXT: "Læst i loven",
    Certainty.SECONDARY: "Læst i anden kilde",
    Certainty.INFERRED: "Udledt",
    Certainty.UNVERIFIED: "Ikke bekræftet",
}
CONTENT_STATUS = {
    ContentStatus.CURRENT: "Gældende",
    ContentStatus.PROVISIONAL: "Foreløbig",
    ContentStatus.CHANGING: "Ændres snart",
    ContentStatus.SUSPENDED: "I bero",
    ContentStatus.OVERDUE: "Mangler eftersyn",
    ContentStatus.HISTORIC: "Historisk",
}
CONFIDENCE = {Confidence.LOW: "Lav", Confidence.MEDIUM: "Middel", Confidence.HIGH: "Høj"}
LICENCE_STATUS = {
    LicenceStatus.VALID: "Gyldigt",
    LicenceStatus.SUSPENDED: "I bero",
    LicenceStatus.EXPIRED: "Udløbet",
    LicenceStatus.REVOKED: "Inddraget",
}
GROUND = {
    Ground.CASEWORK: "Alvorlige mangler i sagsarbejdet, som der er talt om før",
    Ground.OLD_RULES: "Sager er behandlet efter regler, der ikke gælder længere",
    Ground.WRONG_BASIS: "Kørekortet er udstedt på et forkert grundlag",
    Ground.OTHER: "Noget andet, som er beskrevet i varslet",
}
OUTCOME = {
    Outcome.NO_ACTION: "Sagen er lukket, og kørekortet gælder",
    Outcome.SUSPEND: "Kørekortet er sat i bero",
    Outcome.REVOKE: "Kørekortet er inddraget",
}
CORRECTION_REASON = {
    CorrectionReason.LAW: "Facit stemmer ikke med loven",
    CorrectionReason.SEVERAL: "Flere svar kan forsvares",
    CorrectionReason.UNCLEAR: "Opgaven kan misforstås",
    CorrectionReason.SLIP: "Der er en fejl i facit",
}
LICENCE_BASIS = {
    LicenceBasis.EARNED: "udstedt efter alle trin",
    LicenceBasis.MERIT: "udstedt ved merit",
    LicenceBasis.PANEL: "udstedt ved panelbeslutning",
    LicenceBasis.SUCCESSION: "ombyttet fra et ældre kørekort",
}
BOOK_ACCOMPANIED = "Gyldigt – book ledsaget"
"""A valid licence whose Ændringsprøve was not passed in time; never »ugyldigt«."""
EXTRA_TIME = {ExtraTime.QUARTER: "25 % længere tid", ExtraTime.HALF: "50 % længere tid"}
REQUEST = {
    RequestKind.MERIT: "Bekræft erfaring (merit)",
    RequestKind.TALK: "Samtale før næste prøve",
    RequestKind.PANEL: "Panelbeslutning",
}
PRACTICE_FORM = {
    PracticeForm.ATTESTED: "En sag, du har afsluttet (merit)",
    PracticeForm.SUPERVISED: "En sag, I følger sammen",
}
STEP_STATE = {
    StepState.DONE: "Gennemført",
    StepState.WAITING: "Venter på en kollega",
    StepState.OPEN: "Klar til dig",
    StepState.LATER: "Åbner senere",
}
ROLE = {
    Role.CASEWORKER: "sagsbehandler",
    Role.KEY_PERSON: "nøgleperson",
    Role.MEETING_LEADER: "mødeleder",
    Role.TEAM_MEMBER: "teammedlem",
    Role.MANAGER: "leder",
    Role.PRACTICE_OWNER: "fagansvarlig",
    Role.JURIST: "jurist",
    Role.GUEST: "gæst",
    Role.ADMINISTRATOR: "administrator",
}
COMPANION = {"key_person": "nøgleperson", "holder": "har kørekort"}
ANSWER_CERTAINTY = {
    AnswerCertainty.SURE: "Sikker",
    AnswerCertainty.FAIRLY: "Nogenlunde",
    AnswerCertainty.GUESSING: "Gætter",
}
SUFFICIENCY = {
    Sufficiency.CLEARLY_NOT: "Nej, der mangler noget afgørende",
    Sufficiency.RATHER_NOT: "Nærmest nej",
    Sufficiency.RATHER: "Nærmest ja",
    Sufficiency.CLEARLY: "Ja, nok er nok",
}
MISSING = {
    Missing.HEALTH: "Oplysninger om helbred",
    Missing.WORK_ABILITY: "Belysning af arbejdsevnen",
    Missing.SOCIAL: "Sociale forhold",
    Missing.CITIZENS_VIEW: "Borgerens egen opfattelse",
    Missing.SCHOOLING: "Skole, uddannelse og kurser",
    Missing.TREATMENT: "Mulig behandling",
    Missing.EMPLOYER: "Oplysninger fra en arbejdsplads",
    Missing.LEGAL_STEP: "Et trin, loven kræver",
}
SERIES = {
    Series.CASEWORKERS: "Sagsbehandlere",
    Series.MEETING_LEADERS: "Mødeledere",
    Series.TEAM_MEMBERS: "Medlemmer af teamet",
    Series.OTHERS: "Andre: jurister, ledere og praksisejere",
}
SERIES_BY_NAME: dict[str, str] = {str(series): words for series, words in SERIES.items()}
TWIN_TRAIT = {TwinTrait.NAME: "navn", TwinTrait.SEX: "køn", TwinTrait.ORIGIN: "oprindelse"}
CONSENT_PARTY = {ConsentParty.MED: "MED-udvalget", ConsentParty.DPO: "Databeskyttelsesrådgiveren (DPO)"}
RELEVANCE = {
    Relevance.RELEVANT: "Relevant",
    Relevance.IRRELEVANT: "Irrelevant",
    Relevance.OUTDATED: "Forældet",
}
RATING = {Rating.MET: "Opfyldt", Rating.PARTLY: "Delvist", Rating.NOT_MET: "Ikke endnu"}
VERDICT = {Verdict.APPROVED: "Godkendt", Verdict.RETURNED: "Sendt retur"}
PRACTICE_TRACK = {
    PracticeTrack.FLEKSJOB: "Fleksjob",
    PracticeTrack.FOERTIDSPENSION: "Førtidspension",
    PracticeTrack.ANDET: "Noget andet",
}
TRACK = TRACK_WORDS
LEVEL = {Level.KNOW: "Viden", Level.UNDERSTAND: "Forståelse", Level.APPLY: "Anvendelse", Level.JUDGE: "Vurdering"}
EFFECT = EFFECT_WORDS
CHANGE_KIND = CHANGE_KIND_WORDS
LAW_REPLY = {
    LawReply.YES: "Ja",
    LawReply.NO: "Nej, eller det er ikke vedtaget eller udstedt",
    LawReply.OTHER_DATE: "En anden dato",
    LawReply.OTHER_WORDING: "En anden ordlyd",
    LawReply.TAKEN_BACK: "Det godkendte svar var forkert og tages tilbage",
}
TRANSITION_RULE = {"old": "De gamle regler", "new": "De nye regler", "unknown": "Det vides ikke"}
FOUND_KIND = {
    "situation": "Situation",
    "guideline": "Retningslinje",
    "grey_zone": "Gråzone",
    "module": "Modul",
    "case": "Sag",
    "act": "Lov eller regel",
    "change": "Lovændring",
    "authority": "Principmeddelelse",
    "fact": "Fakta",
    "term": "Ord",
    "citizen_page": "Til borgere",
    "tool": "Værktøj",
}
ACT_KIND = {
    ActKind.LOV: "Lov",
    ActKind.BEKENDTGOERELSE: "Bekendtgørelse",
    ActKind.VEJLEDNING: "Vejledning",
    ActKind.FORORDNING: "Forordning",
    ActKind.PRINCIPMEDDELELSE: "Principmeddelelse",
}


def day(of: date) -> str:
    """``12. februar 2026``; of a moment, the day in Denmark on which it falls."""
    return spelled(danish_day(of) if isinstance(of, datetime) else of)


def dates(case_date: date | None, granted: date | None) -> str:
    """``Sagen er fra 16. marts 2026. Bevilget 31. januar 2026.``; empty when neither date matters."""
    said = [f"Sagen er fra {day(case_date)}."] if case_date else []
    return " ".join([*said, f"Bevilget {day(granted)}."] if granted else said)


def moment(at: datetime) -> str:
    """``12. februar 2026 kl. 10:42``, Danish time."""
    local = at.astimezone(DENMARK)
    return f"{day(at)} kl. {local:%H:%M}"


def clock(at: datetime) -> str:
    """``10:42:07``, Danish time."""
    return f"{at.astimezone(DENMARK):%H:%M:%S}"


def count(number: int, one: str, many: str) -> str:
    """``1 dag``, ``3 dage``."""
    return f"{number} {one if number == 1 else many}"


def decimal(number: float) -> str:
    """At most one decimal, with a comma: ``7,5``, ``8``."""
    return f"{number:.1f}".removesuffix(".0").replace(".", ",")


def verbatim(text: str) -> str:
    """A text from outside that shows as it is, with what Markdown takes for signs; ``23.`` begins no list."""
    return _LIST.sub(r"\1\\\2", _SIGN.sub(r"\\\g<0>", text))


_SIGN = re.compile(r"[\\`*_\[\]<>#$~:|]")
_LIST = re.compile(r"^(\s*\d*)((?<=\d)[.)]|(?<!\d)[-+=])", re.MULTILINE)


def steward(role: str) -> str:
    """Who looks after a page: a topic's network by the topic's name, any other role as it is written."""
    names = {f"{NETWORK}{topic}": f"netværket for {word.lower()}" for topic, word in TOPIC.items()}
    return names.get(role, role)
