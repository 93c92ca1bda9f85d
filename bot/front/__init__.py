"""What a person does now: a turn is matched, its actor checked, a job's handler called, a card shown."""
