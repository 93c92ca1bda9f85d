#!/usr/bin/env bash
# Geeft de app van Bode toegang tot één SharePoint-site / gives Bode's app access to one SharePoint site.
#
#   TOKEN=... APP_ID=... ./site-toekennen.sh https://school.sharepoint.com/sites/personeel [read|write|fullcontrol]
#
# TOKEN is van een beheerder met Sites.FullControl.All (Graph Explorer, tabblad "Access token"); het wordt nergens bewaard.
# TOKEN is of an administrator with Sites.FullControl.All (Graph Explorer, tab "Access token"); it is kept nowhere.
set -euo pipefail

site=${1:?geef het adres van de site / give the address of the site}
role=${2:-read}
graph=${GRAPH_URL:-https://graph.microsoft.com/v1.0}
: "${TOKEN:?zet TOKEN / set TOKEN}" "${APP_ID:?zet APP_ID / set APP_ID}"
[[ $role == read || $role == write || $role == fullcontrol ]] || {
    echo "rol/role: read (niveau/level 1), fullcontrol (2), write (een lijst/a list)" >&2
    exit 2
}
[[ $site =~ ^https://([^/]+)/?(.*)$ ]] || { echo "$site: https://..." >&2; exit 2; }
host=${BASH_REMATCH[1]} path=${BASH_REMATCH[2]%/}

# The token goes in by a file descriptor: what stands on a command line, others on the machine can read.
ask() { curl --silent --show-error --fail-with-body --config <(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN") "$@"; }

refused() { echo "$1" >&2; exit 1; }
found=$(ask "$graph/sites/$host${path:+:/$path}?\$select=id") || refused "$found"
id=$(sed -n 's/.*"id" *: *"\([^"]*\)".*/\1/p' <<<"$found")
[[ $id ]] || refused "$found"
body=$(printf '{"roles":["%s"],"grantedToIdentities":[{"application":{"id":"%s","displayName":"Bode"}}]}' "$role" "$APP_ID")
answer=$(ask --request POST --header 'Content-Type: application/json' --data "$body" "$graph/sites/$id/permissions") ||
    refused "$answer"
echo "$site: $role voor/for $APP_ID"
