"""Requests: filling in a form, handing it in, deciding, following."""
