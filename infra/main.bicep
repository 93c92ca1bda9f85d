// Bode in one resource group: what it runs on, where it keeps things, who it is there, and who is warned.
// Nothing here is secret: Bode enters everything with one managed identity. docs/beheer/azure.md says how it is used.
targetScope = 'resourceGroup'

@description('What every resource is called after: small letters and figures. With the id of the resource group it names the accounts that must be unique in the world.')
@minLength(3)
@maxLength(11)
param name string = 'bode'

@description('Region of everything but the bot, which is everywhere.')
param location string = resourceGroup().location

@description('Container registry in this resource group, without .azurecr.io.')
param registry string

@description('Image in the registry, with its version: bode:0.1.0')
param image string

@description('Application (client) id of the app registration.')
@minLength(36)
@maxLength(36)
param appId string

@description('Tenant of the app registration.')
param tenantId string = tenant().tenantId

@description('Own name on the web, such as bode.mijnstad.be. Empty: the one that Container Apps gives.')
param host string = ''

@description('Id of the certificate of that name in the environment, once it is bound there. Empty as long as there is none.')
param certificateId string = ''

@description('Other settings of Bode by the name of their variable (docs/settings.md). No secrets: they would stand in the history of deployments.')
param settings object = {}

@description('Secrets that are settings, which stay in a key vault: name (small letters), variable and url of each.')
param secrets array = []

@description('Files that are secret, such as the key of a seal, from the same vault: name, file below /vault, and url of each.')
param secretFiles array = []

@description('Instances at the least. Two, so that one can go while the other answers.')
@minValue(2)
@maxValue(30)
param replicas int = 2

@description('Instances at the most.')
@minValue(2)
@maxValue(30)
param mostReplicas int = 4

@description('Cores of each instance. Memory goes with it: 2 GiB for each core.')
@allowed([
  '0.5'
  '1.0'
  '2.0'
])
param cores string = '0.5'

@description('Memory of each instance: 1Gi with 0.5 cores, 2Gi with 1.0, 4Gi with 2.0.')
@allowed([
  '1Gi'
  '2Gi'
  '4Gi'
])
param memory string = '1Gi'

@description('Revision that goes on getting everything while a new one starts. Empty: the newest that is ready gets it.')
param keptRevision string = ''

@description('How Cosmos DB is paid for: by what is asked, or by the busiest second of each hour. Cannot be changed later.')
@allowed([
  'serverless'
  'autoscale'
])
param throughput string = 'serverless'

@description('Account of Cosmos DB, where it is another than the one that is made here: one that was put back.')
param documentsAccount string = ''

@description('Where warnings go.')
param alertAddress string

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: {
    name: name
    location: location
    registry: registry
  }
}

module logs 'modules/logs.bicep' = {
  name: 'logs'
  params: {
    name: name
    location: location
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  params: {
    name: name
    location: location
    principalId: identity.outputs.principalId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  params: {
    name: name
    location: location
    accountName: documentsAccount
    throughput: throughput
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  params: {
    name: name
    location: location
    image: '${identity.outputs.loginServer}/${image}'
    loginServer: identity.outputs.loginServer
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    workspaceId: logs.outputs.workspaceId
    appId: appId
    tenantId: tenantId
    host: host
    certificateId: certificateId
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    cosmosContainer: cosmos.outputs.container
    storageEndpoint: storage.outputs.endpoint
    settings: settings
    secrets: secrets
    secretFiles: secretFiles
    cores: cores
    memory: memory
    replicas: replicas
    mostReplicas: mostReplicas
    keptRevision: keptRevision
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    appId: appId
    tenantId: tenantId
    address: app.outputs.address
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    alertAddress: alertAddress
    workspaceId: logs.outputs.workspaceId
    appResourceId: app.outputs.id
    appName: app.outputs.name
    cosmosId: cosmos.outputs.id
    storageId: storage.outputs.id
    replicas: replicas
  }
}

@description('Subject of the federated credential of the app registration.')
output identityPrincipalId string = identity.outputs.principalId

@description('Where Teams reaches Bode; the messaging endpoint stands below it.')
output address string = app.outputs.address

@description('What the DNS record of an own name points at.')
output generatedHost string = app.outputs.generatedHost

@description('What the TXT record asuid of an own name holds.')
output verificationId string = app.outputs.verificationId
