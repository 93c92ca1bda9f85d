"""Pure data and rules. Standard library only; nothing here reads a clock, a file or a network."""
