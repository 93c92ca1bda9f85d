"""Files that Bode keeps: Blobs (`base`) and its adapters."""
