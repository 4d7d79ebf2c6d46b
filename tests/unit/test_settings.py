from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz_app.bootstrap.settings import OWN_MACHINE, Settings, demo_settings, read_settings
from quiz_app.domain.people import Grant, Role
from quiz_app.domain.retention import DEFAULTS, Kept, Period
from quiz_app.errors import SettingsError

Read = Callable[..., Settings]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """The settings of a folder with the given file and environment."""

    def settings(toml: str | None = None, **environ: str) -> Settings:
        if toml is not None:
            (tmp_path / "koerekort.toml").write_text(toml, encoding="utf-8")
        return read_settings({f"KOEREKORT_{k.upper()}": v for k, v in environ.items()}, tmp_path)

    return settings


def refused(read: Read, toml: str | None = None, **environ: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(toml, **environ)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_a_file_everything_lies_in_the_working_directory(read: Read, tmp_path: Path) -> None:
    settings = read()
    assert settings.content_root == tmp_path
    assert settings.database_url == f"sqlite:///{tmp_path}/data/koerekort.db"
    assert settings.site_dir == tmp_path / "data" / "site"
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8000, False)
    assert settings.allowed_hosts == OWN_MACHINE


def test_every_key_is_read_from_the_file(read: Read, tmp_path: Path) -> None:
    settings = read(
        """
        municipality = "Eksempelby Kommune"
        content_root = "indhold"
        data_dir = "/srv/koerekort"
        database_url = "postgresql://koerekort@db/koerekort"
        site_dir = "ude"
        public_url = "https://koerekort.example/"
        host = "0.0.0.0"
        port = 8080
        trusted_proxies = ["10.0.0.7", "10.1.0.0/16"]
        """
    )
    assert settings == Settings(
        municipality="Eksempelby Kommune",
        content_root=tmp_path / "indhold",
        data_dir=Path("/srv/koerekort"),
        database_url="postgresql://koerekort@db/koerekort",
        site_dir=tmp_path / "ude",
        public_url="https://koerekort.example",
        host="0.0.0.0",
        port=8080,
        trusted_proxies=("10.0.0.7/32", "10.1.0.0/16"),
        allowed_hosts=("koerekort.example",),
    )


def test_the_environment_goes_before_the_file(read: Read) -> None:
    settings = read("port = 1\nmunicipality = 'Fra filen'", port="8081", trusted_proxies="10.0.0.7, 10.0.0.8")
    assert (settings.port, settings.municipality) == (8081, "Fra filen")
    assert settings.trusted_proxies == ("10.0.0.7/32", "10.0.0.8/32")


def test_another_file_can_be_named_and_its_paths_count_from_it(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "kk.toml").write_text("data_dir = 'her'", encoding="utf-8")
    settings = read_settings({"KOEREKORT_CONFIG": "etc/kk.toml"}, tmp_path)
    assert settings.data_dir == tmp_path / "etc" / "her"


def test_a_named_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"kk\.toml: filen findes ikke; ret KOEREKORT_CONFIG"):
        read_settings({"KOEREKORT_CONFIG": "kk.toml"}, tmp_path)


def test_a_demo_with_a_date_is_read(read: Read) -> None:
    settings = read("demo = true\ndemo_date = 2026-07-02")
    assert (settings.demo, settings.demo_date) == (True, date(2026, 7, 2))
    assert read(demo="ja", demo_date="2026-07-03").demo_date == date(2026, 7, 3)


def test_an_unknown_key_is_told_with_the_nearest_known_one(read: Read, tmp_path: Path) -> None:
    assert refused(read, "potr = 1") == f"{tmp_path}/koerekort.toml: nøglen potr kendes ikke; mente du port?"


def test_an_unknown_key_with_no_near_one_is_told_with_all(read: Read) -> None:
    assert "kendte nøgler: municipality, content_root" in refused(read, zzz="1")


def test_a_key_of_the_environment_is_checked_too(read: Read) -> None:
    assert refused(read, haost="x") == "KOEREKORT_HAOST: nøglen haost kendes ikke; mente du host?"


def test_a_line_that_is_no_toml_is_told_by_its_number(read: Read, tmp_path: Path) -> None:
    assert refused(read, "port = 1\nhost =").startswith(f"{tmp_path}/koerekort.toml:2: filen er ikke gyldig TOML")


def test_a_file_that_is_no_text_is_told(read: Read, tmp_path: Path) -> None:
    (tmp_path / "koerekort.toml").write_bytes(b"\xff\xfe")
    assert "gem den som UTF-8" in refused(read)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("municipality = 7", "en tekst"),
        ("municipality = ' '", "en tekst"),
        ("data_dir = 7", "en sti"),
        ("database_url = 'mysql://x'", "sqlite:///"),
        ("database_url = 'sqlite:///'", "nævne en fil"),
        ("database_url = 'sqlite:///:memory:'", "nævne en fil"),
        ("public_url = 'koerekort.example'", "adressen uden sti"),
        ("public_url = 'https://koerekort.example/sti'", "adressen uden sti"),
        ("public_url = 'http://koerekort.example:x'", "adressen uden sti"),
        ("public_url = 'ftp://koerekort.example'", "adressen uden sti"),
        ("host = 'http://x'", "en adresse"),
        ("port = 0", "fra 1 til 65535"),
        ("port = 65536", "fra 1 til 65535"),
        ("port = true", "fra 1 til 65535"),
        ("port = 'otte'", "fra 1 til 65535"),
        ("trusted_proxies = ['proxy']", "adresser eller netværk"),
        ("trusted_proxies = 7", "adresser eller netværk"),
        ("allowed_hosts = []", "navne uden port"),
        ("allowed_hosts = ['x:80x']", "navne uden port"),
        ("region_population = '²'", "regionens antal indbyggere"),
        ("demo = 'måske'", "true eller false"),
        ("demo = 1", "true eller false"),
        ("demo_date = 'i dag'", "en dato"),
        ("demo_date = 2026-07-01T10:00:00", "en dato"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_place_key_and_remedy(
    read: Read, tmp_path: Path, line: str, remedy: str
) -> None:
    told = refused(read, line)
    assert told.startswith(f"{tmp_path}/koerekort.toml: {line.split(' ', maxsplit=1)[0]} ")
    assert remedy in told


def test_periods_of_retention_are_read_and_the_others_keep_their_defaults(read: Read) -> None:
    assert read("").retention == DEFAULTS
    found = read('[retention]\nsessions = "P7D"\nleavers = "P1Y"').retention
    assert found == {**DEFAULTS, Kept.SESSIONS: Period(days=7), Kept.LEAVERS: Period(months=12)}


@pytest.mark.parametrize(
    ("toml", "remedy"),
    [
        ('[retention]\nsesions = "P7D"', "har nøglen sesions, som ikke kendes; mente du sessions?"),
        ('[retention]\nzzz = "P7D"', "kendte nøgler: sessions, practice_answers"),
        ("[retention]\nsessions = 7", 'har nøglen sessions, som skal være en periode, fx "P30D"'),
        ('[retention]\nsessions = "P0D"', "som skal være en periode"),
        ('retention = "P7D"', "skal være en tabel i filen"),
    ],
)
def test_a_wrong_period_or_key_of_retention_is_one_line_with_the_remedy(
    read: Read, tmp_path: Path, toml: str, remedy: str
) -> None:
    told = refused(read, toml)
    assert told.startswith(f"{tmp_path}/koerekort.toml: retention ")
    assert remedy in told


def test_a_password_is_never_repeated(read: Read) -> None:
    told = refused(read, database_url="mysql://u:hemmelig@db/x")
    assert "hemmelig" not in told
    assert "hemmelig" not in repr(read(database_url="postgresql://u:hemmelig@db/x"))


def test_a_password_in_a_file_that_others_can_read_is_refused(read: Read, tmp_path: Path) -> None:
    line = "database_url = 'postgresql://u:hemmelig@db/x'"
    file = tmp_path / "koerekort.toml"
    file.touch(0o644)
    assert "chmod 600" in refused(read, line)
    file.chmod(0o600)
    assert read(line).database_url.endswith("@db/x")


def test_a_date_without_a_demo_is_refused(read: Read) -> None:
    assert "kun sammen med demo = true" in refused(read, "demo_date = 2026-07-01")


@pytest.mark.parametrize(
    "line", ["host = '0.0.0.0'", "public_url = 'https://koerekort.example'", "allowed_hosts = ['koerekort.example']"]
)
def test_a_demo_stays_on_its_own_machine(read: Read, line: str) -> None:
    told = refused(read, f"demo = true\n{line}")
    assert line.split(" ", maxsplit=1)[0] in told
    assert "localhost" in told


def test_the_demo_keeps_the_content_and_leaves_the_real_database_alone(read: Read, tmp_path: Path) -> None:
    real = read(
        database_url="postgresql://u:p@db/x", content_root="indhold", host="0.0.0.0", public_url="https://x.example"
    )
    demo = demo_settings(real, port=8123, data_dir=tmp_path / "demo", day=date(2026, 7, 2))
    assert demo.content_root == tmp_path / "indhold"
    assert demo.database_url == f"sqlite:///{tmp_path}/demo/koerekort.db"
    assert (demo.host, demo.public_url, demo.allowed_hosts) == ("127.0.0.1", "http://localhost:8123", OWN_MACHINE)
    assert (demo.demo, demo.demo_date) == (True, date(2026, 7, 2))


OIDC = """
[oidc]
issuer = "https://login.example/realms/x"
client_id = "koerekort"
"""


def test_a_provider_is_read_with_its_roles(read: Read) -> None:
    more = "scopes = ['openid', 'email']\nlogin_claim = 'upn'\n[oidc.roles]\n'Koerekort.Leder' = 'manager@nord'"
    oidc = read(OIDC + more, oidc_client_secret="hemmelig").oidc
    assert oidc is not None
    assert (oidc.issuer, oidc.client_secret) == ("https://login.example/realms/x", "hemmelig")
    assert (oidc.scopes, oidc.login_claim) == (("openid", "email"), "upn")
    assert oidc.roles == {"Koerekort.Leder": Grant(role=Role.MANAGER, unit_id="nord")}
    assert oidc.provision is False
    assert "hemmelig" not in repr(oidc)


def test_a_provider_may_stand_in_the_environment_alone(read: Read) -> None:
    oidc = read(oidc_issuer="http://localhost:9400", oidc_client_id="k", oidc_client_secret="h").oidc
    assert oidc is not None
    assert oidc.issuer == "http://localhost:9400"


@pytest.mark.parametrize(
    ("line", "key", "remedy"),
    [
        ("isuer = 'x'", "oidc.isuer", "mente du oidc.issuer?"),
        ("issuer = 'http://login.example'", "oidc.issuer", "https://"),
        ("issuer = 'login.example'", "oidc.issuer", "udstederens adresse"),
        ("scopes = ['profile']", "oidc.scopes", '"openid"'),
        ("provision = 'måske'", "oidc.provision", "true eller false"),
        ("[oidc.roles]\nLeder = 'chef@nord'", "oidc.roles", "brug en af caseworker"),
        ("[oidc.roles]\nLeder = 'manager'", "oidc.roles", "enheden for Leder"),
        ("[oidc.roles]\nLeder = 7", "oidc.roles", "manager@nord"),
    ],
)
def test_what_is_wrong_with_a_provider_is_told_by_its_key(read: Read, line: str, key: str, remedy: str) -> None:
    told = refused(read, "[oidc]\n" + line)
    assert key in told
    assert remedy in told
    assert "\n" not in told


def test_a_provider_without_what_it_needs_is_refused(read: Read) -> None:
    assert "mangler client_secret under [oidc]" in refused(read, OIDC)


def test_new_people_from_a_provider_need_a_role(read: Read) -> None:
    assert "[oidc.roles]" in refused(read, OIDC + "provision = true", oidc_client_secret="h")


def test_a_client_secret_in_a_file_that_others_can_read_is_refused(read: Read, tmp_path: Path) -> None:
    file = tmp_path / "koerekort.toml"
    file.touch(0o644)
    told = refused(read, OIDC + "client_secret = 'hemmelig'")
    assert "oidc.client_secret indeholder en hemmelighed" in told
    assert "chmod 600" in told
    file.chmod(0o600)
    assert read(OIDC + "client_secret = 'hemmelig'").oidc is not None


def test_local_accounts_are_switched_off_only_beside_a_provider(read: Read) -> None:
    assert "[oidc]" in refused(read, "local_accounts = false")
    assert read("local_accounts = false" + OIDC, oidc_client_secret="h").local_accounts is False
