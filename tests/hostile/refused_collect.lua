-- expect: error collectgarbage("count") only
-- luacheck: ignore
collectgarbage('step')
