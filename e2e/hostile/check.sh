#!/usr/bin/env bash
# Sends what no sound client sends to a running gateway and looks at the answers: one line for each example, and exit code 1 if one is wrong.
# What curl cannot write goes through check.mjs, for which Node 18 or newer is needed; neither needs a package.
#
#   eval "$(./outdial credentials --shell)"
#   e2e/hostile/check.sh
#
# To add an example: a line `answers NAME STATUS SHAPE [+HEADER-PATTERN]... -- CURL-ARGUMENTS`. SHAPE is carecycle, genesys, cloudagent or any;
# each HEADER-PATTERN is an extended regular expression that a header line must match, in lower case.
set -uo pipefail

gateway=${OUTDIAL_GATEWAY:?set OUTDIAL_GATEWAY (./outdial credentials --shell prints it)}
gateway=${gateway%/}
api_key=${OUTDIAL_API_KEY:?set OUTDIAL_API_KEY}
agent=${OUTDIAL_AGENT_USER:?set OUTDIAL_AGENT_USER}:${OUTDIAL_AGENT_PASSWORD:?set OUTDIAL_AGENT_PASSWORD}
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong=0

answers() {
  local name=$1 status=$2 shape=$3 fault="" body header
  shift 3
  local -a patterns=()
  while [[ $1 != -- ]]; do
    patterns+=("${1#+}")
    shift
  done
  shift
  local got
  got=$(curl --silent --show-error --max-time 20 --path-as-is --globoff --output "$work/body" --dump-header "$work/head" \
    --write-out '%{http_code}' "$@" 2>"$work/error")
  [[ $got == "$status" ]] || fault="status $got instead of $status $(head -c 200 "$work/error")"
  body=$(head -c 400 "$work/body" 2>/dev/null)
  header=$(tr -d '\r' <"$work/head" 2>/dev/null | tr '[:upper:]' '[:lower:]')
  case $shape in
    carecycle) [[ $body == '{"message":'*'"code":'* ]] || fault+=" body $body" ;;
    genesys) [[ $body == '{"statusCode":'*'"statusMessage":'* ]] || fault+=" body $body" ;;
    cloudagent) [[ $body == '{"status":'*'"message":'* ]] || fault+=" body $body" ;;
  esac
  if [[ $shape != any ]]; then
    patterns+=('^x-request-id: [a-z0-9._-]+$' '^cache-control: no-store$' '^x-content-type-options: nosniff$')
  fi
  for pattern in "${patterns[@]+"${patterns[@]}"}"; do
    grep -Eq "$pattern" <<<"$header" || fault+=" no header $pattern"
  done
  if [[ -z $fault ]]; then
    echo "ok    $name"
  else
    echo "WRONG $name:$fault"
    wrong=1
  fi
  rm -f "$work/body" "$work/head"
}

# Targets that are none, in the shape of each API.
while read -r shape path; do
  for bad in '%zz' '%00' '%2fx' ';x=1' 'a|b' 'a{b' 'a\b' 'a^b'; do
    answers "$path/$bad" 400 "$shape" -- "$gateway$path/$bad"
  done
  for bad in '100%' 'a|b' 'a{b' 'a\b' 'a^b'; do
    answers "$path?search=$bad" 400 "$shape" -- "$gateway$path?search=$bad"
  done
  answers "$path, a target of 9,000 characters" 414 "$shape" -- "$gateway$path?x=$(printf '%09000d' 0)"
  answers "$path, a header of 20,000 characters" 431 "$shape" -- -H "X-Large: $(printf '%020000d' 0)" "$gateway$path"
  answers "$path, upgrade to WebSocket" 400 "$shape" -- \
    -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: eA==' "$gateway$path"
  answers "$path, upgrade to HTTP/2 without settings" 400 "$shape" -- -H 'Connection: Upgrade' -H 'Upgrade: h2c' "$gateway$path"
  answers "$path, no Host" 400 "$shape" -- -H 'Host:' "$gateway$path"
  answers "OPTIONS $path/nothing/is/here" 404 "$shape" -- -X OPTIONS "$gateway$path/nothing/is/here"
done <<'APIS'
carecycle /v2/customers
genesys /api/v2/me
cloudagent /ca_apis
APIS
answers '/ca_apis alone' 404 cloudagent -- "$gateway/ca_apis"
answers 'a path that leads nowhere' 404 carecycle -- "$gateway/internal/v1/events"

# What headers an answer has.
answers '405 says which methods there are' 405 carecycle '+^allow: .*get' -- -X DELETE -H "x-api-key: $api_key" "$gateway/v2/campaigns"
answers '405 of Genesys' 405 genesys '+^allow: .*post' -- -X PUT -u "$agent" "$gateway/api/v2/me/outbound-records/13"
answers '405 of CloudAgent' 405 cloudagent '+^allow: .*post' -- -X PUT "$gateway/ca_apis/AddCampaignData"
answers '401 says how to log in' 401 carecycle '+^www-authenticate: apikey ' -- "$gateway/v2/campaigns"
answers '401 of Genesys' 401 genesys '+^www-authenticate: basic realm=' -- \
  -H 'Content-Type: application/json' -d '{}' "$gateway/api/v2/me/outbound-records/13"
answers 'OPTIONS on what is there' 204 any '+^allow: .*get' -- -X OPTIONS "$gateway/v2/campaigns"
answers 'the API documents cannot be framed' 200 any "+^content-security-policy: .*frame-ancestors 'none'" -- "$gateway/docs/"
answers 'a document is asked for again each time' 200 any '+^cache-control: no-cache$' -- "$gateway/openapi/outbound.yaml"

# Bodies, whatever frames them.
printf '{}' >"$work/empty-object"
head -c 20000000 /dev/zero | tr '\0' ' ' >"$work/large"
for version in --http1.1 --http2-prior-knowledge; do
  answers "a body without a length arrives ($version)" 422 carecycle -- "$version" -X POST -H "x-api-key: $api_key" \
    -H 'Content-Type: application/json' -T - "$gateway/v2/campaigns" <"$work/empty-object"
  answers "20 MB without a length are too many ($version)" 413 carecycle -- "$version" -X POST -H "x-api-key: $api_key" \
    -H 'Content-Type: application/json' -T - "$gateway/v2/campaigns" <"$work/large"
done

if command -v node >/dev/null 2>&1; then
  node "$folder/check.mjs" || wrong=1
else
  echo "left out, since there is no Node on the PATH: check.mjs"
fi
exit $wrong
