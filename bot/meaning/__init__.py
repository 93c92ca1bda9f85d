"""What texts mean, as vectors: the port `base.py`, its adapters, and how vectors are kept."""
