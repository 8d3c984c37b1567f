"""A profile kept as JSON is read back equal, and nothing else is taken for one."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from autodiag.questionnaires import Lens
from autodiag.scoring import Profile, profile_from_json, profile_to_json
from tests.scoring.builders import DK, NA, ask, given, node, profile_of, single


def a_profile() -> Profile:
    asked = ask(
        (node("A", node("A1")), node("B")),
        *(single("X", "A1"), single("Y", {"A1": 0.1}), single("Z", "B"), single("W", "B")),
        lenses=(Lens("one", {"en": "One"}, weights={"A": 1.0}),),
    )
    return profile_of(asked, given(X=100, Y=25, Z=NA, W=DK), "W")


def test_round_trip_through_text() -> None:
    profile = a_profile()
    text = json.dumps(profile_to_json(profile), allow_nan=False)
    assert profile_from_json(json.loads(text)) == profile


def test_what_is_read_back_answers_as_before() -> None:
    profile = profile_from_json(json.loads(json.dumps(profile_to_json(a_profile()))))
    assert profile.of("one").counts.scored == 2
    assert profile.of("B").missing is not None
    assert profile.whole is profile.nodes["whole"]


def without_nodes(data: dict[str, Any]) -> None:
    del data["nodes"]


def without_the_whole(data: dict[str, Any]) -> None:
    data["nodes"].pop()


def without_a_figure(data: dict[str, Any]) -> None:
    del data["nodes"][0]["basis"]


def with_a_figure_more(data: dict[str, Any]) -> None:
    data["nodes"][0]["grade"] = "B+"


def with_too_few_counts(data: dict[str, Any]) -> None:
    data["nodes"][0]["counts"].pop()


def with_an_unknown_reason(data: dict[str, Any]) -> None:
    data["nodes"][0]["missing"] = "weather"


def with_an_unknown_state(data: dict[str, Any]) -> None:
    data["leaves"]["X"][0] = 9


def with_a_text_for_a_node(data: dict[str, Any]) -> None:
    data["nodes"][0] = "A"


@pytest.mark.parametrize(
    "spoil",
    [
        without_nodes,
        without_the_whole,
        without_a_figure,
        with_a_figure_more,
        with_too_few_counts,
        with_an_unknown_reason,
        with_an_unknown_state,
        with_a_text_for_a_node,
    ],
)
def test_anything_else_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    data = json.loads(json.dumps(profile_to_json(a_profile())))
    spoil(data)
    with pytest.raises(ValueError, match="not a stored profile"):
        profile_from_json(data)
