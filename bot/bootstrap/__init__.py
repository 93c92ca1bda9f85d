"""The only place that chooses adapters and puts the parts together."""
