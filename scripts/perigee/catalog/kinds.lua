--- The kinds of catalog that there are.  A kind is a module with
--   name     what a file says in `kind`
--   folder   where its files lie in a catalog folder, one owner a file
--   owner    the field that names whose entries a file holds ("provider")
--   noun     what an entry is called in messages ("model")
--   check    (data, report): reports what is wrong with a file's data
--   entries  (data, places, file): the entries of a file without a problem, each
--            with name ("owner/entry"), aliases, rows, file, line
--   row      (entry, day): the row in force, or nil, message
local kinds = {
  list = { (require "perigee.catalog.prices") }, -- require gives two results
  by_name = {},
  by_folder = {},
  names = {},
}

for i, kind in ipairs(kinds.list) do
  kinds.by_name[kind.name] = kind
  kinds.by_folder[kind.folder] = kind
  kinds.names[i] = kind.name
end
table.sort(kinds.names)

return kinds
