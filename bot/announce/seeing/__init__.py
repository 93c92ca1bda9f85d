"""Read receipts of Teams: a lower bound of how many saw an announcement, by school."""
