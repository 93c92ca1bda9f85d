"""Says how many of something there are, in the English of the command line."""

_UNLIKE = {"people": "person", "entries": "entry"}


def counted(number: int, many: str) -> str:
    """`many` begins with the plural of what is counted: "2 people of ...", "1 person of ..."."""
    return f"{number} {named(number, many)}"


def named(number: int, many: str) -> str:
    """As `counted`, without the number."""
    word, space, rest = many.partition(" ")
    return f"{_UNLIKE.get(word, word.removesuffix('s')) if number == 1 else word}{space}{rest}"
