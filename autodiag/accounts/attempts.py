"""Wrong passwords, counted by account and by network; right ones never are.

The counts are the same for an address without an account: they tell nobody whether there is one.
They are forgotten in ten minutes, and a link from an administrator opens at any time, so whoever
guesses on purpose never keeps the right person out for long.
"""

from autodiag.web.throttle import Limit, network_name

_HERE = Limit("password-here", 10, minutes=10)
_NETWORK = Limit("password-network", 40, minutes=10)
_ACCOUNT = Limit("password-account", 60, minutes=10)


def is_closed(address: str) -> bool:
    """Whether too many wrong passwords came in the last minutes to compare one more."""
    return any(limit.is_reached(*names) for limit, names in _list_counts(address))


def count_wrong(address: str) -> None:
    """Count a wrong password for this account, from this network."""
    for limit, names in _list_counts(address):
        limit.count(*names)


def _list_counts(address: str) -> tuple[tuple[Limit, tuple[str, ...]], ...]:
    network = network_name()
    return ((_HERE, (network, address)), (_NETWORK, (network,)), (_ACCOUNT, (address,)))
