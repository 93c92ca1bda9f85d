"""An author's drafts: texts that stood in one before, drafts made of others, and what was written so far."""
