"""A profile as plain JSON values, so that it can be kept with its diagnostic and read back."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from autodiag.questionnaires.model import WHOLE
from autodiag.scoring.profile import Counts, Missing, NodeScore, Profile
from autodiag.scoring.scheme import State

Json: TypeAlias = dict[str, Any]


def profile_to_json(profile: Profile) -> Json:
    """A value that `json.dumps` takes and that `profile_from_json` turns back into an equal one."""
    return {
        "nodes": [_node_to_json(node) for node in profile.nodes.values()],
        "lenses": [_node_to_json(node) for node in profile.lenses.values()],
        "leaves": {key: [int(state), value] for key, (state, value) in profile.leaves.items()},
    }


def profile_from_json(data: Mapping[str, Any]) -> Profile:
    """The profile that `profile_to_json` wrote; ValueError on anything else."""
    try:
        nodes = {node.code: node for node in map(_node_from_json, data["nodes"])}
        lenses = {node.code: node for node in map(_node_from_json, data["lenses"])}
        leaves = {key: (State(state), value) for key, (state, value) in data["leaves"].items()}
        return Profile(nodes[WHOLE], nodes, lenses, leaves)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError("not a stored profile") from error


def _node_to_json(node: NodeScore) -> Json:
    return {**node._asdict(), "counts": list(node.counts)}


def _node_from_json(data: Mapping[str, Any]) -> NodeScore:
    missing = data["missing"]
    read: Json = {
        "counts": Counts(*data["counts"]),
        "missing": None if missing is None else Missing(missing),
    }
    return NodeScore(**{**data, **read})
