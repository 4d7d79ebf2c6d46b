"""Every table of the database, and what it holds about a person: why, how long, and who can see it.

The page *Hvad gemmes om mig?* is drawn from this list, and a test holds it against the schema, so that neither can
change without the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.domain.retention import Kept

YOU = "du selv"
ADMINISTRATORS = "administratorer i dit område"
MANAGER = "din leder"
WHILE_HERE = "Så længe du er her"
FOR_GOOD = "Så længe platformen er i brug; når du er slettet, kan rækken ikke føres til dig"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredData:
    """Tables about one thing. ``kept`` are the periods that end it, ``until`` the words where no period does."""

    tables: tuple[str, ...]
    what: str
    why: str
    seen_by: tuple[str, ...]
    kept: tuple[Kept, ...] = ()
    until: str = WHILE_HERE


PERSONAL: tuple[StoredData, ...] = (
    StoredData(
        tables=("people", "identities"),
        what="Dit navn, dit brugernavn, din enhed, hvornår du kom, og hvornår du eventuelt stopper",
        why="For at du kan logge ind og få et kørekort med dit navn",
        seen_by=(YOU, ADMINISTRATORS, MANAGER, "kolleger, du øver dig med"),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("accounts",),
        what="Din adgangskode, omregnet så ingen kan læse den, og om der er forsøgt for mange gange",
        why="For at kun du kan logge ind som dig",
        seen_by=("ingen",),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("sessions",),
        what="Hvornår dit login begyndte, og hvornår det sidst var i brug",
        why="For at lukke det igen, når du ikke bruger det",
        seen_by=(YOU, "administratorer kun, at du er logget ind"),
        kept=(Kept.SESSIONS,),
    ),
    StoredData(
        tables=("provider_identities",),
        what="Hvilken arbejdskonto du logger ind med, som et nummer fra login-tjenesten",
        why="For at du er den samme, selv om dit brugernavn bliver et andet",
        seen_by=(YOU,),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("role_grants",),
        what="Dine roller, og i hvilke enheder",
        why="For at du kan det, du skal, og ikke mere",
        seen_by=(YOU, ADMINISTRATORS),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("pauses",),
        what="At du er på pause, og hvornår du er tilbage; aldrig hvorfor",
        why="For at frister står stille, mens du er væk",
        seen_by=(YOU, ADMINISTRATORS),
        kept=(Kept.PAUSES,),
    ),
    StoredData(
        tables=("attempts", "attempt_items", "open_attempts", "exam_pauses", "submissions"),
        what="Hvilke øvelser og prøver du har taget, hvornår, med hvilke opgaver, pauser og kollega, og resultatet; og "
        "en kollegas prøve, som du var med til",
        why="For at vise, hvilke trin du har gennemført",
        seen_by=(YOU, "en kollega, du har ved din side, kun at du tager prøven", "din leder kun gennemførte trin"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("regradings",),
        what="Hvad en af dine prøver er værd, efter at facit til en opgave i den er rettet",
        why="For at alle bliver målt på det rigtige facit",
        seen_by=(YOU, "din leder kun, hvilke trin der er gennemført"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("key_corrections", "correction_replies"),
        what="At du har foreslået at rette et facit eller har svaret på en andens forslag",
        why="For at to personer er om det",
        seen_by=(YOU, "nøglepersoner og jurister"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("answers",),
        what="Dine svar på opgaver, og hvor sikker du var",
        why="For at du kan se, hvad der var rigtigt, og for at en prøve kan efterprøves",
        seen_by=(YOU,),
        kept=(Kept.PRACTICE_ANSWERS, Kept.EXAM_ANSWERS),
    ),
    StoredData(
        tables=("supervised_cases", "sign_offs"),
        what="Hvem du har bedt om at ledsage dig, hvem du har ledsaget, og vurderingen efter hvert punkt",
        why="For at praktikken kan godkendes",
        seen_by=(YOU, "den, der ledsagede", "din leder kun, at du venter, og hvor længe"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("texts",),
        what="Det, du har skrevet, og det, der er skrevet om dig. Er du stoppet, bliver det, der handler om andres "
        "kørekort, loven eller praksis, stående uden dit navn; resten slettes",
        why="For at en vurdering kan forklares, og viden bliver, når folk rejser",
        seen_by=(YOU, "den, der skrev den, eller den, det handler om", "en administrator, der vil have den skjult"),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("blankings",),
        what="At du har foreslået eller godkendt at skjule en tekst",
        why="For at to personer er om det",
        seen_by=(ADMINISTRATORS,),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("licence_events",),
        what="Dit kørekort: udstedt, fornyet, i bero eller inddraget, med dato og kode",
        why="For at enhver med koden kan bekræfte det",
        seen_by=(YOU, MANAGER, "den, du viser koden til"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("experiences",),
        what="Hvilke moduler du selv har sagt er blevet aktuelle for dig",
        why="For at åbne det, du har brug for nu",
        seen_by=(YOU,),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("extensions",),
        what="Om du har ekstra tid til prøver, hvor meget, og hvem der gav den; aldrig hvorfor",
        why="For at prøven får den rigtige længde",
        seen_by=(YOU, "den, der gav den"),
        kept=(Kept.LEAVERS,),
    ),
    StoredData(
        tables=("requests", "request_replies", "taken_back"),
        what="Hvad du har bedt en kollega om eller er blevet bedt om (merit, samtale, panel), svaret og fortrydelser",
        why="For at erfaring kan tælle, og to personer er om det",
        seen_by=(YOU, "kollegaen", "den, der spurgte"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("clearances", "clearance_withdrawals"),
        what="At du har bekræftet noget indhold efter en lovændring eller fortrudt det, hvad du fandt, og hvornår",
        why="For at nogen med navn står inde for det, andre arbejder efter",
        seen_by=(YOU, "nøglepersoner, jurister og fagansvarlige"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("law_answers", "law_approvals"),
        what="Dine svar om, hvad en lov siger, og svar, du har godkendt eller afvist",
        why="For at to personer står bag, at noget er læst i loven",
        seen_by=(YOU, "jurister og den fagansvarlige"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("notices", "replies", "decisions"),
        what="En sag om dit kørekort: grund fra en fast liste, hvem der har varslet og besluttet, dit svar og udfaldet",
        why="For at ingen mister et kørekort uden varsel, svar og to beslutninger",
        seen_by=(YOU, "dem, der beslutter"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("overrulings", "law_task_closings"),
        what="Hvilken klasse du har givet en ændring i en lovtekst, og hvad du har svaret på lovovervågningens opgaver",
        why="For at andre kan se, hvem der har vurderet loven, og hvorfor",
        seen_by=(YOU, "nøglepersoner og jurister"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("assessments", "reveals"),
        what="Dine egne vurderinger af sager på konferencer og i fælles runder, og om du har vist alles vurderinger",
        why="For at I kan se, hvor I er enige; før vurderingerne bliver vist, er de skjult for alle andre",
        seen_by=(
            YOU,
            "deltagerne uden navn, når vurderingerne er vist",
            "ingen, før de er vist, eller hvis mødet aflyses",
        ),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("calibration_rounds",),
        what="Hvilke fælles vurderingsrunder du har sat i gang, om hvilken sag, og hvornår",
        why="For at runderne kan følges op",
        seen_by=(YOU, "nøglepersoner"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("twin_consents", "consent_withdrawals"),
        what="At du har noteret et samtykke til tvillingesager eller trukket det tilbage, og hvornår",
        why="For at ingen runde holder to udgaver af en sag, uden at MED og databeskyttelsesrådgiveren har sagt ja",
        seen_by=(YOU, "fagansvarlige og administratorer"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("drafts", "draft_decisions"),
        what="Kladder, du har lavet af en sagskonference, og hvad du har besluttet om kladder",
        why="For at nøglepersoner kan gøre det, der blev lært, til indhold",
        seen_by=(YOU, "nøglepersoner"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=(
            "conferences",
            "conference_members",
            "cancellations",
            "later_deadlines",
            "conclusions",
            "objections",
            "outcomes",
        ),
        what="Sagskonferencer, du har været med i eller aflyst, dine råd og indsigelser, og groft hvad sagen endte med",
        why="For at deltagerne kan finde sagen og rådet igen og følge op på det",
        seen_by=(YOU, "de andre deltagere"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("shared_case_words",),
        what="Den anonymiserede tekst i en sag, du deler",
        why="For at kolleger kan lære af den",
        seen_by=(YOU, "den, der frigiver, og siden alle, der er logget ind; aldrig hvem der har delt den"),
        kept=(Kept.DRAFTS, Kept.SHARED_CASES),
    ),
    StoredData(
        tables=("shared_cases", "shared_case_versions", "shared_case_events", "shared_case_texts"),
        what="At du har delt, frigivet, skjult, slettet eller skrevet om en anonymiseret sag, og hvornår",
        why="For at to personer fra hver sit center står bag en sag, og ingen kan ændre det bagefter",
        seen_by=(YOU, "administratorer i beslutningssporet; aldrig dem, der læser sagen"),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("status_views",),
        what="Hvem der har set din status, og hvilken dag; også, hvis status du har set",
        why="For at du kan se, hvem der kigger",
        seen_by=(YOU,),
        kept=(Kept.STATUS_VIEWS,),
    ),
    StoredData(
        tables=("erasures", "expiries"),
        what="At et navn eller nogle svar er slettet, og hvornår; ikke hvad der stod",
        why="For at det, der er slettet, ikke kommer tilbage med en sikkerhedskopi",
        seen_by=(ADMINISTRATORS,),
        until=FOR_GOOD,
    ),
    StoredData(
        tables=("audit",),
        what="Beslutninger om dig og af dig: roller, godkendelser, prøver, kørekort",
        why="For at vise, at intet er ændret bagefter",
        seen_by=(YOU, "administratorer, men ikke øvelser, prøver og samtaler før en ny prøve"),
        until=FOR_GOOD,
    ),
)

NOT_PERSONAL: Mapping[str, str] = {
    "units": "kommunens enheder",
    "law_texts": "lovtekster, som de er indlæst",
    "law_tasks": "nye dokumenter fra Retsinformation, som en nøgleperson skal se på",
    "law_watch_days": "de dage, som lovovervågningen har læst",
    "content_versions": "opgaver og sager, som de var, da nogen blev vurderet efter dem",
    "loose_answers": "svar på prøver uden navn, tid eller forsøg; kun året",
}
"""The other tables, with what they hold."""
