"""What texts mean: Meaning (`base`), its adapters, and how vectors are kept."""
