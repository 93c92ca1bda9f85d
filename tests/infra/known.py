"""What infra/ may name of Azure: types with the version that was read of each, roles, and what Azure says of a resource
once it is there. None of it can be asked here; whoever adds to it looks it up first."""

from collections.abc import Mapping

from tests.infra.deploying import Runtime

VERSIONS: Mapping[str, str] = {
    "Microsoft.App/containerApps": "2024-03-01",
    "Microsoft.App/managedEnvironments": "2024-03-01",
    "Microsoft.Authorization/roleAssignments": "2022-04-01",
    "Microsoft.BotService/botServices": "2022-09-15",
    "Microsoft.BotService/botServices/channels": "2022-09-15",
    "Microsoft.ContainerRegistry/registries": "2023-07-01",
    "Microsoft.DocumentDB/databaseAccounts": "2024-05-15",
    "Microsoft.DocumentDB/databaseAccounts/sqlDatabases": "2024-05-15",
    "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers": "2024-05-15",
    "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments": "2024-05-15",
    "Microsoft.Insights/actionGroups": "2023-01-01",
    # Has no version without "preview"; this one is what everybody uses.
    "Microsoft.Insights/diagnosticSettings": "2021-05-01-preview",
    "Microsoft.Insights/metricAlerts": "2018-03-01",
    "Microsoft.Insights/scheduledQueryRules": "2023-12-01",
    "Microsoft.ManagedIdentity/userAssignedIdentities": "2023-01-31",
    "Microsoft.OperationalInsights/workspaces": "2023-09-01",
    "Microsoft.Storage/storageAccounts": "2023-05-01",
    "Microsoft.Storage/storageAccounts/blobServices": "2023-05-01",
}

ROLES: Mapping[str, str] = {
    "7f951dda-4ed3-4680-a7ca-43fe172d538d": "AcrPull",
    "974c5e8b-45b9-4653-ba55-5f855dd0fb88": "Storage Queue Data Contributor",
    "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
}
OF_COSMOS: Mapping[str, str] = {"00000000-0000-0000-0000-000000000002": "Cosmos DB Built-in Data Contributor"}
"""A role of an account of Cosmos DB itself."""

IDENTITY = "0f4e5f0a-6c1d-4f8e-9a53-2f1f0c9d7e11"
PRINCIPAL = "c3b2a190-1f2e-4d3c-8b4a-5e6f7a8b9c0d"

RUNTIME: Runtime = {
    "Microsoft.App/containerApps": {"properties.customDomainVerificationId": lambda _: "A1B2"},
    "Microsoft.App/managedEnvironments": {
        "properties.defaultDomain": lambda _: "red-sea-1234.westeurope.azurecontainerapps.io",
    },
    "Microsoft.ContainerRegistry/registries": {"properties.loginServer": lambda name: f"{name}.azurecr.io"},
    "Microsoft.DocumentDB/databaseAccounts": {
        "properties.documentEndpoint": lambda name: f"https://{name}.documents.azure.com:443/",
    },
    "Microsoft.ManagedIdentity/userAssignedIdentities": {
        "properties.clientId": lambda _: IDENTITY,
        "properties.principalId": lambda _: PRINCIPAL,
    },
    "Microsoft.Storage/storageAccounts": {
        "properties.primaryEndpoints.queue": lambda name: f"https://{name}.queue.core.windows.net/",
    },
}
