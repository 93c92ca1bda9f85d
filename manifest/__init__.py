"""Makes and checks the package that an administrator uploads to Teams."""
