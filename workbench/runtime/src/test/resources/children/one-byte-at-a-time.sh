# Sends one message by a system call for each of its bytes.
for byte in '"' s l o w ' ' '\303' '\251' '"' '\n'; do
    printf "$byte" >&3
done
