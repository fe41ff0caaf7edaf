# Modules for Lua that stand by themselves: they know nothing of Perigee, and are not
# built where their library is not there.
#
# perigee_optional(NAME HEADER LIBRARY WITHOUT SOURCE...)
function(perigee_optional name header library without)
  string(TOUPPER ${library} key)
  find_path(${key}_INCLUDE_DIR ${header})
  find_library(${key}_LIBRARY ${library})
  if(NOT ${key}_INCLUDE_DIR OR NOT ${key}_LIBRARY)
    message(STATUS "lib${library} was not found: ${without}")
    return()
  endif()
  add_library(perigee_${name} MODULE ${ARGN})
  target_include_directories(perigee_${name} SYSTEM
    PRIVATE ${${key}_INCLUDE_DIR} ${lua_include})
  set_target_properties(perigee_${name} PROPERTIES
    OUTPUT_NAME ${name} PREFIX "" SUFFIX .so
    LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib/lua/5.4/perigee)
  target_link_libraries(perigee_${name} PRIVATE ${${key}_LIBRARY})
  if(APPLE)
    target_link_options(perigee_${name} PRIVATE LINKER:-undefined,dynamic_lookup)
  endif()
  if(PERIGEE_SANITIZE)
    target_link_options(perigee_${name} PRIVATE LINKER:-z,nodelete)
  endif()
  install(TARGETS perigee_${name} LIBRARY DESTINATION ${PERIGEE_LUA_CDIR}/perigee)
endfunction()
