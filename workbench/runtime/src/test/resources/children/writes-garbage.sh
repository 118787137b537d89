# Sends a lot of random bytes, and then one message.
head -c 300000 /dev/urandom >&3
echo >&3
echo '{"after":"garbage"}' >&3
