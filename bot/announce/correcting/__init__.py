"""Correcting and recalling what was sent: its editions, and bringing the newest to everybody's card."""
