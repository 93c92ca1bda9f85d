// Documents. An identity may not make a container, so it is made here, with the indexes that this version of Bode needs:
// `python -m tools.container_policy` writes them.
param name string
param location string
param accountName string
param throughput string
param principalId string

// Cosmos DB Built-in Data Contributor: a role of the account itself, not of Azure.
var dataContributor = '00000000-0000-0000-0000-000000000002'
var policy = loadJsonContent('../container_policy.json')

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: empty(accountName) ? '${name}-${uniqueString(resourceGroup().id)}' : accountName
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: false
      }
    ]
    capabilities: (throughput == 'serverless') ? [
      {
        name: 'EnableServerless'
      }
    ] : []
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: account
  name: 'bode'
  properties: {
    resource: {
      id: 'bode'
    }
  }
}

resource documents 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = {
  parent: database
  name: 'documents'
  properties: {
    resource: {
      id: 'documents'
      partitionKey: {
        kind: 'Hash'
        paths: [
          '/p'
        ]
        version: 2
      }
      defaultTtl: -1
      indexingPolicy: policy
    }
    options: (throughput == 'serverless') ? {} : {
      autoscaleSettings: {
        maxThroughput: 4000
      }
    }
  }
}

resource access 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    principalId: principalId
    scope: account.id
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
output database string = database.name
output container string = documents.name
