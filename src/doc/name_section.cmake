# Reference page -> the same with the NAME section that manual pages need, made from its title.
# Usage: cmake -DIN=page.md -DOUT=page.md -DNAME=orkestrooster-season -P name_section.cmake
file(READ ${IN} text)
if(NOT text MATCHES "^# ([^\n]*)\n")
  message(FATAL_ERROR "${IN}: the first line is no title")
endif()
set(title "${CMAKE_MATCH_1}")
string(REGEX REPLACE "^# [^\n]*\n" "" text "${text}")
file(WRITE ${OUT} "# NAME\n\n${NAME} - ${title}\n\n# DESCRIPTION\n${text}")
