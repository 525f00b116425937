-- One new customer a call. The numbers are those of pgbench's script: ten area codes of eight million numbers each,
-- other ones than the loaded customers have.

local parts

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["x-api-key"] = os.getenv("BENCH_KEY")
  local body = '{"callerId":"+#NUMBER####","firstName":"Cleo","lastName":"Customer","status":"Lead"}'
  parts = split(wrk.format("POST", "/v2/customers", nil, body), { "#NUMBER####" })
end

function next_request(n)
  local area = math.floor(n / 8000000)
  return parts[1] .. string.format("%d", 12110000000 + area * 10000000 + 2000000 + n % 8000000) .. parts[2]
end

function is_stored(status, body)
  return status == 200
end
