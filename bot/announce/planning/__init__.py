"""When an announcement goes, what holds it back, and how a send that is under way is cancelled."""
