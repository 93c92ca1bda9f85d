"""What stands on the pages of a PDF, in PDF's own language: texts at their places, and lines."""

from tests.content.making import escaped


def cells(*texts: tuple[float, float, str], font: str = "/F1", size: float = 10) -> str:
    return " ".join(f"BT {font} {size} Tf {x} {y} Td ({escaped(text)}) Tj ET" for x, y, text in texts)


def strokes(*ends: tuple[float, float, float, float]) -> str:
    return " ".join(f"{x} {y} m {to_x} {to_y} l S" for x, y, to_x, to_y in ends)


def boxes(*ends: tuple[float, float, float, float]) -> str:
    """The same lines as areas that are one point thick, as Word draws them."""
    return " ".join(f"{x} {y} {max(to_x - x, 1)} {max(to_y - y, 1)} re f" for x, y, to_x, to_y in ends)
