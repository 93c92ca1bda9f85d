"""What a night of retention does with each kind of thing, in slices that the next night goes on with."""
