"""What can be published, from forms to the mapping (parts.py): of files or published, current."""
