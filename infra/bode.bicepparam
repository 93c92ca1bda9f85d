// One organisation. Copy it, and fill in what is yours; docs/beheer/azure.md says where each comes from.
using 'main.bicep'

param name = 'bode'
param registry = 'bodemijnstad'
param image = 'bode:0.1.0'
param appId = '1b4e28ba-2fa1-4d3b-8c5d-3e9a7f6b0c12'
param alertAddress = 'beheer@mijnstad.be'
param settings = {
  BODE_GRAPH_TENANT: '5f6107b0-18cb-4251-8686-d7035569bbf5'
  BODE_GRAPH_UNITS: 3600
  BODE_BINDING_LANGUAGE: 'nl'
}
