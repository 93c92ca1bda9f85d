"""Who works here and who is meant: persons, groups, audiences, contacts, reach."""
