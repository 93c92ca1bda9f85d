"""Measures speed and memory beside the stock bot framework: `make bench`."""
