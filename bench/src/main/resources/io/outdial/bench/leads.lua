-- One new lead a call. The numbers are those of pgbench's script for leads: ten area codes, eight million numbers each.

local parts

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["apiKey"] = os.getenv("BENCH_KEY")
  local body = string.format(
    '{"userName":"%s","campaignName":"%s","phoneNumber":"+#NUMBER####","Name":"%s","priority":"5","checkDuplicate":"true"}',
    os.getenv("BENCH_USER"), os.getenv("BENCH_CAMPAIGN_NAME"), os.getenv("BENCH_NAME"))
  parts = split(wrk.format("POST", "/ca_apis/AddCampaignData", nil, body), { "#NUMBER####" })
end

function next_request(n)
  local area = math.floor(n / 8000000)
  return parts[1] .. string.format("%d", 12010000000 + area * 10000000 + 2000000 + n % 8000000) .. parts[2]
end

function is_stored(status, body)
  return status == 200 and body:find("SuccessFully Updated", 1, true) ~= nil
end
