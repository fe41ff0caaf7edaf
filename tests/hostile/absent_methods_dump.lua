-- expect: value nil
-- luacheck: ignore
return (''):len() == 0 and ('').dump
