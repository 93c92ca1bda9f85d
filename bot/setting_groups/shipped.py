"""Where Bode itself stands, whatever folder it is started from."""

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2]
