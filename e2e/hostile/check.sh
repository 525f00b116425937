#!/usr/bin/env bash
# Sends what no sound client sends to a running gateway and looks at the answers: one line for each example, and exit
# code 1 if one is wrong.
# What curl cannot write goes through check.mjs, for which Node 18 or newer is needed; neither needs a package.
#
#   eval "$(./outdial credentials --shell)"
#   e2e/hostile/check.sh
#
# To add an example: a line `answers NAME STATUS SHAPE [+HEADER-PATTERN]... [=BODY-PATTERN]... -- CURL-ARGUMENTS`. SHAPE
# is carecycle, genesys, cloudagent or any; each pattern is an extended regular expression: of a header line in lower
# case, or of the first 400 bytes of the body.
set -uo pipefail

gateway=${OUTDIAL_GATEWAY:?set OUTDIAL_GATEWAY (./outdial credentials --shell prints it)}
gateway=${gateway%/}
api_key=${OUTDIAL_API_KEY:?set OUTDIAL_API_KEY}
lead_feed=${OUTDIAL_CA_USER:?set OUTDIAL_CA_USER}
lead_key=${OUTDIAL_CA_KEY:?set OUTDIAL_CA_KEY}
agent=${OUTDIAL_AGENT_USER:?set OUTDIAL_AGENT_USER}:${OUTDIAL_AGENT_PASSWORD:?set OUTDIAL_AGENT_PASSWORD}
folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong=0

answers() {
  local name=$1 status=$2 shape=$3 fault="" body header
  shift 3
  local -a patterns=() texts=()
  while [[ $1 != -- ]]; do
    case $1 in
      =*) texts+=("${1#=}") ;;
      *) patterns+=("${1#+}") ;;
    esac
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
  for pattern in "${texts[@]+"${texts[@]}"}"; do
    grep -Eq "$pattern" <<<"$body" || fault+=" no $pattern in $body"
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

# Values that cannot be kept, and encodings that are no JSON.
json=(-H 'Content-Type: application/json')
key=(-H "x-api-key: $api_key" "${json[@]}")
feed=(-H "apiKey: $lead_key" "${json[@]}")
answers 'a number beyond range at an enum' 422 carecycle '=VALIDATION_ERROR' -- "${key[@]}" -d '{"name": "x", "status": 1e400}' "$gateway/v2/campaigns"
answers 'a date with a blank for its T' 422 carecycle '=startDate' -- "${key[@]}" -d '{"name": "x", "startDate": "2030-01-01 10:00:00Z"}' "$gateway/v2/campaigns"
printf '{"name": "x"}' >"$work/utf8"
for encoding in UCS-4 UTF-16 UTF-32LE; do
  iconv -f UTF-8 -t "$encoding" "$work/utf8" >"$work/encoded"
  answers "a body in $encoding" 400 carecycle '=BAD_REQUEST' -- "${key[@]}" --data-binary "@$work/encoded" "$gateway/v2/campaigns"
  answers "a body in $encoding, without credentials" 401 carecycle -- "${json[@]}" --data-binary "@$work/encoded" "$gateway/v2/campaigns"
  answers "a lead in $encoding" 400 cloudagent -- "${json[@]}" --data-binary "@$work/encoded" "$gateway/ca_apis/AddCampaignData"
done
lead() {
  printf '{"userName": "%s", "campaignName": "Progressive_Nonagentwise", %s}' "$lead_feed" "$1"
}
answers 'a date beyond the year 9999' 200 cloudagent '=Invalid date format' -- "${feed[@]}" \
  -d "$(lead '"phoneNumber": "+12025550190", "expiryDate": "294277-01-01"')" "$gateway/ca_apis/AddCampaignData"
for number in 911 112 000 0000000000 2.03E+09; do
  answers "a lead to $number" 200 cloudagent '="status":"(error|Error)"' -- "${feed[@]}" \
    -d "$(lead "\"phoneNumber\": \"$number\"")" "$gateway/ca_apis/AddCampaignData"
done
answers 'a message id that is a word comes back' 200 any '="id":"abc-1"' '="successful":true' -- -u "$agent" "${json[@]}" \
  -d '[{"channel": "/meta/handshake", "id": "abc-1", "version": "1.0", "supportedConnectionTypes": ["long-polling"]}]' "$gateway/api/v2/notifications"
for tried in 1 2 3 4 5; do
  answers "a wrong login is refused ($tried)" 401 genesys -- -u "nobody-$$:wrong" "${json[@]}" -d '{}' "$gateway/api/v2/me/outbound-records/13"
done
answers 'the next one has to wait' 429 genesys '+^retry-after: [1-9]' -- -u "nobody-$$:wrong" "${json[@]}" -d '{}' "$gateway/api/v2/me/outbound-records/13"

# What one request may cost: 64 bodies of 349,000 empty objects at once through each door, by nobody.
{
  printf '['
  yes '{},' | head -n 349000 | tr -d '\n'
  printf '{}]'
} >"$work/objects"
for path in /v2/campaigns /v2/customers /api/v2/me/outbound-records /ca_apis/AddCampaignData /api/v2/notifications; do
  for n in $(seq 64); do
    curl --silent --output /dev/null --write-out '%{http_code}\n' --max-time 60 "${json[@]}" --data-binary "@$work/objects" "$gateway$path" \
      >"$work/status.$n" 2>/dev/null &
  done
  answers "others are served beside 64 bodies of empty objects to $path" 200 any -- "${key[@]}" "$gateway/v2/campaigns?limit=1"
  wait
  if cat "$work"/status.* | grep -Eqv '^(400|401|413|422|429|503)$'; then
    echo "WRONG 64 bodies of empty objects to $path: $(sort "$work"/status.* | uniq -c | tr '\n' ' ')"
    wrong=1
  else
    echo "ok    64 bodies of empty objects to $path are refused"
  fi
  rm -f "$work"/status.*
done
answers 'everybody is alive afterwards: customers' 200 any -- "${key[@]}" "$gateway/v2/customers?limit=1"
answers 'everybody is alive afterwards: transfer configs' 200 any -- "${key[@]}" "$gateway/v2/campaigns/transfer-configs"
answers 'everybody is alive afterwards: campaigns' 200 any -- "${key[@]}" "$gateway/v2/campaigns?limit=1"

if command -v node >/dev/null 2>&1; then
  node "$folder/check.mjs" || wrong=1
else
  echo "left out, since there is no Node on the PATH: check.mjs"
fi
exit $wrong
