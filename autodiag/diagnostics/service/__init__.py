"""What people do with a diagnostic; every function takes the session first and never commits."""

from autodiag.diagnostics.publishing import publish, publish_shipped

__all__ = ["publish", "publish_shipped"]
