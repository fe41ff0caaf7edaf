-- expect: value hello_world 3 a.b.c 00042
-- luacheck: ignore
return ("Hello World"):lower():gsub(" ", "_") .. "", select("#", ("a,b,c"):match("(%w),(%w),(%w)")),
       table.concat({ "a", "b", "c" }, "."), string.format("%05d", 42)
