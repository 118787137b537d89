// As a child: what it sends must come back the same.
const { roundTrips } = require('./advanced-values.js');

process.on('message', roundTrips(
  (message) => process.send(message),
  (count, wrong) => {
    console.log(wrong.length ? wrong.join('\n') : `${count} came back the same`);
    process.disconnect();
  },
));
