-- One read a call. In BENCH_PATH the places #PHONE#, #FIRST# and #LAST# become the phone number and the names of
-- customer n; BENCH_FIND is part of a right answer.

local parts, names, find

function prepare()
  wrk.headers["x-api-key"] = os.getenv("BENCH_KEY")
  find = os.getenv("BENCH_FIND")
  names = {}
  local placeholders = {}
  local path = os.getenv("BENCH_PATH")
  for name in path:gmatch("#(%u+)#") do
    table.insert(names, name)
    table.insert(placeholders, "#" .. name .. "#")
  end
  parts = split(wrk.format("GET", path), placeholders)
end

local function value(name, n)
  if name == "PHONE" then
    return string.format("%d", 12012000000 + n)
  elseif name == "FIRST" then
    return string.format("%03d", n % 1000)
  end
  return string.format("%03d", math.floor(n / 1000))
end

function next_request(n)
  local text = parts[1]
  for i, name in ipairs(names) do
    text = text .. value(name, n) .. parts[i + 1]
  end
  return text
end

function is_stored(status, body)
  return status == 200 and body:find(find, 1, true) ~= nil
end
