"""Deadlines: how long after (or before) which day, where it stands, and what the day of the week does to it."""

from datetime import date, timedelta

from quiz_app.domain.danish_time import with_weekday
from quiz_app.domain.law import Certainty, Provision
from quiz_app.domain.rules.calendar import working_days_after
from quiz_app.domain.rules.counted import counted, days, months
from quiz_app.domain.rules.rule import NonWorkingDays, Outcome, Rule, RuleName, Values
from quiz_app.errors import RuleError

_SURE, _SECONDARY, _INFERRED = Certainty.LAW_TEXT, Certainty.SECONDARY, Certainty.INFERRED
_WORKING_DAYS = 7
_CONSULTATION_DAYS, _REQUEST_DAYS = 14, 30


_complaint = counted("notified", "4 uger efter", days(28), "retssikkerhedsloven § 67, stk. 1")
_decision = counted("transferred", "3 måneder efter", months(3), "pensionsloven § 21")


def _complaint_days_late(values: Values) -> Outcome:
    last, complained = _complaint(values), values["complained"]
    assert isinstance(last.value, date)
    late = (complained - last.value).days
    if late < 1:
        raise RuleError("Klagen er kommet inden fristen; den er ingen dage for sent.")
    step = f"Klagen kom {with_weekday(complained)}. Det er {late} {_day(late)} efter fristen."
    return Outcome(value=float(late), steps=(*last.steps, step), certainty=last.certainty, deadline=last.value)


def _foertidspension_days_left(values: Values) -> Outcome:
    last, today = _decision(values), values["today"]
    assert isinstance(last.value, date)
    left = (last.value - today).days
    if left < 0 or today < values["transferred"]:
        raise RuleError("Reglen regner kun, mens fristen løber.")
    step = f"Fra {with_weekday(today)} er der {left} {_day(left)} til."
    return Outcome(value=float(left), steps=(*last.steps, step), certainty=last.certainty, deadline=last.value)


def _day(count: int) -> str:
    return "dag" if count == 1 else "dage"


def _access_to_file(values: Values) -> Outcome:
    """Forvaltningsloven § 16, stk. 2; that working days are Monday to Friday without public holidays is a reading."""
    end = working_days_after(values["received"], _WORKING_DAYS)
    steps = (
        f"Der regnes fra {with_weekday(values['received'])}. Den dag tælles ikke med.",
        f"{_WORKING_DAYS} arbejdsdage derfra er {with_weekday(end)} (forvaltningsloven § 16, stk. 2).",
        "Lørdage, søndage og helligdage er sprunget over. Den læsning af »arbejdsdage« er udledt.",
    )
    return Outcome(value=end, steps=steps, certainty=_INFERRED)


def _regional_certificate(values: Values) -> Outcome:
    """BEK 2236/2020 § 23: both limits hold, so the first to come decides."""
    consulted, requested = values["consulted"], values["requested"]
    if not requested <= consulted:
        raise RuleError("Konsultationen ligger før anmodningen; det siger reglen ikke noget om.")
    after_talk = consulted + timedelta(days=_CONSULTATION_DAYS)
    after_request = requested + timedelta(days=_REQUEST_DAYS)
    if consulted > after_request:
        raise RuleError("Konsultationen ligger efter den sidste frist; det siger reglen ikke noget om.")
    end = min(after_talk, after_request)
    steps = (
        f"{_CONSULTATION_DAYS} dage efter konsultationen er {with_weekday(after_talk)}.",
        f"{_REQUEST_DAYS} dage efter anmodningen er {with_weekday(after_request)}.",
        f"Begge frister gælder, så den første afgør det: {with_weekday(end)} (BEK 2236/2020 § 23).",
    )
    return Outcome(value=end, steps=steps, certainty=_SURE)


_COMPLAINT = Provision(act="retssikkerhedsloven", paragraf="67", stk=1)
_DECISION = Provision(act="pensionsloven", paragraf="21")
DEADLINES = (
    Rule(
        name=RuleName.COMPLAINT_DEADLINE,
        title="Fristen for at klage til Ankestyrelsen",
        parameters=("notified",),
        provisions=(_COMPLAINT,),
        compute=_complaint,
    ),
    Rule(
        name=RuleName.COMPLAINT_DAYS_LATE,
        title="Hvor mange dage en klage er for sent",
        unit="dage",
        parameters=("notified", "complained"),
        provisions=(_COMPLAINT,),
        compute=_complaint_days_late,
    ),
    Rule(
        name=RuleName.FOERTIDSPENSION_DECISION,
        title="Fristen for at afgøre en sag om førtidspension",
        parameters=("transferred",),
        provisions=(_DECISION,),
        compute=_decision,
    ),
    Rule(
        name=RuleName.FOERTIDSPENSION_DAYS_LEFT,
        title="Hvor mange dage der er til fristen i en sag om førtidspension",
        unit="dage",
        parameters=("transferred", "today"),
        provisions=(_DECISION,),
        compute=_foertidspension_days_left,
    ),
    Rule(
        name=RuleName.REASONS_REQUEST,
        title="Fristen for at bede om en skriftlig begrundelse",
        parameters=("notified",),
        provisions=(Provision(act="forvaltningsloven", paragraf="23", stk=1),),
        compute=counted("notified", "14 dage efter", days(14), "forvaltningsloven § 23, stk. 1"),
    ),
    Rule(
        name=RuleName.REASONS_REPLY,
        title="Fristen for at svare på en anmodning om skriftlig begrundelse",
        parameters=("received",),
        provisions=(Provision(act="forvaltningsloven", paragraf="23", stk=2),),
        compute=counted("received", "14 dage efter", days(14), "forvaltningsloven § 23, stk. 2"),
    ),
    Rule(
        name=RuleName.ACCESS_TO_FILE,
        title="Fristen for at behandle en anmodning om aktindsigt",
        parameters=("received",),
        provisions=(Provision(act="forvaltningsloven", paragraf="16", stk=2),),
        non_working_days=NonWorkingDays.SKIPPED,
        compute=_access_to_file,
    ),
    Rule(
        name=RuleName.FURTHER_MEASURES,
        title="Fristen for at tage stilling til, hvad der skal ske efter et forløb",
        parameters=("ends",),
        provisions=(Provision(act="retssikkerhedsloven", paragraf="7 a", stk=1),),
        compute=counted("ends", "2 uger før", days(-14), "retssikkerhedsloven § 7 a, stk. 1"),
    ),
    Rule(
        name=RuleName.SENIORPENSION_FILE,
        title="Kommunens frist for at oplyse en sag om seniorpension",
        parameters=("requested",),
        provisions=(Provision(act="bek-2237-2020", paragraf="7", stk=3),),
        compute=counted("requested", "3 måneder efter", months(3), "BEK 2237/2020 § 7, stk. 3"),
    ),
    Rule(
        name=RuleName.SENIORPENSION_DECISION,
        title="Fristen for at afgøre en sag om seniorpension",
        parameters=("received",),
        provisions=(Provision(act="pensionsloven", paragraf="26 d", stk=2),),
        compute=counted("received", "6 måneder efter", months(6), "pensionsloven § 26 d, stk. 2"),
    ),
    Rule(
        name=RuleName.TIDLIG_PENSION_DECISION,
        title="Fristen for at afgøre en sag om tidlig pension",
        parameters=("received",),
        provisions=(Provision(act="pensionsloven", paragraf="26 r", stk=2),),
        compute=counted("received", "6 måneder efter", months(6), "pensionsloven § 26 r, stk. 2"),
    ),
    Rule(
        name=RuleName.REGIONAL_OPINION,
        title="Sundhedskoordinatorens frist for en udtalelse i en løbende sag",
        parameters=("received",),
        provisions=(Provision(act="bek-2236-2020", paragraf="22"),),
        compute=counted("received", "14 dage efter", days(14), "BEK 2236/2020 § 22"),
    ),
    Rule(
        name=RuleName.JOBAFKLARING_TALK,
        title="Fristen for samtalen med sundhedskoordinatoren i et langt jobafklaringsforløb",
        parameters=("sick_pay_ended",),
        provisions=(Provision(act="lab", paragraf="111", stk=3),),
        compute=counted("sick_pay_ended", "3½ år efter", months(42), "LAB § 111, stk. 3"),
    ),
    Rule(
        name=RuleName.STATUSATTEST,
        title="Lægens frist for en statusattest (LÆ 125)",
        parameters=("requested",),
        facts=("LA-02",),
        compute=counted("requested", "14 dage efter", days(14), "aftalen om attester", certainty=_SECONDARY),
    ),
    Rule(
        name=RuleName.REHABILITERINGSATTEST,
        title="Lægens frist for en attest til rehabiliteringsteamet (LÆ 265)",
        parameters=("requested",),
        facts=("LA-05",),
        compute=counted("requested", "30 dage efter", days(30), "aftalen om attester", certainty=_SECONDARY),
    ),
    Rule(
        name=RuleName.REGIONAL_CERTIFICATE,
        title="Regionens frist for en speciallægeattest",
        parameters=("requested", "consulted"),
        provisions=(Provision(act="bek-2236-2020", paragraf="23"),),
        compute=_regional_certificate,
    ),
)
