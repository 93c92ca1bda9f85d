// Bode itself: at least two instances, each with a folder of its own that goes with it.
param name string
param location string
param image string
param loginServer string
param identityId string
param clientId string
param workspaceId string
param appId string
param tenantId string
param host string
param certificateId string
param cosmosEndpoint string
param cosmosDatabase string
param cosmosContainer string
param storageEndpoint string
param settings object
param secrets array
param secretFiles array
param cores string
param memory string
param replicas int
param mostReplicas int
param keptRevision string

var port = 3978
var generated = '${name}.${environment.properties.defaultDomain}'
var known = empty(host) ? generated : host
var names = [
  {
    name: host
    certificateId: certificateId
    bindingType: 'SniEnabled'
  }
]
var others = [for one in items(settings): {
  name: one.key
  value: string(one.value)
}]
var vaulted = [for one in concat(secrets, secretFiles): {
  name: one.name
  keyVaultUrl: one.url
  identity: identityId
}]
var fromVault = [for one in secrets: {
  name: one.variable
  secretRef: one.name
}]
var files = [for one in secretFiles: {
  secretRef: one.name
  path: one.file
}]
var data = [
  {
    name: 'data'
    storageType: 'EmptyDir'
  }
]
var vault = [
  {
    name: 'vault'
    storageType: 'Secret'
    secrets: files
  }
]
var ofData = [
  {
    volumeName: 'data'
    mountPath: '/data'
  }
]
var ofVault = [
  {
    volumeName: 'vault'
    mountPath: '/vault'
  }
]
var newest = [
  {
    latestRevision: true
    weight: 100
  }
]
var kept = [
  {
    revisionName: keptRevision
    weight: 100
  }
  {
    latestRevision: true
    weight: 0
  }
]

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: '${name}-environment'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource lines 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: environment
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'ContainerAppConsoleLogs'
        enabled: true
      }
      {
        category: 'ContainerAppSystemLogs'
        enabled: true
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: name
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Multiple'
      maxInactiveRevisions: 10
      ingress: {
        external: true
        allowInsecure: false
        targetPort: port
        transport: 'http'
        traffic: empty(keptRevision) ? newest : kept
        customDomains: empty(certificateId) ? [] : names
      }
      secrets: vaulted
      registries: [
        {
          server: loginServer
          identity: identityId
        }
      ]
    }
    template: {
      terminationGracePeriodSeconds: 30
      scale: {
        minReplicas: replicas
        maxReplicas: mostReplicas
        rules: [
          {
            name: 'conversations'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
      // Without a list of its own such a volume would hold every secret.
      volumes: empty(secretFiles) ? data : concat(data, vault)
      containers: [
        {
          name: 'bode'
          image: image
          resources: {
            cpu: json(cores)
            memory: memory
          }
          volumeMounts: empty(secretFiles) ? ofData : concat(ofData, ofVault)
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/healthz'
                port: port
              }
              periodSeconds: 10
              timeoutSeconds: 5
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/readyz'
                port: port
              }
              periodSeconds: 5
              timeoutSeconds: 5
              failureThreshold: 6
            }
          ]
          env: concat([
            {
              name: 'BODE_HOST'
              value: '0.0.0.0'
            }
            {
              name: 'BODE_PORT'
              value: string(port)
            }
            {
              name: 'BODE_DATA_DIR'
              value: '/data'
            }
            {
              name: 'BODE_ADDRESS'
              value: 'https://${known}'
            }
            {
              name: 'BODE_APP_ID'
              value: appId
            }
            {
              name: 'BODE_APP_FEDERATED_IDENTITY'
              value: clientId
            }
            {
              name: 'BODE_TENANT_IDS'
              value: tenantId
            }
            {
              name: 'BODE_AZURE_IDENTITY'
              value: clientId
            }
            {
              name: 'BODE_STORE'
              value: 'cosmos'
            }
            {
              name: 'BODE_COSMOS_ENDPOINT'
              value: cosmosEndpoint
            }
            {
              name: 'BODE_COSMOS_DATABASE'
              value: cosmosDatabase
            }
            {
              name: 'BODE_COSMOS_CONTAINER'
              value: cosmosContainer
            }
            {
              name: 'BODE_QUEUE'
              value: 'azure'
            }
            {
              name: 'BODE_BLOBS'
              value: 'azure'
            }
            {
              name: 'BODE_AZURE_STORAGE_ACCOUNT'
              value: storageEndpoint
            }
            {
              name: 'BODE_DRAIN_SECONDS'
              value: '5'
            }
          ], others, fromVault)
        }
      ]
    }
  }
}

output id string = app.id
output name string = app.name
output address string = 'https://${known}'
output generatedHost string = generated
output verificationId string = app.properties.customDomainVerificationId
