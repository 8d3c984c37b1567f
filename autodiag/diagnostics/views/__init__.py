"""HTTP in, one service call, HTTP out; importing this package plugs in every address."""

from autodiag.diagnostics.views import answering, home, keeping, planning, profile, starting
from autodiag.diagnostics.views.blueprint import blueprint, home_blueprint

__all__ = [
    "answering",
    "blueprint",
    "home",
    "home_blueprint",
    "keeping",
    "planning",
    "profile",
    "starting",
]
