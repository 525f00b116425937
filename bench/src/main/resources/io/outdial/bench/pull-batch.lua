-- A hundred records a call. An answer with fewer says why.

local pull

function prepare()
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["x-api-key"] = os.getenv("BENCH_KEY")
  pull = wrk.format("POST", os.getenv("BENCH_PATH"), nil, '{"max":100,"dialler":"dialler"}')
end

function next_request(n)
  return pull
end

function is_stored(status, body)
  return status == 200 and body:find('"reason":null', 1, true) ~= nil
end
