-- One decision a call: campaign, member and source out of 1,000, 200 and 20. BENCH_OPERATION tells which endpoint.

local parts

function prepare()
  wrk.headers["x-api-key"] = os.getenv("BENCH_KEY")
  local id = "00000000-0000-4000-8000-000000000###"
  local path = "/v2/campaigns/" .. id .. "/agent-source-restrictions/" .. os.getenv("BENCH_OPERATION")
    .. "?memberId=" .. id .. "&sourceId=" .. id
  parts = split(wrk.format("GET", path), { "###", "###", "###" })
end

function next_request(n)
  return parts[1] .. string.format("%03d", math.floor(n / 4000)) .. parts[2] .. string.format("%03d", math.floor(n / 20) % 200)
    .. parts[3] .. string.format("%03d", n % 20) .. parts[4]
end

function is_stored(status, body)
  return status == 200 and body:find('"allowed":', 1, true) ~= nil
end
