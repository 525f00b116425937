-- One new restriction a call: campaign, member and source out of a directory of 1,000, 300 and 300.

local parts

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["x-api-key"] = os.getenv("BENCH_KEY")
  local id = "00000000-0000-4000-8000-000000000###"
  local body = '{"memberId":"' .. id .. '","sourceId":"' .. id .. '"}'
  parts = split(
    wrk.format("POST", "/v2/campaigns/" .. id .. "/agent-source-restrictions", nil, body), { "###", "###", "###" })
end

function next_request(n)
  local campaign = math.floor(n / 90000)
  local member = math.floor(n / 300) % 300
  local source = n % 300
  return parts[1] .. string.format("%03d", campaign) .. parts[2] .. string.format("%03d", member) .. parts[3]
    .. string.format("%03d", source) .. parts[4]
end

function is_stored(status, body)
  return status == 200
end
