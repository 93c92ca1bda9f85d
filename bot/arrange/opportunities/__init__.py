"""Opportunities: work inside the organisation, told to who hopes for it."""
