"""What a cell can be, as the files and the tables say it; words.py says it to people."""

KINDS = (
    "artist-run-centre",
    "collective",
    "company",
    "library-museum",
    "school",
    "service-body",
    "volunteers",
)
