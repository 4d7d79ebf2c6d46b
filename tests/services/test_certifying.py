"""The certificate: made by its holder alone, while the licence is valid, and always the same."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from world import World

from quiz_app.bootstrap.settings import Settings
from quiz_app.domain.certificate import Certificate
from quiz_app.domain.licence import LicenceBasis, LicenceEventType
from quiz_app.domain.people import Actor
from quiz_app.errors import NotFound, RuleError
from quiz_app.services.certifying import Certifying


@dataclass
class Press:
    """Remembers what it was given."""

    printed: list[Certificate] = field(default_factory=list)

    def __call__(self, certificate: Certificate) -> bytes:
        self.printed.append(certificate)
        return b"pdf"


def certify(town: World, actor: Actor, licence_id: str) -> Certificate:
    press = Press()
    replace(town.platform.certifying, printer=press).certificate(actor, licence_id)
    return press.printed[0]


def test_a_certificate_says_who_holds_what_on_which_law_until_when(town: World, amina: Actor, bo: Actor) -> None:
    issued = town.earn(amina, bo)
    assert certify(town, amina, issued.licence_id) == Certificate(
        holder="Amina",
        licence_title="Eksempelsagen",
        municipality="Eksempelby Kommune",
        issued_on=date(2026, 11, 22),
        basis=LicenceBasis.EARNED,
        renewed_on=None,
        valid_until=date(2029, 11, 22),
        law_read_until=date(2026, 2, 12),
        changes_until=None,
        code=issued.code,
        verify_url=f"{Settings().public_url}/verificer/{issued.code}",
    )


def test_the_law_it_proves_is_that_of_the_issue_although_more_has_been_read_since(
    town: World, amina: Actor, bo: Actor
) -> None:
    issued = town.earn(amina, bo)
    later = town.with_library(replace(town.platform.library, law_read_until=date(2027, 1, 1)))
    assert certify(later, amina, issued.licence_id).law_read_until == date(2026, 2, 12)


def test_a_renewed_certificate_carries_the_day_of_the_renewal(town: World, amina: Actor, bo: Actor) -> None:
    issued = town.earn(amina, bo)
    town.clock.advance(days=3 * 365)
    attempt_id = town.platform.renewing.start(amina, issued.licence_kind)
    town.answer_all(amina, attempt_id)
    town.platform.attempting.hand_in(amina, attempt_id)
    made = certify(town, amina, issued.licence_id)
    assert made.made_of == made.renewed_on == town.clock.today()
    assert (made.issued_on, made.valid_until) == (date(2026, 11, 22), date(2032, 11, 22))


def test_nobody_else_makes_it(town: World, amina: Actor, bo: Actor) -> None:
    issued = town.earn(amina, bo)
    for other in (bo, town.person("Ane")):
        with pytest.raises(NotFound):
            town.platform.certifying.certificate(other, issued.licence_id)


@pytest.mark.parametrize("kind", [LicenceEventType.SUSPENDED, LicenceEventType.REVOKED])
def test_a_licence_that_is_put_aside_gives_none(town: World, amina: Actor, bo: Actor, kind: LicenceEventType) -> None:
    issued = town.earn(amina, bo)
    town.happen(issued, kind)
    with pytest.raises(RuleError, match="når kørekortet gælder"):
        town.platform.certifying.certificate(amina, issued.licence_id)


def test_an_expired_licence_gives_none(town: World, amina: Actor, bo: Actor) -> None:
    issued = town.earn(amina, bo)
    town.clock.advance(days=3 * 365 + 2)
    with pytest.raises(RuleError, match="når kørekortet gælder"):
        town.platform.certifying.certificate(amina, issued.licence_id)


def test_the_platform_prints_with_the_real_press(town: World, amina: Actor, bo: Actor) -> None:
    assert isinstance(town.platform.certifying, Certifying)
    issued = town.earn(amina, bo)
    assert town.platform.certifying.certificate(amina, issued.licence_id).startswith(b"%PDF-")


def test_a_name_that_cannot_be_printed_is_told_before_anybody_asks_for_the_document(
    town: World, amina: Actor, bo: Actor
) -> None:
    issued = town.earn(amina, bo)
    assert town.platform.certifying.obstacle(amina, issued.licence_id) == ""
    with town.platform.storage.writing() as stores:
        person = stores.people.find_person(amina.person_id)
        assert person is not None
        stores.people.save_person(replace(person, name="Amina 李 Ek"))
    assert "et tegn i navnet" in town.platform.certifying.obstacle(amina, issued.licence_id)
