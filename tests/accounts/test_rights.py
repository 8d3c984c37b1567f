"""Roles add up, and none reaches beyond its regions and cells."""

import pytest

from autodiag.accounts.browsers import name_browser
from autodiag.accounts.rights import Right, Role
from autodiag.accounts.service.people import Grant, add_reaches
from autodiag.web.access import Person, Reach


def person(*grants: Grant) -> Person:
    return Person(7, "Zoé", add_reaches(grants))


def test_a_facilitator_stays_in_the_regions_given() -> None:
    one = person(Grant(Role.FACILITATOR, "01"), Grant(Role.FACILITATOR, "11"))
    assert one.may(Right.RUN_WORKSHOPS)
    assert one.may(Right.RUN_WORKSHOPS, region="01")
    assert one.may(Right.READ_SHARED_PROFILES, region="11")
    assert not one.may(Right.READ_SHARED_PROFILES, region="02")
    assert not one.may(Right.ANSWER_DEMANDS, region="01")
    assert one.reach_of(Right.RUN_WORKSHOPS).regions == {"01", "11"}
    assert one.reach_of(Right.MANAGE_ACCOUNTS) == Reach()


def test_a_member_stays_in_the_cells_given() -> None:
    one = person(Grant(Role.MEMBER, "phare", is_ambassador=True))
    assert one.may(Right.ANSWER_DEMANDS, cell="phare")
    assert not one.may(Right.ANSWER_DEMANDS, cell="plateau")
    assert not one.may(Right.ANSWER_DEMANDS, region="phare")
    assert one.may(Right.EDIT_GUIDE)
    assert not one.may(Right.PUBLISH_GUIDE)


def test_the_widest_role_wins() -> None:
    one = person(Grant(Role.FACILITATOR, "01"), Grant(Role.STAFF))
    assert one.may(Right.READ_REGIONAL_RESULTS, region="17")
    assert not one.may(Right.RUN_WORKSHOPS, region="17")


def test_profiles_shared_with_a_pole_are_the_pole_s_alone() -> None:
    one = person(Grant(Role.ADMINISTRATOR), Grant(Role.STAFF), Grant(Role.EDITOR))
    assert not one.may(Right.READ_SHARED_PROFILES)


def test_without_a_role_nothing_is_open() -> None:
    assert not any(person().may(right) for right in Right)
    assert not Reach().covers()


@pytest.mark.parametrize(
    ("grant", "is_sound"),
    [
        (Grant(Role.STAFF), True),
        (Grant(Role.STAFF, "01"), False),
        (Grant(Role.FACILITATOR, "01"), True),
        (Grant(Role.FACILITATOR), False),
        (Grant(Role.MEMBER, "phare", is_ambassador=True), True),
        (Grant(Role.FACILITATOR, "01", is_ambassador=True), False),
    ],
)
def test_a_place_goes_with_the_role_that_needs_one(grant: Grant, *, is_sound: bool) -> None:
    assert grant.is_sound is is_sound


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "Firefox, Linux",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_browser_is_named_in_plain_words(agent: str, name: str) -> None:
    assert name_browser(agent) == name
