"""The chain of the audit: entries linked by digest, partition by partition, so that what was changed is found."""
