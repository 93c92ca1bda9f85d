"""The chain of the audit."""
