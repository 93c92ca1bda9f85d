"""All that Bode keeps as one file, and the way back: what a file holds, how it is written, read, and restored."""
