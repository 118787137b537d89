process.send({
