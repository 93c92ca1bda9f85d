"""Microsoft Graph: the people, documents and installs of a tenant. Imported only where a tenant is configured."""
