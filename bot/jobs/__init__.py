"""What happens later: a queued job calls a service, draws a card, sends it, and records the outcome."""
