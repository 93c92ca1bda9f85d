"""What happens later: the worker, sending, notices, the outbox."""
