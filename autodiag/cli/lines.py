"""What people and servers wrote, as a terminal may show it."""


def one_line(text: str) -> str:
    """The words on one line, without what could move a terminal's cursor."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def keep_lines(text: str) -> str:
    """The same, line by line."""
    return "\n".join(one_line(line) for line in text.split("\n"))
