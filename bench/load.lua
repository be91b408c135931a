-- The load of one (server, operation). Python writes the plan (a Lua table) and the ids, one a line:
--   wrk … URL -- plan.lua start
-- `vary` says what fills the path's %s: "id" (random of the ids), "page" (0..9) or "none". A body's {n} counts up from
-- `start`, so that no two writes carry the same value: a patch that changes nothing would be no write at all.

local plan, ids, counter

function init(args)
   plan = dofile(args[1])
   counter = tonumber(args[2])
   math.randomseed(counter)
   ids = {}
   for line in io.lines(plan.ids) do ids[#ids + 1] = line end
end

function request()
   local path, body = plan.path, plan.body
   if plan.vary == "id" then
      path = string.format(path, ids[math.random(#ids)])
   elseif plan.vary == "page" then
      path = string.format(path, plan.first_page + math.random(0, 9))
   end
   if body then
      counter = counter + 1
      body = string.gsub(body, "{n}", string.format("%d", counter))
   end
   return wrk.format(plan.method, path, plan.headers, body)
end

function done(summary, latency)
   local e = summary.errors
   io.write(string.format(
      '\nRESULT {"requests": %d, "microseconds": %d, "bytes": %d, "refused": %d, "broken": %d, "p50": %d, "p99": %d}\n',
      summary.requests, summary.duration, summary.bytes, e.status, e.connect + e.read + e.write + e.timeout,
      latency:percentile(50), latency:percentile(99)))
end
