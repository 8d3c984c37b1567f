"""The no-break spaces of French, put where an ordinary space was typed."""

import re
from functools import lru_cache

NO_BREAK = "\u00a0"
NARROW = "\u202f"

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# Only spaces are ever replaced: an address, a time (14:32) or a placeholder holds none.
# After a figure, or after the placeholder of one (%(num)d), a space holds the unit to it.
_FIGURE = r"(?<=[0-9ds])"
_SPACES = re.compile(
    rf"""
      (?P<narrow>   [ \u00a0] (?= [;!?] ) )
    | (?P<no_break> [ ] (?= [:»] )
                  | (?<=«) [ ]
                  | (?<=[0-9]) [ ] (?= [0-9]{{3}} (?![0-9]) )
                  | {_FIGURE} [ ] (?= [%$€] (?![(\w]) | %%(?!\() )
                  | (?<=[0-9]) [ ] (?= h \b (?: [ ] [0-9]{{2}} \b)? )
                  | (?<=[0-9][ ]h) [ ] (?= [0-9]{{2}} \b )
                  | (?<=[0-9]) [ ] (?= (?:{_MONTHS}) \b )
                  | (?<=1er) [ ] (?= (?:{_MONTHS}) \b ) )
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=8192)
def french_typography(text: str) -> str:
    """Hold punctuation and units to their words; doing it twice changes nothing more."""
    return _SPACES.sub(_no_break_space, text)


def _no_break_space(match: re.Match[str]) -> str:
    return NARROW if match.lastgroup == "narrow" else NO_BREAK
