"""Places: options of which there are only so many, who has one and who waits for one."""
