"""How an announcement stands in each school, counted by a job."""
