"""HTTP in, one service call, HTTP out; importing this package plugs in every address."""

from autodiag.accounts.views import entering, managing, own
from autodiag.accounts.views.blueprint import blueprint

__all__ = ["blueprint", "entering", "managing", "own"]
