"""What a person does now: a turn is matched, its actor checked, a service called, a card shown."""
