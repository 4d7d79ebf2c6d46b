"""Danish words for the decisions of the audit trail."""

import re
from collections.abc import Mapping
from datetime import date

from quiz_app.domain.audit import Action
from quiz_app.domain.people import Role
from quiz_app.domain.privacy import TextKind
from quiz_app.domain.retention import Kept
from quiz_app.views.components import labels

ACTION: Mapping[Action, str] = {
    Action.UNIT_ADDED: "Enhed oprettet",
    Action.PERSON_ADDED: "Person oprettet",
    Action.PERSON_CHANGED: "Person ændret",
    Action.PEOPLE_IMPORTED: "Personer indlæst fra fil",
    Action.ROLE_GRANTED: "Rolle givet",
    Action.ROLE_WITHDRAWN: "Rolle frataget",
    Action.PASSWORD_CHANGED: "Adgangskode skiftet",
    Action.SESSIONS_ENDED: "Sessioner afsluttet",
    Action.ACCOUNT_LINKED: "Arbejdskonto knyttet",
    Action.ACCOUNT_UNLINKED: "Arbejdskonto løsnet",
    Action.ERASURE: "Navn og konto slettet",
    Action.RETENTION: "Gemt længe nok: glemt",
    Action.TEXT_READ: "Tekst læst af administrator",
    Action.BLANKING_PROPOSED: "Skjul af tekst foreslået",
    Action.BLANKING_REJECTED: "Skjul af tekst afvist",
    Action.TEXT_BLANKED: "Tekst skjult",
    Action.SUBMISSION: "Prøve afleveret",
    Action.SIGN_OFF: "Praktik vurderet",
    Action.KEY_CORRECTION: "Rettelse af facit foreslået",
    Action.KEY_CORRECTION_REPLY: "Rettelse af facit besvaret",
    Action.REGRADING: "Prøve regnet om efter rettet facit",
    Action.REQUEST: "Kollega spurgt",
    Action.REQUEST_REPLY: "Kollega har svaret",
    Action.REQUEST_TAKEN_BACK: "Spørgsmål til en kollega fortrudt",
    Action.CLEARANCE: "Indhold bekræftet efter en lovændring",
    Action.CLEARANCE_WITHDRAWN: "Bekræftelse af indhold fortrudt",
    Action.LAW_ANSWERED: "Spørgsmål om loven besvaret",
    Action.LAW_APPROVED: "Svar om loven godkendt eller afvist",
    Action.TEXT_CHANGE_OVERRULED: "Lovændring klassificeret af en person",
    Action.LAW_TASK_CLOSED: "Lovovervågning: dokument vurderet",
    Action.REVEAL: "Sagskonference: vurderingerne vist",
    Action.DEADLINE_EXTENDED: "Sagskonference: frist forlænget",
    Action.CONFERENCE_CANCELLED: "Sagskonference: aflyst",
    Action.CONCLUSION: "Sagskonference: råd til praksis skrevet",
    Action.OBJECTION: "Sagskonference: indsigelse mod rådet",
    Action.OUTCOME: "Sagskonference: opfølgning fortalt",
    Action.DRAFT_DECISION: "Kladde fra en sagskonference besluttet",
    Action.CALIBRATION_ROUND: "Fælles vurderingsrunde sat i gang",
    Action.TWIN_CONSENT: "Samtykke til tvillingesager noteret",
    Action.TWIN_CONSENT_WITHDRAWN: "Samtykke til tvillingesager trukket tilbage",
    Action.SHARED_CASE: "Anonymiseret sag",
    Action.LICENCE_EVENT: "Kørekort ændret",
    Action.LICENCE_NOTICE: "Sag om kørekort varslet",
    Action.LICENCE_REPLY: "Sag om kørekort besvaret",
    Action.LICENCE_DECISION: "Sag om kørekort afgjort",
}
DETAIL = {
    "role": "rolle",
    "roles": "roller",
    "unit": "enhed",
    "from": "fra",
    "parent": "under",
    "name": "navn",
    "pause": "pause",
    "leaves_on": "slut",
    "sessions": "sessioner",
    "texts": "tekster",
    "added": "nye",
    "changed": "ændrede",
    "file": "filens kontrolsum",
    "kind": "slags",
    "licence": "kørekort",
    "type": "hændelse",
    "answer": "svar",
    "reply": "svaret",
    "approved": "godkendt",
    "until": "gælder til",
    "verdict": "vurdering",
    "change": "lovændring",
    "finding": "fundet",
    "cause": "årsag",
    "question": "opgave",
    "reason": "grund",
    "signed": "underskrevet",
    "must_change": "skal skiftes",
    "provision": "bestemmelse",
    "was": "før",
    "outcome": "udfald",
    "turn": "runde",
    "given": "svar",
    "version": "udgave",
    "advised": "råd",
    "decision": "beslutning",
    "path": "fil",
    "months": "måneder efter",
    "against": "mod rådet",
    "case": "sag",
    "trait": "udgaverne adskilt ved",
    "party": "part",
    "given_on": "givet den",
    "happening": "hændelse",
    "findings": "fund",
    "rules": "regler",
    "lexicon": "ordlister",
    "of": "spurgt",
    "by": "af",
    "basis": "grundlag",
    "law": "loven læst til",
    "digest": "kontrolsum",
    Kept.PRACTICE_ANSWERS: "svar på øvelser",
    Kept.EXAM_ANSWERS: "svar på prøver",
    Kept.STATUS_VIEWS: "visninger",
    Kept.PAUSES: "pauser",
    Kept.LEAVERS: "tidligere kolleger",
    Kept.DRAFTS: "sager, der ikke er frigivet",
    Kept.SHARED_CASES: "delte sager",
}
VALUE = {
    "changed": "ændret",
    "True": "ja",
    "False": "nej",
    "approved": "godkendt",
    "yes": "ja",
    "other_date": "en anden dato",
    "other_wording": "en anden ordlyd",
    "returned": "sendt retur",
    "unchanged": "uændret",
    "corrected": "rettet",
    "lapses": "bortfalder",
    "first": "første",
    "second": "anden",
    "pension": "pension",
    "effort": "anden indsats",
    "more_information": "oplys sagen mere",
    "undecided": "ikke afgjort",
    "taken_over": "taget over",
    "dropped": "lagt væk",
    "covered": "står der allerede",
    "unclear": "er uklar",
    "one_case": "gælder kun én sag",
    "recognisable": "nogen kan genkendes",
    "": "ingen",
    "sex": "køn",
    "origin": "oprindelse",
    "med": "MED-udvalget",
    "dpo": "databeskyttelsesrådgiveren",
    "quiz": "øvelse",
    "exam": "prøve",
    "renewal": "fornyelse",
    "delta": "ændringsprøve",
    "handed_in": "afleveret",
    "deadline": "tiden gik",
    "issued": "udstedt",
    "renewed": "fornyet",
    "suspended": "sat i bero",
    "suspend": "sat i bero",
    "reinstated": "genindsat",
    "revoked": "inddraget",
    "revoke": "inddraget",
    "no_action": "lukket",
    "delta_passed": "ændringsprøve bestået",
    "delta_undone": "ændringsprøve regnet om",
    "submitted": "sendt til frigivelse",
    "released": "frigivet",
    "rescreened": "læst igen",
    "hidden": "skjult",
    "put_back": "vist igen",
    "deleted": "slettet",
    "expired": "for gammel",
    "forgotten": "glemt",
    **{str(basis): words for basis, words in labels.LICENCE_BASIS.items()},
}


def word(action: Action) -> str:
    """The decision in words; a new kind shows its own name until it has some."""
    return ACTION.get(action, action)


def details(found: Mapping[str, str]) -> str:
    """The details in one line; ids and digests as they are, so that the file has them whole."""
    return "; ".join(f"{DETAIL.get(key, key)}: {_value(key, value)}" for key, value in found.items())


def _value(key: str, value: str) -> str:
    if key in {"role", "roles"}:
        return ", ".join(labels.ROLE[Role(r)] if r in set(Role) else r for r in value.split(", "))
    if _DAY.fullmatch(value):
        return labels.day(date.fromisoformat(value))
    return VALUE.get(value, value)


def short(text: str) -> str:
    """A line for the screen: of ids and digests, which nobody reads, only the beginning."""
    return _DIGEST.sub(lambda found: f"{found[0][:8]}…", _ID.sub(lambda found: f"nr. {found[0][:8]}", text))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_DIGEST = re.compile(r"\b[0-9a-f]{12,}\b")


TEXT_KIND = {
    TextKind.ANSWER: "svar på en opgave",
    TextKind.ASSESSMENT: "begrundelse for en vurdering",
    TextKind.SIGN_OFF: "vurdering af praktik",
    TextKind.NOTICE: "varsel om kørekort",
    TextKind.REPLY: "svar på varsel",
    TextKind.DECISION: "afgørelse om kørekort",
    TextKind.REINSTATEMENT: "kørekort sat i kraft igen",
    TextKind.CORRECTION: "rettelse af facit",
    TextKind.LAW_ANSWER: "svar om loven",
    TextKind.OVERRULING: "lovændring klassificeret",
    TextKind.CONCLUSION: "råd til praksis",
    TextKind.OBJECTION: "indsigelse",
    TextKind.PLACE: "sted for en konference",
    TextKind.DRAFT: "kladde til indhold",
    TextKind.TWIN_CONSENT: "samtykke til tvillingesager",
    TextKind.RETURNED: "delt sag sendt retur",
    TextKind.OTHER: "tekst",
}
"""What words were typed for."""
