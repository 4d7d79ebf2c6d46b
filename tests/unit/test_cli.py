import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest
from builders import question
from click.exceptions import NoArgsIsHelpError
from click.testing import CliRunner, Result

from quiz_app.bootstrap.settings import Settings
from quiz_app.cli import main, questions, serving
from quiz_app.domain.attempt import AttemptItem
from quiz_app.domain.people import Grant, Role
from quiz_app.errors import SettingsError
from quiz_app.services.correcting import AskedVersion
from quiz_app.storage.database import SqlStorage

EXAMPLE = Path(__file__).parents[1] / "example_content"
Run = Callable[..., Result]

PASSWORD = "fire ord der er lette"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder, on the example content."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KOEREKORT_CONTENT_ROOT", str(EXAMPLE))

    def invoked(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(main, arguments, input=typed)

    return invoked


def test_sound_content_is_said_to_be_sound(run: Run) -> None:
    assert (run("check").exit_code, run("check").stdout) == (0, "Indholdet er i orden.\n")


def test_a_check_warns_of_reviews_that_are_late_and_fails_for_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOEREKORT_DEMO", "true")
    for day, said in (("2026-03-01", False), ("2027-01-01", True), ("2031-01-01", True)):
        monkeypatch.setenv("KOEREKORT_DEMO_DATE", day)
        result = run("check")
        assert (result.exit_code, result.stdout) == (0, "Indholdet er i orden.\n")
        assert ("Eftersyn, opgaver: " in result.stderr) is said, day


def test_every_problem_of_the_content_is_a_line_and_the_exit_code_is_1(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOEREKORT_CONTENT_ROOT", str(tmp_path))
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert all(line.split(":")[1].isdigit() for line in result.stderr.splitlines())


def test_the_counts_can_be_read_by_programs(run: Run) -> None:
    assert json.loads(run("content", "--json").stdout)["modules"] > 0


def test_the_index_is_built_from_the_content(run: Run, tmp_path: Path) -> None:
    assert run("index").exit_code == 0
    assert (tmp_path / "data" / "knowledge.db").is_file()


def test_a_search_takes_words_as_they_are_typed_and_leaves_a_fresh_index_alone(run: Run, tmp_path: Path) -> None:
    run("index")
    index = tmp_path / "data" / "knowledge.db"
    before = index.stat()
    result = run("search", "hvornår", "er", "eksempelsagen", "oplyst")
    assert result.stdout.startswith("Retningslinje: Hvornår er eksempelsagen oplyst? (/retningslinjer/")
    assert (index.stat().st_ino, index.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_search_by_provision_says_what_it_was_found_by(run: Run) -> None:
    found = json.loads(run("search", "--json", "eksempelloven", "§", "1").stdout)
    assert found
    assert all(hit["provision"] for hit in found)


def test_a_wrong_setting_is_one_line_and_exit_code_2(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOEREKORT_PORT", "otte")
    result = run("check")
    assert (result.exit_code, result.stderr) == (2, "KOEREKORT_PORT: port skal være et helt tal fra 1 til 65535.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("anonymis", "Der er ingen kommando »anonymis«. Mente du »anonymise«? Se koerekort --help."),
        ("people tilfoej", "Der er ingen kommando »tilfoej«. Se koerekort people --help."),
        ("--foo", "Der er ingen indstilling »--foo«. Se koerekort --help."),
        ("people add", "--admin mangler. Se koerekort people add --help."),
        ("law impact", "CHANGE mangler. Se koerekort law impact --help."),
        ("site mere endnu", "Det hører ikke til: mere endnu. Se koerekort site --help."),
        ("demo --port abc", "--port skal være et helt tal fra 1 til 65535. Se koerekort demo --help."),
        (
            "question correct x --version 0",
            "--version skal være et helt tal, mindst 1. Se koerekort question correct --help.",
        ),
        ("demo --port", "--port mangler en værdi eller skal ingen have. Se --help."),
        ("content --json=ja", "--json mangler en værdi eller skal ingen have. Se --help."),
        ("demo --date 2026", "--date skal skrives ÅÅÅÅ-MM-DD. Se koerekort demo --help."),
        ("import-names ingen.csv", "FILE skal være en fil, der findes og kan læses. Se koerekort import-names --help."),
        ("maintenance", "Skriv et klokkeslæt, fx 21:00, eller --off. Se koerekort maintenance --help."),
    ],
)
def test_a_command_that_is_written_wrong_is_one_danish_line_and_exit_code_2(run: Run, typed: str, said: str) -> None:
    result = CliRunner().invoke(main, typed.split(), prog_name="koerekort")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said + "\n")


def test_no_usage_error_of_the_library_gets_through_in_its_own_words() -> None:
    ours = {p for p in click.UsageError.__subclasses__() if p.__module__.startswith("click")}
    assert ours == {
        click.BadParameter, click.NoSuchOption, click.NoSuchCommand, click.BadOptionUsage, click.BadArgumentUsage,
        NoArgsIsHelpError,
    }  # fmt: skip


def test_the_coverage_says_what_is_counted_for_the_module(run: Run) -> None:
    head = run("coverage").stdout.splitlines()[0]
    assert head == "Mål: modulets retningslinjer, målets egne øvelser, modulets prøveopgaver"


def test_a_reader_who_leaves_early_is_no_error() -> None:
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "quiz_app.cli", "content"]
    environment = {**os.environ, "KOEREKORT_CONTENT_ROOT": str(EXAMPLE)}
    left = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writes)
    assert left.stderr == b""


def test_a_missing_database_is_one_line_and_exit_code_2(run: Run) -> None:
    result = run("sweep")
    assert result.exit_code == 2
    assert "koerekort db upgrade" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_serving_refuses_to_start_without_a_database(run: Run) -> None:
    assert run("serve").exit_code == 2


def test_serving_refuses_to_start_on_broken_content(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("db", "upgrade")
    monkeypatch.setenv("KOEREKORT_CONTENT_ROOT", str(tmp_path))
    assert run("serve").exit_code == 1


def test_a_folder_that_cannot_be_written_is_one_line_and_exit_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    result = run("index")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "kan ikke læses eller skrives" in result.stderr


def test_the_first_administrator_comes_from_the_command_line(run: Run, tmp_path: Path) -> None:
    run("db", "upgrade")
    added = run("people", "add", "--admin", "--name", "Erik Thomsen", "--login", "erik", typed=PASSWORD + "\n")
    assert added.exit_code == 0
    storage = SqlStorage(f"sqlite:///{tmp_path}/data/koerekort.db")
    with storage.reading() as stores:
        account = stores.people.find_account("erik")
    storage.dispose()
    assert account is not None
    assert not account.must_change
    assert account.password_hash.startswith("$argon2id$")


def test_a_weak_password_is_refused_in_danish_with_exit_code_1(run: Run) -> None:
    run("db", "upgrade")
    result = run("people", "add", "--admin", "--name", "Erik", "--login", "erik", typed="kort\n")
    assert result.exit_code == 1
    assert "mindst 12 tegn" in result.stderr


def test_an_administrator_without_a_password_is_refused_and_nothing_is_stored(run: Run) -> None:
    run("db", "upgrade")
    asked = ("people", "add", "--admin", "--name", "Ole", "--login", "ole")
    refused = run(*asked)
    assert (refused.exit_code, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)
    assert "--no-password" in refused.stderr
    assert run(*asked, "--no-password").exit_code == 0


def test_a_password_is_set_for_somebody_who_has_none(run: Run, tmp_path: Path) -> None:
    run("db", "upgrade")
    run("people", "add", "--admin", "--name", "Ole", "--login", "ole", "--no-password")
    assert run("people", "password", "ole").exit_code == 1
    assert run("people", "password", "ukendt", typed=PASSWORD + "\n").exit_code == 1
    assert run("people", "password", "ole", "--for-another", typed=PASSWORD + "\n").exit_code == 0
    storage = SqlStorage(f"sqlite:///{tmp_path}/data/koerekort.db")
    with storage.reading() as stores:
        account = stores.people.find_account("ole")
    storage.dispose()
    assert account is not None
    assert account.must_change


def test_a_backup_comes_back_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("db", "upgrade")
    run("people", "add", "--admin", "--name", "Erik", "--login", "erik", typed=PASSWORD + "\n")
    backup = run("backup", "kopi.zip")
    monkeypatch.setenv("KOEREKORT_DATA_DIR", "ny")
    restored = run("restore", "kopi.zip")
    assert (backup.exit_code, restored.exit_code) == (0, 0)
    assert backup.stdout.splitlines()[-1] == restored.stdout.splitlines()[-1]


def test_a_restore_over_data_is_refused(run: Run) -> None:
    run("db", "upgrade")
    run("people", "add", "--admin", "--name", "Erik", "--login", "erik", typed=PASSWORD + "\n")
    run("backup", "kopi.zip")
    assert run("restore", "kopi.zip").exit_code == 2


@pytest.fixture
def people(run: Run, tmp_path: Path) -> Callable[..., Result]:
    """Import the given lines into a database that has an administrator, with the given options."""
    run("db", "upgrade")
    run("people", "add", "--admin", "--name", "Erik", "--login", "erik", typed=PASSWORD + "\n")

    def imported(*lines: str, options: tuple[str, ...] = ()) -> Result:
        (tmp_path / "folk.csv").write_text("\n".join(["navn;brugernavn;enhed;slut", *lines]), encoding="cp1252")
        return run("people", "import", "folk.csv", *options)

    return imported


def names(tmp_path: Path) -> list[str]:
    storage = SqlStorage(f"sqlite:///{tmp_path}/data/koerekort.db")
    with storage.reading() as stores:
        found = [p.name for p in stores.people.people()]
    storage.dispose()
    return found


def test_an_import_is_shown_and_changes_nothing_until_it_is_applied(
    people: Callable[..., Result], tmp_path: Path
) -> None:
    shown = people("Åse;aase;Center Nord;", options=("--create-units",))
    assert shown.exit_code == 0
    assert "Ny enhed: Center Nord" in shown.stdout
    assert "Linje 2: Åse (aase): oprettes i Center Nord; får sagsbehandler" in shown.stdout
    assert "1 nye, 0 ændres, 0 er uændrede." in shown.stdout
    assert names(tmp_path) == ["Erik"]
    assert people("Åse;aase;Center Nord;", options=("--create-units", "--apply")).exit_code == 0
    assert names(tmp_path) == ["Erik", "Åse"]


def test_every_bad_line_of_an_import_is_told_and_nothing_is_stored(
    people: Callable[..., Result], tmp_path: Path
) -> None:
    result = people("Åse;aase;ukendt;", ";bo;kommunen;", "Eva;eva;kommunen;", options=("--apply",))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["Linje 2: enheden »ukendt« findes ikke.", "Linje 3: navn er tom."]
    assert names(tmp_path) == ["Erik"]


def test_what_was_erased_after_a_backup_does_not_come_back_with_it(
    people: Callable[..., Result], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people("Åse;aase;kommunen;2020-01-01", options=("--apply",))
    run("backup", "kopi.zip")
    assert "navne på tidligere kolleger: 1" in run("retention", "--dry-run").stdout
    assert names(tmp_path) == ["Erik", "Åse"]
    assert "navne på tidligere kolleger: 1" in run("retention").stdout
    assert names(tmp_path) == ["", "Erik"]
    (tmp_path / "data" / "koerekort.db").rename(tmp_path / "gammel.db")
    assert run("restore", "kopi.zip").exit_code == 0
    assert names(tmp_path) == ["", "Erik"]


def test_a_sweep_tells_how_many_it_handed_in(run: Run) -> None:
    run("db", "upgrade")
    assert run("sweep").stdout == "0 prøver er afleveret.\n"


def test_a_port_that_is_taken_is_told_with_the_remedy() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port}"):
            serving._listen(Settings(port=port))


def test_forwarded_headers_are_believed_from_listed_proxies_only() -> None:
    assert serving._server(Settings()).proxy_headers is False
    listed = serving._server(Settings(trusted_proxies=("10.0.0.7/32",)))
    assert (listed.proxy_headers, listed.forwarded_allow_ips) == (True, ["10.0.0.7/32"])


def test_an_upgrade_is_announced_and_ended(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert run("maintenance", "21:00").output == "Sagskørekortet opdateres kl. 21.00; det, du har gemt, er gemt.\n"
    assert (tmp_path / "data/maintenance").read_text(encoding="utf-8") == "21:00\n"
    assert run("maintenance", "--off").exit_code == 0
    assert not (tmp_path / "data/maintenance").exists()


@pytest.mark.parametrize("arguments", [(), ("21:00", "--off"), ("snart",)])
def test_an_upgrade_is_announced_by_a_time_or_ended(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("maintenance", *arguments).exit_code == 2


def test_the_versions_of_an_item_are_listed_with_how_many_were_asked() -> None:
    version = AskedVersion(
        item=AttemptItem(position=1, question="q", digest="d"),
        question=question(),
        case=None,
        people=7,
        is_current=True,
        is_void=False,
        has_key=True,
    )
    assert list(questions._version_lines([version], 1)) == []
    told = list(questions._version_lines([version, replace(version, people=None, is_current=False)], 2))
    assert told[1:] == ["  1: den nuværende, 7 har fået den", "  2: en tidligere, 1-4 har fået den (valgt)"]


def test_a_correction_shows_its_impact_and_waits_for_a_second_person(run: Run) -> None:
    run("db", "upgrade")
    run("people", "add", "--admin", "--name", "Erik", "--login", "erik", typed=f"{PASSWORD}\n")
    assert run("question", "correct", "eks-enkelt-proeve", "--by", "erik").exit_code == 2
    assert run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "ingen").exit_code == 1
    refused = run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "erik")
    assert (refused.exit_code, refused.stderr) == (1, "Det har du ikke adgang til.\n")
    with SqlStorage("sqlite:///data/koerekort.db").writing() as stores:
        erik = stores.people.find_person_by_login("erik")
        assert erik is not None
        stores.people.grant(erik.person_id, Grant(role=Role.KEY_PERSON, unit_id="kommunen"), erik.created_at)
    assert run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "erik", "--version", "2").exit_code == 2
    shown = run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "erik")
    assert "0 får flere point" in shown.stdout
    assert "Intet er ændret" in shown.stdout
    said = ("--words", "Den kan misforstås.", "--propose")
    assert "venter på" in run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "erik", *said).stdout
    again = run("question", "correct", "eks-enkelt-proeve", "--void", "--by", "erik", *said)
    assert (again.exit_code, "Der venter allerede" in again.stderr) == (1, True)


CHANGE = "2026-07-01-moedet-bortfalder"


def test_the_impact_of_a_change_is_told_without_a_database(run: Run, tmp_path: Path) -> None:
    result = run("law", "impact", CHANGE, "--date", "2026-06-30")
    assert result.exit_code == 0
    assert "Opgave ref-moedet-modul: direkte; indholdet ændres; Ændres snart → I bero; skal læses igen" in result.output
    assert "Prøven kan " in result.output
    assert not (tmp_path / "data").exists()


def test_programs_read_the_impact_as_json(run: Run) -> None:
    found = json.loads(run("law", "impact", CHANGE, "--date", "2026-06-30", "--json").stdout)
    assert (found["change"], found["before"], found["after"]) == (CHANGE, "2026-06-30", "2026-07-01")
    item = next(t for t in found["touched"] if t["id"] == "ref-moedet-modul")
    assert (item["kind"], item["direct"], item["gravest"], item["standing"]) == (
        "question",
        True,
        "substantive",
        "open",
    )
    assert (item["before"]["status"], item["after"]["status"]) == ("changing", "suspended")
    assert {"licence", "leaving", "pool", "pool_after", "can_be_drawn"} <= set(found["exams"][0])


def test_an_unknown_change_is_one_line_that_names_the_known_ones(run: Run) -> None:
    result = run("law", "impact", "ukendt")
    assert (result.exit_code, result.stderr) == (1, f"Ændringen »ukendt« findes ikke. Der er: {CHANGE}.\n")
