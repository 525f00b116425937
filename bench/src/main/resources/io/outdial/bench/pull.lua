-- One preview record a call, by each agent in turn.

local requests = {}

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  local bodies = os.getenv("BENCH_BODIES"):gmatch("[^\n]+")
  for authorization in os.getenv("BENCH_AUTHORIZATIONS"):gmatch("[^,]+") do
    wrk.headers["Authorization"] = authorization
    table.insert(requests, wrk.format("POST", os.getenv("BENCH_PATH"), nil, bodies()))
  end
end

function next_request(n)
  return requests[n % #requests + 1]
end

function is_stored(status, body)
  return status == 200 and body:find('"statusCode":0', 1, true) ~= nil
end
