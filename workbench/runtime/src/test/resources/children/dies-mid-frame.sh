# Sends one whole message, then dies in the middle of the next.
echo 1 >&3
printf '{"half":' >&3
kill -KILL $$
