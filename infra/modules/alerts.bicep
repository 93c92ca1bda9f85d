// What somebody must look at; docs/beheer/bewaken.md says what each means and what to do. Each line of `words` is an
// action that Bode logs, each of `columns` a figure of the line that each instance writes every minute.
param name string
param location string
param alertAddress string
param workspaceId string
param appResourceId string
param appName string
param cosmosId string
param storageId string
param replicas int

// severity: 1 is broken now, 2 is broken for somebody, 3 will be. most: so many lines in `window` are still usual.
var words = [
  {
    name: 'set-aside'
    actions: '"job.set_aside", "notice.rejected"'
    severity: 2
    most: 0
    window: 'PT15M'
  }
  {
    name: 'turns'
    actions: '"turn.failed", "reply.failed", "reply.lost"'
    severity: 2
    most: 5
    window: 'PT15M'
  }
  {
    name: 'not-ready'
    actions: '"readyz.failed", "readyz.disk"'
    severity: 1
    most: 10
    window: 'PT15M'
  }
  {
    name: 'queue'
    actions: '"queue.unavailable", "job.unsettled", "worker.failed", "round.failed", "readyz.part_failed", "watch.failed"'
    severity: 1
    most: 5
    window: 'PT15M'
  }
  {
    name: 'tokens'
    actions: '"token.renewal_failed"'
    severity: 2
    most: 3
    window: 'PT1H'
  }
  {
    name: 'log-lost'
    actions: '"store.log_lost", "stop.late"'
    severity: 3
    most: 0
    window: 'PT1H'
  }
]
// above: a line with more is one that is wrong. most: so many of those in `window` are still usual.
var columns = [
  {
    name: 'queue-age'
    column: 'queue_seconds'
    above: 300
    severity: 1
    most: 5
    window: 'PT15M'
  }
  {
    name: 'replica-lag'
    column: 'replica_seconds'
    above: 300
    severity: 2
    most: 5
    window: 'PT15M'
  }
  {
    name: 'directory-age'
    column: 'directory_seconds'
    above: 7200
    severity: 2
    most: 5
    window: 'PT15M'
  }
  {
    name: 'slow'
    column: 'turn_seconds'
    above: 5
    severity: 2
    most: 5
    window: 'PT15M'
  }
  {
    name: 'not-sent'
    column: 'not_sent'
    above: 5
    severity: 2
    most: 3
    window: 'PT15M'
  }
]
// Nobody writes it any more: then nothing else here would say anything either.
var fewest = 10
var figures = [
  {
    name: 'replicas'
    scope: appResourceId
    namespace: 'Microsoft.App/containerApps'
    metric: 'Replicas'
    window: 'PT15M'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: replicas
    severity: 1
  }
  {
    name: 'restarts'
    scope: appResourceId
    namespace: 'Microsoft.App/containerApps'
    metric: 'RestartCount'
    window: 'PT15M'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: 3
    severity: 2
  }
  {
    name: 'store'
    scope: cosmosId
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'ServiceAvailability'
    window: 'PT1H'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
    severity: 1
  }
  {
    name: 'storage'
    scope: storageId
    namespace: 'Microsoft.Storage/storageAccounts'
    metric: 'Availability'
    window: 'PT15M'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 99
    severity: 1
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-operators'
  location: 'global'
  properties: {
    groupShortName: 'Bode'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: alertAddress
        useCommonAlertSchema: true
      }
    ]
  }
}

resource said 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for one in words: {
  name: '${name}-${one.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${name}-${one.name}'
    severity: one.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: one.window
    autoMitigate: true
    // The table is there once the first line has come.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" | where tostring(parse_json(Log).action) in (${one.actions})'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: one.most
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource counted 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for one in columns: {
  name: '${name}-${one.name}'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${name}-${one.name}'
    severity: one.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: one.window
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" | extend line = parse_json(Log) | where tostring(line.action) == "watch.figures" and todouble(line.${one.column}) > ${one.above}'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: one.most
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}]

resource silent 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-silent'
  location: location
  kind: 'LogAlert'
  properties: {
    displayName: '${name}-silent'
    severity: 1
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    autoMitigate: true
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: 'ContainerAppConsoleLogs | where ContainerAppName == "${appName}" | where tostring(parse_json(Log).action) in ("watch.figures")'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: fewest
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: [
        people.id
      ]
    }
  }
}

resource measured 'Microsoft.Insights/metricAlerts@2018-03-01' = [for one in figures: {
  name: '${name}-${one.name}'
  location: 'global'
  properties: {
    severity: one.severity
    enabled: true
    scopes: [
      one.scope
    ]
    evaluationFrequency: 'PT5M'
    windowSize: one.window
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: one.name
          metricNamespace: one.namespace
          metricName: one.metric
          timeAggregation: one.aggregation
          operator: one.operator
          threshold: one.threshold
        }
      ]
    }
    actions: [
      {
        actionGroupId: people.id
      }
    ]
  }
}]
