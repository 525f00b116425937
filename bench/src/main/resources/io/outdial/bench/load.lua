-- Five hundred new leads a call. The numbers are those of load.pgbench: eight area codes, eight million numbers each.

local leads = 500
local sets = 128000
local head, tail, row

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  local body = string.format(
    '{"apiKey":"%s","userName":"%s","campaignName":"%s","checkDuplicate":"true","bulkData":{"map":["PhoneNumber","Name","Priority"],"data":[#ROWS#]}}',
    os.getenv("BENCH_KEY"), os.getenv("BENCH_USER"), os.getenv("BENCH_CAMPAIGN_NAME"))
  local parts = split(body, { "#ROWS#" })
  head, tail = parts[1], parts[2]
  row = '["+%d","' .. os.getenv("BENCH_NAME") .. '",5]'
end

function next_request(n)
  local rows = {}
  for i = 0, leads - 1 do
    local m = n + i * sets
    rows[i + 1] = string.format(row, 12120000000 + math.floor(m / 8000000) * 10000000 + 2000000 + m % 8000000)
  end
  local path = "/cloudAgentRestAPI/index.php/AddCampaignBulkDataV4/addBulkData/format/json"
  return wrk.format("POST", path, nil, head .. table.concat(rows, ",") .. tail)
end

function is_stored(status, body)
  return status == 200 and select(2, body:gsub("SuccessFully Updated", "")) == leads
end
