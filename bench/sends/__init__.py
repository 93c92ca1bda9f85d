"""Whether sends hold what is asked of them, over HTTP to a connector service that enforces the limits of Teams."""
