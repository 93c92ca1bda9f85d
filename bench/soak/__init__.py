"""A school day of a whole network in a few minutes, on several real instances, while everything around them breaks."""
