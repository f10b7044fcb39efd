# Tells troff where Chinese lines may break: behind every Han character and closing mark, but before no closing mark.
# Bytes, for every sed: run it in the C locale. Neither in requests nor in the line that whatis(1) reads.
/^\./b
/ \\- /b
s/[\xE4-\xE9][\x80-\xBF][\x80-\xBF]/&\\:/g
s/\(\xEF\xBC[\x89\x8C\x9A\x9B\x9F]\|\xE3\x80[\x81\x82]\|\xE2\x80\x9D\)/&\\:/g
s/\\:\(\xEF\xBC[\x89\x8C\x9A\x9B\x9F]\|\xE3\x80[\x81\x82]\|\xE2\x80\x9D\)/\1/g
s/\\:$//
