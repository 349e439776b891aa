# cmake -DIN=file -DOUT=file.c -DNAME=symbol -P embed.cmake: a text file as a C string.
file(READ ${IN} hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1, " bytes "${hex}")
string(REGEX REPLACE "((0x[0-9a-f][0-9a-f], ){16})" "\\1\n    " bytes "${bytes}")
get_filename_component(from ${IN} NAME)
file(WRITE ${OUT} "/* Made from ${from} by embed.cmake. */\n#include \"report/assets.h\"\n\n"
                  "const char ${NAME}[] = {\n    ${bytes}0};\n")
