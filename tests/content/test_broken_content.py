"""Broken content gives its line and says what is wrong, in Danish, and nothing else."""

from collections.abc import Callable

import pytest

Problems = Callable[[], list[str]]
Edit = Callable[[str, str, str], None]

LAW = "guidelines/lovgrundlag"
ACT = f"{LAW}/acts/eksempelloven.yml"
CHANGE = f"{LAW}/changes/2026-07-01-moedet-bortfalder.yml"
FACTS, REGIMES, STATUS = f"{LAW}/fakta.yml", f"{LAW}/regimes.yml", f"{LAW}/status.yml"
GUIDELINE = "guidelines/retningslinjer/naar-sagen-er-oplyst.md"
SITUATION = "guidelines/situationer/sagen-mangler-en-akt.md"
GREY_ZONE, CITIZEN_PAGE = "guidelines/graazoner/sager-i-gang.md", "docs/borger/din-sag.md"
MODULE, GLOSSARY = "docs/moduler/01-oplys-sagen.md", "docs/ordliste.md"
MODULE_OF_ALL = "docs/moduler/02-alle-slags.md"
SINGLE = "case_library/spoergsmaal/dokumentation/eks-enkelt-modul.yml"
ORDER = "case_library/spoergsmaal/dokumentation/eks-raekkefoelge-modul.yml"
MATCH = "case_library/spoergsmaal/dokumentation/eks-par-modul.yml"
NUMBER = "case_library/spoergsmaal/dokumentation/eks-alder-modul.yml"
DATE = "case_library/spoergsmaal/dokumentation/eks-klagefrist-modul.yml"
REASON = "case_library/spoergsmaal/dokumentation/eks-begrundelse-modul.yml"
MULTIPLE = "case_library/spoergsmaal/dokumentation/eks-flere-modul.yml"
TASK = "case_library/spoergsmaal/dokumentation/eks-akter-modul.yml"
EXAM = "case_library/spoergsmaal/dokumentation/eks-enkelt-proeve.yml"
EXAM_TASK = "case_library/spoergsmaal/dokumentation/eks-akter-proeve.yml"
CASE = "case_library/sager/oevesag"
OLD, NEW = "case_library/licenser/eksempelmoedet.yml", "case_library/licenser/eksempelsagen.yml"


def test_the_example_content_is_sound(problems: Problems) -> None:
    assert problems() == []


SHAPES = [
    # a field, of each kind
    (ACT, "cite: eksempelloven\n", "", 1, "»cite« mangler"),
    (ACT, "kind: lov", "kind: love", 3, "»kind« kan ikke være »love«; mente du »lov«? (muligt: lov, bekendtgoerelse, vejledning, forordning, principmeddelelse)"),
    (ACT, "last: 30", "last: mange", 7, "»last« skal være et helt tal"),
    (ACT, "in_force: 2020-01-02", "in_force: 2020-02-30", 6, "»in_force« er ikke en dato; skriv år-måned-dag, fx 2026-02-12"),
    (CHANGE, "effect: repealed", "effect: gone", 8, "»effect« kan ikke være »gone«; muligt: new, amended, replaced, repealed, renumbered"),
    (CHANGE, "rule: old", "rule: gamle", 10, "»transition« kan ikke bruges: rule skal være old, new eller unknown"),
    (FACTS, "  text: Eksempelmødet bortfalder fra 1. juli 2026.", "  text: 7", 8, "»text« skal være tekst: sæt anførselstegn om værdien"),
    (REGIMES, "title: Eksempelmødet gælder", "title:", 2, "»title« har ingen værdi: skriv en, eller slet linjen"),
    (REGIMES, "start: 2020-01-02, end: 2026-06-30", "start: 2026-07-01, end: 2026-06-30", 3, "»period« kan ikke bruges: perioden slutter, før den begynder"),
    (STATUS, "2026-02-12", "i februar", 1, "»law_read_until« er ikke en dato; skriv år-måned-dag, fx 2026-02-12"),
    (GUIDELINE, "review: P12M", "review: P12M\nreviews: P12M", 9, "ukendt nøgle »reviews«; mente du »review«?"),
    (GREY_ZONE, "confidence: low", "confidence: lav", 10, "»confidence« kan ikke være »lav«; muligt: low, medium, high"),
    (GREY_ZONE, "release_condition: Afgøres af eksempellovens overgangsregel.\n", "", 2, "»release_condition« mangler"),
    (MODULE, 'begrunde, at nok er nok"', 'x", at nok er nok: y', 6, "ukendt nøgle »at nok er nok«; er den slutningen på teksten før, så sæt anførselstegn om hele teksten"),
    (GUIDELINE, "review: P12M", "review: 12", 8, "»review« skrives som en varighed, fx P12M (måneder) eller P3Y (år)"),
    (GUIDELINE, "topic: dokumentation", "topic: vejret", 3, "»topic« kan ikke være »vejret«; muligt: dokumentation, foertidspension, fleksjob, rehabiliteringsteam, ressourceforloeb, jobafklaring, helbred, forvaltningsret, seniorpension, reform, samarbejde"),
    (GUIDELINE, "review: P12M", "review: P12M\nperiods: [{section: Lov}]", 9, "»periods« kan ikke bruges: et afsnits periode skal have start, end eller begge"),
    (GUIDELINE, "review: P12M", "review: P12M\nperiods: [{section: Lov, by: dagen, end: 2026-06-30}]", 9, "»by« kan ikke være »dagen«; muligt: case_date, granted"),
    (SITUATION, "order: 1", "order: først", 3, "»order« skal være et helt tal"),
    (MODULE, "minutes: 10", "minutes: 10\nlicence: x", 4, "ukendt nøgle »licence«; her kan stå: title, minutes, objectives, guidelines, questions, when, aliases"),
    (SINGLE, "type: single", "type: essay", 1, "»type« kan ikke være »essay«; muligt: single, multiple, documents, order, match, number, date, reason"),
    (SINGLE, "stem: Hvornår er en eksempelsag oplyst?", "stem: ''", 10, "»stem« er tom"),
    (ORDER, 'text: "Læs akterne"', 'tekst: "Læs akterne", text: x', 12, "ukendt nøgle »tekst«; mente du »text«?"),
    (DATE, "first: 2026-08-03", "first: august", 13, "»first« er ikke en dato; skriv år-måned-dag, fx 2026-02-12"),
    (DATE, "  - {name: notified", "  - {navn: x, name: notified", 13, "ukendt nøgle »navn«; her kan stå: name, first, last"),
    (REASON, "track: fleksjob", "track: fleksi", 11, "»track« kan ikke være »fleksi«; mente du »fleksjob«? (muligt: fleksjob, foertidspension, ressourceforloeb, jobafklaring, tilskud_selvstaendig, seniorpension, anden_indsats)"),
    (MATCH, 'why: "Det er set på stedet."', "why: ''", 12, "»why« er tom"),
    (SINGLE, "correct: true", "correct: ja", 12, "»correct« skal være true eller false"),
    (SINGLE, 'why: "Tykkelsen siger intet om svaret."', "why: ''", 13, "»why« er tom"),
    (SINGLE, "use: [module, repetition]", "use: module", 8, "»use« skal være en liste"),
    (SINGLE, "type: single", "id: noget\ntype: single", 1, "»id« skrives ikke her; den følger af filens navn eller tekst"),
    (f"{CASE}/sag.md", "case_date: 2026-09-01", "case_date: september", 3, "»case_date« er ikke en dato; skriv år-måned-dag, fx 2026-02-12"),
    (f"{CASE}/akter/03-gammel-status.md", "sender: Egen læge\n", "", 2, "»sender« mangler"),
    (f"{CASE}/akter/03-gammel-status.md", "Der ventes en operation.\n", "", 7, "her mangler tekst"),
    (f"{CASE}/facit.yml", "relevance: outdated", "relevance: old", 4, "»relevance« kan ikke være »old«; muligt: relevant, irrelevant, outdated"),
    (OLD, "levels: {apply: 1}", "levels: {anvend: 1}", 10, "»levels«: nøglen kan ikke være »anvend«; muligt: know, understand, apply, judge"),
    (OLD, "validity: P3Y", "validity: 3 år", 23, "»validity« skrives som en varighed, fx P12M (måneder) eller P3Y (år)"),
    (OLD, "share: 0.6", 'share: "0.6"', 14, "»share« skal være et tal"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "message"), SHAPES)
def test_a_wrong_field_gives_its_line(  # noqa: PLR0913, PLR0917 - a row of the table
    edit: Edit, problems: Problems, path: str, old: str, new: str, line: int, message: str
) -> None:
    edit(path, old, new)
    assert problems() == [f"{path}:{line}: {message}"]


LINKS = [
    (GUIDELINE, 'eksempelloven § 5"', 'serviceloven § 5"', 5, "»serviceloven« findes ikke blandt lovgrundlagets love og bekendtgørelser."),
    (GUIDELINE, "BEK 2/2020 §§ 3-4", "BEK 2/2020 § 40", 5, "BEK 2/2020 har ingen § 40; den sidste er § 12."),
    (GUIDELINE, '["eksempelloven § 5", "BEK 2/2020 §§ 3-4"]', "[]", 5, "»anchors« skal nævne mindst én bestemmelse"),
    (GUIDELINE, '["eksempelloven § 5", "BEK 2/2020 §§ 3-4"]', "[5]", 5, 'en henvisning skal være tekst, fx "LAB § 116, stk. 2"'),
    (GUIDELINE, '["eksempelloven § 5", "BEK 2/2020 §§ 3-4"]', "{a: 1}", 5, '»anchors« skal være en liste af henvisninger, fx ["LAB § 116, stk. 2"]'),
    (CHANGE, '"eksempelloven § 9"', '"§ 9"', 8, "Henvisningen »§ 9« mangler en lov eller bekendtgørelse, som vi kender."),
    (GUIDELINE, "facts: [EKS-01]", "facts: [EKS-1]", 9, "faktum »EKS-1« findes ikke; mente du »EKS-01«?"),
    (GUIDELINE, "date: law_text}", "date: law_text, cleared: [andet]}", 6, "ændring »andet« findes ikke"),
    (SITUATION, "guidelines: [naar-sagen-er-oplyst]", "guidelines: [naar]", 10, "retningslinje »naar« findes ikke"),
    (MODULE, "guidelines: [naar-sagen-er-oplyst]", "guidelines: [oplyst]", 7, "retningslinje »oplyst« findes ikke"),
    (MODULE, "eks-enkelt-modul, ", "eks-enkelt, ", 8, "opgave »eks-enkelt« findes ikke; mente du »eks-enkelt-modul«?"),
    (MODULE, "eks-enkelt-modul, ", "eks-enkelt-proeve, ", 8, "opgaven »eks-enkelt-proeve« har ikke module i »use«"),
    (MODULE, "eks-enkelt-modul, ", "eks-flere-modul, ", 8, "»eks-flere-modul« står to gange"),
    (SINGLE, "guideline: naar-sagen-er-oplyst", "guideline: naar-sagen-er-oplyste", 7, "retningslinje »naar-sagen-er-oplyste« findes ikke; mente du »naar-sagen-er-oplyst«?"),
    (TASK, "case: oevesag", "case: sag", 9, "sag »sag« findes ikke; mente du »oevesag«?"),
    (OLD, "modules: [oplys-sagen]", "modules: [oplys-sagen, to]", 5, "modul »to« findes ikke"),
    (OLD, "successor: eksempelsagen", "successor: eksemplet", 25, "kørekort »eksemplet« findes ikke; mente du »eksempelmoedet«?"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "message"), LINKS)
def test_a_broken_link_gives_its_line(  # noqa: PLR0913, PLR0917 - a row of the table
    edit: Edit, problems: Problems, path: str, old: str, new: str, line: int, message: str
) -> None:
    edit(path, old, new)
    assert problems() == [f"{path}:{line}: {message}"]


RULES = [
    # names
    (GUIDELINE, "facts: [EKS-01]", "aliases: [naar-sagen-er-oplyst]", 9, "aliasset »naar-sagen-er-oplyst« er også et id"),
    (MODULE, "{id: sige-stop", "{id: finde-hullet", 6, "målet »finde-hullet« står også i oplys-sagen"),
    # pages
    (GUIDELINE, "(eksempelloven § 5, stk. 1)", "(eksempelloven § 55)", 15, "eksempelloven har ingen § 55; den sidste er § 30."),
    (GUIDELINE, "review: P12M", "review: P12M\nperiods: [{section: Love, end: 2026-06-30}]", 9, "afsnittet »Love« findes ikke; mente du »Lov«?"),
    (GUIDELINE, "review: P12M", "review: P12M\nperiods:\n  - {section: Lov, end: 2026-06-30}\n  - {section: Lov, start: 2026-07-01}", 11, "»Lov« står to gange"),
    (GUIDELINE, "review: P12M", "review: P12M\nreplaces: naar-sagen-er-oplyst", 9, "perioden overlapper den for »naar-sagen-er-oplyst«, som siden afløser; giv den en slutdato (valid.end) før"),
    (GUIDELINE, "review: P12M", "review: P12M\nreplaces: naar", 9, "retningslinje »naar« findes ikke"),
    (GUIDELINE, "## Faldgruber", "## Sådan gør du", 42, "»Sådan gør du« står to gange"),
    (GREY_ZONE, "content: inferred", "content: law_text", 6, "en gråzone er ikke læst i loven fra ende til anden: sænk »content« eller »date«"),
    (GREY_ZONE, "## Fortolkninger", "## Meninger", 14, "en gråzone har disse afsnit i denne orden: ## Spørgsmålet, ## Fortolkninger, ## Foreløbig linje"),
    (GREY_ZONE, "### Nej, sagen følger de nye regler", "Nej.", 18, "en gråzone har mindst to fortolkninger, hver under sin overskrift (### …)"),
    (GREY_ZONE, "## Spørgsmålet", "Kort sagt.\n\n## Spørgsmålet", 14, "teksten før den første overskrift (## …) bliver ikke vist; flyt den ned under en overskrift"),
    (CITIZEN_PAGE, "Du kan ringe til os.", "Kommunalbestyrelsens sagsbehandlingsfrister offentliggøres efterfølgende elektronisk; klagevejledningen vedlægges afgørelsen.", 10, "siden har lix 36; til borgere skal den være under 35: kortere sætninger og kortere ord"),
    (MODULE, "minutes: 10", "minutes: 0", 3, "»minutes« skal være mindst 1"),
    # changes
    (CHANGE, "effect: repealed, kind: substantive", "effect: renumbered, kind: renumbered", 8, "»effect: renumbered« og »becomes« (det nye nummer) hører sammen"),
    (CHANGE, "effect: repealed, kind: substantive", "effect: amended, kind: renumbered", 8, "»kind: renumbered« kræver »effect: renumbered«"),
    (CHANGE, "effect: repealed, kind: substantive", 'effect: repealed, kind: substantive, becomes: "eksempelloven § 8"', 8, "»effect: renumbered« og »becomes« (det nye nummer) hører sammen"),
    (CHANGE, "effect: repealed, kind: substantive", 'effect: renumbered, kind: renumbered, becomes: ["eksempelloven § 7", "eksempelloven § 8"]', 8, "»becomes« skal have lige så mange steder som »provision«"),
    (CHANGE, "effect: repealed, kind: substantive", 'effect: renumbered, kind: renumbered, becomes: "eksempelloven §§ 7-8"', 8, "skriv paragrafferne hver for sig, når de får nye numre (§ 15; § 16), ikke fra-til"),
    # questions
    (SINGLE, "correct: true, ", "", 11, "præcis én mulighed skal have correct: true; her har 0"),
    (MULTIPLE, 'synstesten", why', 'synstesten", correct: true, why', 10, "mindst én mulighed skal være forkert"),
    (SINGLE, "{id: b", "{id: a", 13, "»a« står to gange"),
    (TASK, "correct: true, ", "", 12, "mindst én mulighed skal have correct: true"),
    (EXAM, "case_date: 2026-09-01", "case_date: 2026-06-30", 9, "»case_date« 2026-06-30 ligger uden for »valid«"),
    (EXAM, "content: law_text", "content: inferred", 6, "prøveopgaver kræver mindst secondary; »content« er inferred"),
    (EXAM, "date: law_text}", "date: unverified}", 6, "prøveopgaver kræver mindst secondary; »date« er unverified"),
    (EXAM, "use: [exam]", "use: [exam, module]", 8, "en prøveopgave kan ikke også bruges i moduler: fjern exam eller module"),
    (SINGLE, "topic: dokumentation", "topic: helbred", 2, "»topic« er helbred, men filen ligger i mappen dokumentation"),
    (MULTIPLE, "stem: Hvilke akter har betydning for øvesagen?", "stem: Hvornår er en eksempelsag oplyst?", 9, "eks-enkelt-modul har samme tekst og samme datoer: ret »case_date« eller »granted«"),
    (ORDER, "{id: laes", "{id: spoerg", 12, "»spoerg« står to gange"),
    (ORDER, "{id: svar", "{id: hent", 10, "trinenes id'er røber rækkefølgen, fordi de står i alfabetisk orden: brug ord"),
    (ORDER, '"Læs akterne"', '"2. Læs akterne"', 12, "teksten må ikke begynde med et nummer: det røber rækkefølgen"),
    (MATCH, "{id: timerne", "{id: ryggen", 12, "»ryggen« står to gange"),
    (MATCH, "Synstesten", "Lægen", 14, "den hører til et par og kan ikke være ekstra"),
    (NUMBER, "rule: folkepension_age", "rule: folkepension_date", 10, "reglen folkepension_date giver en dato; »type« siger noget andet"),
    (NUMBER, "den {birth_date}", "i marts 1960", 9, "teksten skal nævne {birth_date}"),
    (NUMBER, "den {birth_date}", "den {birth_date} i {by}", 9, "{by} er ikke en af reglens datoer"),
    (NUMBER, "first: 1955-07-01", "first: 1970-01-01", 12, "»last« ligger før »first«"),
    (NUMBER, "last: 1966-12-31", "last: 1968-12-31", 6, "»content« er law_text, men reglen er for nogle datoer kun inferred"),
    (NUMBER, 'anchors: ["pensionsloven § 1 a, stk. 1"]', 'anchors: ["pensionsloven § 26 a"]', 5, "reglen folkepension_age hviler på pensionsloven § 1 a, stk. 1, som »anchors« skal nævne"),
    (DATE, "name: notified", "name: received", 12, "reglen complaint_deadline skal have: notified"),
    (DATE, "last: 2026-09-30", "last: 2026-08-07", 12, "reglen giver et sikkert svar for 5 forskellige sæt datoer; der skal være 10: gør spændet større"),
    (REASON, "track: fleksjob", "track: seniorpension", 11, "sagens facit har ingen punkter om seniorpension"),
    # cases
    (f"{CASE}/sag.md", "synthetic: true", "synthetic: false", 6, "kun konstruerede sager må ligge i filer: synthetic skal være true"),
    (f"{CASE}/sag.md", "difficulty: 1", "difficulty: 4", 9, "»difficulty« er et tal fra 1 (let) til 3 (svær)"),
    (f"{CASE}/akter/04-praktik.md", "2026-07-15", "2026-09-02", 4, "akten er fra 2026-09-02, efter sagens dato 2026-09-01"),
    (f"{CASE}/facit.yml", "missing:", "  - {document: synstest, relevance: irrelevant, why: x}\nmissing:", 7, "akten »synstest« står to gange"),
    # licences
    (NEW, "count: 1", "count: 0", 9, "»count« skal være mindst 1"),
    (NEW, "documents: 1", "documents: 5", 10, "flere aktopgaver (5) end opgaver i alt (4)"),
    (NEW, "levels: {apply: 2}", "levels: {apply: 5}", 11, "niveauerne kræver flere opgaver, end prøven har (4)"),
    (NEW, "attempts: 2", "attempts: 0", 13, "»attempts« skal være mindst 1"),
    (NEW, "attempts: 2", "attempts: 3", 13, "»attempts« er forsøg på egen hånd, højst 2: derefter en samtale og støttede forsøg"),
    (NEW, "kind: supervised_case", "kind: supervised_case\n    minutes: -1", 20, "»minutes« kan ikke være under 0"),
    (NEW, "share: 0.6", "share: 60.0", 15, "»share« er en andel over 0 og højst 1, fx 0.7"),
    (NEW, "eks-enkelt-proeve: 0.7", "eks-enkelt-proeve: 7", 15, "en vurdering er en andel fra 0 til 1"),
    (NEW, "eks-enkelt-proeve: 0.7", "eks-enkelt-modul: 0.7", 15, "opgaven »eks-enkelt-modul« er ikke en prøveopgave"),
    (NEW, "renewal_window: P6M", "renewal_window: P3Y", 25, "»renewal_window« skal være kortere end »validity«"),
    (OLD, "successor: eksempelsagen", "successor: eksempelmoedet", 25, "kørekortet kan ikke afløse sig selv, heller ikke ad omveje"),
    (OLD, "successor: eksempelsagen\n", "", 25, "»crosswalk« kræver en »successor«"),
    (OLD, "objective: finde-hullet", "objective: flyve", 27, "målet »flyve« findes hverken i kørekortets egne eller afløserens moduler"),
    (NEW, "count: 3", "count: 4", 7, "prøven kan ikke sammensættes den 2026-11-22: emnet dokumentation har 3 opgaver, prøven skal bruge 4"),
    # Markdown
    (GUIDELINE, "At hente mere", "<b>At hente mere", 44, "HTML bruges ikke i indhold: skriv det som Markdown, eller slet <"),
    (GUIDELINE, "At hente mere", "!!! note", 44, "bokse (!!! og ???) bruges ikke: skriv et afsnit eller et citat (>)"),
    (GUIDELINE, "1. Skriv", "- [ ] Skriv", 19, "afkrydsningslister bruges ikke: skriv en almindelig liste"),
    (GUIDELINE, "At hente mere", "At\thente mere", 44, "tabulator: brug mellemrum"),
    (GUIDELINE, "At hente mere", "![billede]", 44, "billeder bruges ikke i indhold"),
    (SITUATION, "(retningslinje:naar-sagen-er-oplyst)", "(retningslinje:naar)", 18, "retningslinje »naar« findes ikke"),
    (SITUATION, "(retningslinje:naar-sagen-er-oplyst)", "(naar.md)", 18, "linket »naar.md« kan ikke bruges; skriv retningslinje:<id>, situation:<id>, graazone:<id>, borger:<id>, vaerktoej:<id>, modul:<id>, aendring:<id>"),
    (SINGLE, "Tykkelsen", "[Se](https://example.org/x) Tykkelsen", 13, "link til »example.org«: kun retsinformation.dk, ast.dk, star.dk må nævnes"),
    # the glossary
    (GLOSSARY, "| eksempelsag | | En sag, der er fundet på | |", "| akt | | Igen | |", 6, "»akt« står to gange i ordlisten"),
    (GLOSSARY, "| eksempelsag | | En sag, der er fundet på | |", "| eksempelsag | En sag |", 6, "rækken har 2 felter; der skal være 4: Term | Identifikator | Betydning | Kilde"),
    (GLOSSARY, "| Term | Identifikator |", "| Ord | Identifikator |", 3, "ordlisten er en tabel med kolonnerne Term | Identifikator | Betydning | Kilde"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "line", "message"), RULES)
def test_a_broken_rule_gives_its_line(  # noqa: PLR0913, PLR0917 - a row of the table
    edit: Edit, problems: Problems, path: str, old: str, new: str, line: int, message: str
) -> None:
    edit(path, old, new)
    assert problems() == [f"{path}:{line}: {message}"]


def test_an_exams_case_is_asked_about_nowhere_else(edit: Edit, problems: Problems) -> None:
    edit(EXAM_TASK, "case: proevesag", "case: oevesag")
    assert problems() == [
        f"{EXAM_TASK}:9: prøvens sag »oevesag« bruges også af opgaven »{name}«, som øves frit"
        for name in ("eks-akter-modul", "eks-begrundelse-modul")
    ]


def test_reasons_are_never_an_exam_item(edit: Edit, problems: Problems) -> None:
    edit(REASON, "use: [module, repetition]", "use: [exam]")
    edit(MODULE_OF_ALL, ", eks-begrundelse-modul", "")
    message = "en begrundelse vurderes af den, der skriver den, og kan ikke bruges i prøver"
    assert problems() == [f"{REASON}:8: {message}"]


def test_a_rule_that_is_not_known_is_answered_with_the_nearest(edit: Edit, problems: Problems) -> None:
    edit(NUMBER, "rule: folkepension_age", "rule: folkepension_alder")
    (told,) = problems()
    start = f"{NUMBER}:10: »rule« kan ikke være »folkepension_alder«; mente du »folkepension_age«? (muligt: "
    assert told.startswith(start)


def test_one_stem_may_stand_on_two_dates(edit: Edit, problems: Problems) -> None:
    edit(MULTIPLE, "stem: Hvilke akter har betydning for øvesagen?", "stem: Hvornår er en eksempelsag oplyst?")
    edit(MULTIPLE, "guideline:", "case_date: 2026-09-01\nguideline:")
    assert problems() == []


def test_an_exam_item_has_no_twin_that_is_practised(edit: Edit, problems: Problems) -> None:
    edit(EXAM, "stem: Bjarkes sag har 12 akter. Hvornår er den oplyst?", "stem: Hvornår er en eksempelsag oplyst?")
    assert problems() == [f"{EXAM}:11: »eks-enkelt-modul« har samme tekst på en anden dato og øves frit"]


def test_an_exam_item_may_not_rest_on_an_unsure_fact(edit: Edit, problems: Problems) -> None:
    edit(FACTS, "content: law_text", "content: inferred")
    told = [problem for problem in problems() if problem.startswith(EXAM)]
    assert told == [
        f"{EXAM}:6: »content« er law_text, men faktum »EKS-01« er kun inferred",
        f"{EXAM}:10: prøveopgaver kræver mindst secondary; faktum »EKS-01« er mindre sikkert",
    ]


def test_all_problems_of_all_files_are_told_by_path_and_line(edit: Edit, problems: Problems) -> None:
    edit(SINGLE, "stem:", "sten:")
    edit(GUIDELINE, "topic: dokumentation", "topic: vejr")
    edit(f"{CASE}/facit.yml", "relevance: relevant", "relevance: ja")
    assert [line.split(": ")[0] for line in problems()] == [
        f"{CASE}/facit.yml:2",
        f"{SINGLE}:1",
        f"{SINGLE}:10",
        f"{GUIDELINE}:3",
    ]


def test_a_facit_covers_each_document_once(edit: Edit, problems: Problems) -> None:
    edit(f"{CASE}/facit.yml", "document: praktik", "document: praksis")
    assert problems() == [
        f"{CASE}/facit.yml:1: akten »praktik« mangler i facit",
        f"{CASE}/facit.yml:5: akten »praksis« findes ikke",
    ]


def test_a_broken_act_is_told_once_and_not_by_everything_that_cites_it(edit: Edit, problems: Problems) -> None:
    edit(ACT, "title:", "titel:")
    assert {line.rsplit(":", 2)[0] for line in problems()} == {ACT}


def test_a_broken_guideline_is_not_called_missing(edit: Edit, problems: Problems) -> None:
    edit(GUIDELINE, "review: P12M", "review: ofte")
    assert {line.split(":")[0] for line in problems()} == {GUIDELINE}


LAW_SAYS = "Sagen skal være oplyst, før den afgøres (eksempelloven § 5, stk. 1)."


@pytest.mark.parametrize(
    "written",
    [
        f"{LAW_SAYS}\n\nSagen skal have tre akter (EKS-01).",
        f"{LAW_SAYS}\n\nOm den skal have flere, er ikke læst.",
        "Efter eksempelloven § 5, stk. 1:\n\n- Sagen skal være oplyst.\n- Den skal have en dato.",
        "**Sagen**\n\nskal være oplyst (eksempelloven § 5, stk. 1).",
    ],
)
def test_a_statute_paragraph_that_rests_on_something_passes(edit: Edit, problems: Problems, written: str) -> None:
    edit(GUIDELINE, LAW_SAYS, written)
    assert problems() == []


def test_each_paragraph_of_a_statute_section_needs_a_citation_or_a_fact(edit: Edit, problems: Problems) -> None:
    edit(GUIDELINE, LAW_SAYS, f"{LAW_SAYS}\n\nSagen skal have tre akter.")
    message = "»Sagen skal have tre akter. …« under Lov har ingen henvisning: nævn bestemmelsen eller et faktum"
    assert problems() == [f"{GUIDELINE}:13: {message}, eller skriv, at det er udledt eller ikke læst"]


def test_a_decision_that_nobody_has_registered_is_told(edit: Edit, problems: Problems) -> None:
    edit(GUIDELINE, "At hente mere", "Efter principmeddelelse 99-24: At hente mere")
    (told,) = problems()
    assert told.endswith("principmeddelelse 99-24 står ikke i lovgrundlagets authorities")
    assert told.startswith(GUIDELINE)


def test_a_module_question_that_no_module_asks_is_told(edit: Edit, problems: Problems) -> None:
    edit(MODULE, ", ref-moedet-modul", "")
    path = "case_library/spoergsmaal/reform/ref-moedet-modul.yml"
    assert problems() == [f"{path}:8: opgaven har kun module i »use«, men intet modul bruger den"]


def test_a_reference_by_an_old_name_says_the_new_one(edit: Edit, problems: Problems) -> None:
    edit(GUIDELINE, "facts: [EKS-01]", "aliases: [oplyst]")
    edit(SITUATION, "guidelines: [naar-sagen-er-oplyst]", "guidelines: [oplyst]")
    assert problems() == [f"{SITUATION}:10: retningslinje »oplyst« hedder nu »naar-sagen-er-oplyst«"]


def test_an_exam_that_a_law_change_empties_is_told_with_its_first_day(edit: Edit, problems: Problems) -> None:
    edit(CHANGE, '"eksempelloven § 9"', '"eksempelloven § 10"')
    edit(CHANGE, "commences: 2026-07-01", "commences: 2027-02-15")
    message = "prøven kan ikke sammensættes den 2027-02-15: emnet reform har 0 opgaver, prøven skal bruge 1"
    assert problems() == [f"{NEW}:7: {message}"]


def test_code_in_a_text_may_look_like_html(edit: Edit, problems: Problems) -> None:
    edit(GUIDELINE, "At hente mere", "At skrive `<b>` eller\n\n```\n<i>\n```\n\nhente mere")
    assert problems() == []


def test_an_exam_that_asks_what_no_module_of_its_licence_teaches_is_told(edit: Edit, problems: Problems) -> None:
    edit(MODULE, "guidelines: [naar-sagen-er-oplyst]", "guidelines: []")
    untaught = "ingen af kørekortets moduler nævner »naar-sagen-er-oplyst«"
    assert f"{EXAM}:7: »eksempelsagen« prøver i den, men {untaught}" in problems()
    edit(EXAM, "use: [exam]", "use: [repetition]")
    assert not [told for told in problems() if told.startswith(EXAM) and untaught in told]


def test_a_page_that_is_surer_than_what_it_rests_on_is_told(edit: Edit, problems: Problems) -> None:
    edit(FACTS, "certainty: {content: law_text", "certainty: {content: secondary")
    assert f"{GUIDELINE}:6: »content« er law_text, men faktum »EKS-01« er kun secondary" in problems()
    edit(GUIDELINE, "content: law_text", "content: secondary")
    assert not [told for told in problems() if told.startswith(GUIDELINE)]


def test_an_exam_that_asks_about_a_provision_that_no_guideline_holds_is_told(edit: Edit, problems: Problems) -> None:
    edit(EXAM, 'anchors: ["eksempelloven § 5', 'anchors: ["eksempelloven § 8')
    unknown = "ingen retningslinje bag kørekortets moduler har dens bestemmelser"
    assert problems() == [f"{EXAM}:5: »eksempelsagen« prøver i den, men {unknown}"]
