"""Lets `python -m autodiag.cli` do what the `autodiag` command does."""

from autodiag.cli import main

if __name__ == "__main__":
    main()
