import re
from datetime import UTC, date, datetime

import pytest
from argon2 import PasswordHasher
from doubles import StillClock

from quiz_app.bootstrap.clock import SystemClock, demo_clock
from quiz_app.bootstrap.entropy import Argon2Hasher, SystemEntropy


@pytest.fixture(scope="module")
def hasher() -> Argon2Hasher:
    """Cheap parameters: the tests are about what it promises, not about what it costs."""
    return Argon2Hasher(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def test_the_system_clock_is_aware_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


def test_the_demo_clock_begins_on_its_day_at_the_same_time_in_denmark() -> None:
    winter = StillClock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))  # half past midnight on the 23rd in Denmark
    clock = demo_clock(date(2026, 7, 2), winter)
    assert clock.today() == date(2026, 7, 2)
    assert clock.now() == datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past midnight in summer time


def test_the_demo_clock_runs_on_over_midnight() -> None:
    base = StillClock()
    clock = demo_clock(date(2026, 7, 2), base)
    base.advance(days=1)
    assert clock.today() == date(2026, 7, 3)


def test_a_code_is_four_groups_that_cannot_be_misread() -> None:
    code = SystemEntropy().code()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}", code)


def test_nothing_random_comes_twice() -> None:
    entropy = SystemEntropy()
    for draw in (entropy.new_id, entropy.code, lambda: entropy.token(256)):
        assert len({draw() for _ in range(100)}) == 100


@pytest.mark.parametrize(("bits", "letters"), [(8, 2), (100, 18), (256, 43)])
def test_a_token_has_at_least_its_bits(bits: int, letters: int) -> None:
    assert len(SystemEntropy().token(bits)) == letters


def test_a_seed_fits_the_database() -> None:
    assert all(0 <= SystemEntropy().seed() < 2**31 for _ in range(100))


def test_the_right_password_fits_and_no_other(hasher: Argon2Hasher) -> None:
    hashed = hasher.hash("fire ord der er lette")
    assert hasher.fits(hashed, "fire ord der er lette")
    assert not hasher.fits(hashed, "fire ord der er lettere")


def test_the_same_password_hashes_differently_each_time(hasher: Argon2Hasher) -> None:
    assert hasher.hash("a") != hasher.hash("a")


def test_nothing_fits_an_account_that_is_not_there(hasher: Argon2Hasher) -> None:
    assert not hasher.fits("", "a")


def test_an_account_that_is_not_there_costs_a_whole_verification(
    hasher: Argon2Hasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(PasswordHasher, "verify", lambda self, h, p: asked.append(h) or verify(self, h, p))
    hasher.fits("", "a")
    assert asked == [hasher.dummy]


def test_a_hash_that_is_none_fits_nothing(hasher: Argon2Hasher) -> None:
    assert not hasher.fits("noget andet", "a")


def test_the_real_parameters_are_argon2id_with_64_mib() -> None:
    assert Argon2Hasher().dummy.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
