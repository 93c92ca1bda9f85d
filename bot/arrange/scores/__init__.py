"""Requests of forms that are scored: the result for each domain, this school year beside the last one."""
