-- What every load has in common: unique numbers, counting of answers, a report as one line of JSON.
-- Put in front of a file that has the functions prepare(), next_request(n) and is_stored(status, body).

local threads = {}

function setup(thread)
  thread:set("thread_index", #threads)
  table.insert(threads, thread)
end

function init()
  thread_count = tonumber(os.getenv("BENCH_THREADS"))
  first = tonumber(os.getenv("BENCH_FIRST"))
  step = tonumber(os.getenv("BENCH_STEP"))
  size = tonumber(os.getenv("BENCH_SIZE"))
  made = 0
  stored = 0
  refused = 0
  first_refusal = ""
  prepare()
end

-- Splits a request at the places of its placeholders, so that each request only costs a concatenation.
function split(text, placeholders)
  local parts = {}
  local from = 1
  for _, placeholder in ipairs(placeholders) do
    local start, stop = text:find(placeholder, from, true)
    table.insert(parts, text:sub(from, start - 1))
    from = stop + 1
  end
  table.insert(parts, text:sub(from))
  return parts
end

-- Multiplying by a number without common factors with the size visits every number below it once, in an order without
-- locality.
function request()
  local k = first + made * thread_count + thread_index
  made = made + 1
  return next_request(k * step % size)
end

function response(status, headers, body)
  if is_stored(status, body) then
    stored = stored + 1
  else
    refused = refused + 1
    if refused == 1 then
      first_refusal = status .. " " .. body:sub(1, 200)
    end
  end
end

function done(summary, latency, requests)
  local all_stored, all_refused, refusal = 0, 0, ""
  for _, thread in ipairs(threads) do
    all_stored = all_stored + thread:get("stored")
    all_refused = all_refused + thread:get("refused")
    if refusal == "" then
      refusal = thread:get("first_refusal")
    end
  end
  local broken = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '\n{"micros":%d,"stored":%d,"refused":%d,"broken":%d,"p50Micros":%d,"p99Micros":%d,"firstRefusal":"%s"}\n',
    summary.duration, all_stored, all_refused, broken, latency:percentile(50), latency:percentile(99),
    refusal:gsub("%c", " "):gsub("\\", "/"):gsub('"', "'")))
end
