# Geeft de app van Bode toegang tot SharePoint-sites, één voor één / gives Bode's app access to SharePoint sites, one by one.
#
#   Install-Module Microsoft.Graph.Authentication -Scope CurrentUser
#   ./site-toekennen.ps1 -AppId <id> -Site https://school.sharepoint.com/sites/personeel, https://school.sharepoint.com/sites/kompas
#
# Meld je aan als beheerder: alleen deze sessie krijgt Sites.FullControl.All.
# Sign in as an administrator: this session alone gets Sites.FullControl.All.
param(
    [Parameter(Mandatory)] [guid] $AppId,
    [Parameter(Mandatory)] [uri[]] $Site,
    [ValidateSet('read', 'write', 'fullcontrol')] [string] $Role = 'read'
)
$ErrorActionPreference = 'Stop'
$graph = 'https://graph.microsoft.com/v1.0'
Connect-MgGraph -Scopes 'Sites.FullControl.All' -NoWelcome
try {
    foreach ($one in $Site) {
        $path = $one.AbsolutePath.Trim('/')
        $address = if ($path) { "$graph/sites/$($one.Host):/$path" } else { "$graph/sites/$($one.Host)" }
        $id = (Invoke-MgGraphRequest -Method GET -Uri "${address}?`$select=id").id
        $body = @{
            roles               = @($Role)
            grantedToIdentities = @(@{ application = @{ id = "$AppId"; displayName = 'Bode' } })
        }
        Invoke-MgGraphRequest -Method POST -Uri "$graph/sites/$id/permissions" -Body ($body | ConvertTo-Json -Depth 5) | Out-Null
        "${one}: $Role voor/for $AppId"
    }
}
finally {
    Disconnect-MgGraph | Out-Null
}
