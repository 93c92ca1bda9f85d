"""What happens later: JobQueue (`base`) and its adapters."""
