-- One new lead a call, with a key of its own if BENCH_IDEMPOTENT is set. The numbers are those of pgbench's script for
-- leads: ten area codes, eight million numbers each.

local parts
local idempotent

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["apiKey"] = os.getenv("BENCH_KEY")
  idempotent = os.getenv("BENCH_IDEMPOTENT") ~= nil
  if idempotent then
    wrk.headers["Idempotency-Key"] = "#KEY####"
  end
  local body = string.format(
    '{"userName":"%s","campaignName":"%s","phoneNumber":"+#NUMBER####","Name":"%s","priority":"5","checkDuplicate":"true"}',
    os.getenv("BENCH_USER"), os.getenv("BENCH_CAMPAIGN_NAME"), os.getenv("BENCH_NAME"))
  parts = split(wrk.format("POST", "/ca_apis/AddCampaignData", nil, body), idempotent and { "#KEY####", "#NUMBER####" } or { "#NUMBER####" })
end

function next_request(n)
  local area = math.floor(n / 8000000)
  local number = string.format("%d", 12010000000 + area * 10000000 + 2000000 + n % 8000000)
  if idempotent then
    return parts[1] .. "bench-" .. number .. parts[2] .. number .. parts[3]
  end
  return parts[1] .. number .. parts[2]
end

function is_stored(status, body)
  return status == 200 and body:find("SuccessFully Updated", 1, true) ~= nil
end
