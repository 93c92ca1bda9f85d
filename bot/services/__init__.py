"""Use cases: one async function each. No card, no SDK, no HTTP; everything they may touch is in `Ports`."""
